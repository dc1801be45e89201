package mock

import (
	"strings"
	"testing"

	"careercoach/bot/rehearse"
)

// What is in doubt is not called strong: the next best sentence is.
func TestStrengthSkipsDoubts(t *testing.T) {
	const answer = "Last May in our shop the card reader failed every Friday. My task was the till. I could have bought a new one, but it was fine at noon. I wrote down each failure and I called the provider and moved the cable. We reduced failures by 140%. Since then I write down times first."
	a := rehearse.Feedback(rehearse.Questions("dive-deep")[0], answer)
	if len(a.Doubts) != 1 || a.Score(rehearse.Result).Level != rehearse.Clear {
		t.Fatalf("doubts %q, result %s: want one doubt on a clear result", a.Doubts, a.Score(rehearse.Result).Level)
	}
	doubted := try{judged: &a}
	if got := doubted.strength(); strings.Contains(got, "140") || !strings.HasPrefix(got, "Strong: “I could have bought") {
		t.Errorf("strength is %q, want the choice", got)
	}
	b := rehearse.Feedback(a.Question, strings.Replace(answer, "140", "40", 1))
	sound := try{judged: &b}
	if got := sound.strength(); !strings.Contains(got, "40%") {
		t.Errorf("strength is %q, want the result", got)
	}
}
