package slack

import (
	"sync/atomic"
)

// SocketStats are counts since the start of the program, and how it stands.
type SocketStats struct {
	// Connected is how many sockets are open and greeted by Slack: usually 1,
	// for moments 2.
	Connected int64
	// Connects counts sockets that were opened, Failures tries that failed,
	// Dead peers that fell silent.
	Connects, Failures, Dead int64
	// Full counts what was left to Slack to send again, as too much waited.
	Full int64
}

type socketCounters struct {
	connected, connects, failures, dead, full atomic.Int64
}

// Stats returns the counts of this moment, read one after the other.
func (s *Socket) Stats() SocketStats {
	c := &s.count
	return SocketStats{
		Connected: c.connected.Load(), Connects: c.connects.Load(),
		Failures: c.failures.Load(), Dead: c.dead.Load(), Full: c.full.Load(),
	}
}
