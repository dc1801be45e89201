package delivery_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
	"careercoach/bot/memstore"
	"careercoach/bot/state"
)

// A world is a delivery with one platform, "chat", in a bubble of its own time.
type world struct {
	t        *testing.T
	config   delivery.Config
	platform *platform
	log      *bytes.Buffer
	*delivery.Delivery
	stop func()
	end  error // of Run, after stop
}

// inBubble starts a world with an echo for a coach and runs a scenario in it.
// change may change the config before.
func inBubble(t *testing.T, change func(*delivery.Config), scenario func(*world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := &world{t: t, platform: &platform{}, log: &bytes.Buffer{}}
		w.config = delivery.Config{
			Store:   memstore.New(memstore.Config{}),
			Coach:   echo{},
			Senders: map[string]delivery.Sender{"chat": w.platform},
			Logger:  slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		}
		if change != nil {
			change(&w.config)
		}
		w.start()
		scenario(w)
		w.stop()
		if err := w.config.Store.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
		if t.Failed() {
			t.Logf("log:\n%s", w.log)
		}
	})
}

// start makes a delivery over the world's store and runs it until stop.
func (w *world) start() {
	w.t.Helper()
	d, err := delivery.New(w.t.Context(), w.config)
	if err != nil {
		w.t.Fatalf("making the delivery: %v", err)
	}
	w.Delivery = d
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- d.Run(ctx) }()
	w.stop = sync.OnceFunc(func() {
		cancel()
		w.end = <-done
	})
}

// restart ends the program and starts it again over the same store.
func (w *world) restart() {
	w.t.Helper()
	w.stop()
	w.start()
}

// kill starts another program over what is on disk; the first can write no
// more, as if it had been killed.
func (w *world) kill() {
	w.t.Helper()
	old := w.config.Store
	w.config.Store = copyInto(w.t, old, memstore.New(memstore.Config{}))
	if err := old.Close(); err != nil {
		w.t.Fatal(err)
	}
	w.start()
	synctest.Wait()
}

// say has a person say something, and waits until everything is quiet.
func (w *world) say(id, who, text string) {
	w.t.Helper()
	w.receive(said(id, who, text), delivery.Accepted)
	synctest.Wait()
}

// receive takes an event and checks what became of it.
func (w *world) receive(e bot.Event, want delivery.Outcome) {
	w.t.Helper()
	if got, err := w.Receive(w.t.Context(), e); err != nil || got != want {
		w.t.Fatalf("receiving %s: got %q, %v, want %q", e.ID, got, err, want)
	}
}

// sent checks the texts the platform got, in their order.
func (w *world) sent(want ...string) {
	w.t.Helper()
	synctest.Wait()
	if got := w.platform.texts(); !slices.Equal(got, want) {
		w.t.Errorf("sent:\n got  %q\n want %q", got, want)
	}
}

// idle checks that nothing waits, by the counts and in the store.
func (w *world) idle() {
	w.t.Helper()
	synctest.Wait()
	s := w.Stats()
	jobs, err := w.config.Store.List(w.t.Context(), bot.JobPrefix, "", 100)
	if s.Events != 0 || s.Replies != 0 || len(jobs) != 0 || err != nil {
		w.t.Errorf("%d events and %d replies wait by the counts, %d jobs in the store (%v), want none", s.Events, s.Replies, len(jobs), err)
	}
}

// conversation loads a conversation.
func (w *world) conversation(who string) bot.Conversation {
	w.t.Helper()
	s, err := state.Load(w.t.Context(), w.config.Store, place(who))
	if err != nil {
		w.t.Fatal(err)
	}
	return s.Memory.Conversation
}

// place is the conversation of a person.
func place(who string) bot.ConversationID {
	return bot.ConversationID{PersonID: bot.PersonID{Platform: "chat", Workspace: "team", User: who}, Channel: "general"}
}

// said is the event of a message.
func said(id, who, text string) bot.Event {
	return bot.Event{ID: id, Conversation: place(who), Message: bot.Message{Text: text, Time: time.Now()}}
}

// edited is the event of a message that takes the place of another.
func edited(id, of, who, text string) bot.Event {
	e := said(id, who, text)
	e.Edits = of
	return e
}

// echo answers with how many turns the conversation has, and the text.
type echo struct{}

func (echo) Turn(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
	mem.Conversation.Turns++
	mem.Conversation.At = m.Time
	return bot.Reply{Body: fmt.Sprintf("%d %s", mem.Conversation.Turns, m.Text), Decision: bot.DecisionAnswer}, mem
}

// coach is a function as a coach.
type coach func(bot.Message, bot.Memory) (bot.Reply, bot.Memory)

func (c coach) Turn(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) { return c(m, mem) }

// A platform keeps what it was given.
type platform struct {
	// fails decides, before the n-th try (from 0) is taken, how it fails.
	fails func(ctx context.Context, n int, out bot.Outgoing) error

	mu    sync.Mutex
	tries []bot.Outgoing
	times []time.Time
	taken []bot.Outgoing
}

// Send implements delivery.Sender; its receipts name the reply.
func (p *platform) Send(ctx context.Context, out bot.Outgoing) (json.RawMessage, error) {
	p.mu.Lock()
	n := len(p.tries)
	p.tries, p.times = append(p.tries, out), append(p.times, time.Now())
	p.mu.Unlock()
	if p.fails != nil {
		if err := p.fails(ctx, n, out); err != nil {
			return nil, err
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.taken = append(p.taken, out)
	return json.Marshal("posted " + out.ID)
}

func (p *platform) texts() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out []string
	for _, o := range p.taken {
		out = append(out, o.Reply.Body)
	}
	return out
}

// copyInto copies what a store has on disk into a new one.
func copyInto(t *testing.T, old, s bot.Store) bot.Store {
	t.Helper()
	var tx bot.Tx
	for _, prefix := range []string{"", bot.JobPrefix} {
		records, err := old.List(t.Context(), prefix, "", 10_000)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range records {
			if j, ok := bot.ParseJobKey(r.Key); ok {
				tx.Add = append(tx.Add, asJob(t, j, r))
				continue
			}
			r.Revision = 0
			tx.Put = append(tx.Put, r)
		}
	}
	if _, err := s.Commit(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	return s
}

// asJob gives a listed job the rest of what is on disk.
func asJob(t *testing.T, j bot.Job, r bot.Record) bot.Job {
	t.Helper()
	var b struct{ Due, For time.Time }
	if err := json.Unmarshal(r.Value, &b); err != nil {
		t.Fatal(err)
	}
	j.Body, j.Attempt, j.Due = r.Value, int(r.Revision)-1, b.Due
	if j.Due.IsZero() { // a reminder's
		j.Due = b.For
	}
	return j
}

// storeWith is a store in memory with a clock.
func storeWith(now func() time.Time) bot.Store { return memstore.New(memstore.Config{Now: now}) }

// movedClock is a clock that can be set off from the real one.
func movedClock() (now func() time.Time, set func(time.Duration)) {
	var off atomic.Int64
	now = func() time.Time { return time.Now().Round(0).Add(time.Duration(off.Load())) }
	return now, func(d time.Duration) { off.Store(int64(d)) }
}

// clean checks that a log holds none of the words.
func clean(t *testing.T, log string, words ...string) {
	t.Helper()
	for _, word := range words {
		if strings.Contains(log, word) {
			t.Errorf("the log holds %q:\n%s", word, log)
		}
	}
}

var errNoAnswer = errors.New("the connection was reset")
