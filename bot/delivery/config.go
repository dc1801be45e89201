package delivery

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"golang.org/x/time/rate"

	"careercoach/bot"
)

// An Answerer takes one turn of a conversation; *bot.Coach is one. It must be
// safe for concurrent use.
type Answerer interface {
	Turn(bot.Message, bot.Memory) (bot.Reply, bot.Memory)
}

// A Sender gives replies to one platform. It must be safe for concurrent use;
// it is never called twice at a time for one conversation, reminders apart.
type Sender interface {
	// Send gives one reply to the platform and returns what the platform
	// calls it: JSON that comes back as Outgoing.Replaces when an edited
	// message is answered anew, nil where there is nothing to replace. It
	// must return soon after the context ends. How it fails decides what
	// becomes of the reply: see Retry, Permanent and ErrWindowClosed; after
	// any other error it is sent again with Outgoing.Doubt set. It must not
	// change what out refers to.
	Send(ctx context.Context, out bot.Outgoing) (receipt json.RawMessage, err error)
}

// A Limit is how many events are taken: Burst at once, and Rate a second in
// the long run. Where Rate is 0 the whole Limit is the default; a negative Rate
// means no limit. A Burst below 1 is taken as 1.
type Limit struct {
	Rate  rate.Limit
	Burst int
}

// Config is what a Delivery is made of.
type Config struct {
	// Store keeps everything. Required. Its owner closes it after Run.
	Store bot.Store
	// Coach answers. Required.
	Coach Answerer
	// CoachFor chooses another to answer in a conversation; where it returns
	// nil, or is nil, Coach does. It must be quick, and safe for concurrent
	// use.
	CoachFor func(bot.ConversationID) Answerer
	// Senders are the platforms, by bot.PersonID.Platform: 1 to 40 bytes
	// without "/". At least one is required.
	Senders map[string]Sender

	// Now is the clock: the store's. Nil means time.Now.
	Now func() time.Time
	// Logger gets what operators should know. Nil discards it.
	Logger *slog.Logger
	// Retention is how long what a turn leaves behind is kept. Zero fields
	// mean its defaults.
	Retention bot.Retention
	// Apology is sent in place of an answer when an event is parked. Nil
	// means a sentence that says to put it differently or try later.
	Apology *bot.Reply

	// Workers bounds the events that are answered at a time. Default 64: most
	// of them wait for the disk.
	Workers int
	// SendersPerPlatform bounds the replies being sent at a time, for each
	// platform. Default 64.
	SendersPerPlatform int
	// QueueLimit bounds the events that wait for an answer; above it Receive
	// says Busy. Default 10,000.
	QueueLimit int
	// PerPerson limits the events of one person. Default 1 a second, burst 30.
	PerPerson Limit
	// PerWorkspace limits the events of one workspace or server; events that
	// belong to none are not counted. Default 20 a second, burst 100.
	PerWorkspace Limit

	// TurnTimeout is how long a turn may take until it is given up. Default
	// 10 seconds.
	TurnTimeout time.Duration
	// SendTimeout is how long one try to send may take. Default 15 seconds.
	SendTimeout time.Duration
	// ShutdownTimeout is how long Run waits, when its context ends, for what
	// is being answered and sent. Default 20 seconds.
	ShutdownTimeout time.Duration
	// EditWindow is how long after its message an edit is still answered.
	// Default 1 minute.
	EditWindow time.Duration

	// Attempts is how often a turn is tried that panics or kills the process.
	// Default 3.
	Attempts int
	// SendAttempts is how often a reply is sent until it is given up. Default
	// 20, which takes about half an hour.
	SendAttempts int
	// MaxStuck is how many turns may be stuck for ever until Run ends with
	// ErrStuck. Default 16.
	MaxStuck int
}

// coach returns who answers in a conversation.
func (c *Config) coach(id bot.ConversationID) Answerer {
	if c.CoachFor != nil {
		if own := c.CoachFor(id); own != nil {
			return own
		}
	}
	return c.Coach
}

// withDefaults checks a config and fills in what was left out.
func (c Config) withDefaults() (Config, error) {
	switch {
	case c.Store == nil:
		return c, errors.New("making a delivery: Config.Store is required")
	case c.Coach == nil:
		return c, errors.New("making a delivery: Config.Coach is required")
	case len(c.Senders) == 0:
		return c, errors.New("making a delivery: Config.Senders is required: name one platform at least")
	}
	for platform, sender := range c.Senders {
		if platform == "" || len(platform) > 40 || strings.Contains(platform, "/") || sender == nil {
			return c, fmt.Errorf("making a delivery: Config.Senders[%q] needs a name of 1 to 40 bytes without a slash, and a sender", platform)
		}
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	c.Retention = c.Retention.WithDefaults()
	if c.Apology == nil {
		c.Apology = &bot.Reply{Decision: bot.DecisionDecline, Private: true, Body: apology}
	}
	c.PerPerson = c.PerPerson.or(Limit{1, 30})
	c.PerWorkspace = c.PerWorkspace.or(Limit{20, 100})
	return c.withNumbers(), nil
}

const apology = "Something went wrong with that message, and it was not answered. " +
	"Please put it in other words, or try again later."

// withNumbers fills in the numbers and durations.
func (c Config) withNumbers() Config {
	c.Workers = positive(c.Workers, 64)
	c.SendersPerPlatform = positive(c.SendersPerPlatform, 64)
	c.QueueLimit = positive(c.QueueLimit, 10_000)
	c.TurnTimeout = positive(c.TurnTimeout, 10*time.Second)
	c.SendTimeout = positive(c.SendTimeout, 15*time.Second)
	c.ShutdownTimeout = positive(c.ShutdownTimeout, 20*time.Second)
	c.EditWindow = positive(c.EditWindow, time.Minute)
	c.Attempts = positive(c.Attempts, 3)
	c.SendAttempts = positive(c.SendAttempts, 20)
	c.MaxStuck = positive(c.MaxStuck, 16)
	return c
}

// positive returns n, or the default where n is none.
func positive[T cmp.Ordered](n, otherwise T) T {
	var zero T
	if n > zero {
		return n
	}
	return otherwise
}

// or returns the limit as it is meant.
func (l Limit) or(otherwise Limit) Limit {
	switch {
	case l.Rate == 0:
		return otherwise
	case l.Rate < 0:
		return Limit{Rate: rate.Inf}
	}
	l.Burst = max(l.Burst, 1)
	return l
}
