package mock_test

import (
	"strings"
	"testing"

	"careercoach/bot/coaching/mock"
)

// weakAnswer tells the event of goodAnswer without its figures and reasons.
const weakAnswer = "In March 2023 I was shift lead at our depot in Leeds, and returned parcels piled up because no team owned them. My job was outbound, but I told my manager that I would take it over. I counted them on a Monday and wrote a list. It was better then."

// A weaker try takes nothing from the one that stands: neither in what is kept
// nor for the part that is written anew.
func TestWeakerTryLeavesTheBetterOne(t *testing.T) {
	for _, second := range []string{weakAnswer, "fine, I did it"} {
		w := newWalker(t, "ownership", nil, began)
		w.write(goodAnswer)
		w.choose("again")
		w.write(second)
		if body := w.ask().Body; !strings.Contains(body, "Your earlier try stands, with 28 of 28 points") || !strings.Contains(body, "After three weeks the pile") && !strings.Contains(body, "In March 2023") {
			t.Errorf("after %q: %s", second, body)
		}
		h, err := mock.Load(w.run.Person.Profile)
		if err != nil || len(h.Results) != 1 || h.Results[0].Points() != 28 || h.Results[0].Tries != 2 {
			t.Errorf("after %q kept %+v, %v", second, h.Results, err)
		}
		w.choose("redo")
		w.choose("result")
		if body := w.ask().Body; !strings.Contains(body, "the pile was down from 420 to 15") {
			t.Errorf("the part goes into another try: %s", body)
		}
		if w.give(giveText("next question")); w.step != "answer" || !strings.Contains(w.ask().Title, "Question 2") {
			t.Errorf("next question leads to %q", w.step)
		}
		w.write("finish")
		if end := w.finish(); end.Table.Rows[0][1] != "28" || end.Table.Rows[0][2] == "0.0 min" {
			t.Errorf("the row is %q", end.Table.Rows[0])
		}
	}
}

// A follow-up that was answered does not come again.
func TestFollowUpComesOnce(t *testing.T) {
	w := newWalker(t, "ownership", nil, began)
	w.write(goodAnswer)
	seen := map[string]bool{}
	for range 5 {
		body := w.ask().Body
		_, probe, ok := strings.Cut(body, "**Expect to be asked:** ")
		if probe, _, _ = strings.Cut(probe, "\n"); !ok {
			if strings.Contains(strings.Join(w.options(), " "), "probe") {
				t.Errorf("no follow-up is told, but one is offered: %s", body)
			}
			break
		}
		if seen[probe] {
			t.Fatalf("%q is asked again", probe)
		}
		seen[probe] = true
		w.choose("probe")
		w.write("The hardest moment was on the second night, when my deputy said that the list was a waste of paper.")
	}
	if len(seen) == 0 || len(seen) == 5 {
		t.Errorf("%d follow-ups, want some and an end", len(seen))
	}
}

// Which part is to be written anew can stand behind the word.
func TestRedoNamesItsPart(t *testing.T) {
	w := newWalker(t, "ownership", nil, began)
	w.write(thinAnswer)
	if retry := w.give(giveText("redo the result")); retry != "" || w.step != "part" || w.ask().Title != "Result" {
		t.Errorf("it leads to %q, %q", w.step, retry)
	}
	if retry := w.give(giveText("hint")); retry == "" {
		t.Error("a hint is taken for the part")
	}
	w.write("The queue fell from twelve people to four within a week.")
	if w.step != "then" {
		t.Errorf("after the part comes %q", w.step)
	}
}
