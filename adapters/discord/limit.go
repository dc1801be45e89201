package discord

import (
	"context"
	"errors"
	"sync"
	"time"
)

const (
	// globalRate is how many requests a second are made in all, a little below
	// the 50 that Discord allows.
	globalRate = 45
	// invalidWindow and maxInvalid are the brake: Discord bans an address for
	// 10,000 refused requests (401, 403, 429) in ten minutes.
	invalidWindow = 10
	maxInvalid    = 2000
	// maxBuckets is when quiet buckets are looked for at once.
	maxBuckets = 10_000
)

// A limiter keeps Discord's limits: so many requests a second in all, those
// that Discord tells with its answers for each bucket, and a brake on requests
// that are refused. It is safe for concurrent use.
type limiter struct {
	now func() time.Time

	mu      sync.Mutex
	free    time.Time // when the next request would be due, were there no burst
	closed  time.Time // until when Discord wants no request at all
	names   map[string]string
	buckets map[string]*bucket
	swept   time.Time
	invalid [invalidWindow]struct{ minute, count int64 }
}

// A bucket is a window of time with so many requests. While more of them are
// promised than it holds, it stands for a later window.
type bucket struct {
	limit  int
	left   int
	window time.Duration
	reset  time.Time // the end of the window
}

func newLimiter(now func() time.Time) *limiter {
	return &limiter{now: now, names: map[string]string{}, buckets: map[string]*bucket{}}
}

// A route names what a request counts against: the path without ids, and the
// one id (of a channel or server) that has buckets of its own. The zero route
// counts against the total alone.
type route struct{ name, major string }

// wait waits for a turn. Where it is farther off than patience it does not
// wait, and returns how long it would be; 0 means go ahead.
func (l *limiter) wait(ctx context.Context, r route, patience time.Duration) (time.Duration, error) {
	wait, ok := l.reserve(r, patience)
	if !ok {
		return wait, nil
	}
	return 0, sleep(ctx, wait)
}

// reserve takes the next turn if it is no farther off than patience.
func (l *limiter) reserve(r route, patience time.Duration) (time.Duration, bool) {
	now := l.now()
	l.mu.Lock()
	defer l.mu.Unlock()
	const every = time.Second / globalRate
	free := later(l.free, now)
	turn := later(later(free.Add(-(globalRate-1)*every), l.closed), l.brake(now))
	b := l.bucket(r, now)
	if b != nil {
		turn = later(turn, b.next(now))
	}
	if wait := turn.Sub(now); wait > patience {
		return wait, false
	}
	l.free = later(free, turn).Add(every)
	if b != nil {
		b.take(now)
	}
	return max(turn.Sub(now), 0), true
}

// bucket returns the bucket of a route; nil where none is known. l.mu is held.
func (l *limiter) bucket(r route, now time.Time) *bucket {
	if now.Sub(l.swept) > time.Minute || len(l.buckets) >= maxBuckets && now.Sub(l.swept) > time.Second {
		l.swept = now
		for key, b := range l.buckets {
			if b.reset.Before(now) {
				delete(l.buckets, key)
			}
		}
	}
	return l.buckets[l.key(r)]
}

func (l *limiter) key(r route) string {
	name := r.name
	if known := l.names[name]; known != "" {
		name = known
	}
	return name + " " + r.major
}

// next is when the next request may be made.
func (b *bucket) next(now time.Time) time.Time {
	switch {
	case !now.Before(b.reset) || b.left > 0 && b.reset.Add(-b.window).Before(now):
		return now
	case b.left > 0:
		return b.reset.Add(-b.window)
	}
	return b.reset
}

// take counts a request.
func (b *bucket) take(now time.Time) {
	switch {
	case !now.Before(b.reset):
		b.left, b.reset = b.limit-1, now.Add(b.window)
	case b.left > 0:
		b.left--
	default:
		b.left, b.reset = b.limit-1, b.reset.Add(b.window)
	}
}

// errToken: Discord does not take the token.
var errToken = errors.New("discord does not take the bot's token: copy it anew from the developer portal (Bot, Reset Token)")

// sleep waits, or returns why the context ended.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// later is the later of two times.
func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
