package slack

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"careercoach/bot"
)

// listing has every workspace list some channels.
func listing(channels ...string) func(context.Context, string) (bot.Workspace, error) {
	return func(context.Context, string) (bot.Workspace, error) { return bot.Workspace{Channels: channels}, nil }
}

// What others would read is bound to the listed channels, all else is not: in
// C0LOUNGE and D0ANNA the payloads of testdata happen.
func TestChannels(t *testing.T) {
	for _, c := range []struct {
		name     string
		channels []string
		events   int
		notices  int
		says     string
	}{
		{"app_mention.json", nil, 1, 0, ""},
		{"app_mention.json", []string{"C0OTHER", "C0LOUNGE"}, 1, 0, ""},
		{"app_mention.json", []string{"C0OTHER"}, 0, 1, "answer in <#C0OTHER> only"},
		{"app_mention_in_thread.json", []string{"C1", "C2", "C3", "C4", "C5", "C6"}, 0, 1, "<#C1>, <#C2>, <#C3>, <#C4> and 2 more only"},
		{"message_changed_mention.json", []string{"C0OTHER"}, 0, 0, ""},
		{"message_im.json", []string{"C0OTHER"}, 1, 0, ""},
		{"message_im_assistant_thread.json", []string{"C0OTHER"}, 1, 0, ""},
		{"coach.form", []string{"C0OTHER"}, 1, 0, ""},
		{"message_action.json", []string{"C0OTHER"}, 1, 0, ""},
		{"block_actions_ask_ephemeral.json", []string{"C0OTHER"}, 1, 0, ""},
		{"block_actions_helpful.json", []string{"C0OTHER"}, 1, 0, ""},
		{"block_actions_pick_dm.json", []string{"C0OTHER"}, 1, 0, ""},
		{"block_actions_pick_thread.json", []string{"C0OTHER", "C0THIRD"}, 0, 1, "answer in <#C0OTHER> and <#C0THIRD> only"},
		{"block_actions_share.json", []string{"C0OTHER"}, 0, 1, "stays between us"},
		{"block_actions_share.json", []string{"C0LOUNGE"}, 0, 0, ""},
	} {
		box, book := &inbox{}, &diary{}
		in := inboundFor(t, box, func(i *InboundConfig) { i.Callbacks, i.Workspace = book.callbacks(), listing(c.channels...) })
		for range 2 { // the second is the twin, or sent again
			for _, p := range payloadsOf(t, c.name) {
				if w := p.over(doorOf(t, in)); w.Code != 200 {
					t.Errorf("%s: status %d", p.name, w.Code)
				}
			}
		}
		if err := in.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		notices := slices.DeleteFunc(book.all(), func(line string) bool { return !strings.HasPrefix(line, "notice: ") })
		if strings.Contains(c.name, "share") && c.notices > 0 {
			notices = notices[:1] // a second click is told as well
		}
		if len(box.all()) != c.events || len(notices) != c.notices || !strings.Contains(strings.Join(notices, ""), c.says) {
			t.Errorf("%s with %v: %d events and the notices %q, want %d and %d that say %q", c.name, c.channels, len(box.all()), notices, c.events, c.notices, c.says)
		}
	}
}

// A thread that the coach is in is followed in listed channels alone, quietly.
func TestChannelsBindFollowing(t *testing.T) {
	box, book := &inbox{}, &diary{}
	in := inboundFor(t, box, func(i *InboundConfig) {
		i.Callbacks, i.Workspace = book.callbacks(), listing("C0OTHER")
		i.Follows = func(context.Context, bot.ConversationID) bool { return true }
	})
	m := incoming{Type: "message", User: "U0ANNA", Channel: "C0LOUNGE", ChannelType: "channel", Thread: "1.000100", TS: "1.000200", Text: "and in india?"}
	if _, err := in.carry(t.Context(), in.asked(origin{team: "T1", bot: "UB"}, m)); err != nil {
		t.Fatal(err)
	}
	if err := in.Close(t.Context()); err != nil || len(box.all())+len(book.all()) != 0 {
		t.Errorf("got %v and %q, %v; want nothing", box.all(), book.all(), err)
	}
}

// Without the settings nothing is said, and Slack sends the event again.
func TestChannelsUnreadable(t *testing.T) {
	box := &inbox{}
	in := inboundFor(t, box, func(i *InboundConfig) {
		i.Workspace = func(context.Context, string) (bot.Workspace, error) {
			return bot.Workspace{}, errors.New("the store is closed")
		}
	})
	for _, p := range payloadsOf(t, "app_mention.json") {
		if w := p.over(doorOf(t, in)); w.Code != 503 || len(box.all()) != 0 {
			t.Errorf("%s: status %d, %d events", p.name, w.Code, len(box.all()))
		}
	}
}

func TestKnown(t *testing.T) {
	var k known
	for i, c := range []struct {
		id  string
		new bool
	}{{"", true}, {"", true}, {"a", true}, {"a", false}} {
		if got := k.add(c.id); got != c.new {
			t.Errorf("%d: %q is new: %v, want %v", i, c.id, got, c.new)
		}
	}
	for n := range maxKnown {
		k.add(strings.Repeat("x", n+1))
	}
	if !k.add("a") || len(k.ids) != maxKnown {
		t.Errorf("%d ids are remembered, want the last %d", len(k.ids), maxKnown)
	}
}
