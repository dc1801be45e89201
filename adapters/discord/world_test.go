package discord_test

import (
	"context"
	"log/slog"
	"net/http"
	"os"
	"sync"
	"testing"
	"testing/synctest"

	"careercoach/adapters/discord"
	"careercoach/bot"
	"careercoach/bot/delivery"
	"careercoach/bot/memstore"
)

// echo answers every message with itself.
type echo struct{}

func (echo) Turn(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
	mem.Conversation.At = m.Time
	return bot.Reply{Title: "Answer", Body: "to " + m.Text, Decision: bot.DecisionAnswer, Card: "card"}, mem
}

// A world is a coach that is connected to a fake Discord.
type world struct {
	*fake
	adapter  *discord.Adapter
	delivery *delivery.Delivery
	store    bot.Store
	stop     context.CancelFunc
	served   chan error // what Serve returned
	ran      chan error
}

// logger shows the log of a test that is run verbosely.
func logger() *slog.Logger {
	if testing.Verbose() && os.Getenv("DISCORD_TEST_LOG") != "" {
		return slog.New(slog.NewTextHandler(os.Stderr, nil))
	}
	return slog.New(slog.DiscardHandler)
}

// config is the config of an adapter for a fake.
func (f *fake) config() discord.Config {
	return discord.Config{
		Token: "secret", API: "http://127.0.0.1/api", Dial: f.pipes.dial, Cooldown: -1, Logger: logger(),
		Transport: &http.Transport{DialContext: f.pipes.dial, DisableKeepAlives: true},
	}
}

// inWorld runs a test in a bubble, with a coach that is connected to a fake.
// Before it connects, prepare may change both.
func inWorld(t *testing.T, coach delivery.Answerer, prepare func(*fake, *discord.Config), test func(*world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		f := newFake(t)
		c := f.config()
		if prepare != nil {
			prepare(f, &c)
		}
		w := f.connect(t, coach, c, memstore.New(memstore.Config{}))
		defer synctest.Wait()
		defer f.close()
		defer w.end()
		test(w)
	})
}

// connect starts a coach.
func (f *fake) connect(t *testing.T, coach delivery.Answerer, c discord.Config, store bot.Store) *world {
	t.Helper()
	a, err := discord.New(c)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	d, err := delivery.New(ctx, delivery.Config{
		Store: store, Coach: coach, Senders: map[string]delivery.Sender{"discord": a},
		PerPerson: delivery.Limit{Rate: -1}, PerWorkspace: delivery.Limit{Rate: -1}, Logger: logger(),
	})
	if err != nil {
		t.Fatal(err)
	}
	w := &world{fake: f, adapter: a, delivery: d, store: store, stop: stop, served: make(chan error, 1), ran: make(chan error, 1)}
	go func() { w.served <- a.Serve(ctx, d) }()
	go func() { w.ran <- d.Run(ctx) }()
	return w
}

// end stops the coach; a second call does nothing.
func (w *world) end() {
	if w.stop == nil {
		return
	}
	w.stop()
	w.stop = nil
	if err := <-w.ran; err != nil {
		w.t.Errorf("the delivery ended with %v", err)
	}
	<-w.served
}

// keptNotes are notes that outlive an adapter.
type keptNotes struct {
	mu     sync.Mutex
	values map[string][]byte
}

func (n *keptNotes) Note(_ context.Context, name string) ([]byte, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.values[name], nil
}

func (n *keptNotes) SetNote(_ context.Context, name string, value []byte) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.values == nil {
		n.values = map[string][]byte{}
	}
	n.values[name] = value
	return nil
}
