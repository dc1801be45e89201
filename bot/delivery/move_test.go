package delivery_test

import (
	"slices"
	"strings"
	"testing"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// directing is a platform with direct messages.
type directing struct{ *platform }

func (directing) Direct(id bot.ConversationID) bot.ConversationID {
	return bot.ConversationID{PersonID: bot.PersonID{Platform: id.Platform, User: id.User}}
}

// What is personal is asked in a channel: there it is said that it goes on in
// a direct message, and there it does, once.
func TestMove(t *testing.T) {
	moves := coach(func(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
		if m.Public {
			return bot.Reply{Body: "moved", Effect: bot.EffectMove}, mem
		}
		mem.Conversation.Question = m.Text
		return bot.Reply{Body: "here: " + m.Text}, mem
	})
	for _, c := range []struct {
		direct bool
		want   string
	}{{true, "here: my plan, moved"}, {false, "moved"}} {
		inBubble(t, func(config *delivery.Config) {
			config.Coach = moves
			if c.direct {
				config.Senders["chat"] = directing{config.Senders["chat"].(*platform)}
			}
		}, func(w *world) {
			e := said("e1", "ann", "my plan")
			e.Message.Public, e.Address = true, []byte(`"general"`)
			w.receive(e, delivery.Accepted)
			w.idle()
			w.receive(e, delivery.Duplicate)
			w.restart()
			w.idle()
			if got := strings.Join(slices.Sorted(slices.Values(w.platform.texts())), ", "); got != c.want {
				t.Errorf("sent %q, want %q", got, c.want)
			}
			if !c.direct {
				return
			}
			i := slices.Index(w.platform.texts(), "here: my plan") // another conversation's: first or second
			last := w.platform.taken[i]
			if last.Address != nil || last.Conversation.Channel != "" || last.Conversation.Workspace != "" || last.Conversation.User != "ann" {
				t.Errorf("it goes on at %+v, %s", last.Conversation, last.Address)
			}
		})
	}
}
