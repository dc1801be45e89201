package main

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"regexp"
	"strings"
	"testing"

	"careercoach/bot"
	"careercoach/bot/delivery"
	"careercoach/bot/memstore"

	"github.com/prometheus/client_golang/prometheus"
)

// A stub is a connection that fails when it is told to.
type stub struct {
	platform string
	fail     chan error
	runs     chan struct{} // closed when it runs
}

func newStub(platform string) *stub { return &stub{platform, make(chan error, 1), make(chan struct{})} }

func (s *stub) name() string                     { return s.platform }
func (s *stub) sender() delivery.Sender          { return s }
func (s *stub) missing() string                  { return "" }
func (s *stub) Describe(chan<- *prometheus.Desc) {}
func (s *stub) Collect(chan<- prometheus.Metric) {}

func (s *stub) Send(context.Context, bot.Outgoing) (json.RawMessage, error) { return nil, nil }

func (s *stub) run(ctx context.Context, _ eventReceiver) error {
	close(s.runs)
	select {
	case err := <-s.fail:
		return err
	case <-ctx.Done():
		return nil
	}
}

// serviceOf makes a service of connections over a store.
func serviceOf(t *testing.T, store bot.Store, log *waitingLog, connections ...connection) *service {
	t.Helper()
	logger := slog.New(slog.NewTextHandler(log, nil))
	library, err := openLibrary(new(knowledgeFlags), "", bot.Config{}, logger)
	if err != nil {
		t.Fatal(err)
	}
	s := &service{connections: connections, library: library, store: store, logger: logger, times: newTimes()}
	if s.delivery, err = delivery.New(t.Context(), (&serveFlags{}).delivery(s)); err != nil {
		t.Fatal(err)
	}
	return s
}

// One platform that fails stops alone; when the last one fails, all ends.
func TestOnePlatformFailsAlone(t *testing.T) {
	a, b := newStub("slack"), newStub("pigeon")
	store := memstore.New(memstore.Config{})
	defer store.Close()
	log := newWaitingLog()
	s := serviceOf(t, store, log, a, b)
	ended := make(chan error, 1)
	go func() { ended <- s.run(t.Context()) }()
	receiveOrFail(t, a.runs, func() string { return "the first to run" })
	receiveOrFail(t, b.runs, func() string { return "the second to run" })

	a.fail <- errors.New("the token is old: make a new one")
	log.until(t, regexp.MustCompile("a platform has stopped.* platform=slack"))
	got := s.ready(t.Context())
	if !got.Ready || !got.Platforms["pigeon"].Ready || got.Platforms["slack"].Ready || got.Platforms["slack"].Missing != "slack: the token is old: make a new one" {
		t.Errorf("it stands like this: %+v", got)
	}
	select {
	case err := <-ended:
		t.Fatalf("all ended with the first: %v", err)
	default:
	}

	b.fail <- errors.New("the pigeon is dead")
	err := receiveFrom(t.Context(), t, ended, "the end")
	if !errors.Is(err, errNoneLeft) || !strings.Contains(err.Error(), "the token is old") || !strings.Contains(err.Error(), "the pigeon is dead") {
		t.Errorf("got %v", err)
	}
	if got := s.ready(t.Context()); got.Ready || got.Missing != "stopping" {
		t.Errorf("at the end it stands like this: %+v", got)
	}
}

// A delivery that cannot go on ends everything, with its error.
func TestDeliveryEndsTheService(t *testing.T) {
	a := newStub("slack")
	store := memstore.New(memstore.Config{})
	s := serviceOf(t, store, newWaitingLog(), a)
	ended := make(chan error, 1)
	go func() { ended <- s.run(t.Context()) }()
	receiveOrFail(t, a.runs, func() string { return "it to run" })
	store.Close()
	if err := receiveFrom(t.Context(), t, ended, "the end"); !errors.Is(err, bot.ErrClosed) {
		t.Errorf("got %v", err)
	}
	if got := s.ready(t.Context()); got.Ready {
		t.Errorf("it stands like this: %+v", got)
	}
}
