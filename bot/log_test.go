package bot_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"careercoach/bot"
)

// Nothing that people wrote gets into a log by logging what holds it.
func TestLogsAreSilent(t *testing.T) {
	const canary = "canary"
	message := bot.Message{Text: canary}
	reply := bot.Reply{Title: canary, Body: canary, Files: []bot.File{{Name: canary, Data: []byte(canary)}}}
	exchange := bot.Exchange{Question: canary}
	conv := bot.Conversation{Question: canary, Told: canary, Recent: []bot.Exchange{exchange}}
	person := bot.Person{Profile: bot.Profile{canary: []byte(`"canary"`)}, Flow: &bot.Progress{Rest: canary}}
	feedback := bot.Feedback{Comment: canary}
	for _, v := range []any{
		message, reply, reply.Files[0], exchange, conv, person, bot.Memory{Conversation: conv, Person: person}, feedback,
		bot.Event{ID: canary, Message: message, Feedback: &feedback, Address: []byte(`"canary"`)},
		bot.Outgoing{ID: canary, Reply: reply, Address: []byte(`"canary"`)},
	} {
		var out bytes.Buffer
		slog.New(slog.NewTextHandler(&out, nil)).Info("text", "value", v)
		slog.New(slog.NewJSONHandler(&out, nil)).Info("json", "value", v)
		if strings.Contains(out.String(), canary) || !strings.Contains(out.String(), "value") {
			t.Errorf("%T is logged as %s", v, out.String())
		}
	}
}
