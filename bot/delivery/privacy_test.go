package delivery_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// commands is an echo that knows two commands.
func commands(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
	reply, next := echo{}.Turn(m, mem)
	next.Conversation.Question = m.Text
	next.Person.Settings.Brief = true
	switch m.Text {
	case "export":
		reply.Effect = bot.EffectExport
	case "forget":
		reply.Effect, next = bot.EffectForget, bot.Memory{}
	case "unanswered":
		reply.Unanswered = true
	}
	return reply, next
}

func withCommands(c *delivery.Config) { c.Coach = coach(commands) }

func TestExport(t *testing.T) {
	inBubble(t, withCommands, func(w *world) {
		w.say("e1", "ann", "canary one")
		w.say("e2", "bob", "bob's")
		w.say("e3", "ann", "export")
		out := w.platform.taken[2].Reply
		if len(out.Files) != 2 || !out.Private {
			t.Fatalf("got %d files, private %v, want 2 files in private", len(out.Files), out.Private)
		}
		for _, f := range out.Files {
			if text := string(f.Data); !strings.Contains(text, "ann") || strings.Contains(text, "bob") {
				t.Errorf("%s holds not just what is kept of ann:\n%s", f.Name, text)
			}
		}
		w.idle()
	})
}

func TestForget(t *testing.T) {
	inBubble(t, withCommands, func(w *world) {
		w.say("e1", "ann", "one")
		w.say("e2", "bob", "bob's")
		w.say("e3", "ann", "forget")
		w.idle()
		last := w.platform.taken[2].Reply
		if last.Title != bot.Forgotten(bot.Counts{}).Title || !strings.Contains(last.Body, "1 conversation") {
			t.Errorf("got %q %q, want what was deleted", last.Title, last.Body)
		}
		records, err := w.config.Store.List(t.Context(), "", "", 100)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range records {
			if strings.Contains(r.Key, "/ann/") {
				t.Errorf("%s is still kept", r.Key)
			}
		}
		if len(records) == 0 {
			t.Error("bob is forgotten, too")
		}
		w.say("e4", "ann", "again")
		if got := w.conversation("ann").Turns; got != 1 {
			t.Errorf("after forgetting the conversation has %d turns, want 1", got)
		}
	})
}

func TestUnansweredQuestionsAreKeptOnce(t *testing.T) {
	inBubble(t, withCommands, func(w *world) {
		w.say("e1", "ann", "unanswered")
		records, err := w.config.Store.List(t.Context(), "u/", "", 10)
		if err != nil || len(records) != 1 || strings.Contains(records[0].Key+string(records[0].Value), "ann") {
			t.Errorf("kept %v (%v), want one question of nobody", records, err)
		}
	})
}

func TestFeedback(t *testing.T) {
	inBubble(t, nil, func(w *world) {
		for _, c := range []struct {
			id      string
			helpful bool
			want    string
		}{{"f1", true, "Thanks"}, {"f2", false, "noted"}} {
			e := said(c.id, "ann", "")
			e.Feedback = &bot.Feedback{Card: "ata", Helpful: c.helpful}
			w.receive(e, delivery.Accepted)
			synctest.Wait()
			if last := w.platform.taken[len(w.platform.taken)-1].Reply; !strings.Contains(last.Body, c.want) || !last.Private {
				t.Errorf("helpful %v: got %q, want %q in private", c.helpful, last.Body, c.want)
			}
		}
		if records, err := w.config.Store.List(t.Context(), "f/", "", 10); err != nil || len(records) != 1 {
			t.Errorf("kept %d opinions (%v), want the last one", len(records), err)
		}
		w.idle()
	})
}

// What a person says, is called and has for a token stands in no line of the
// log, not even at debug level, whatever goes wrong; ids stand there.
func TestTheLogHoldsNoText(t *testing.T) {
	inBubble(t, func(c *delivery.Config) {
		c.Coach = panicky(100)
		c.Store = &flaky{Store: c.Store, n: 1}
	}, func(w *world) {
		w.platform.fails = failing(errNoAnswer, delivery.Retry("later", 0, errNoAnswer), delivery.Permanent("gone", errNoAnswer))
		for _, text := range []string{"canary", "panic canary"} {
			e := said(text[:2], "U123", text)
			e.Address = []byte(`{"token":"canary"}`)
			for range 3 {
				_, _ = w.Receive(t.Context(), e)
			}
			time.Sleep(time.Hour)
		}
		synctest.Wait()
		clean(t, w.log.String(), "canary", errNoAnswer.Error())
		if log := w.log.String(); !strings.Contains(log, "id=reply/ca") || !strings.Contains(log, "word=later") {
			t.Errorf("the log lacks ids or words:\n%s", log)
		}
		for line := range strings.Lines(w.log.String()) {
			if !strings.Contains(line, "level=DEBUG") {
				clean(t, line, "U123", "event/", "reply/")
			}
		}
	})
}
