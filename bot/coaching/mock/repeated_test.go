package mock_test

import (
	"strings"
	"testing"
)

// otherAnswer tells another event than goodAnswer.
const otherAnswer = "In May 2021 I ran the night desk of a small hotel, and guests waited long for their keys. I had to bring the queue down before summer. I timed forty arrivals, printed the cards before dinner and moved the payment to the end of the stay. I could have asked for a second clerk, but the money was gone. The wait fell from nine minutes to two. I learned to time a thing first; since then I do so with every complaint."

// A story told to several interviewers is remarked on, the lowest answer with
// points is named beside one without, and live the times are shown.
func TestDebriefOfALiveLoop(t *testing.T) {
	w := newWalker(t, "loop live", nil, began)
	for _, text := range []string{goodAnswer, "It was fine and I was glad of it", thinAnswer, otherAnswer, goodAnswer, goodAnswer} {
		w.write(text)
	}
	w.write("finish")
	end := w.finish()
	for _, want := range []string{
		"**The same story:** questions 1, 5 and 6 were answered with much the same words, to 2 of the interviewers.",
		"not scored: too short to judge", "Strong: the same sentence as above", " in 1.0 min",
	} {
		if !strings.Contains(end.Body, want) {
			t.Errorf("the debrief lacks %q: %s", want, written(end))
		}
	}
	first := strings.Split(end.Body[strings.Index(end.Body, "- **"):], "\n")[0]
	if strings.Count(first, "On ")+strings.Count(first, "Open on ") < 2 {
		t.Errorf("the first interviewer does not name the weak answer beside the one without points: %s", first)
	}
	if row := end.Table.Rows[0]; len(row) != 5 || !strings.HasSuffix(row[4], ".0 min") {
		t.Errorf("the first row is %q, want the time taken at its end", row)
	}
}

// Different events are no same story.
func TestOtherStories(t *testing.T) {
	w := newWalker(t, "loop live", nil, began)
	for _, text := range []string{goodAnswer, otherAnswer, thinAnswer} {
		w.write(text)
	}
	w.write("finish")
	if end := w.finish(); strings.Contains(end.Body, "The same story") {
		t.Errorf("different stories are taken for one: %s", end.Body)
	}
}
