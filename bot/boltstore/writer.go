package boltstore

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"go.etcd.io/bbolt"
	bberrors "go.etcd.io/bbolt/errors"

	"careercoach/bot"
)

// maxGroup bounds what is committed together, in bytes of values: a group is
// held in memory twice.
const maxGroup = 16 << 20

// request is one transaction on its way through the writer.
type request struct {
	ctx  context.Context
	size int
	plan func(*group) error // judges it; an error leaves the group as it was
	err  error
	done chan struct{} // closed when err is set
}

// line is where requests wait for the writer. A mutex and a slice cost less
// than a channel when dozens arrive at a time.
type line struct {
	mu      sync.Mutex
	waiting []*request
	closed  bool
	wake    chan struct{} // holds one token while something may wait
}

func newLine() *line { return &line{wake: make(chan struct{}, 1)} }

// submit has a request committed and waits for the outcome.
func (s *Store) submit(r *request) error {
	r.done = make(chan struct{})
	if !s.line.add(r) {
		return bot.ErrClosed
	}
	<-r.done
	return r.err
}

func (l *line) add(r *request) bool {
	l.mu.Lock()
	if l.closed {
		l.mu.Unlock()
		return false
	}
	l.waiting = append(l.waiting, r)
	first := len(l.waiting) == 1
	l.mu.Unlock()
	if first {
		l.wakeWriter()
	}
	return true
}

func (l *line) wakeWriter() {
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// close lets nobody in any more; the writer ends when it has done the rest.
func (l *line) close() {
	l.mu.Lock()
	l.closed = true
	l.mu.Unlock()
	l.wakeWriter()
}

// next waits for requests and returns those of one group, none when the line
// was closed and is empty.
func (l *line) next() []*request {
	for {
		l.mu.Lock()
		group, size := l.waiting, 0
		for i, r := range group {
			if size += r.size; size > maxGroup && i > 0 {
				group = group[:i:i]
				break
			}
		}
		l.waiting = l.waiting[len(group):]
		if len(l.waiting) == 0 { // the group keeps the old array
			l.waiting = make([]*request, 0, len(group))
		}
		closed := l.closed
		l.mu.Unlock()
		if len(group) > 0 || closed {
			return group
		}
		<-l.wake
	}
}

// crowd is from how many in a group on the next group is let in.
const crowd = 8

// write is the goroutine that writes: it commits whatever waits.
func (s *Store) write() {
	defer s.ended.Done()
	for group := s.line.next(); len(group) > 0; group = s.line.next() {
		began := time.Now()
		s.commit(group)
		if len(group) >= crowd {
			s.line.letIn(len(group), time.Since(began)/10)
		}
	}
}

// letIn gives way to the n that were just answered, until they are back with
// more or a tenth of the time is over that their commit took: together they
// make one group, and otherwise two, a small one and the rest, with a sync
// each. Who is alone, or one of a few, never comes here.
func (l *line) letIn(n int, most time.Duration) {
	for began := time.Now(); time.Since(began) < most; {
		runtime.Gosched()
		l.mu.Lock()
		back := len(l.waiting)
		l.mu.Unlock()
		if back >= n {
			return
		}
	}
}

// commit commits a group and answers everybody in it.
func (s *Store) commit(requests []*request) {
	err := s.failed()
	if err == nil {
		err = s.attempt(requests)
	}
	for _, r := range requests {
		if err != nil {
			r.err = err
		}
		close(r.done)
	}
}

// attempt writes what a group comes to in one transaction of bbolt. An error
// is one of the whole group.
func (s *Store) attempt(requests []*request) (err error) {
	var tx *bbolt.Tx
	var g *group
	id := 0
	err = guarded(func() (err error) {
		if tx, err = s.db.Begin(true); err != nil {
			return err
		}
		id, g = tx.ID(), newGroup(s, tx)
		for _, r := range requests {
			if r.err = r.ctx.Err(); r.err == nil {
				r.err = r.plan(g)
			}
		}
		if g.empty() {
			return tx.Rollback()
		}
		if err := g.write(); err != nil {
			return err
		}
		return tx.Commit()
	})
	if err != nil {
		return s.undo(tx, id, err)
	}
	g.publish()
	return nil
}

// undo rolls a transaction back that failed. If the file shows it nevertheless,
// or bbolt cannot be trusted any more, the store writes nothing from now on.
func (s *Store) undo(tx *bbolt.Tx, id int, cause error) error {
	shown := 0
	err := guarded(func() error {
		if tx == nil {
			return errors.New("bbolt began no transaction")
		}
		if err := tx.Rollback(); err != nil && !errors.Is(err, bberrors.ErrTxClosed) {
			return err
		}
		return s.db.View(func(tx *bbolt.Tx) error { shown = tx.ID(); return nil })
	})
	if err == nil && shown < id {
		return fmt.Errorf("writing to %s: %w: nothing was written; see that the disk has room and is well", s.path, cause)
	}
	s.stuck.Store(err != nil)
	broken := fmt.Errorf("writing to %s: %w: whether it is on disk is not known: look at the disk, then start again", s.path, errors.Join(cause, err))
	s.broken.Store(&broken)
	s.config.Logger.Error("the store writes nothing more", "error", broken)
	return broken
}

// failed returns why the store writes no more, nil while it does.
func (s *Store) failed() error {
	if err := s.broken.Load(); err != nil {
		return *err
	}
	return nil
}
