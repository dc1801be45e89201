package delivery

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// maxLimiters bounds the limiters of one generation.
const maxLimiters = 50_000

// limits holds a limiter for each key that was seen lately. Limiters come in
// two generations: one that was not used for the time it takes to fill up
// again is as good as new and is dropped with its generation.
type limits struct {
	limit  Limit
	period time.Duration // in which an empty limiter is full again

	mu         sync.Mutex
	young, old map[string]*rate.Limiter
	since      time.Time // of the young generation
}

func newLimits(l Limit) *limits {
	out := &limits{limit: l}
	if l.Rate != rate.Inf {
		out.period = time.Duration(float64(l.Burst) / float64(l.Rate) * float64(time.Second))
	}
	return out
}

// take takes one event from a key's limit. Where there is none left it returns
// false; give returns what was taken.
func (l *limits) take(key string, now time.Time) (give func(), ok bool) {
	if l.limit.Rate == rate.Inf || key == "" {
		return func() {}, true
	}
	r := l.of(key, now).ReserveN(now, 1)
	if r.DelayFrom(now) > 0 {
		r.CancelAt(now)
		return nil, false
	}
	return func() { r.CancelAt(now) }, true
}

// of returns the limiter of a key.
func (l *limits) of(key string, now time.Time) *rate.Limiter {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.young == nil || now.Sub(l.since).Abs() > l.period || len(l.young) >= maxLimiters {
		l.old, l.young, l.since = l.young, map[string]*rate.Limiter{}, now
	}
	r, ok := l.young[key]
	if ok {
		return r
	}
	if r, ok = l.old[key]; !ok {
		r = rate.NewLimiter(l.limit.Rate, l.limit.Burst)
	}
	l.young[key] = r
	return r
}
