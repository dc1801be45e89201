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
	// Form returns the form that a name belongs to, and false where none does:
	// what Coach.Form returns. Nil knows none. It must be quick and may be
	// called by many goroutines.
	Form func(name string) (bot.Form, bool)
	// Workspace reads what the admins of a workspace have chosen: where they
	// list channels, the coach speaks to all in no others. Nil binds it to
	// none. It must be quick and may be called by many goroutines.
	Workspace func(ctx context.Context, workspace string) (bot.Workspace, error)
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
	known   known
	waiting chan struct{} // one for each callback that waits to be tried again
	closing chan struct{} // closed by Close
	close   sync.Once
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
		slots:   make(chan struct{}, maxReceiving),
		tasks:   make(chan struct{}, maxTasks),
		waiting: make(chan struct{}, maxTasks), closing: make(chan struct{}),
	}, nil
}

// Close waits for the callbacks that still run, at most until the context
// ends; those that wait to be tried again are not. Call it after the doors are
// shut.
func (i *Inbound) Close(ctx context.Context) error {
	i.close.Do(func() { close(i.closing) })
	done := make(chan struct{})
	go func() { i.running.Wait(); close(done) }()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
