package discord

import (
	"sync"
	"sync/atomic"
	"time"
)

const (
	// hopeless is after how many waits in a row that were in vain the first
	// answer no longer waits for the reply, but once in retryHope.
	hopeless  = 8
	retryHope = 2 * time.Second
)

// waits are the interactions whose first answer is being settled. The zero
// value is ready; it is safe for concurrent use.
type waits struct {
	mu     sync.Mutex
	all    map[snowflake]*ack
	inVain atomic.Int64 // waits in a row for replies that did not come in time
	hope   atomic.Int64 // when to wait once more all the same, in Unix nanoseconds
}

// get returns the ack of an interaction; nil where its first answer is settled.
func (w *waits) get(id snowflake) *ack {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.all[id]
}

// add notes an ack; false where its interaction has one.
func (w *waits) add(k *ack) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.all == nil {
		w.all = map[snowflake]*ack{}
	}
	if w.all[k.i.ID] != nil {
		return false
	}
	w.all[k.i.ID] = k
	return true
}

// remove forgets the ack of an interaction.
func (w *waits) remove(id snowflake) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.all, id)
}

// hopes reports whether it is time to wait once more, and takes the chance.
func (w *waits) hopes(now time.Time) bool {
	next := w.hope.Load()
	return now.UnixNano() >= next && w.hope.CompareAndSwap(next, now.Add(retryHope).UnixNano())
}
