package queue

import (
	"context"
	"slices"
	"time"

	"careercoach/bot"
)

// Claim leases between 1 and n due jobs of a queue and returns them, as
// bot.Store.Claim says. It is bot.ErrClosed after Close.
func (x *Index) Claim(ctx context.Context, name string, n int, lease time.Duration) ([]Entry, error) {
	if err := bot.ValidateClaim(name, n, lease); err != nil {
		return nil, err
	}
	var wake chan struct{}
	for {
		if err := ctx.Err(); err != nil {
			x.giveUp(name, wake)
			return nil, err
		}
		got, next, err := x.take(name, n, lease)
		if err != nil || len(got) > 0 {
			return got, err
		}
		wake = next
		select {
		case <-wake:
		case <-x.done:
		case <-ctx.Done():
		}
	}
}

// take returns due jobs or, where there are none, what will be closed when it
// is time to look again.
func (x *Index) take(name string, n int, lease time.Duration) ([]Entry, chan struct{}, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.closed {
		return nil, nil, bot.ErrClosed
	}
	q, now := x.lanes(name), x.now()
	got := q.take(now, now.Add(lease), n)
	var wake chan struct{}
	if len(got) == 0 {
		wake = make(chan struct{})
		q.waiting = append(q.waiting, wake)
	}
	x.rouse(q)
	return got, wake, nil
}

// giveUp withdraws a claim. If it was woken just then, another is woken in its
// place: a wake that is lost would leave a job lying.
func (x *Index) giveUp(name string, wake chan struct{}) {
	x.mu.Lock()
	defer x.mu.Unlock()
	q := x.lanes(name)
	if i := slices.Index(q.waiting, wake); i >= 0 {
		q.waiting = slices.Delete(q.waiting, i, i+1)
	}
	x.rouse(q)
}

// rouse wakes the claim that waits longest if there is something for it, and
// sets the alarm for those that go on waiting.
func (x *Index) rouse(q *lanes) {
	if len(q.waiting) == 0 || x.closed {
		return
	}
	now := x.now()
	q.lapse(now)
	if q.next(now) != nil {
		close(q.waiting[0])
		q.waiting = slices.Delete(q.waiting, 0, 1)
	}
	if len(q.waiting) > 0 {
		x.setAlarm(q, now)
	}
}

// setAlarm makes the alarm ring at the next due time or end of a lease, unless
// it rings before.
func (x *Index) setAlarm(q *lanes, now time.Time) {
	at := now.Add(longestWait)
	if n := q.timed.first(); n != nil && n.Due.Before(at) && now.Before(n.Due) {
		at = n.Due
	}
	if n := q.leased.first(); n != nil && n.until.Before(at) {
		at = n.until
	}
	switch {
	case q.alarm == nil:
		q.alarm = time.AfterFunc(at.Sub(now), func() { x.ring(q) })
	case q.ringsAt.IsZero() || at.Before(q.ringsAt):
		q.alarm.Reset(at.Sub(now))
	default:
		return
	}
	q.ringsAt = at
}

func (x *Index) ring(q *lanes) {
	x.mu.Lock()
	defer x.mu.Unlock()
	q.ringsAt = time.Time{}
	x.rouse(q)
}
