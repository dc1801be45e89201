package rehearse_test

import (
	"bytes"
	"os"
	"testing"

	"careercoach/bot/rehearse"
	"careercoach/knowledge"

	"go.yaml.in/yaml/v4"
)

// A pair is two answers to one question, the better one first.
type pair struct {
	Name      string              `yaml:"name"`
	Principle knowledge.SubjectID `yaml:"principle"`
	Failure   bool                `yaml:"failure"`
	Better    string              `yaml:"better"`
	Worse     string              `yaml:"worse"`
	Unscored  rehearse.Reason     `yaml:"unscored"`
}

// A pairFile is a file of pairs, and of answers that must not be scored.
type pairFile struct {
	Pairs    []pair `yaml:"pairs"`
	Unscored []struct {
		Reason rehearse.Reason `yaml:"reason"`
		Text   string          `yaml:"text"`
	} `yaml:"unscored"`
}

func readPairs(t testing.TB, name string) pairFile {
	t.Helper()
	file, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out pairFile
	d := yaml.NewDecoder(bytes.NewReader(file))
	d.KnownFields(true)
	if err := d.Decode(&out); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

// question returns the question a pair answers.
func (p *pair) question() rehearse.Question {
	questions := rehearse.Questions(p.Principle)
	if len(questions) == 0 {
		return rehearse.Question{}
	}
	for _, q := range questions {
		if q.Failure == p.Failure {
			return q
		}
	}
	return questions[0]
}

// rank orders assessments: what is not scored comes last.
func rank(a rehearse.Assessment) int {
	points, scored := a.Total()
	if !scored {
		return -1
	}
	return points
}

func levels(a rehearse.Assessment) []int {
	if a.NotScored != rehearse.ReasonScored {
		return nil
	}
	var out []int
	for _, s := range a.Scores {
		out = append(out, int(s.Level))
	}
	return out
}

// TestPairs measures how many pairs are ordered right. Run it with -v for the
// points of each.
func TestPairs(t *testing.T) {
	for _, set := range []struct {
		file  string
		least int // per cent
	}{{"pairs.yaml", 100}, {"later.yaml", 95}, {"fresh.yaml", 90}, {"reader.yaml", 100}} {
		from := readPairs(t, set.file)
		right := 0
		for i := range from.Pairs {
			p := &from.Pairs[i]
			better := rehearse.Feedback(p.question(), p.Better)
			worse := rehearse.Feedback(p.question(), p.Worse)
			mark := "ok   "
			if rank(better) > rank(worse) {
				right++
			} else {
				mark = "WRONG"
			}
			t.Logf("%s %-34s %2d %v %s  > %2d %v %s", mark, p.Name, rank(better), levels(better), better.NotScored, rank(worse), levels(worse), worse.NotScored)
			if p.Unscored != "" && worse.NotScored != p.Unscored {
				t.Errorf("%s: the worse answer is not scored for %q, want %q", p.Name, worse.NotScored, p.Unscored)
			}
		}
		share := right * 100 / len(from.Pairs)
		t.Logf("%s: %d of %d pairs ordered right (%d%%)", set.file, right, len(from.Pairs), share)
		if share < set.least {
			t.Errorf("%s: %d%% of the pairs are ordered right, want %d%%", set.file, share, set.least)
		}
	}
}

func TestUnscored(t *testing.T) {
	q := rehearse.Questions("dive-deep")[0]
	for _, c := range append(readPairs(t, "pairs.yaml").Unscored, readPairs(t, "reader.yaml").Unscored...) {
		a := rehearse.Feedback(q, c.Text)
		if a.NotScored != c.Reason {
			t.Errorf("%.50q is not scored for %q, want %q (%v)", c.Text, a.NotScored, c.Reason, levels(a))
		}
		if a.Message == "" || len(a.Scores) > 0 || a.Probe != "" || len(a.Fixes) > 0 {
			t.Errorf("%.50q has message %q and %d scores, want a message alone", c.Text, a.Message, len(a.Scores))
		}
	}
}
