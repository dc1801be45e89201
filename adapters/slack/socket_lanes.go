package slack

import (
	"context"
	"hash/maphash"
	"sync"
)

// A job is an envelope that was decided about, on its way to be carried out
// and acknowledged.
type job struct {
	conn    *socketConn
	id      string // of the envelope
	verdict verdict
}

// lanes carry envelopes out, side by side and in order: what belongs to one
// conversation goes into one lane.
type lanes struct {
	inbound *Inbound
	seed    maphash.Seed
	queues  []chan job
	stop    chan struct{}
	running sync.WaitGroup
}

func newLanes(n, queue int, inbound *Inbound) *lanes {
	l := &lanes{inbound: inbound, seed: maphash.MakeSeed(), stop: make(chan struct{})}
	for range n {
		q := make(chan job, queue)
		l.queues = append(l.queues, q)
		l.running.Go(func() { l.work(q) })
	}
	return l
}

// put adds a job to its lane; false where that is full.
func (l *lanes) put(j job) bool {
	n := maphash.String(l.seed, j.verdict.lane()) % uint64(len(l.queues))
	select {
	case l.queues[n] <- j:
		return true
	default:
		return false
	}
}

// work carries out the jobs of a lane until the lanes are closed.
func (l *lanes) work(queue <-chan job) {
	for {
		select {
		case <-l.stop:
			return
		case j := <-queue:
			body, err := l.inbound.carry(context.Background(), j.verdict)
			if err == nil {
				j.conn.ack(j.id, body)
			}
		}
	}
}

// close finishes what is in hand; what waits is left to Slack to send again.
func (l *lanes) close() {
	close(l.stop)
	l.running.Wait()
}
