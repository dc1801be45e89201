package slack

import (
	"sync"
	"sync/atomic"
	"time"

	"careercoach/bot"
)

// InboundStats are counts since the start of the program.
type InboundStats struct {
	// Envelopes counts everything that came in and was read; Ignored what did
	// not concern the coach, Duplicates what was known already, Refused what
	// was not taken because of a limit.
	Envelopes, Ignored, Duplicates, Refused int64
	// Unacknowledged counts what Slack was left to send again.
	Unacknowledged int64
	// Unreadable counts what could not be read, and was ignored.
	Unreadable int64
	// BadSignature counts HTTP requests without a valid signature.
	BadSignature int64
}

type counters struct {
	envelopes, ignored, duplicates, refused  atomic.Int64
	unacknowledged, unreadable, badSignature atomic.Int64
}

// Stats returns the counts of this moment, read one after the other.
func (i *Inbound) Stats() InboundStats {
	c := &i.count
	return InboundStats{
		Envelopes: c.envelopes.Load(), Ignored: c.ignored.Load(), Duplicates: c.duplicates.Load(),
		Refused: c.refused.Load(), Unacknowledged: c.unacknowledged.Load(),
		Unreadable: c.unreadable.Load(), BadSignature: c.badSignature.Load(),
	}
}

// notices remembers who was told of late that they were not heard, so that a
// flood of messages is no flood of notices.
type notices struct {
	mu   sync.Mutex
	last map[bot.PersonID]time.Time
}

// How often one person is told, and how many persons are remembered.
const (
	noticeEvery = time.Minute
	maxNoticed  = 1000
)

// due reports whether a person is to be told now, and notes it.
func (n *notices) due(p bot.PersonID, now time.Time) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	if last, ok := n.last[p]; ok && now.Sub(last) < noticeEvery && !now.Before(last) {
		return false
	}
	if n.last == nil || len(n.last) >= maxNoticed {
		n.last = map[bot.PersonID]time.Time{}
	}
	n.last[p] = now
	return true
}
