package delivery_test

import (
	"slices"
	"strings"
	"testing"

	"careercoach/bot"
	"careercoach/bot/delivery"
	"careercoach/knowledge"
)

// twoQuestions is a flow that repeats what it was given.
func twoQuestions() bot.Flow {
	ask := func(question string) func(bot.Run) bot.Reply {
		return func(bot.Run) bot.Reply { return bot.Reply{Body: question} }
	}
	return bot.Flow{
		Name: "two", Title: "Two questions", About: "Asks twice.", Starts: []string{"two questions"},
		Steps: []bot.Step{
			{ID: "first", Ask: ask("first?"), Input: bot.Input{Kind: bot.InputText}},
			{ID: "second", Ask: ask("second?"), Input: bot.Input{Kind: bot.InputText}},
		},
		Finish: func(r bot.Run) bot.Outcome {
			var given []string
			for _, g := range r.Given {
				given = append(given, g.Text)
			}
			return bot.Outcome{Reply: bot.Reply{Body: strings.Join(given, " + ")}}
		},
	}
}

// An answer in a flow that is edited is taken back and given anew, also the
// last one and after a restart.
func TestAnEditedAnswerOfAFlow(t *testing.T) {
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	c, err := bot.New(bot.Config{Base: base, Flows: []bot.Flow{twoQuestions()}, Kept: &bot.Retention{}})
	if err != nil {
		t.Fatal(err)
	}
	inBubble(t, func(config *delivery.Config) { config.Coach = c }, func(w *world) {
		w.say("e1", "ann", "two questions")
		w.say("e2", "ann", "won")
		w.receive(edited("e3", "e2", "ann", "one"), delivery.Accepted)
		w.idle()
		w.restart()
		w.say("e4", "ann", "too")
		w.receive(edited("e5", "e4", "ann", "two"), delivery.Accepted)
		w.idle()
		texts := w.platform.texts()
		if want := []string{"second?", "second?", "one + too", "one + two"}; len(texts) != 5 || !slices.Equal(texts[1:], want) {
			t.Errorf("after the first question it sent %q, want %q", texts[1:], want)
		}
		if replaced := w.platform.taken[4].Replaces; string(replaced) != `"posted reply/e4"` {
			t.Errorf("the last replaces %s", replaced)
		}
	})
}
