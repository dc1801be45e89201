package delivery_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

func TestAnAcceptedEventIsAnsweredOnce(t *testing.T) {
	inBubble(t, nil, func(w *world) {
		w.say("e1", "ann", "hello")
		w.receive(said("e1", "ann", "hello"), delivery.Duplicate)
		w.say("e2", "ann", "more")
		w.restart()
		w.receive(said("e2", "ann", "more"), delivery.Duplicate)
		w.say("e3", "bob", "hi")
		w.sent("1 hello", "2 more", "1 hi")
		w.idle()
		if out := w.platform.taken[0]; out.ID != "reply/e1" || out.Doubt || out.Conversation != place("ann") {
			t.Errorf("got %+v, want the reply to e1, without doubt", out)
		}
		if s := w.Stats(); s.Received != 2 || s.Duplicates != 1 || s.Accepted != 1 || s.Answered[bot.DecisionAnswer] != 1 || s.Sent != 1 {
			t.Errorf("after the restart: got %+v", s)
		}
	})
}

func TestEventsThatAreNotSound(t *testing.T) {
	inBubble(t, nil, func(w *world) {
		for name, change := range map[string]func(*bot.Event){
			"no id":      func(e *bot.Event) { e.ID = "" },
			"long id":    func(e *bot.Event) { e.ID = strings.Repeat("x", 201) },
			"no sender":  func(e *bot.Event) { e.Conversation.Platform = "fax" },
			"no user":    func(e *bot.Event) { e.Conversation.User = "" },
			"long path":  func(e *bot.Event) { e.Conversation.Thread = strings.Repeat("é", 100) },
			"large text": func(e *bot.Event) { e.Message.Text = strings.Repeat("x", 1<<20) },
		} {
			e := said("e", "ann", "hello")
			change(&e)
			if outcome, err := w.Receive(t.Context(), e); err == nil {
				t.Errorf("%s: got %q, want an error", name, outcome)
			}
		}
		w.idle()
	})
}

// While one turn of a conversation is slow, its next event waits; others do not.
func TestOneAtATimeWithinAConversation(t *testing.T) {
	slow := coach(func(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
		if m.Text == "slow" {
			time.Sleep(time.Second)
		}
		return echo{}.Turn(m, mem)
	})
	inBubble(t, func(c *delivery.Config) { c.Coach = slow }, func(w *world) {
		w.say("e1", "ann", "slow")
		w.say("e2", "ann", "quick")
		w.say("e3", "bob", "quick")
		w.sent("1 quick")
		time.Sleep(time.Second)
		w.sent("1 quick", "1 slow", "2 quick")
		w.idle()
	})
}

// meddler changes a conversation just before the first commit that writes one.
type meddler struct {
	bot.Store
	meddle func()
}

func (m *meddler) Commit(ctx context.Context, tx bot.Tx) ([]bot.JobID, error) {
	if meddle := m.meddle; len(tx.Put) > 0 && meddle != nil {
		m.meddle = nil
		meddle()
	}
	return m.Store.Commit(ctx, tx)
}

func TestAConflictIsComputedAgain(t *testing.T) {
	inBubble(t, func(c *delivery.Config) {
		m := &meddler{Store: c.Store}
		m.meddle = func() {
			put := bot.Record{Key: "c/" + place("ann").Path(), Value: []byte(`1{"c":{"n":41}}`)}
			if _, err := m.Store.Commit(t.Context(), bot.Tx{Put: []bot.Record{put}}); err != nil {
				t.Error(err)
			}
		}
		c.Store = m
	}, func(w *world) {
		w.say("e1", "ann", "hello")
		w.sent("42 hello")
		w.idle()
		if got := w.Stats().Conflicts; got != 1 {
			t.Errorf("got %d conflicts, want 1", got)
		}
	})
}

func TestAnEventForgottenWhileItIsAnswered(t *testing.T) {
	inBubble(t, func(c *delivery.Config) {
		m := &meddler{Store: c.Store}
		m.meddle = func() {
			if _, err := m.Store.Commit(t.Context(), bot.Tx{Done: []bot.JobID{"event/e1"}}); err != nil {
				t.Error(err)
			}
		}
		c.Store = m
	}, func(w *world) {
		w.say("e1", "ann", "hello")
		w.sent()
		if got := w.conversation("ann").Turns; got != 0 {
			t.Errorf("the conversation has %d turns, want 0", got)
		}
	})
}

// panicky panics while a message says so.
func panicky(times int) coach {
	return func(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
		if strings.HasPrefix(m.Text, "panic") && times > 0 {
			times--
			panic("at " + m.Text)
		}
		return echo{}.Turn(m, mem)
	}
}

func TestATurnThatPanicsIsTriedAgain(t *testing.T) {
	inBubble(t, func(c *delivery.Config) { c.Coach = panicky(2) }, func(w *world) {
		w.say("e1", "ann", "panic canary")
		w.say("e2", "ann", "after")
		w.say("e3", "bob", "hello")
		w.sent("1 hello")
		time.Sleep(time.Minute)
		w.sent("1 hello", "1 panic canary", "2 after")
		w.idle()
		if s := w.Stats(); s.Panics != 2 || len(s.Parked) != 0 {
			t.Errorf("got %d panics and parked %v, want 2 and none", s.Panics, s.Parked)
		}
		clean(t, w.log.String(), "canary")
	})
}

func TestATurnThatAlwaysPanicsIsParked(t *testing.T) {
	inBubble(t, func(c *delivery.Config) { c.Coach = panicky(100) }, func(w *world) {
		w.say("e1", "ann", "panic")
		w.say("e2", "ann", "after")
		time.Sleep(time.Minute)
		w.sent("Something went wrong with that message, and it was not answered. Please put it in other words, or try again later.", "1 after")
		w.idle()
		if s := w.Stats(); s.Panics != 3 || s.Parked["panicked"] != 1 {
			t.Errorf("got %d panics and parked %v, want 3 and 1 that panicked", s.Panics, s.Parked)
		}
	})
}

// hangs never returns before it is released.
func hangs(released chan struct{}) coach {
	return func(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
		if strings.HasPrefix(m.Text, "hang") {
			<-released
		}
		return echo{}.Turn(m, mem)
	}
}

func TestATurnThatHangsHurtsNoOther(t *testing.T) {
	var released chan struct{}
	inBubble(t, func(c *delivery.Config) {
		released = make(chan struct{})
		c.Coach, c.Apology = hangs(released), &bot.Reply{Body: "sorry"}
	}, func(w *world) {
		w.say("e1", "ann", "hang")
		w.say("e2", "ann", "after")
		w.say("e3", "bob", "hello")
		w.sent("1 hello")
		time.Sleep(10 * time.Second)
		w.sent("1 hello", "sorry", "1 after")
		w.idle()
		if s := w.Stats(); s.Stuck != 1 || s.Parked["hung"] != 1 {
			t.Errorf("got %d stuck and parked %v, want 1 and 1 that hung", s.Stuck, s.Parked)
		}
		close(released)
		w.sent("1 hello", "sorry", "1 after") // the late result is dropped
		if got := w.Stats().Stuck; got != 0 {
			t.Errorf("after its return %d are stuck, want 0", got)
		}
	})
}

func TestTooManyStuckTurnsEndTheRun(t *testing.T) {
	var released chan struct{}
	inBubble(t, func(c *delivery.Config) {
		released = make(chan struct{})
		c.Coach, c.MaxStuck = hangs(released), 2
	}, func(w *world) {
		w.say("e1", "ann", "hang")
		w.say("e2", "bob", "hang")
		time.Sleep(10 * time.Second)
		synctest.Wait()
		if _, err := w.Receive(t.Context(), said("e3", "cat", "hello")); !errors.Is(err, delivery.ErrStopping) {
			t.Errorf("receiving afterwards: got %v, want ErrStopping", err)
		}
		close(released)
		w.stop()
		if !errors.Is(w.end, delivery.ErrStuck) {
			t.Errorf("Run returned %v, want ErrStuck", w.end)
		}
	})
}

// What is left of a run that was killed is tried, but the event that kills is
// parked after three attempts, and only that one.
func TestAnEventThatKillsIsParked(t *testing.T) {
	var killed chan struct{}
	inBubble(t, func(c *delivery.Config) {
		killed = make(chan struct{})
		c.Coach, c.TurnTimeout, c.ShutdownTimeout = hangs(killed), time.Hour, time.Second
		c.Apology = &bot.Reply{Body: "sorry"}
	}, func(w *world) {
		w.say("e1", "ann", "hang") // a turn that holds the program until it is killed
		w.kill()
		w.say("e2", "bob", "hello")
		w.kill()
		w.say("e3", "bob", "more")
		w.sent("1 hello", "2 more")
		w.kill()
		w.sent("1 hello", "2 more", "sorry")
		if got := w.Stats().Parked["killed"]; got != 1 {
			t.Errorf("parked %d, want 1", got)
		}
		w.idle()
		close(killed)
	})
}

// Two events were in hand twice when the program was killed, one of them did
// it: the third time they run one after the other.
func TestSuspectsRunAlone(t *testing.T) {
	var killed chan struct{}
	inBubble(t, func(c *delivery.Config) {
		killed = make(chan struct{})
		c.Coach, c.TurnTimeout, c.ShutdownTimeout = hangs(killed), time.Hour, time.Second
	}, func(w *world) {
		w.say("e1", "ann", "hang")
		w.say("e2", "bob", "hang too")
		w.kill()
		w.kill()
		tries := map[int]int{}
		jobs, err := w.config.Store.List(t.Context(), bot.JobPrefix, "", 10)
		for _, j := range jobs {
			tries[int(j.Revision)-1]++
		}
		if err != nil || tries[1] != 1 || tries[2] != 1 {
			t.Errorf("jobs by attempts: got %v (%v), want one with 1 and one with 2", tries, err)
		}
		close(killed)
		synctest.Wait()
		if got := w.platform.texts(); len(got) != 2 || got[0] == got[1] {
			t.Errorf("sent %q, want one answer to each", got)
		}
		w.idle()
	})
}

// trap is a store that panics when a conversation is read.
type trap struct {
	bot.Store
	armed bool
}

func (s *trap) Get(ctx context.Context, key string) (bot.Record, error) {
	if s.armed && strings.Contains(key, "/ann/") {
		panic("canary")
	}
	return s.Store.Get(ctx, key)
}

// Not only the coach may panic.
func TestWhatPanicsOutsideOfATurn(t *testing.T) {
	store := &trap{armed: true}
	inBubble(t, func(c *delivery.Config) {
		store.Store = c.Store
		c.Store, c.Apology = store, &bot.Reply{Body: "sorry"}
	}, func(w *world) {
		w.say("e1", "ann", "hello")
		w.say("e2", "bob", "hello")
		w.sent("1 hello")
		time.Sleep(time.Minute)
		w.sent("1 hello", "sorry")
		synctest.Wait()
		store.armed = false
		w.say("e3", "ann", "again")
		w.sent("1 hello", "sorry", "1 again")
		clean(t, w.log.String(), "canary")
	})
}
