package queue

import "time"

// longestWait bounds the timer of a queue, because the clock that decides what
// is due may be set, or the machine sleep, while a timer runs.
const longestWait = time.Minute

// lanes are the jobs of one queue and the claims that wait for them.
type lanes struct {
	prompt line // due at once
	timed  line // waiting for their time, or due by it
	leased line // claimed, by the end of the lease
	chains map[string]*chain

	waiting []chan struct{} // closed to wake a claim, first come first served
	alarm   *time.Timer     // wakes a claim at ringsAt; nil before the first
	ringsAt time.Time
}

func newLanes() *lanes {
	return &lanes{
		prompt: line{less: (*node).before},
		timed:  line{less: (*node).before},
		leased: line{less: func(a, b *node) bool { return a.until.Before(b.until) }},
		chains: map[string]*chain{},
	}
}

// add brings in a new node.
func (q *lanes) add(n *node) {
	if n.Key != "" {
		c := q.chains[n.Key]
		if c == nil {
			c = &chain{}
			q.chains[n.Key] = c
		}
		n.keyed = c
		if len(c.nodes) > 0 && c.nodes[0].Place > n.Place {
			c.nodes[0].leave()
		}
		c.insert(n)
	}
	q.line(n)
}

// line puts a node that is in no line into the one where it belongs.
func (q *lanes) line(n *node) {
	switch {
	case n.keyed != nil && n.keyed.nodes[0] != n: // behind an older one
	case n.Due.IsZero():
		q.prompt.add(n)
	default:
		q.timed.add(n)
	}
}

// remove takes a node out; the next of its key moves up.
func (q *lanes) remove(n *node) {
	n.leave()
	if n.keyed == nil {
		return
	}
	wasFirst := n.keyed.nodes[0] == n
	n.keyed.remove(n)
	switch {
	case len(n.keyed.nodes) == 0:
		delete(q.chains, n.Key)
	case wasFirst:
		q.line(n.keyed.nodes[0])
	}
}

func (n *node) leave() {
	if n.in != nil {
		n.in.remove(n)
	}
}

// lapse brings back the jobs whose lease is over.
func (q *lanes) lapse(now time.Time) {
	for n := q.leased.first(); n != nil && !now.Before(n.until); n = q.leased.first() {
		n.leave()
		q.line(n)
	}
}

// next returns the job to claim, nil where none is due.
func (q *lanes) next(now time.Time) *node {
	timed, prompt := q.timed.first(), q.prompt.first()
	if timed != nil && now.Before(timed.Due) {
		timed = nil
	}
	if timed == nil || prompt != nil && prompt.before(timed) {
		return prompt
	}
	return timed
}

// take leases up to count due jobs until a moment.
func (q *lanes) take(now, until time.Time, count int) []Entry {
	q.lapse(now)
	var out []Entry
	for n := q.next(now); n != nil && len(out) < count; n = q.next(now) {
		n.leave()
		n.until = until
		q.leased.add(n)
		out = append(out, n.Entry)
	}
	return out
}
