package queue

import (
	"sync"
	"time"

	"careercoach/bot"
)

// An Index holds the unfinished jobs of a store. Its methods are safe for
// concurrent use. Create one with New.
type Index struct {
	now func() time.Time

	mu     sync.Mutex
	jobs   map[bot.JobID]*node
	queues map[string]*lanes
	closed bool
	done   chan struct{} // closed by Close
}

// New returns an empty Index. The clock decides what is due and when a lease
// ends; nil is time.Now. Timers run on real time and look at the clock at
// least once a minute.
func New(now func() time.Time) *Index {
	if now == nil {
		now = time.Now
	}
	return &Index{now: now, jobs: map[bot.JobID]*node{}, queues: map[string]*lanes{}, done: make(chan struct{})}
}

// Apply brings in what was written: finished jobs leave, others come in or
// replace what was known under their id, losing their lease. No id stands in
// both; an unknown one in finished is passed over.
func (x *Index) Apply(written []Entry, finished []bot.JobID) {
	x.mu.Lock()
	defer x.mu.Unlock()
	touched := map[string]bool{}
	for _, id := range finished {
		if n := x.jobs[id]; n != nil {
			touched[n.Queue] = true
			x.remove(n)
		}
	}
	for _, e := range written {
		if old := x.jobs[e.ID]; old != nil {
			touched[old.Queue] = true
			x.remove(old)
		}
		touched[e.Queue] = true
		n := &node{Entry: e}
		x.jobs[e.ID] = n
		x.lanes(e.Queue).add(n)
	}
	for name := range touched {
		x.rouse(x.lanes(name))
	}
}

// Lookup returns the unfinished job of an id and whether there is one.
func (x *Index) Lookup(id bot.JobID) (Entry, bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if n := x.jobs[id]; n != nil {
		return n.Entry, true
	}
	return Entry{}, false
}

// Entries returns all jobs, in no order.
func (x *Index) Entries() []Entry {
	x.mu.Lock()
	defer x.mu.Unlock()
	out := make([]Entry, 0, len(x.jobs))
	for _, n := range x.jobs {
		out = append(out, n.Entry)
	}
	return out
}

// Close ends all claims with bot.ErrClosed. It may be called again.
func (x *Index) Close() {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.closed {
		return
	}
	x.closed = true
	close(x.done)
	for _, q := range x.queues {
		if q.alarm != nil {
			q.alarm.Stop()
		}
	}
}

func (x *Index) remove(n *node) {
	delete(x.jobs, n.ID)
	x.lanes(n.Queue).remove(n)
}

func (x *Index) lanes(name string) *lanes {
	q := x.queues[name]
	if q == nil {
		q = newLanes()
		x.queues[name] = q
	}
	return q
}
