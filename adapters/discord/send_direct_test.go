package discord_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"careercoach/adapters/discord"
	"careercoach/bot"
	"careercoach/bot/state"
)

// due is a reply that answers nothing.
func due() bot.Reply {
	return bot.Reply{Title: "Your plan", Body: "Two things are due.", Decision: bot.DecisionFlow, Private: true, Choices: []bot.Choice{{Label: "Done", Text: "done 1"}}}
}

// directly is where alice is told what answers nothing, whatever server she
// wrote in.
func (w *world) directly() bot.ConversationID {
	return w.adapter.Direct(bot.ConversationID{PersonID: bot.PersonID{Platform: "discord", Workspace: guildID, User: alice}, Channel: channelID})
}

// A daily coach reminds whoever says "remind me" once a day.
type daily struct{ echo }

func (c daily) Turn(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
	if m.Text == "remind me" {
		at := m.Time.Add(time.Minute).UTC()
		r := bot.Reminder{Weekdays: []time.Weekday{0, 1, 2, 3, 4, 5, 6}, Hour: at.Hour(), Minute: at.Minute(), Zone: "UTC"}
		r.Next = r.After(m.Time)
		mem.Person.Reminder, mem.Person.Settings.Reminders = &r, true
	}
	return c.echo.Turn(m, mem)
}

func (daily) Remind(now time.Time, p bot.Person) (bot.Reply, bot.Person, bool) {
	r := p.Reminder.Passed(now)
	p.Reminder = &r
	return due(), p, true
}

// directChannel is the channel of direct messages that the fake opens.
const directChannel = "700000000000000099"

// TestReminder sends what answers nothing as a direct message, in the
// conversation that direct messages have.
func TestReminder(t *testing.T) {
	inWorld(t, daily{}, nil, func(w *world) {
		w.connected(10*time.Second, 1)
		want := bot.ConversationID{PersonID: bot.PersonID{Platform: "discord", User: alice}}
		if got := w.directly(); got != want {
			t.Errorf("the conversation is %+v, want %+v", got, want)
		}
		w.say("", directChannel, alice, "remind me")
		time.Sleep(2 * time.Minute)
		if got := w.short(); got != "post "+directChannel+" to remind me\npost "+directChannel+" Two things are due.\n" {
			t.Errorf("the coach sent\n%s", got)
		}
		w.say("", directChannel, alice, "done 1")
		time.Sleep(time.Minute)
		list, err := w.store.List(context.Background(), state.ConversationPrefix+want.Path(), "", 2)
		if err != nil || len(list) != 1 {
			t.Errorf("%d conversations are kept at %s, %v, want one", len(list), want.Path(), err)
		}
	})
}

// TestReminderIsRefused gives up where a person takes no direct messages.
func TestReminderIsRefused(t *testing.T) {
	inWorld(t, daily{}, nil, func(w *world) {
		w.connected(10*time.Second, 1)
		w.say("", directChannel, alice, "remind me")
		time.Sleep(10 * time.Second)
		w.mu.Lock()
		w.faults = []fault{faultNoDirect}
		w.mu.Unlock()
		time.Sleep(time.Hour)
		if got := w.short(); got != "post "+directChannel+" to remind me\n" {
			t.Errorf("the coach sent\n%s", got)
		}
		w.mu.Lock()
		defer w.mu.Unlock()
		if len(w.faults) > 0 {
			t.Error("the coach did not try")
		}
	})
}

// TestSendWithoutAddress says what becomes of replies that answer nothing.
func TestSendWithoutAddress(t *testing.T) {
	for name, c := range map[string]struct {
		user  string
		fault fault
		want  string // in the error
	}{
		"taken":      {alice, faultNone, ""},
		"no directs": {alice, faultNoDirect, "code_50007"},
		"no user":    {"", faultNone, "bad_address"},
		"a name":     {"alice", faultNone, "bad_address"},
	} {
		inWorld(t, echo{}, nil, func(w *world) {
			w.connected(10*time.Second, 1)
			w.mu.Lock()
			w.faults = []fault{c.fault}
			w.mu.Unlock()
			out := bot.Outgoing{ID: "x", Conversation: bot.ConversationID{PersonID: bot.PersonID{Platform: "discord", User: c.user}}, Reply: bot.Reply{Body: "hello"}}
			receipt, err := w.adapter.Send(context.Background(), out)
			switch {
			case c.want == "" && (err != nil || !strings.Contains(string(receipt), directChannel)):
				t.Errorf("%s: %s, %v, want a receipt", name, receipt, err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("%s: %v, want an error with %q", name, err, c.want)
			}
		})
	}
}

// TestReminderInDoubt looks before it sends again: the same within hours is
// the same reminder, later it is another.
func TestReminderInDoubt(t *testing.T) {
	inWorld(t, echo{}, nil, func(w *world) {
		w.connected(10*time.Second, 1)
		out := bot.Outgoing{ID: "monday", Conversation: w.directly(), Reply: due()}
		send := func(id string, doubt bool) string {
			out.ID, out.Doubt = id, doubt
			receipt, err := w.adapter.Send(context.Background(), out)
			if err != nil {
				t.Error(err)
			}
			return string(receipt)
		}
		first := send("monday", false)
		time.Sleep(time.Hour)
		w.mu.Lock()
		w.nonces = map[string]string{} // Discord knows them for minutes only
		w.mu.Unlock()
		if again := send("monday", true); again != first {
			t.Errorf("in doubt it went to %s, want what was posted at %s", again, first)
		}
		out.Reply.Body = "Three things are due."
		if other := send("other", true); other == first {
			t.Error("a reply that says something else is taken for the last one")
		}
		out.Reply.Body = "Two things are due."
		time.Sleep(24 * time.Hour)
		if next := send("tuesday", true); next == first {
			t.Errorf("the next day's reminder is taken for the last one")
		}
		if got := strings.Count(w.short(), "post "); got != 3 {
			t.Errorf("%d posts, want 3", got)
		}
	})
}

// TestPrivateWithButtons lets a person see what is for them alone, and click on
// it, where they asked in a channel.
func TestPrivateWithButtons(t *testing.T) {
	coach := slow{0, bot.Reply{Body: "secret of", Private: true, Decision: bot.DecisionFlow, Choices: []bot.Choice{{Label: "Yes", Text: "yes"}}}}
	inWorld(t, coach, nil, func(w *world) {
		w.connected(10*time.Second, 1)
		w.say(guildID, channelID, alice, "<@"+selfID+"> forget me")
		time.Sleep(time.Minute)
		w.mu.Lock()
		post := w.posts[0]
		w.mu.Unlock()
		line := post["components"].([]any)[0].(map[string]any)
		button := line["components"].([]any)[0].(map[string]any)["custom_id"].(string)
		for _, person := range []string{alice, bob} {
			w.command(click(button, person, 0))
			time.Sleep(time.Minute)
		}
		want := "callback 4 64 secret of forget me\ncallback 4 64 secret of forget me\npost " + channelID + " I answer that where nobody else reads it\n"
		if got := w.short(); got != want {
			t.Errorf("the coach sent\n%swant\n%s", got, want)
		}
	})
}

// mover goes on in direct messages with what is said where others read.
type mover struct{}

func (mover) Turn(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
	if m.Public {
		return bot.Reply{Body: "I go on in a direct message.", Private: true, Decision: bot.DecisionFlow, Effect: bot.EffectMove}, mem
	}
	return bot.Reply{Body: "secret of " + m.Text, Private: true, Decision: bot.DecisionFlow}, mem
}

// TestMove goes on in direct messages with what was begun in a server, by a
// message or a command; in direct messages it stays.
func TestMove(t *testing.T) {
	for name, c := range map[string]struct {
		ask  func(*world)
		want string
	}{
		"message": {func(w *world) { w.say(guildID, channelID, alice, "<@"+selfID+"> my plan") },
			"post " + channelID + " I go on in a direct message.\npost " + directChannel + " secret of my plan\n"},
		"command": {func(w *world) { w.command(nil) },
			"callback 4 64 I go on in a direct message.\npost " + directChannel + " secret of what is a bar raiser\n"},
		"hidden click": {func(w *world) { w.command(click("t!"+alice+":my plan", alice, 64)) },
			"callback 7 <nil> I go on in a direct message.\npost " + directChannel + " secret of my plan\n"},
		"direct message": {func(w *world) { w.say("", directChannel, alice, "my plan") }, "post " + directChannel + " secret of my plan\n"},
		"direct command": {func(w *world) {
			w.command(map[string]any{"guild_id": nil, "member": nil, "context": 1, "user": map[string]any{"id": alice}})
		}, "callback 4 <nil> secret of what is a bar raiser\n"},
		"command among others": {func(w *world) {
			w.command(map[string]any{"guild_id": nil, "member": nil, "context": 2, "user": map[string]any{"id": alice}})
		}, "callback 4 64 I go on in a direct message.\npost " + directChannel + " secret of what is a bar raiser\n"},
	} {
		inWorld(t, mover{}, nil, func(w *world) {
			w.connected(10*time.Second, 1)
			c.ask(w)
			time.Sleep(time.Minute)
			if got := sortedLines(w.short()); got != sortedLines(c.want) {
				t.Errorf("%s: the coach sent\n%swant\n%s", name, got, c.want)
			}
		})
	}
}

// sortedLines are the lines of a text in an order of their own.
func sortedLines(text string) string {
	lines := strings.SplitAfter(text, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// formCoach shows what it was sent, with a form and a select below.
type formCoach struct{}

func (formCoach) Turn(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
	r := bot.Reply{Body: "got " + m.Text, Decision: bot.DecisionFlow, Private: true, Form: new(oneField())}
	r.Select = &bot.Select{Options: []bot.Choice{{Label: "A", Text: "a"}, {Label: "B", Text: "b"}}}
	for _, f := range m.Fields {
		r.Body += " " + f.Name + "=" + f.Value
	}
	return r, mem
}

func oneField() bot.Form {
	return bot.Form{Name: "story", Title: "A story", Command: "/story", Fields: []bot.FormField{{Name: "title", Label: "Title"}}}
}

// TestFormAndSelect goes through a form and a select in direct messages, over a
// restart.
func TestFormAndSelect(t *testing.T) {
	forms := func(_ *fake, c *discord.Config) {
		c.Form = func(name string) (bot.Form, bool) { return oneField(), name == "story" }
	}
	inWorld(t, formCoach{}, forms, func(w *world) {
		w.connected(10*time.Second, 1)
		w.say("", channelID, alice, "story")
		time.Sleep(time.Minute)
		w.end()
		c := w.config()
		forms(nil, &c)
		second := w.connect(t, formCoach{}, c, w.store)
		second.connected(10*time.Second, 1)
		direct := func(e map[string]any) {
			e["guild_id"], e["member"], e["context"], e["user"] = nil, nil, 1, map[string]any{"id": alice}
			second.command(e)
			time.Sleep(time.Minute)
		}
		message := map[string]any{"id": "1481000000000000009", "flags": 0}
		direct(click("o!"+alice+":story", alice, 0))
		direct(map[string]any{"type": 5, "message": message, "data": map[string]any{"custom_id": "g!" + alice + ":story", "components": []any{
			map[string]any{"type": 18, "component": map[string]any{"type": 4, "custom_id": "title", "value": "The line"}}}}})
		direct(map[string]any{"type": 3, "message": message, "data": map[string]any{"component_type": 3, "custom_id": "m!" + alice + ":", "values": []any{"a", "b"}}})
		want := "callback 9 <nil> \"A story\"\ncallback 7 <nil> got /story title=The line\ncallback 7 <nil> got a, b\npost " + channelID + " got story\n"
		if got := second.short(); got != want {
			t.Errorf("the coach sent\n%swant\n%s", got, want)
		}
		second.end()
	})
}
