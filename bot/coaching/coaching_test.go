package coaching_test

import (
	"os"
	"strings"
	"testing"

	"careercoach/bot"
	"careercoach/bot/bottest"
	"careercoach/bot/coaching"
)

// coach is the coach as it comes, with its flows.
var coach = bottest.Coach(coaching.Flows)

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
