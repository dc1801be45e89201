package delivery_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
	"careercoach/bot/state"
)

func TestConfigIsChecked(t *testing.T) {
	sound := delivery.Config{Store: storeWith(nil), Coach: echo{}, Senders: map[string]delivery.Sender{"chat": &platform{}}}
	if _, err := delivery.New(t.Context(), sound); err != nil {
		t.Errorf("a sound config: %v", err)
	}
	for name, spoil := range map[string]func(*delivery.Config){
		"no store":   func(c *delivery.Config) { c.Store = nil },
		"no coach":   func(c *delivery.Config) { c.Coach = nil },
		"no senders": func(c *delivery.Config) { c.Senders = nil },
		"a slash":    func(c *delivery.Config) { c.Senders = map[string]delivery.Sender{"a/b": &platform{}} },
		"nil sender": func(c *delivery.Config) { c.Senders = map[string]delivery.Sender{"a": nil} },
	} {
		c := sound
		spoil(&c)
		if _, err := delivery.New(t.Context(), c); err == nil {
			t.Errorf("%s: got no error", name)
		}
	}
}

func TestJobsOfANewerVersionAreLeftAlone(t *testing.T) {
	s := storeWith(nil)
	job := bot.Job{ID: "event/e1", Queue: "in", Key: place("ann").Path(), Body: []byte(`{"v":2}`)}
	if _, err := s.Commit(t.Context(), bot.Tx{Add: []bot.Job{job}}); err != nil {
		t.Fatal(err)
	}
	c := delivery.Config{Store: s, Coach: echo{}, Senders: map[string]delivery.Sender{"chat": &platform{}}}
	if _, err := delivery.New(t.Context(), c); !errors.Is(err, state.ErrNewer) {
		t.Errorf("got %v, want ErrNewer", err)
	}
}

func TestADamagedJobIsDropped(t *testing.T) {
	inBubble(t, nil, func(w *world) {
		for _, j := range []bot.Job{
			{ID: "event/e1", Queue: "in", Key: place("ann").Path(), Body: []byte(`{`)},
			{ID: "reply/e1", Queue: "out-chat", Key: place("ann").Path(), Body: []byte(`{`)},
		} {
			if _, err := w.config.Store.Commit(t.Context(), bot.Tx{Add: []bot.Job{j}}); err != nil {
				t.Fatal(err)
			}
		}
		w.restart()
		w.say("e2", "ann", "hello")
		w.sent("1 hello")
		w.idle()
	})
}

func TestOnePersonsFlood(t *testing.T) {
	inBubble(t, func(c *delivery.Config) {
		c.PerPerson, c.PerWorkspace = delivery.Limit{Rate: 1, Burst: 3}, delivery.Limit{Rate: 2, Burst: 6}
	}, func(w *world) {
		n := 0
		event := func(who string) bot.Event {
			n++
			return said(fmt.Sprint("e", n), who, "hello")
		}
		first := event("ann")
		w.receive(first, delivery.Accepted)
		for range 3 {
			w.receive(first, delivery.Duplicate) // costs nothing
		}
		for range 2 {
			w.receive(event("ann"), delivery.Accepted)
		}
		for range 100 {
			w.receive(event("ann"), delivery.Limited) // costs the workspace nothing
		}
		for range 3 {
			w.receive(event("bob"), delivery.Accepted)
		}
		w.receive(event("cat"), delivery.Limited) // the workspace has had its six
		elsewhere := event("cat")
		elsewhere.Conversation.Workspace = "another"
		w.receive(elsewhere, delivery.Accepted)
		alone := event("dan")
		alone.Conversation.Workspace = ""
		w.receive(alone, delivery.Accepted)
		time.Sleep(time.Second)
		w.receive(event("ann"), delivery.Accepted)
		w.receive(event("ann"), delivery.Limited)
		w.receive(event("cat"), delivery.Accepted)
		if s := w.Stats(); s.Limited != 102 || s.Accepted != 10 || s.Duplicates != 3 {
			t.Errorf("got %d limited, %d accepted, %d duplicates, want 102, 10, 3", s.Limited, s.Accepted, s.Duplicates)
		}
	})
}

// One person writes without end, through every limit, and each turn takes a
// tenth of a second: the others are answered as if nothing were.
func TestAFloodSlowsNobodyElse(t *testing.T) {
	slow := coach(func(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
		time.Sleep(100 * time.Millisecond)
		return echo{}.Turn(m, mem)
	})
	inBubble(t, func(c *delivery.Config) {
		c.Coach, c.PerPerson, c.PerWorkspace, c.Workers = slow, delivery.Limit{Rate: -1}, delivery.Limit{Rate: -1}, 2
	}, func(w *world) {
		for i := range 500 {
			w.receive(said(fmt.Sprint("flood", i), "ann", "x"), delivery.Accepted)
		}
		for i := range 5 {
			w.receive(said(fmt.Sprint("e", i), "bob", "hello"), delivery.Accepted)
			time.Sleep(101 * time.Millisecond)
			synctest.Wait()
			if got := w.conversation("bob").Turns; got != i+1 {
				t.Errorf("bob has got %d answers, want %d", got, i+1)
			}
		}
		time.Sleep(time.Minute)
		w.idle()
	})
}

func TestAFullQueueIsBusy(t *testing.T) {
	var released chan struct{}
	inBubble(t, func(c *delivery.Config) {
		released = make(chan struct{})
		c.Coach, c.QueueLimit, c.ShutdownTimeout = hangs(released), 2, time.Second
	}, func(w *world) {
		w.say("e1", "ann", "hang")
		w.say("e2", "ann", "more")
		w.receive(said("e3", "bob", "hello"), delivery.Busy)
		w.kill()
		w.receive(said("e3", "bob", "hello"), delivery.Busy) // counted anew
		close(released)
		synctest.Wait()
		w.receive(said("e3", "bob", "hello"), delivery.Accepted)
		w.sent("1 hang", "2 more", "1 hello")
		w.idle()
	})
}

// flaky is a store whose commits fail now and then, before or after they were
// written.
type flaky struct {
	bot.Store
	mu sync.Mutex
	n  int
}

var errDiskFull = errors.New("no space left on device")

func (f *flaky) Commit(ctx context.Context, tx bot.Tx) ([]bot.JobID, error) {
	f.mu.Lock()
	f.n++
	n := f.n
	f.mu.Unlock()
	if n%3 == 1 {
		return nil, errDiskFull
	}
	known, err := f.Store.Commit(ctx, tx)
	if n%3 == 2 && err == nil {
		return nil, errDiskFull
	}
	return known, err
}

func TestAStoreThatFails(t *testing.T) {
	inBubble(t, func(c *delivery.Config) { c.Store, c.Workers = &flaky{Store: c.Store}, 1 }, func(w *world) {
		for i := range 6 {
			e := said(fmt.Sprint("e", i), "ann", fmt.Sprint("number ", i))
			for tries := 0; ; tries++ { // as a platform does
				outcome, err := w.Receive(t.Context(), e)
				if err == nil && (outcome == delivery.Accepted || outcome == delivery.Duplicate) {
					break
				}
				if !errors.Is(err, errDiskFull) || tries == 10 {
					t.Fatalf("receiving, try %d: got %q, %v, want the store's error", tries, outcome, err)
				}
			}
			time.Sleep(time.Hour)
		}
		w.sent("1 number 0", "2 number 1", "3 number 2", "4 number 3", "5 number 4", "6 number 5")
		w.idle()
		if w.Stats().StoreErrors == 0 {
			t.Error("no errors of the store were counted")
		}
	})
}

// slow is a store that takes three seconds to write.
type slow struct{ bot.Store }

func (s slow) Commit(ctx context.Context, tx bot.Tx) ([]bot.JobID, error) {
	time.Sleep(3 * time.Second)
	return s.Store.Commit(ctx, tx)
}

func TestAStoreThatIsSlow(t *testing.T) {
	inBubble(t, func(c *delivery.Config) { c.Store = slow{c.Store} }, func(w *world) {
		began := time.Now()
		for i, who := range []string{"ann", "bob", "ann"} {
			w.receive(said(fmt.Sprint("e", i), who, "hello"), delivery.Accepted)
		}
		if took := time.Since(began); took != 9*time.Second {
			t.Errorf("receiving took %v, want one commit each", took)
		}
		time.Sleep(time.Minute)
		w.sent("1 hello", "1 hello", "2 hello")
		w.idle()
	})
}

func TestAStoreThatIsClosed(t *testing.T) {
	inBubble(t, nil, func(w *world) {
		w.say("e1", "ann", "hello")
		old := w.config.Store
		w.config.Store = storeWith(nil)
		if err := old.Close(); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if _, err := w.Receive(t.Context(), said("e2", "ann", "more")); err == nil {
			t.Error("an event is received without a store")
		}
		w.stop()
		if !errors.Is(w.end, bot.ErrClosed) {
			t.Errorf("Run returned %v, want ErrClosed", w.end)
		}
	})
}
