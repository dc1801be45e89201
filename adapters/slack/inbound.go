package slack

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"careercoach/bot"
)

// An InboundConfig is what an Inbound is made of.
type InboundConfig struct {
	// Receiver takes the events. Required.
	Receiver Receiver
	// Callbacks do what needs no answer of the coach. Those that are nil are
	// not done.
	Callbacks Callbacks
	// Follows reports whether the coach is already in a conversation: set, it
	// goes on there when the person writes in the same thread without a
	// mention, unless the message mentions somebody else. Nil, which is the
	// rule, asks for a mention each time. It must be quick and may be called
	// by many goroutines.
	Follows func(context.Context, bot.ConversationID) bool
	// Bound is how long an envelope may take until it is left to Slack to
	// send again. Default 2.5 seconds, at most that: Slack waits 3.
	Bound time.Duration
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Logger gets what operators should know; nil discards it.
	Logger *slog.Logger
}

// An Inbound decides what becomes of what Slack tells the app. Make it with
// NewInbound. It may be used by many goroutines.
type Inbound struct {
	config  InboundConfig
	log     *slog.Logger
	slots   chan struct{} // one for each call of Receive in hand
	tasks   chan struct{} // one for each callback in hand
	running sync.WaitGroup
	notices notices
	count   counters
}

// How many calls may be in hand at a time.
const (
	maxReceiving = 512
	maxTasks     = 64
)

// maxBound leaves the way back to Slack half a second.
const maxBound = 2500 * time.Millisecond

// NewInbound makes an Inbound. It fails without a Receiver.
func NewInbound(c InboundConfig) (*Inbound, error) {
	if c.Receiver == nil {
		return nil, errors.New("making Slack's inbound: it needs a Receiver for its events")
	}
	if c.Bound <= 0 || c.Bound > maxBound {
		c.Bound = maxBound
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return &Inbound{
		config: c, log: c.Logger,
		slots: make(chan struct{}, maxReceiving),
		tasks: make(chan struct{}, maxTasks),
	}, nil
}

// Close waits for the callbacks that still run, at most until the context
// ends. Call it after the doors are shut.
func (i *Inbound) Close(ctx context.Context) error {
	done := make(chan struct{})
	go func() { i.running.Wait(); close(done) }()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
