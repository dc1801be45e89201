package slack

import (
	"strings"
	"testing"

	"careercoach/bot"
	"careercoach/bot/find"
	"careercoach/knowledge"
)

func TestCommandMessage(t *testing.T) {
	for _, c := range []struct{ command, text, want string }{
		{"/coach", "what is a bar raiser", "what is a bar raiser"},
		{"/coach", "", "help"},
		{"/coach", "privacy", "/privacy"},
		{"/coach", "topics", "topics"},
		{"/salary", "senior india", "salary senior india"},
		{"/Salary", "", "Give me an overview of engineer pay at Amazon"},
		{"/anything", "else", "else"},
		{"/interview", strings.Repeat("x", maxAsked), ("interview " + strings.Repeat("x", maxAsked))[:maxAsked]},
	} {
		if got := commandMessage(c.command, c.text); got != c.want {
			t.Errorf("%s %.20s: got %.40q, want %.40q", c.command, c.text, got, c.want)
		}
	}
}

// What the commands stand for is answered by the coach, with the card that
// somebody typing it hopes for.
func TestCommandsAreAnswered(t *testing.T) {
	base, saved, err := knowledge.LoadEmbedded()
	if err != nil {
		t.Fatal(err)
	}
	model, err := find.ReadModel(saved)
	if err != nil {
		t.Fatal(err)
	}
	coach, err := bot.New(bot.Config{Base: base, Model: model, Kept: &bot.Retention{}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		command, text string
		decision      bot.Decision
		title         string
	}{
		{"/coach", "", bot.DecisionSmalltalk, "What I can do"},
		{"/coach", "help", bot.DecisionSmalltalk, "What I can do"},
		{"/coach", "topics", bot.DecisionSmalltalk, "What I can do"},
		{"/coach", "privacy", bot.DecisionFlow, "Your privacy"},
		{"/coach", "settings", bot.DecisionFlow, "Your settings"},
		{"/salary", "", bot.DecisionAnswer, "Amazon engineer pay at a glance"},
		{"/salary", "senior india", bot.DecisionAnswer, "Engineer pay in India"},
		{"/principles", "", bot.DecisionAnswer, "What the leadership principles are"},
		{"/principles", "ownership", bot.DecisionAnswer, "Ownership"},
		{"/programs", "", bot.DecisionAnswer, "All programs at a glance"},
		{"/programs", "without a degree", bot.DecisionAnswer, "Programs without a degree"},
		{"/interview", "", bot.DecisionAnswer, "The interview process"},
		{"/interview", "what is a bar raiser", bot.DecisionAnswer, "The bar raiser"},
	} {
		got, _ := coach.Turn(bot.Message{Text: commandMessage(c.command, c.text)}, bot.Memory{})
		if got.Decision != c.decision || !strings.Contains(got.Title, c.title) {
			t.Errorf("%s %s: %s %q, want %s %q", c.command, c.text, got.Decision, got.Title, c.decision, c.title)
		}
	}
}
