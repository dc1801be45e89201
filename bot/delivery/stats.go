package delivery

import (
	"maps"
	"sync"
	"sync/atomic"
	"time"

	"careercoach/bot"
)

// Stats are counts since the start of this run, and how it stands now.
type Stats struct {
	// Received counts the calls of Receive with a sound event; each ended in
	// one of the four outcomes, or failed.
	Received, Accepted, Duplicates, Busy, Limited, Failed int64
	// Answered counts the events answered, by decision; feedback counts as
	// bot.DecisionFlow.
	Answered map[bot.Decision]int64
	// Edits that came too late, or were of another than the last message, are
	// dropped.
	DroppedEdits int64
	// Parked counts the events that got an apology instead, by reason:
	// "panicked", "hung", "killed" (the process, repeatedly), "failed",
	// "damaged" (without apology).
	Parked map[string]int64
	// Sent counts replies the platforms took, Retried tries put off, Doubts
	// tries with Outgoing.Doubt.
	Sent, Retried, Doubts int64
	// Reminders counts the reminders that were written, to be sent like
	// replies; Unreminded the moments that passed without one: it would have
	// come too late, or there was nothing to say.
	Reminders, Unreminded int64
	// GaveUp counts replies never sent, by reason: "window", "refused",
	// "attempts", "damaged".
	GaveUp map[string]int64
	// Panics of turns and senders, Conflicts that were computed again, and
	// tries that the store failed.
	Panics, Conflicts, StoreErrors int64
	// Stuck turns run for ever, at this moment.
	Stuck int64
	// Events wait for an answer, Replies to be sent; what is in hand is among
	// them, and so are reminders from the moment they are due.
	Events, Replies int64
	// Turns says how long turns took.
	Turns Histogram
}

// A Histogram counts durations.
type Histogram struct {
	// Counts[i] is how many were at most Bounds[i]; the last one counts those
	// above all bounds. Each is counted once.
	Bounds []time.Duration
	Counts []int64
	Sum    time.Duration
}

// bounds of the turns' histogram.
var bounds = [...]time.Duration{
	time.Millisecond / 4, time.Millisecond / 2, time.Millisecond, 2 * time.Millisecond, 5 * time.Millisecond,
	10 * time.Millisecond, 50 * time.Millisecond, 200 * time.Millisecond, time.Second, 5 * time.Second,
}

// counters are what Stats is read from.
type counters struct {
	received, accepted, duplicates, busy, limited, failed atomic.Int64
	droppedEdits, sent, retried, doubts                   atomic.Int64
	panics, conflicts, storeErrors, stuck, in, out        atomic.Int64
	reminders, unreminded                                 atomic.Int64
	turns                                                 [len(bounds) + 1]atomic.Int64
	turnTime                                              atomic.Int64 // nanoseconds

	mu       sync.Mutex
	answered map[bot.Decision]int64
	parked   map[string]int64
	gaveUp   map[string]int64
}

// Stats returns the counts of this moment. They are read one after the other.
func (d *Delivery) Stats() Stats {
	c := &d.count
	s := Stats{
		Received: c.received.Load(), Accepted: c.accepted.Load(), Duplicates: c.duplicates.Load(),
		Busy: c.busy.Load(), Limited: c.limited.Load(), Failed: c.failed.Load(),
		DroppedEdits: c.droppedEdits.Load(), Sent: c.sent.Load(), Retried: c.retried.Load(), Doubts: c.doubts.Load(),
		Reminders: c.reminders.Load(), Unreminded: c.unreminded.Load(),
		Panics: c.panics.Load(), Conflicts: c.conflicts.Load(), StoreErrors: c.storeErrors.Load(),
		Stuck: c.stuck.Load(), Events: c.in.Load(), Replies: c.out.Load(),
		Turns: Histogram{Bounds: append([]time.Duration(nil), bounds[:]...), Sum: time.Duration(c.turnTime.Load())},
	}
	for i := range c.turns {
		s.Turns.Counts = append(s.Turns.Counts, c.turns[i].Load())
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	s.Answered, s.Parked, s.GaveUp = maps.Clone(c.answered), maps.Clone(c.parked), maps.Clone(c.gaveUp)
	return s
}

// outcome counts what became of a received event.
func (c *counters) outcome(o Outcome, err error) {
	switch {
	case err != nil:
		c.failed.Add(1)
	case o == Accepted:
		c.accepted.Add(1)
	case o == Duplicate:
		c.duplicates.Add(1)
	case o == Busy:
		c.busy.Add(1)
	case o == Limited:
		c.limited.Add(1)
	}
}

// turn counts how long a turn took.
func (c *counters) turn(t time.Duration) {
	i := 0
	for i < len(bounds) && t > bounds[i] {
		i++
	}
	c.turns[i].Add(1)
	c.turnTime.Add(int64(t))
}

// answer counts an answer.
func (c *counters) answer(a answer) {
	if a.dropped {
		c.droppedEdits.Add(1)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	add(&c.answered, a.decision)
}

// park counts an event that got an apology.
func (c *counters) park(reason string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	add(&c.parked, reason)
}

// giveUp counts a reply that is never sent.
func (c *counters) giveUp(reason string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	add(&c.gaveUp, reason)
}

func add[K comparable](counts *map[K]int64, key K) {
	if *counts == nil {
		*counts = map[K]int64{}
	}
	(*counts)[key]++
}
