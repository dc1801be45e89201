package bottest

import (
	"sync"
	"time"
)

// settable is the clock of the bubble, which somebody may have set.
type settable struct {
	mu  sync.Mutex
	off time.Duration
}

// Now returns the time.
func (c *settable) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.off)
}

// set puts the clock forward or, with a negative d, back.
func (c *settable) set(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.off += d
}
