package queue

import (
	"time"

	"careercoach/bot"
)

// An Entry is an unfinished job as an Index knows it.
type Entry struct {
	// Job is the job; a store that keeps the bodies elsewhere leaves Body nil.
	bot.Job
	// Place orders the jobs by when they were added. A job that is scheduled
	// again keeps it.
	Place uint64
	// Stamp is another one with each writing of the job.
	Stamp uint64
	// Ready is since when the job is due: Due or, where that is zero, when it
	// was written.
	Ready time.Time
}

// node is an entry within the lines of its queue.
type node struct {
	Entry
	keyed *chain    // nil for a job without a key
	in    *line     // nil while it waits behind an older job of its key
	pos   int       // within in
	until time.Time // end of its lease, for a leased one
}

// before orders the nodes of two lines: longest due first, then as added.
func (n *node) before(m *node) bool {
	if !n.Ready.Equal(m.Ready) {
		return n.Ready.Before(m.Ready)
	}
	return n.Place < m.Place
}

// chain holds the jobs of a key, oldest first.
type chain struct{ nodes []*node }

// insert puts a node at its place, as a rule the last.
func (c *chain) insert(n *node) {
	i := len(c.nodes)
	for i > 0 && c.nodes[i-1].Place > n.Place {
		i--
	}
	c.nodes = append(c.nodes, nil)
	copy(c.nodes[i+1:], c.nodes[i:])
	c.nodes[i] = n
}

// remove takes a node out, as a rule the first.
func (c *chain) remove(n *node) {
	if c.nodes[0] == n {
		c.nodes[0] = nil
		c.nodes = c.nodes[1:]
		return
	}
	for i := range c.nodes {
		if c.nodes[i] == n {
			c.nodes = append(c.nodes[:i], c.nodes[i+1:]...)
			return
		}
	}
}
