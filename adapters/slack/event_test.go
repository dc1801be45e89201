package slack

import (
	"context"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
)

func TestPlainText(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"  hello  ", "hello"},
		{"R&amp;D &lt;3 &amp;lt;", "R&D <3 &lt;"},
		{"see <https://example.org/a?b=c|the page>.", "see the page."},
		{"see <https://example.org/a?b=c>.", "see https://example.org/a?b=c."},
		{"<mailto:a@example.org|a@example.org>", "a@example.org"},
		{"in <#C0LOUNGE|lounge> or <#C0OTHER>", "in #lounge or"},
		{"<@U0BEN> and <@U0EVA|eva>", "<@U0BEN> and <@U0EVA|eva>"},
		{"<!here> <!subteam^S1|@leads> <!date^1^{date}|Monday>", "@here @leads Monday"},
		{"<!subteam^S1>", "@subteam"},
		{"a < b", "a < b"},
		{"<", "<"},
		{"<>", ""},
		{"\xff", "\uFFFD"},
		{strings.Repeat("é", maxAsked+5), strings.Repeat("é", maxAsked)},
	} {
		if got := plainText(c.in); got != c.want {
			t.Errorf("%.80q: got %.80q, want %.80q", c.in, got, c.want)
		}
	}
}

func TestWithoutMention(t *testing.T) {
	for _, c := range []struct {
		in, user string
		sure     bool
		want     string
	}{
		{"<@U1> hi", "U1", true, "  hi"},
		{"hi <@U1|coach> there <@U1>", "U1", false, "hi   there  "},
		{"<@U12> hi <@U1>", "U1", true, "<@U12> hi  "},
		{"<@U1", "U1", true, "<@U1"},
		{"<@U2> hi", "", true, " hi"},
		{"ask <@U2>", "", true, "ask <@U2>"},
		{"<@U2> hi", "U1", false, "<@U2> hi"},
		{"<@U1 <@U1> x", "U1", true, "<@U1   x"},
	} {
		if got := withoutMention(c.in, c.user, c.sure); got != c.want {
			t.Errorf("%q of %q: got %q, want %q", c.in, c.user, got, c.want)
		}
	}
}

func TestParseTS(t *testing.T) {
	at := time.Date(2026, 1, 5, 9, 0, 0, 100_000, time.UTC)
	for _, c := range []struct {
		in   string
		want time.Time
		ok   bool
	}{
		{"1767603600.000100", at, true},
		{"1767603600.0001", at, true},
		{"1767603600", at.Truncate(time.Second), true},
		{"", time.Time{}, false},
		{"-5.1", time.Time{}, false},
		{"1e9", time.Time{}, false},
		{"99999999999.1", time.Time{}, false},
		{"1767603600.-00001", time.Time{}, false},
	} {
		if got, ok := parseTS(c.in); !got.Equal(c.want) || ok != c.ok {
			t.Errorf("%q: got %v, %v; want %v, %v", c.in, got, ok, c.want, c.ok)
		}
	}
	if got := slackTime("1767617000.1", noon); !got.Equal(noon) {
		t.Errorf("a moment ahead is %v, want now", got)
	}
}

func TestEventID(t *testing.T) {
	long := eventID("T", strings.Repeat("x", 300))
	if len(long) > longestID || !strings.HasPrefix(long, "slack:") || long == eventID("T", strings.Repeat("x", 301)) {
		t.Errorf("a long id becomes %q", long)
	}
	if got := triggerID("", []byte("a")); got == triggerID("", []byte("b")) || got != triggerID("", []byte("a")) {
		t.Errorf("without a trigger the id is %q", got)
	}
}

// Without a mention the coach goes on only where it is asked to, only in a
// conversation it is in, and never where somebody else is addressed.
func TestFollows(t *testing.T) {
	mine := bot.ConversationID{
		PersonID: bot.PersonID{Platform: "slack", Workspace: "T0HARBOR", User: "U0ANNA"}, Channel: "C0LOUNGE", Thread: "1767603500.000900",
	}
	write := func(user, thread, text string) envelope {
		return envelope{kindEvent, []byte(`{"type":"event_callback","team_id":"T0HARBOR","authorizations":[{"user_id":"U0COACH","is_bot":true}],` +
			`"event":{"type":"message","channel_type":"channel","channel":"C0LOUNGE","user":"` + user + `","thread_ts":"` + thread + `",` +
			`"ts":"1767603600.000100","text":"` + text + `"}}`)}
	}
	for _, c := range []struct {
		name    string
		follows bool
		e       envelope
		want    int
	}{
		{"off", false, write("U0ANNA", mine.Thread, "and in India?"), 0},
		{"on", true, write("U0ANNA", mine.Thread, "and in India?"), 1},
		{"another person", true, write("U0BEN", mine.Thread, "and in India?"), 0},
		{"another thread", true, write("U0ANNA", "1767603501.000900", "and in India?"), 0},
		{"no thread", true, write("U0ANNA", "", "and in India?"), 0},
		{"to somebody", true, write("U0ANNA", mine.Thread, "<@U0BEN> and in India?"), 0},
		{"to a group", true, write("U0ANNA", mine.Thread, "<!subteam^S0|@leads> and in India?"), 0},
		{"to all", true, write("U0ANNA", mine.Thread, "<!here> look"), 0},
		{"to the coach and somebody", true, write("U0ANNA", mine.Thread, "<@U0COACH> what does <@U0BEN> earn?"), 1},
	} {
		var box inbox
		in := inboundFor(t, &box, func(conf *InboundConfig) {
			if c.follows {
				conf.Follows = func(_ context.Context, id bot.ConversationID) bool { return id == mine }
			}
		})
		if _, err := in.handle(t.Context(), c.e); err != nil {
			t.Fatal(err)
		}
		if got := len(box.all()); got != c.want {
			t.Errorf("%s: %d events, want %d", c.name, got, c.want)
		}
	}
}

// A mention comes twice, as app_mention and as message: in either order it is
// one event.
func TestTwins(t *testing.T) {
	var box inbox
	in := inboundFor(t, &box, nil)
	for _, kindOf := range []string{"message", "app_mention"} {
		e := envelope{kindEvent, []byte(`{"type":"event_callback","team_id":"T0HARBOR","authorizations":[{"team_id":"T0HARBOR","user_id":"U0COACH","is_bot":true}],` +
			`"event":{"type":"` + kindOf + `","channel":"C0LOUNGE","user":"U0ANNA","ts":"1767603600.000100","text":"<@U0COACH> hi"}}`)}
		if _, err := in.handle(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	if got := in.Stats(); len(box.all()) != 1 || got.Duplicates != 1 {
		t.Errorf("%d events, %d known already; want one of each", len(box.all()), got.Duplicates)
	}
}
