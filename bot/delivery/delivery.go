package delivery

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"careercoach/bot"
	"careercoach/bot/state"
)

// A Delivery receives events, has them answered and sends the replies. Make it
// with New; Run must run for anything to be answered. Its methods are safe for
// concurrent use.
type Delivery struct {
	config Config // with its defaults
	run    string // the name of this run of the program
	count  counters

	persons, workspaces *limits

	stopping  chan struct{} // closed when the intake stops
	started   atomic.Bool
	stuck     chan struct{} // closed when too many turns are stuck
	stuckOnce sync.Once
	jobs      sync.WaitGroup

	crew     *crew
	fresh    fresh
	recount  atomic.Bool            // the counts of waiting jobs are in doubt
	held     holds                  // jobs in hand
	suspects map[bot.JobID]struct{} // events that waited when the program started
	mu       sync.Mutex             // guards suspects
	alone    chan struct{}          // held by the one suspect that runs alone
}

// New makes a delivery over a store. It reads what the last run of the program
// left waiting. It fails with state.ErrNewer where a newer version of the coach
// wrote that, with the store's errors, and where the config is incomplete.
func New(ctx context.Context, c Config) (*Delivery, error) {
	c, err := c.withDefaults()
	if err != nil {
		return nil, err
	}
	d := &Delivery{
		config:     c,
		run:        rand.Text(),
		persons:    newLimits(c.PerPerson),
		workspaces: newLimits(c.PerWorkspace),
		crew:       newCrew(),
		stopping:   make(chan struct{}),
		stuck:      make(chan struct{}),
		suspects:   map[bot.JobID]struct{}{},
		alone:      make(chan struct{}, 1),
	}
	if err := d.takeOver(ctx); err != nil {
		return nil, fmt.Errorf("taking over what the last run left waiting: %w", err)
	}
	return d, nil
}

// now is the present moment.
func (d *Delivery) now() time.Time { return d.config.Now() }

// takeOver counts the jobs that wait, notes which of them are suspect, and
// gives those a new time that were written by a clock ahead of this one.
func (d *Delivery) takeOver(ctx context.Context) error {
	orphans := map[string]int{} // replies by platform without a sender
	err := d.eachJob(ctx, func(j waiting) error {
		if errors.Is(j.err, state.ErrNewer) {
			return j.err
		}
		switch platform, isReply := strings.CutPrefix(j.job.Queue, replyQueues); {
		case j.job.Queue == eventQueue:
			d.count.in.Add(1)
			if j.err == nil {
				d.suspects[j.job.ID] = struct{}{}
			}
		case isReply:
			d.count.out.Add(1)
			if d.config.Senders[platform] == nil {
				orphans[platform]++
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for platform, n := range orphans {
		d.config.Logger.Warn("replies wait for a platform that has no sender", "platform", platform, "replies", n)
	}
	d.config.Logger.Info("delivery took over", "events", d.count.in.Load(), "replies", d.count.out.Load())
	return d.mendTimes(ctx)
}

// word is what is logged of an error of the store or of package state: some of
// a store's quote keys, and so ids.
func word(err error) error {
	for _, known := range []error{bot.ErrConflict, bot.ErrGone, bot.ErrInvalid} {
		if errors.Is(err, known) {
			return known
		}
	}
	return err
}

// logJob logs something about a job: by a hash of its id, and at debug level
// with the id and the conversation.
func (d *Delivery) logJob(level slog.Level, message string, j bot.Job, args ...any) {
	if !d.config.Logger.Enabled(context.Background(), level) {
		return
	}
	name := hash(j.ID)
	d.config.Logger.Log(context.Background(), level, message, append(args, "queue", j.Queue, "job", name, "attempt", j.Attempt)...)
	d.config.Logger.Debug(message, "job", name, "id", string(j.ID), "conversation", j.Key)
}
