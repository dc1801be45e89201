package discord_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"careercoach/adapters/discord"
	"careercoach/bot"
)

// slow answers after a time, what it is told to.
type slow struct {
	wait  time.Duration
	reply bot.Reply
}

func (s slow) Turn(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
	time.Sleep(s.wait)
	r := s.reply
	r.Body += " " + m.Text
	return r, mem
}

// command is an interaction; more is written over it.
func (w *world) command(more map[string]any) (token string) {
	w.mu.Lock()
	id := w.id()
	w.mu.Unlock()
	i := map[string]any{
		"id": id, "application_id": appID, "type": 2, "token": "token" + id, "channel_id": channelID, "guild_id": guildID, "context": 0,
		"member": map[string]any{"user": map[string]any{"id": alice}, "permissions": "0"},
		"data":   map[string]any{"name": "coach", "type": 1, "options": []any{map[string]any{"name": "question", "type": 3, "value": "what is a bar raiser"}}},
	}
	for k, v := range more {
		i[k] = v
	}
	w.emit("INTERACTION_CREATE", i)
	return "token" + id
}

// click is the click on a component of a message.
func click(id, person string, flags int) map[string]any {
	return map[string]any{
		"type": 3, "data": map[string]any{"component_type": 2, "custom_id": id}, "message": map[string]any{"id": "1481000000000000009", "flags": flags},
		"member": map[string]any{"user": map[string]any{"id": person}, "permissions": "0"},
	}
}

// short writes what the fake got, one a line: type, flags and text.
func (w *world) short() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var b strings.Builder
	for _, c := range w.callbacks {
		data, _ := c["data"].(map[string]any)
		fmt.Fprintf(&b, "callback %v %v %s\n", c["type"], data["flags"], text(data))
	}
	for _, e := range w.edits {
		fmt.Fprintf(&b, "edit %s\n", text(e))
	}
	for _, e := range w.followUps {
		fmt.Fprintf(&b, "follow-up %v %s\n", e["flags"], text(e))
	}
	for _, p := range w.posts {
		fmt.Fprintf(&b, "post %v %s\n", p["channel"], text(p))
	}
	return b.String()
}

// text is the description of the first embed, without its end.
func text(m map[string]any) string {
	if list, ok := m["embeds"].([]any); ok && len(list) > 0 {
		s, _ := list[0].(map[string]any)["description"].(string)
		return s[:min(len(s), 40)]
	}
	data, _ := json.Marshal(m["choices"])
	if title, ok := m["title"]; ok {
		data, _ = json.Marshal(title)
	}
	return string(data)
}

// TestInteractions tells how interactions are answered.
func TestInteractions(t *testing.T) {
	answer := bot.Reply{Body: "answer to", Decision: bot.DecisionAnswer, Card: "card"}
	private := bot.Reply{Body: "secret of", Decision: bot.DecisionFlow, Private: true}
	file := bot.Reply{Body: "data of", Decision: bot.DecisionFlow, Private: true, Files: []bot.File{{Name: "a.json", MediaType: "application/json", Data: []byte("{}")}}}
	hide := map[string]any{"data": map[string]any{"name": "coach", "type": 1, "options": []any{
		map[string]any{"name": "question", "value": "x"}, map[string]any{"name": "hide", "value": true}}}}
	typing := map[string]any{"type": 4, "data": map[string]any{"name": "coach", "type": 1, "options": []any{map[string]any{"name": "question", "value": "bar", "focused": true}}}}
	form := map[string]any{"type": 5, "data": map[string]any{"custom_id": "f!" + alice + ":card", "components": []any{
		map[string]any{"type": 1, "components": []any{map[string]any{"type": 4, "custom_id": "comment", "value": "more"}}}}}}
	settings := func(permissions string) map[string]any {
		return map[string]any{
			"member": map[string]any{"user": map[string]any{"id": alice}, "permissions": permissions},
			"data":   map[string]any{"name": "coach-settings", "type": 1, "options": []any{map[string]any{"name": "private", "type": 1, "options": []any{map[string]any{"name": "on", "value": true}}}}},
		}
	}
	tests := []struct {
		name  string
		coach slow
		event map[string]any
		want  string
	}{
		{"at once", slow{0, answer}, nil, "callback 4 <nil> answer to what is a bar raiser\n"},
		{"deferred", slow{2 * time.Second, answer}, nil, "callback 5 <nil> null\nedit answer to what is a bar raiser\n"},
		{"hidden", slow{0, answer}, hide, "callback 4 64 answer to x\n"},
		{"hidden and deferred", slow{2 * time.Second, answer}, hide, "callback 5 64 null\nedit answer to x\n"},
		{"private", slow{0, private}, nil, "callback 4 64 secret of what is a bar raiser\n"},
		{"private and deferred", slow{2 * time.Second, private}, nil,
			"callback 5 <nil> null\nedit The answer is for one person alone.\nfollow-up 64 secret of what is a bar raiser\n"},
		{"file", slow{0, file}, nil, "callback 4 64 I have answered you in a direct message.\npost 700000000000000099 data of what is a bar raiser\n"},
		{"click", slow{0, answer}, click("t:"+alice+":and india", alice, 0), "callback 7 <nil> answer to and india\n"},
		{"click, deferred", slow{2 * time.Second, answer}, click("t:"+alice+":and india", alice, 0), "callback 6 <nil> null\nedit answer to and india\n"},
		{"click on a hidden message", slow{0, private}, click("t!"+alice+":yes", alice, 64), "callback 7 <nil> secret of yes\n"},
		{"click with a private answer", slow{0, private}, click("t:"+alice+":settings", alice, 0), "callback 4 64 secret of settings\n"},
		{"click with a private answer, deferred", slow{2 * time.Second, private}, click("t:"+alice+":settings", alice, 0), "callback 6 <nil> null\nfollow-up 64 secret of settings\n"},
		{"click of somebody else", slow{0, answer}, click("t:"+alice+":and india", bob, 0), "callback 4 64 answer to and india\n"},
		{"click of somebody else, private", slow{0, answer}, click("t!"+alice+":yes", bob, 0), "callback 4 64 These buttons belong to somebody else's \n"},
		{"click of somebody else on a number", slow{0, answer}, click("n:"+alice+":2", bob, 0), "callback 4 64 These buttons belong to somebody else's \n"},
		{"a page that is gone", slow{0, answer}, click("p:"+alice+":1", alice, 0), "callback 4 64 I no longer have the other pages of this\n"},
		{"an old button", slow{0, answer}, click("yes", alice, 0), "callback 4 64 I do not know this button or command any\n"},
		{"helpful", slow{0, answer}, click("y:"+alice+":card", alice, 0), "callback 4 64 Thanks, good to know.\n"},
		{"not helpful", slow{0, answer}, click("x:"+alice+":card", alice, 0), "callback 9 <nil> \"What was missing?\"\n"},
		{"form", slow{0, answer}, form, "callback 4 64 Thanks for telling me. It is noted for t\n"},
		{"typing", slow{0, answer}, typing, "callback 8 <nil> [{\"name\":\"what is a bar raiser\",\"value\":\"what is a bar raiser\"}]\n"},
		{"settings, not allowed", slow{0, answer}, settings("2048"), "callback 4 64 Only those who may manage this server ca\n"},
		{"settings", slow{0, answer}, settings("32"), "callback 4 64 **Settings of this server**\n- Answers to\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			suggest := func(_ *fake, c *discord.Config) {
				c.Suggest = func(typed string) []string { return []string{"what is a " + typed + " raiser"} }
			}
			inWorld(t, test.coach, suggest, func(w *world) {
				w.connected(10*time.Second, 1)
				began := time.Now()
				w.command(test.event)
				time.Sleep(time.Minute)
				if got := w.short(); got != test.want {
					t.Errorf("it was answered with\n%swant\n%s", got, test.want)
				}
				w.mu.Lock()
				defer w.mu.Unlock()
				if took := w.callbacks[0]["at"].(time.Time).Sub(began); took > 2500*time.Millisecond {
					t.Errorf("the first answer took %v", took)
				}
			})
		})
	}
}

// TestCallbackStorm refuses first answers for a while: the person gets one.
func TestCallbackStorm(t *testing.T) {
	inWorld(t, echo{}, nil, func(w *world) {
		w.connected(10*time.Second, 1)
		w.mu.Lock()
		w.faults = []fault{faultCut}
		w.mu.Unlock()
		w.command(nil)
		time.Sleep(time.Minute)
		if got := w.short(); got != "callback 4 <nil> to what is a bar raiser\nedit to what is a bar raiser\n" {
			t.Errorf("it was answered with\n%s", got)
		}
	})
}

// TestEdit corrects an answer when its question is edited in time.
func TestEdit(t *testing.T) {
	inWorld(t, echo{}, nil, func(w *world) {
		w.connected(10*time.Second, 1)
		id := w.say("", channelID, alice, "how lnog")
		time.Sleep(20 * time.Second)
		edit := func(to string) {
			w.emit("MESSAGE_UPDATE", map[string]any{
				"id": id, "channel_id": channelID, "author": map[string]any{"id": alice}, "content": to, "type": 0,
				"timestamp": time.Now().Add(-20 * time.Second).UTC().Format(time.RFC3339Nano), "edited_timestamp": time.Now().UTC().Format(time.RFC3339Nano),
			})
			time.Sleep(time.Second)
		}
		edit("how long")
		w.emit("MESSAGE_UPDATE", map[string]any{"id": id, "channel_id": channelID, "author": map[string]any{"id": alice}, "content": "how long", "type": 0})
		time.Sleep(5 * time.Minute)
		if got := w.short(); got != "edit to how long\npost "+channelID+" to how lnog\n" {
			t.Errorf("the coach sent\n%s", got)
		}
	})
}

// TestPrivateInChannel keeps what is for one person out of a channel: a button
// shows it to them, and where there can be none they get a direct message.
func TestPrivateInChannel(t *testing.T) {
	private := bot.Reply{Body: "secret of", Private: true, Decision: bot.DecisionFlow}
	file := private
	file.Files = []bot.File{{Name: "a.json", Data: []byte("{}")}}
	long := strings.Repeat("a long question ", 6)
	for name, c := range map[string]struct {
		reply      bot.Reply
		text, want string
	}{
		"short": {private, "me", "post " + channelID + " I answer that where nobody else reads it\n"},
		"long":  {private, long, "post 700000000000000099 secret of a long question a long questio\npost " + channelID + " I have answered you in a direct message.\n"},
		"file":  {file, "me", "post 700000000000000099 secret of me\npost " + channelID + " I have answered you in a direct message.\n"},
	} {
		inWorld(t, slow{0, c.reply}, nil, func(w *world) {
			w.connected(10*time.Second, 1)
			w.say(guildID, channelID, alice, "<@"+selfID+"> "+c.text)
			time.Sleep(time.Minute)
			if got := w.short(); got != c.want {
				t.Errorf("%s: the coach sent\n%swant\n%s", name, got, c.want)
			}
		})
	}
}

// TestListens answers without a mention in listed channels alone, and asks for
// the privileged intent only where it is allowed.
func TestListens(t *testing.T) {
	const guilds, messages, directs, content = 1 << 0, 1 << 9, 1 << 12, 1 << 15
	for flags, want := range map[int64]int{0: guilds | messages | directs, 1 << 19: guilds | messages | directs | content} {
		inWorld(t, echo{}, func(f *fake, c *discord.Config) { f.flags, c.Channels = flags, []string{channelID} }, func(w *world) {
			w.connected(10*time.Second, 1)
			w.mu.Lock()
			if w.intents != want {
				t.Errorf("the intents are %b, want %b", w.intents, want)
			}
			w.mu.Unlock()
			here := w.say(guildID, channelID, alice, "what is a bar raiser")
			there := w.say(guildID, "700000000000000005", alice, "what is a bar raiser")
			time.Sleep(time.Minute)
			w.mu.Lock()
			defer w.mu.Unlock()
			if w.replies[here] != 1 || w.replies[there] != 0 {
				t.Errorf("%d replies in the listed channel and %d in another, want 1 and 0", w.replies[here], w.replies[there])
			}
		})
	}
}

// TestCooldown lets twenty questions through at once and tells once.
func TestCooldown(t *testing.T) {
	inWorld(t, echo{}, func(_ *fake, c *discord.Config) { c.Cooldown = 10 * time.Second }, func(w *world) {
		w.connected(10*time.Second, 1)
		for range 23 {
			w.say("", channelID, alice, "hello")
		}
		w.say("", "700000000000000007", bob, "hello")
		time.Sleep(time.Minute)
		if got := w.short(); strings.Count(got, "to hello") != 21 || strings.Count(got, "too fast") != 1 {
			t.Errorf("the coach sent\n%swant 21 answers and one hint", got)
		}
	})
}

// TestInteractionsWithPictures has a reply's picture come with the answer to a
// command and to a click, and with the correction of an edited question.
func TestInteractionsWithPictures(t *testing.T) {
	plotted := bot.Reply{Body: "answer", Decision: bot.DecisionAnswer, Picture: &bot.Picture{Title: "Pay", Currency: "USD", Bars: []bot.Bar{
		{Label: "junior", Low: new(100_000.0), High: new(120_000.0)}, {Label: "lead", Low: new(300_000.0), High: new(310_000.0)},
	}}}
	pictures := func(list []map[string]any) int {
		n := 0
		for _, m := range list {
			if files, _ := m["attachments"].([]any); len(files) == 1 {
				n++
			}
		}
		return n
	}
	inWorld(t, numbered{plotted, plotted}, nil, func(w *world) {
		w.connected(10*time.Second, 1)
		w.command(map[string]any{"data": map[string]any{"name": "coach", "type": 1, "options": []any{map[string]any{"name": "question", "type": 3, "value": "reply 0"}}}})
		w.command(click("t:"+alice+":reply 0", alice, 0))
		id := w.say("", channelID, alice, "reply 0")
		time.Sleep(10 * time.Second)
		w.emit("MESSAGE_UPDATE", map[string]any{
			"id": id, "channel_id": channelID, "author": map[string]any{"id": alice}, "content": "reply 1", "type": 0,
			"timestamp": time.Now().Add(-10 * time.Second).UTC().Format(time.RFC3339Nano), "edited_timestamp": time.Now().UTC().Format(time.RFC3339Nano),
		})
		time.Sleep(time.Minute)
		got := strings.Split(strings.TrimSpace(w.short()), "\n")
		slices.Sort(got)
		want := "callback 5 <nil> null, callback 6 <nil> null, edit answer, edit answer, edit answer, post " + channelID + " answer"
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("it did\n%s\nwant\n%s", s, want)
		}
		w.mu.Lock()
		defer w.mu.Unlock()
		if edits, posts := pictures(w.edits), pictures(w.posts); edits != 3 || posts != 1 {
			t.Errorf("%d of 3 edits and %d of 1 post have the picture", edits, posts)
		}
	})
}

// TestFilesWithoutText tells who sends a file alone what to do: Discord makes
// one of a text that is too long. A file beside a text does not matter.
func TestFilesWithoutText(t *testing.T) {
	inWorld(t, echo{}, nil, func(w *world) {
		w.connected(10*time.Second, 1)
		for i, m := range []map[string]any{
			{"channel_id": channelID, "content": ""},
			{"channel_id": channelID, "content": "how long"},
			{"channel_id": channelID, "content": "<@" + selfID + ">", "guild_id": guildID},
			{"channel_id": channelID, "content": "", "guild_id": guildID}, // not for the coach
		} {
			m["id"], m["type"], m["author"] = strconv.Itoa(1481000000000000100+i), 0, map[string]any{"id": alice}
			m["attachments"] = []any{map[string]any{"id": "1", "filename": "message.txt"}}
			m["timestamp"] = time.Now().UTC().Format(time.RFC3339Nano)
			w.emit("MESSAGE_CREATE", m)
			time.Sleep(5 * time.Second)
		}
		want := "post " + channelID + " I do not open files. If Discord made one\npost " + channelID + " to how long\npost " + channelID + " I do not open files. If Discord made one\n"
		if got := w.short(); got != want {
			t.Errorf("the coach sent\n%s\nwant\n%s", got, want)
		}
	})
}
