package ready

import (
	"math"
	"strings"
	"testing"
	"time"

	"careercoach/bot/coaching/skills"
	"careercoach/knowledge"
)

func day(n int) time.Time { return time.Date(2026, 3, n, 0, 0, 0, 0, time.UTC) }

// inputs are those of somebody in the middle.
func inputs() Inputs {
	own := map[string]int{"a": 2, "b": 3}
	needs := []skills.Need{{Skill: "a", Name: "A", Required: 4, Weight: 3}, {Skill: "b", Name: "B", Required: 3, Weight: 2}, {Skill: "c", Name: "C", Required: 2, Weight: 1}}
	m := skills.MeasureOf(needs, map[knowledge.SubjectID]skills.Own{"a": {Level: own["a"]}, "b": {Level: own["b"]}})
	return Inputs{
		Skills:    SkillsState{Known: true, Measure: m},
		Stories:   StoriesState{Stories: 5, All: 16, Covered: 8, Complete: 4, Next: "Dive Deep", Thin: "Ownership"},
		Practice:  PracticeState{Scored: 8, Average: 3, Last: day(1)},
		Logistics: LogisticsState{Known: true, Done: 6, All: 8, Open: []string{"Find a referral", "Apply"}},
		Now:       day(5).Add(9 * time.Hour),
	}
}

func TestBars(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Inputs)
		want   [4]float64
	}{
		{"in the middle", func(*Inputs) {}, [4]float64{12. / 20, 12. / 32, 8. / 16 * 3 / 4, 6. / 8}},
		{"nothing yet", func(in *Inputs) { *in = Inputs{Stories: StoriesState{All: 16}} }, [4]float64{0, 0, 0, 0}},
		{"practice a month old", func(in *Inputs) { in.Now = day(31) }, [4]float64{12. / 20, 12. / 32, 8. / 16 * 3 / 4 * 0.75, 6. / 8}},
		{"practice long ago", func(in *Inputs) { in.Now = day(1).AddDate(0, 0, 61) }, [4]float64{12. / 20, 12. / 32, 8. / 16 * 3 / 4 * 0.25, 6. / 8}},
		{"the time is not known", func(in *Inputs) { in.Now = time.Time{} }, [4]float64{12. / 20, 12. / 32, 8. / 16 * 3 / 4, 6. / 8}},
		{"more practice than full", func(in *Inputs) { in.Practice = PracticeState{Scored: 99, Average: 4} }, [4]float64{12. / 20, 12. / 32, 1, 6. / 8}},
	} {
		in := inputs()
		c.change(&in)
		for i, b := range Bars(in) {
			if math.Abs(b.Share-c.want[i]) > 1e-9 {
				t.Errorf("%s: %s: got %v, want %v", c.name, b.Name, b.Share, c.want[i])
			}
		}
	}
}

func TestFreshness(t *testing.T) {
	for days, want := range map[int]float64{0: 1, 14: 1, 15: 0.75, 30: 0.75, 31: 0.5, 60: 0.5, 61: 0.25, 1000: 0.25} {
		if got := freshness(day(1).AddDate(0, 0, days), day(1)); got != want {
			t.Errorf("after %d days: got %v, want %v", days, got, want)
		}
	}
	if got := freshness(day(1), day(2)); got != 1 {
		t.Errorf("a day ahead: got %v, want 1", got)
	}
}

func TestWordOf(t *testing.T) {
	for share, want := range map[float64]Word{0: Starting, 0.2499: Starting, 0.25: Building, 0.499: Building, 0.5: Close, 0.749: Close, 0.75: Ready, 1: Ready} {
		if got := WordOf(share); got != want {
			t.Errorf("%v: got %q, want %q", share, got, want)
		}
	}
	if got := (Bar{Share: 0.749}).Percent(); got != 74 {
		t.Errorf("got %d%%, want 74: no word stands above its bar", got)
	}
}

func TestLowest(t *testing.T) {
	bars := Bars(inputs())
	if got := Lowest(bars); got != barStories { // 0.375 as practice, which stands behind it
		t.Errorf("got %d, want the first of the lowest", got)
	}
}

// The first move raises the lowest bar as no other does, and what is shown of a
// move is what comes of it.
func TestMoves(t *testing.T) {
	texts := func(in Inputs) string {
		var out []string
		for _, m := range Moves(in) {
			out = append(out, m.Text)
		}
		return strings.Join(out, "; ")
	}
	in := inputs()
	in.Practice.Scored = 12 // 0.5625: stories are lowest
	if got, want := texts(in), "Write a complete story for Dive Deep; Complete your story for Ownership"; !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want it to begin with %q", got, want)
	}
	in.Stories.Covered, in.Stories.Complete = 16, 16 // practice is lowest
	got := Moves(in)
	if got[0].Bar != barPractice || math.Abs(got[0].To.Share-15./16*3/4) > 1e-9 || got[0].From.Share != Bars(in)[barPractice].Share {
		t.Errorf("got %+v, want three more answers", got[0])
	}
	in.Practice = PracticeState{Scored: 16, Average: 4, Last: in.Now} // skills are lowest
	if got, want := texts(in), "Raise A from 2 to 3; Answer for the one skill that is unknown"; !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want it to begin with %q", got, want)
	}
	in.Logistics.Done, in.Logistics.Open = 1, []string{"Find a referral", "Apply", "Choose a role"}
	if got, want := texts(in), "Find a referral; Apply; Choose a role"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Where nothing was done, the moves begin each of it; where all is done, there
// is none.
func TestMovesAtBothEnds(t *testing.T) {
	in := Inputs{Stories: StoriesState{All: 16, Next: "Customer Obsession"}, Logistics: LogisticsState{All: 8}}
	moves := Moves(in)
	if len(moves) != maxMoves {
		t.Fatalf("got %d moves, want %d", len(moves), maxMoves)
	}
	for _, m := range moves {
		if m.To.Share <= m.From.Share || m.Say == "" {
			t.Errorf("the move %+v raises nothing or begins nothing", m)
		}
	}
	need := []skills.Need{{Skill: "a", Required: 1, Weight: 1}}
	in = Inputs{
		Skills:    SkillsState{Known: true, Measure: skills.MeasureOf(need, map[knowledge.SubjectID]skills.Own{"a": {Level: 4}})},
		Stories:   StoriesState{Stories: 4, All: 16, Covered: 16, Complete: 16},
		Practice:  PracticeState{Scored: 16, Average: 4},
		Logistics: LogisticsState{Known: true, Done: 8, All: 8},
	}
	if got := Moves(in); len(got) != 0 {
		t.Errorf("got %+v with all done, want none", got)
	}
	if bars := Bars(in); WordOf(bars[Lowest(bars)].Share) != Ready {
		t.Errorf("got %+v, want all full", bars)
	}
}

// Trying a move leaves the inputs alone.
func TestMovesTryOnly(t *testing.T) {
	in := inputs()
	before := Bars(in)
	Moves(in)
	if after := Bars(in); after != before {
		t.Errorf("got %v after, %v before", after, before)
	}
}
