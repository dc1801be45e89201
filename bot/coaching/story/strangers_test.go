package story

import (
	"os"
	"testing"

	"go.yaml.in/yaml/v4"
)

// strangers are 75 people's stories, each told well and told badly.
func strangers(t *testing.T) (better, worse []Story) {
	t.Helper()
	for _, name := range []string{"pairs", "later", "fresh"} {
		data, err := os.ReadFile("../../rehearse/testdata/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		var file struct {
			Pairs []struct{ Name, Better, Worse string }
		}
		if err := yaml.Unmarshal(data, &file); err != nil {
			t.Fatal(err)
		}
		for _, p := range file.Pairs {
			better = append(better, Story{ID: ID(p.Name), Title: p.Name, Result: p.Better})
			worse = append(worse, Story{ID: ID(p.Name + " again"), Title: p.Name + " again", Result: p.Worse})
		}
	}
	return better, worse
}

// No two different people's stories are taken for one, most stories are known
// again although they are told quite differently, and few figures of different
// stories seem to contradict each other.
func TestStrangersAreNoTwins(t *testing.T) {
	better, worse := strangers(t)
	var all Bank
	known := 0
	for i := range better {
		all.Put(better[i])
		if b := bankWith(better[i], worse[i]); len(b.Twins()) == 1 {
			known++
		}
	}
	for _, pair := range all.Twins() {
		t.Errorf("%q and %q are taken for the same", pair.One.Title, pair.Other.Title)
	}
	if 5*known < 3*len(better) {
		t.Errorf("%d of %d stories are known again, want three fifths", known, len(better))
	}
	if got := all.Clashes(); len(got) > 2 {
		t.Errorf("%d clashes among %d strangers' stories: %+v", len(got), len(better), got)
	}
}
