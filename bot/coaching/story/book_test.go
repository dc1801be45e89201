package story

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"careercoach/bot/coaching/cite"
)

// Every card that a row names is in the knowledge.
func TestCardsExist(t *testing.T) {
	base, b := embedded(t), wording()
	for _, r := range slices.Concat(b.Asks, b.Says) {
		if missing := cite.Missing(base, r.Cards...); len(missing) > 0 {
			t.Errorf("%s%s names cards that are not there: %v", r.Step, r.ID, missing)
		}
		if len(r.Cards) == 0 && !strings.Contains(strings.ToLower(r.Text), "our advice") && r.ID != "confidential" && r.Step != "title" {
			t.Errorf("%s%s rests on no card and does not say that it is our advice", r.Step, r.ID)
		}
	}
}

// What is read as a fact stands in the card it is said to come from.
func TestCardsSayIt(t *testing.T) {
	base := embedded(t)
	for card, words := range map[string]string{
		"star-overview":        "Situation, Task, Action, Result",
		"star-numbers":         "how it was measured",
		"prep-stories":         "one event often serves several",
		"stories-count-gap":    "do not say how many stories",
		"interview-follow-ups": "can that number be trusted",
	} {
		found := false
		for _, c := range base.Cards {
			found = found || string(c.ID) == card && strings.Contains(c.Answer, words)
		}
		if !found {
			t.Errorf("the card %s does not say %q", card, words)
		}
	}
}

func TestEveryStepIsWorded(t *testing.T) {
	for _, s := range adding().Steps[:5] {
		if utf8.RuneCountInString(s.Label) > 45 || s.Label == "" || wording().asks[s.ID].Text == "" {
			t.Errorf("the step %s has the label %q", s.ID, s.Label)
		}
	}
	for _, id := range []string{"confidential", "begin", "enough", "ledger", "engineers", "principles", "used"} {
		if says(id) == "" {
			t.Errorf("nothing is said for %q", id)
		}
	}
}

func TestBookIsReadStrictly(t *testing.T) {
	good, err := os.ReadFile("story.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{
		"an unknown field": string(good) + "more: 1\n",
		"a step twice":     string(good) + "  - {step: title, label: a, text: b}\n",
		"an id twice":      string(good) + "  - {id: begin, text: b}\n",
		"no text":          "asks:\n  - {step: title, label: a}\n",
		"no YAML":          "asks: [",
	} {
		if _, err := readBook([]byte(file)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// Where an operator's knowledge lacks the cards, it is said.
func TestWithoutCards(t *testing.T) {
	for _, rest := range []string{"", "next"} {
		reply := finishListed(run(nil, nil, rest)).Reply
		if !strings.Contains(reply.Body, "not in my sources") || len(reply.Sources) != 0 {
			t.Errorf("%q: %q with %v", rest, reply.Body, reply.Sources)
		}
	}
	with := finishListed(run(embedded(t), nil, "")).Reply
	if strings.Contains(with.Body, "not in my sources") || len(with.Sources) == 0 {
		t.Errorf("%q with %v", with.Body, with.Sources)
	}
}
