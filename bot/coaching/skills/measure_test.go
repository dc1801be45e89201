package skills

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/knowledge"
)

func TestMeasureOf(t *testing.T) {
	needs := []Need{
		{Skill: "a", Required: 4, Weight: 3}, // 12
		{Skill: "b", Required: 3, Weight: 2}, // 6
		{Skill: "c", Required: 2, Weight: 1}, // 2
	}
	for _, c := range []struct {
		name      string
		own       map[knowledge.SubjectID]Own
		low, high float64
		evidenced float64
		unknown   int
		gaps      []knowledge.SubjectID
	}{
		{"nothing known", nil, 0, 1, 0, 3, nil},
		{"unknown is not zero", map[knowledge.SubjectID]Own{"a": {Level: 2}, "b": {Level: Unknown}}, 6. / 20, 14. / 20, 0, 2, []knowledge.SubjectID{"a"}},
		{"zero is zero", map[knowledge.SubjectID]Own{"a": {Level: 0}, "b": {Level: 0}, "c": {Level: 0}}, 0, 0, 0, 0, []knowledge.SubjectID{"a", "b", "c"}},
		{"more than needed counts no more", map[knowledge.SubjectID]Own{"a": {Level: 4}, "b": {Level: 4, Evidence: Project}, "c": {Level: 4, Evidence: Story}}, 1, 1, 8. / 20, 0, nil},
		{"importance times gap orders", map[knowledge.SubjectID]Own{"a": {Level: 3}, "b": {Level: 0}, "c": {Level: 0}}, 9. / 20, 9. / 20, 0, 0, []knowledge.SubjectID{"b", "a", "c"}},
	} {
		m := MeasureOf(needs, c.own)
		var gaps []knowledge.SubjectID
		for _, l := range m.Gaps() {
			gaps = append(gaps, l.Skill)
		}
		if !close(m.Coverage.Low, c.low) || !close(m.Coverage.High, c.high) || !close(m.Evidenced, c.evidenced) || m.Unknown != c.unknown || !reflect.DeepEqual(gaps, c.gaps) {
			t.Errorf("%s: got %+v with the gaps %v", c.name, m, gaps)
		}
	}
}

func close(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestRange(t *testing.T) {
	for r, want := range map[Range]string{{0.456, 0.712}: "45–72%", {0.5, 0.5}: "50%", {0, 1}: "0–100%"} {
		if got := r.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A record with every line stays small, and comes back as it was kept.
func TestRecordKeeps(t *testing.T) {
	r := Record{Day: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)}.aimed("level-senior", "aws")
	for _, s := range required().Skills {
		r = r.with(Claim{Skill: s.ID, Own: Own{3, Story}}, 1767225600)
		r = r.with(Claim{Skill: s.ID, Own: Own{Level: 2}, Required: true}, 0)
	}
	p := bot.Profile{}
	if err := r.Save(p); err != nil {
		t.Fatal(err)
	}
	if size := len(p[profileName]); size > 4000 {
		t.Errorf("the record takes %d bytes, want at most 4,000", size)
	}
	got, err := Load(p)
	r.Version = version
	if err != nil || !reflect.DeepEqual(got, r) {
		t.Errorf("got %+v (%v), want %+v", got, err, r)
	}
	p[profileName] = json.RawMessage(`{"v":9}`)
	if _, err := Load(p); err == nil {
		t.Error("a record of a later version was read")
	}
	if got, err := Load(nil); err != nil || got.Known() {
		t.Errorf("got %+v (%v) of nothing", got, err)
	}
}

// Another level drops what was contested of the old one, and a run that is
// taken back leaves nothing.
func TestRecordChanges(t *testing.T) {
	r := Record{}.aimed("level-senior", AnyArea).with(Claim{Skill: "skill-iac", Own: Own{Level: 1}, Required: true}, 0)
	r = r.with(Claim{Skill: "skill-aws", Own: Own{Level: 3}}, 7).with(Claim{Skill: "skill-iac", Own: Own{Level: 2}}, 8)
	if got := r.without(7); len(got.Own) != 1 || len(r.Own) != 2 {
		t.Errorf("got %v of %v without a run", got.Own, r.Own)
	}
	if got := r.aimed("level-lead", AnyArea); got.Need != nil || len(r.Need) != 1 {
		t.Errorf("got %v of %v at another level", got.Need, r.Need)
	}
}

// A story that names a skill stands behind its claim, not behind an unknown one.
func TestStoriesAreEvidence(t *testing.T) {
	base := embedded(t)
	r := Record{}.aimed("level-engineer", AnyArea).with(Claim{Skill: "skill-iac", Own: Own{Level: 2}}, 0)
	m := r.Measure(base, []string{"I moved our servers to Terraform and wrote the runbook."})
	for _, l := range m.Lines {
		switch {
		case l.Skill == "skill-iac" && (l.Evidence != Story || l.Evidenced() != 2):
			t.Errorf("got %+v, want a story behind it", l)
		case l.Skill == "soft-operations" && l.Level != Unknown:
			t.Errorf("got %+v, want it unknown", l)
		}
	}
}
