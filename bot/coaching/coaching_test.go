package coaching_test

import (
	"os"
	"strings"
	"testing"

	"careercoach/bot"
	"careercoach/bot/bottest"
	"careercoach/bot/coaching"
	"careercoach/bot/find"
	"careercoach/knowledge"
)

// coach is the coach as it comes, with its flows.
func coach(t *testing.T) *bot.Coach {
	t.Helper()
	base, saved, err := knowledge.LoadEmbedded()
	if err != nil {
		t.Fatal(err)
	}
	model, err := find.ReadModel(saved)
	if err != nil {
		t.Fatalf("the snapshot is stale, run `go test ./bot/find -run TestSnapshot -update`: %v", err)
	}
	c, err := bot.New(bot.Config{Base: base, Model: model, Flows: coaching.Flows(), Kept: &bot.Retention{}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTranscripts(t *testing.T) {
	bottest.Transcripts(t, coach(t), bottest.Shown, os.DirFS("testdata/transcripts"))
}

// No question that a card answers begins a flow.
func TestQuestionsBeginNoFlow(t *testing.T) {
	c := coach(t)
	for i := range c.Base().Cards {
		for _, question := range c.Base().Cards[i].Questions {
			if reply, _ := c.Turn(bot.Message{Text: question}, bot.Memory{}); reply.Decision == bot.DecisionFlow {
				t.Errorf("the question %q of the card %q begins a flow", question, c.Base().Cards[i].ID)
			}
		}
	}
}

func TestMenuNamesWhatBegins(t *testing.T) {
	c := coach(t)
	menu, _ := c.Turn(bot.Message{Text: "coach me"}, bot.Memory{})
	if menu.Decision != bot.DecisionFlow || len(menu.Choices) < 5 {
		t.Fatalf("the menu is %+v", menu)
	}
	for _, choice := range menu.Choices {
		reply, _ := c.Turn(bot.Message{Text: choice.Text}, bot.Memory{})
		if reply.Decision != bot.DecisionFlow || !strings.Contains(menu.Body, choice.Text) {
			t.Errorf("%q of the menu gives %s %q", choice.Text, reply.Decision, reply.Body)
		}
	}
}
