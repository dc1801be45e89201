package bot_test

import (
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"careercoach/bot"
	"careercoach/bot/bottest"
	"careercoach/bot/find"
	"careercoach/knowledge"
)

// morning is when the conversations of these tests begin.
var morning = time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)

// configured returns the coach with the embedded knowledge and its model put
// into a config.
func configured(t testing.TB, c bot.Config) *bot.Coach {
	t.Helper()
	base, saved, err := knowledge.LoadEmbedded()
	if err != nil {
		t.Fatal(err)
	}
	if c.Model, err = find.ReadModel(saved); err != nil {
		t.Fatal(err)
	}
	c.Base = base
	coach, err := bot.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return coach
}

// foreign returns a coach with other people's knowledge: without regions but
// for what is added.
func foreign(t testing.TB, added string) *bot.Coach {
	t.Helper()
	file := &fstest.MapFile{Data: []byte(added + `
cards:
  - {id: delete, questions: [delete my data, forget me, settings], answer: In the menu.}
  - {id: refunds, questions: [refund pls], answer: Write to billing.}
`)}
	base, err := knowledge.Load(knowledge.Layer{Name: "foreign", FS: fstest.MapFS{"a.yaml": file}})
	if err != nil {
		t.Fatal(err)
	}
	coach, err := bot.New(bot.Config{Base: base, Kept: &bot.Retention{}})
	if err != nil {
		t.Fatal(err)
	}
	return coach
}

// body writes a reply as the transcripts here need it.
func body(r bot.Reply) string { return r.Title + "\n" + r.Body }

// TestKeptTranscripts runs conversations whose memory is kept in a store.
func TestKeptTranscripts(t *testing.T) {
	bottest.Transcripts(t, configured(t, bot.Config{Kept: &bot.Retention{}}), body, os.DirFS("testdata/kept"))
}

func TestEffects(t *testing.T) {
	full := bot.Memory{Conversation: bot.Conversation{Question: "q"}, Person: bot.Person{Settings: bot.Settings{Brief: true}}}
	for _, c := range []struct {
		name   string
		kept   *bot.Retention
		says   []string
		want   bot.Effect
		forgot bool
	}{
		{"export", &bot.Retention{}, []string{"export my data"}, bot.EffectExport, false},
		{"export, nothing kept", nil, []string{"export my data"}, bot.EffectNone, false},
		{"forget, not confirmed", &bot.Retention{}, []string{"forget me"}, bot.EffectNone, false},
		{"forget", &bot.Retention{}, []string{"forget me", "yes"}, bot.EffectForget, true},
		{"forget, nothing kept", nil, []string{"forget me"}, bot.EffectNone, false},
	} {
		coach, mem, reply := configured(t, bot.Config{Kept: c.kept}), full, bot.Reply{}
		for _, text := range c.says {
			reply, mem = coach.Turn(bot.Message{Text: text, Time: morning}, mem)
		}
		if reply.Effect != c.want || reply.Decision != bot.DecisionFlow || !reply.Private || reply.Unanswered {
			t.Errorf("%s: effect %q, decision %s, private %v; want %q", c.name, reply.Effect, reply.Decision, reply.Private, c.want)
		}
		if c.forgot && !reflect.DeepEqual(mem, bot.Memory{}) {
			t.Errorf("%s: what is remembered is %+v", c.name, mem)
		}
	}
}

// The durations told are those in force.
func TestPrivacyTellsRetention(t *testing.T) {
	coach := configured(t, bot.Config{Kept: &bot.Retention{
		Conversations: 90 * time.Minute, People: 14 * 24 * time.Hour, Unanswered: 36 * time.Hour, Receipts: 3 * time.Hour,
	}})
	reply, _ := coach.Turn(bot.Message{Text: "/privacy"}, bot.Memory{})
	for _, want := range []string{"90 minutes after", "14 days after", "masked. 1 day.", "my reply 3 hours"} {
		if !strings.Contains(reply.Body, want) {
			t.Errorf("%q is not in: %s", want, reply.Body)
		}
	}
}

// A card that asks the very words goes before a command without a slash, but
// what privacy needs can always be said.
func TestCardsBeforeCommands(t *testing.T) {
	coach := foreign(t, "")
	for _, c := range []struct {
		text string
		want bot.Decision
	}{
		{"delete my data", bot.DecisionAnswer},
		{"settings", bot.DecisionAnswer},
		{"forget me", bot.DecisionFlow},
		{"/settings", bot.DecisionFlow},
		{"/delete my data", bot.DecisionFlow},
		{"privacy", bot.DecisionFlow},
		{"/privacy, please!", bot.DecisionFlow},
	} {
		if reply, _ := coach.Turn(bot.Message{Text: c.text}, bot.Memory{}); reply.Decision != c.want {
			t.Errorf("%q: %s, want %s", c.text, reply.Decision, c.want)
		}
	}
}

// Where the knowledge has no regions there is no such setting.
func TestNoRegions(t *testing.T) {
	coach := foreign(t, "")
	reply, _ := coach.Turn(bot.Message{Text: "/settings"}, bot.Memory{})
	if len(reply.Table.Rows) != 1 || reply.Table.Rows[0][0] != "brief" {
		t.Errorf("the settings are %v", reply.Table.Rows)
	}
	_, mem := coach.Turn(bot.Message{Text: "set region india"}, bot.Memory{})
	if mem.Person.Settings != (bot.Settings{}) {
		t.Errorf("set to %+v", mem.Person.Settings)
	}
}

// A region that the knowledge no longer has does no harm.
func TestLostRegion(t *testing.T) {
	coach := configured(t, bot.Config{})
	mem := bot.Memory{Person: bot.Person{Settings: bot.Settings{Region: "atlantis"}}}
	reply, mem := coach.Turn(bot.Message{Text: "how much does an engineer make?"}, mem)
	if reply.Decision != bot.DecisionAnswer || mem.Person.Settings.Region != "atlantis" {
		t.Errorf("got %s, region %q", reply.Decision, mem.Person.Settings.Region)
	}
	reply, _ = coach.Turn(bot.Message{Text: "/settings"}, mem)
	if reply.Table.Rows[1][1] != "none" {
		t.Errorf("the region is shown as %q, want none", reply.Table.Rows[1][1])
	}
}

func TestForgotten(t *testing.T) {
	for _, c := range []struct {
		counts bot.Counts
		want   string
	}{
		{bot.Counts{}, "There was nothing left to delete."},
		{bot.Counts{Conversations: 1}, "Deleted: 1 conversation."},
		{bot.Counts{Conversations: 2, Settings: 1, Feedback: 3, Receipts: 1, Queued: 4},
			"Deleted: 2 conversations, 1 set of settings, 3 pieces of feedback, 4 waiting messages, replies and reminders, 1 receipt of a reply."},
	} {
		if got := bot.Forgotten(c.counts); !strings.HasPrefix(got.Body, c.want+" ") || !got.Private {
			t.Errorf("%+v: %q, private %v; want %q", c.counts, got.Body, got.Private, c.want)
		}
	}
}

func TestExported(t *testing.T) {
	files := []bot.File{{Name: "a.json"}, {Name: "b.md"}}
	if got := bot.Exported(files); !strings.Contains(got.Body, "`a.json` and `b.md`") || len(got.Files) != 2 || !got.Private {
		t.Errorf("got %+v", got)
	}
}

func TestRecentIsBounded(t *testing.T) {
	coach, mem := configured(t, bot.Config{}), bot.Memory{}
	for range bot.MaxRecent + 2 {
		_, mem = coach.Turn(bot.Message{Text: "what is a bar raiser? " + strings.Repeat("é", 300), Time: morning}, mem)
	}
	last := mem.Conversation.Recent[bot.MaxRecent-1]
	if got := mem.Conversation; len(got.Recent) != bot.MaxRecent || got.Turns != bot.MaxRecent+2 || len([]rune(last.Question)) != 200 {
		t.Errorf("%d turns remembered of %d, the last with %d code points", len(got.Recent), got.Turns, len([]rune(last.Question)))
	}
}

// Two turns from one memory do not write into each other's.
func TestMemoryIsNotShared(t *testing.T) {
	coach := configured(t, bot.Config{})
	_, mem := coach.Turn(bot.Message{Text: "what is a bar raiser?"}, bot.Memory{})
	_, first := coach.Turn(bot.Message{Text: "one"}, mem)
	_, second := coach.Turn(bot.Message{Text: "two"}, mem)
	if got := first.Conversation.Recent[1].Question; got != "one" || second.Conversation.Recent[1].Question != "two" {
		t.Errorf("the first conversation says %q", got)
	}
}

func TestFade(t *testing.T) {
	for _, c := range []struct {
		fade, silence time.Duration
		untimed       bool
		want          bot.Decision
	}{
		{0, 31 * time.Minute, false, bot.DecisionClarify},
		{0, 30 * time.Minute, false, bot.DecisionAnswer},
		{time.Hour, 31 * time.Minute, false, bot.DecisionAnswer},
		{-1, 1000 * time.Hour, false, bot.DecisionAnswer},
		{0, -1000 * time.Hour, false, bot.DecisionAnswer}, // the clock jumped back
		{0, 0, true, bot.DecisionAnswer},
	} {
		coach := configured(t, bot.Config{Fade: c.fade})
		_, mem := coach.Turn(bot.Message{Text: "how long is the technical academy?", Time: morning}, bot.Memory{})
		m := bot.Message{Text: "and what does it cost?", Time: morning.Add(c.silence)}
		if c.untimed {
			m.Time = time.Time{}
		}
		if reply, _ := coach.Turn(m, mem); reply.Decision != c.want {
			t.Errorf("after %v with a fade of %v: %s, want %s", c.silence, c.fade, reply.Decision, c.want)
		}
	}
}

// FuzzCommands holds the coach to its promises for any message: nobody is
// forgotten who has not said yes, and settings hold only what there is.
func FuzzCommands(f *testing.F) {
	for _, seed := range []string{"/privacy", "settings brief on", "set my region to the U.S.", "settings region the north", "change my country to: U.N.!", "/settings \x00", "yes", "<@U1> forget me", "/", "set", "//set//", "settings brief on on"} {
		f.Add(seed)
	}
	coach := foreign(f, `
subjects:
  - {id: north, kind: region, name: The North, aliases: [up, U.N.]}
  - {id: gold, kind: plan, name: Gold}
`)
	f.Fuzz(func(t *testing.T, message string) {
		reply, mem := coach.Turn(bot.Message{Text: message, Time: morning}, bot.Memory{})
		region := mem.Person.Settings.Region
		switch {
		case reply.Effect == bot.EffectForget:
			t.Fatalf("%q forgets without asking", message)
		case reply.Body == "":
			t.Fatalf("%q has no answer", message)
		case region != "" && region != "north":
			t.Fatalf("%q sets the region %q", message, region)
		}
	})
}
