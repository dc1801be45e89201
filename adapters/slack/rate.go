package slack

import (
	"context"
	"sync"
	"time"
)

// A pace is how fast something may be done in the long run, and how much of it
// at once.
type pace struct {
	every time.Duration
	burst int // at least 1
}

// The paces that Slack publishes, by tier, a little below what it allows.
var (
	paceTier3   = pace{1250 * time.Millisecond, 10}
	paceTier4   = pace{620 * time.Millisecond, 20}
	paceChannel = pace{1100 * time.Millisecond, 1}    // messages into one channel
	paceTeam    = pace{200 * time.Millisecond, 50}    // messages into one workspace
	paceRespond = pace{100 * time.Millisecond, 1_000} // replies over response_url, of a workspace
)

// pacer keeps the paces of many lanes, a lane being a method in a workspace or
// in a channel. It forgets lanes that have been quiet. Its zero value is
// ready; it may be used by many goroutines.
type pacer struct {
	now func() time.Time // nil is time.Now

	mu    sync.Mutex
	lanes map[string]*lane
	swept time.Time
}

// lane is the state of one lane.
type lane struct {
	free     time.Time // when the next turn would be due, were there no burst
	promised time.Time // the last turn that was promised to those sent away
	closed   time.Time // until when Slack wants to be left alone
}

// maxLanes is when quiet lanes are looked for at once.
const maxLanes = 10_000

// longestWait is how far off a turn may be that is waited for: whoever waits
// holds up replies to other channels.
const longestWait = 3 * time.Second

// wait waits for a turn in a lane. Where the turn is farther off than
// longestWait, or than the context lasts (less the time that the call itself
// may need), it does not wait and returns how long it would be: 0 means go
// ahead. It fails when the context ends.
func (p *pacer) wait(ctx context.Context, name string, pace pace, call time.Duration) (time.Duration, error) {
	now := p.clock()
	patience := longestWait
	if deadline, ok := ctx.Deadline(); ok {
		patience = min(patience, max(0, time.Until(deadline)-call))
	}
	wait, ok := p.reserve(name, pace, now, patience)
	if !ok || wait == 0 {
		return wait, ctx.Err()
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return 0, ctx.Err()
	case <-timer.C:
		return 0, nil
	}
}

// reserve takes the next turn if it is no farther off than patience. Those who
// are sent away are told different times to come back.
func (p *pacer) reserve(name string, pace pace, now time.Time, patience time.Duration) (time.Duration, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	l := p.lane(name, now)
	free := later(l.free, now)
	turn := later(later(free.Add(-time.Duration(pace.burst-1)*pace.every), now), l.closed)
	if turn.Sub(now) > patience {
		l.promised = later(l.promised.Add(pace.every), turn)
		return l.promised.Sub(now), false
	}
	l.free = later(free, turn).Add(pace.every)
	return turn.Sub(now), true
}

// close leaves a lane alone for a time, as Slack asked; after it there is no
// burst.
func (p *pacer) close(name string, pace pace, wait time.Duration) {
	now := p.clock()
	p.mu.Lock()
	defer p.mu.Unlock()
	l := p.lane(name, now)
	l.closed = later(l.closed, now.Add(wait))
	l.free = later(l.free, l.closed.Add(time.Duration(pace.burst-1)*pace.every))
}

// lane returns a lane, and sweeps now and then. p.mu is held.
func (p *pacer) lane(name string, now time.Time) *lane {
	if p.lanes == nil {
		p.lanes = map[string]*lane{}
	}
	if now.Sub(p.swept) > time.Minute || len(p.lanes) >= maxLanes && now.Sub(p.swept) > time.Second {
		p.swept = now
		for name, l := range p.lanes {
			if l.free.Before(now) && l.closed.Before(now) && l.promised.Before(now) {
				delete(p.lanes, name)
			}
		}
	}
	l := p.lanes[name]
	if l == nil {
		l = &lane{}
		p.lanes[name] = l
	}
	return l
}

// clock is the time.
func (p *pacer) clock() time.Time {
	if p.now == nil {
		return time.Now()
	}
	return p.now()
}

// later is the later of two times.
func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
