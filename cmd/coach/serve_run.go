package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync/atomic"

	"careercoach/bot"
	"careercoach/bot/delivery"

	"github.com/prometheus/client_golang/prometheus"
)

// An eventReceiver takes events in: a *delivery.Delivery.
type eventReceiver interface {
	Receive(ctx context.Context, e bot.Event) (delivery.Outcome, error)
}

// A connection carries events and replies between one platform and the coach.
type connection interface {
	// name is the platform's in the store: bot.PersonID.Platform.
	name() string
	// sender gives replies to the platform, also while run does not run.
	sender() delivery.Sender
	// run takes events in until the context ends; then it finishes what is in
	// hand, within some seconds, and returns nil. It ends before that only
	// where an operator must mend something, with an error that says what. It
	// is called once.
	run(ctx context.Context, in eventReceiver) error
	// missing says what run still waits for; empty when events come in.
	missing() string
	// Collector is the connection's own metrics.
	prometheus.Collector
}

// A service is the coach with its connections.
type service struct {
	connections []connection
	delivery    *delivery.Delivery
	library     *library
	store       bot.Store
	logger      *slog.Logger
	times       times

	stopping atomic.Bool
	failed   failures
}

// errNoneLeft: every platform failed.
var errNoneLeft = errors.New("no platform is left to answer in")

// run carries until the context ends: then the intake is closed first, what
// runs is finished, and the rest is left to the next start. A platform that
// fails stops alone; when none is left, run ends with what they said. It ends
// with the errors of delivery.Delivery.Run, too.
func (s *service) run(ctx context.Context) error {
	carrying, stopCarrying := context.WithCancel(context.WithoutCancel(ctx))
	defer stopCarrying()
	intake, stopIntake := context.WithCancel(ctx)
	defer stopIntake()
	carried := make(chan error, 1)
	go func() {
		carried <- s.delivery.Run(carrying)
		stopIntake() // nothing can be taken in any more
	}()
	err := s.connectAll(intake)
	s.stopping.Store(true)
	s.logger.Info("stopping: what is being answered is finished, the rest waits for the next start")
	stopCarrying()
	return errors.Join(<-carried, err)
}

// connectAll runs the connections and returns when all have ended. The error
// is what they failed with, where that is why nothing runs any more.
func (s *service) connectAll(ctx context.Context) error {
	ended := make(chan error, len(s.connections))
	for _, c := range s.connections {
		go func() { ended <- s.connectOne(ctx, c) }()
	}
	var errs []error
	for range s.connections {
		if err := <-ended; err != nil {
			errs = append(errs, err)
		}
	}
	if ctx.Err() != nil || len(errs) < len(s.connections) {
		return nil
	}
	return errors.Join(append([]error{errNoneLeft}, errs...)...)
}

// connectOne runs one connection, and says why it failed.
func (s *service) connectOne(ctx context.Context, c connection) error {
	s.logger.Info("connecting", "platform", c.name())
	err := c.run(ctx, timedReceiver{timed{s.times, c.name()}, s.delivery})
	switch {
	case err != nil:
		err = fmt.Errorf("%s: %w", c.name(), err)
		s.failed.add(c.name(), err)
		s.logger.Error("a platform has stopped; start the coach again when it is mended", "platform", c.name(), "error", err)
	case ctx.Err() == nil:
		err = fmt.Errorf("%s: it ended by itself", c.name())
		s.failed.add(c.name(), err)
	}
	return err
}
