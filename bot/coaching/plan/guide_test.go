package plan

import (
	"math"
	"strings"
	"testing"

	"careercoach/bot/coaching/cite"
	"careercoach/knowledge"
)

func TestReadGuide(t *testing.T) {
	if _, err := readGuide(guideFile); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"an unknown field":   "tasks:\n  - {id: a, colour: red}\n",
		"no cards":           "tasks:\n  - {id: a, name: A, unit: u, units: us, low: 1, high: 1, each: 1, minutes: 1, most: 1, to: 1}\n",
		"a span of nothing":  "tasks:\n  - {id: a, name: A, unit: u, units: us, low: 1, high: 1, each: 1, minutes: 1, most: 1, from: 1, to: 1, cards: [x]}\n",
		"high below low":     "tasks:\n  - {id: a, name: A, unit: u, units: us, low: 2, high: 1, each: 1, minutes: 1, most: 1, to: 1, cards: [x]}\n",
		"a second document":  "tasks: []\n---\ntasks: []\n",
		"the same one twice": "tasks:\n" + strings.Repeat("  - {id: a, name: A, unit: u, units: us, low: 1, high: 1, each: 1, minutes: 1, most: 1, to: 1, cards: [x]}\n", 2),
	} {
		if _, err := readGuide([]byte(text)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// Every card is there, and the numbers are those of the knowledge.
func TestGuideAgreesWithTheKnowledge(t *testing.T) {
	base := embedded(t)
	for _, task := range theGuide().Tasks {
		if lost := cite.Missing(base, task.Cards...); len(lost) > 0 {
			t.Errorf("%s: no card %v", task.ID, lost)
		}
		if task.Figure == "" {
			continue
		}
		f, ok := base.Figure(task.Figure)
		if !ok {
			t.Errorf("%s: no figure %s", task.ID, task.Figure)
			continue
		}
		low, high := ends(f)
		if low != task.Low || high != task.High || task.Months != (f.Unit == "months") {
			t.Errorf("%s: %g to %g, months: %v; the figure %s says %s", task.ID, task.Low, task.High, task.Months, task.Figure, f)
		}
		if task.Within == "" {
			continue
		}
		within, ok := base.Figure(task.Within)
		if !ok {
			t.Errorf("%s: no figure %s", task.ID, task.Within)
			continue
		}
		_, weeks := ends(within)
		if within.Unit == "months" {
			weeks = math.Round(weeks * weeksOfMonth)
		}
		if int(weeks) != task.WithinWeeks {
			t.Errorf("%s: within %d weeks; the figure %s says %s", task.ID, task.WithinWeeks, task.Within, within)
		}
	}
	for _, start := range theGuide().Starts {
		if lost := cite.Missing(base, start.Cards...); len(lost) > 0 {
			t.Errorf("%s: no card %v", start.ID, lost)
		}
		for i, id := range start.Figures {
			f, ok := base.Figure(id)
			if !ok || f.Unit != "months" && i == 0 {
				t.Errorf("%s: no figure %s in months", start.ID, id)
			} else if low, _ := ends(f); i == 0 && int(low) != start.Least {
				t.Errorf("%s: %d months at least; the figure %s says %s", start.ID, start.Least, id, f)
			}
		}
	}
	// One problem set a day, and as many interviews as the smallest set onsite.
	if f, ok := base.Figure("prep-coding-volume"); !ok || *f.Value*7 != float64(theGuide().task("coding").Each) {
		t.Errorf("the knowledge says %s", f)
	}
	if f, ok := base.Figure("onsite-interviews"); !ok || *f.Low != float64(theGuide().task("mocks").Each) {
		t.Errorf("the knowledge says %s", f)
	}
}

func ends(f *knowledge.Figure) (low, high float64) {
	if f.Value != nil {
		return *f.Value, *f.Value
	}
	return *f.Low, *f.High
}

// Without the knowledge the built-in numbers hold, and it is said.
func TestGuideWithoutKnowledge(t *testing.T) {
	base := embedded(t)
	for _, task := range theGuide().Tasks {
		low, high := task.amounts(base)
		if l, h := task.amounts(nil); l != low || h != high {
			t.Errorf("%s: %d to %d without the knowledge, %d to %d with it", task.ID, l, h, low, high)
		}
	}
	reply := madeReply(nil, halfYear(nil))
	if !strings.Contains(reply.Body, "not in my sources") || len(reply.Sources) > 0 {
		t.Errorf("without the knowledge it says %q, sources %v", reply.Body, reply.Sources)
	}
	if reply := madeReply(base, halfYear(base)); strings.Contains(reply.Body, "not in my sources") || len(reply.Sources) != 1 {
		t.Errorf("with the knowledge it says %q, sources %v", reply.Body, reply.Sources)
	}
}
