package boltstore

import (
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"careercoach/bot"
	"careercoach/bot/queue"
)

// group is what the transactions of one commit come to. Each is judged against
// the file and those before it, and nothing is written before all were.
type group struct {
	store *Store
	now   time.Time
	buckets
	records map[string]*pendingRecord
	jobs    map[bot.JobID]pendingJob
	// forgotten are finished ids whose time is over, with when they were
	// finished; jobs may hold the same id anew.
	forgotten map[bot.JobID]int64
	stale     [][]byte // entries of expiring that nothing stands behind any more
}

// pendingRecord is what becomes of a record.
type pendingRecord struct {
	head          // as it will be; revision 0: there will be none
	value  []byte // with room for the head
	stands int64  // where the file has it in expiring, 0 for nowhere
	move   bool   // its entry in expiring is over: it gets a new one
}

// pendingJob is what becomes of a job: it is written or, without a value,
// finished.
type pendingJob struct {
	entry queue.Entry
	value []byte // with room for the head
}

func newGroup(s *Store, tx *bbolt.Tx) *group {
	return &group{
		store: s, now: s.config.Now(), buckets: bucketsOf(tx),
		records: map[string]*pendingRecord{}, jobs: map[bot.JobID]pendingJob{}, forgotten: map[bot.JobID]int64{},
	}
}

func (g *group) empty() bool {
	return len(g.records)+len(g.jobs)+len(g.forgotten)+len(g.stale) == 0
}

// plan judges a transaction, as encode made it, and takes it in.
func (g *group) plan(tx bot.Tx) ([]bot.JobID, error) {
	heads := make([]head, len(tx.Put))
	for i, r := range tx.Put {
		h, err := g.head(r.Key)
		if err != nil {
			return nil, err
		}
		stored := h.revision
		if h.expired(nanos(g.now)) {
			stored = 0
		}
		if stored != r.Revision {
			return nil, fmt.Errorf("writing %q at revision %d, stored is %d: %w", r.Key, r.Revision, stored, bot.ErrConflict)
		}
		heads[i] = h
	}
	change, err := g.planJobs(tx)
	if err != nil {
		return nil, err
	}
	for i, r := range tx.Put {
		g.put(r, heads[i])
	}
	g.take(change)
	return change.Known, nil
}

// head returns what a record is for the next transaction of the group; its
// watched is that of the file.
func (g *group) head(key string) (head, error) {
	if p := g.records[key]; p != nil {
		return head{p.revision, p.expires, p.stands}, nil
	}
	name := []byte(key)
	return readHead(name, g.buckets.records.Get(name))
}

func (g *group) put(r bot.Record, before head) {
	p := g.records[r.Key]
	if p == nil {
		if r.Value == nil && before.revision == 0 {
			return // there is nothing to delete
		}
		p = &pendingRecord{stands: before.watched}
		g.records[r.Key] = p
	}
	p.value, p.head = r.Value, head{}
	if r.Value != nil {
		p.head = head{revision: r.Revision + 1, expires: nanos(r.Expires)}
	}
}

func (g *group) planJobs(tx bot.Tx) (queue.Change, error) {
	if len(tx.Add)+len(tx.Done) == 0 {
		return queue.Change{}, nil
	}
	var failed error
	change, err := queue.Plan(tx, g.now, func(id bot.JobID) (queue.Entry, queue.State) {
		e, state, err := g.state(id)
		if err != nil {
			failed = err
		}
		return e, state
	}, g.store.number)
	if failed != nil {
		return queue.Change{}, failed
	}
	return change, err
}

// state tells what is known of a job's id.
func (g *group) state(id bot.JobID) (queue.Entry, queue.State, error) {
	if p, ok := g.jobs[id]; ok {
		if p.value == nil {
			return queue.Entry{}, queue.Finished, nil
		}
		return p.entry, queue.Open, nil
	}
	if e, ok := g.store.jobs.Lookup(id); ok {
		return e, queue.Open, nil
	}
	at, ok, err := g.finishedAt(id)
	switch {
	case err != nil || !ok:
		return queue.Entry{}, queue.Unknown, err
	case isForgotten(at, g.now):
		g.forgotten[id] = at // what the sweep would do, whatever becomes of this
		return queue.Entry{}, queue.Unknown, nil
	}
	return queue.Entry{}, queue.Finished, nil
}

// finishedAt returns when the file says that a job was finished.
func (g *group) finishedAt(id bot.JobID) (at int64, ok bool, err error) {
	name := []byte(id)
	stored := g.finished.Get(name)
	if stored == nil {
		return 0, false, nil
	}
	at, err = readFinished(name, stored)
	return at, err == nil, err
}

// isForgotten reports whether an id need not be known any more.
func isForgotten(finished int64, now time.Time) bool {
	return now.Sub(fromNanos(finished)) > bot.KnownFor
}

// take brings in what a transaction does to the jobs.
func (g *group) take(change queue.Change) {
	for _, e := range change.Written {
		value := e.Body
		e.Body = nil
		g.jobs[e.ID] = pendingJob{e, value}
	}
	for _, id := range change.Finished {
		p, ok := g.jobs[id]
		if !ok {
			p.entry, _ = g.store.jobs.Lookup(id)
		}
		g.jobs[id] = pendingJob{entry: p.entry}
	}
}

// number gives numbers to jobs; for the writer alone.
func (s *Store) number() uint64 {
	s.last++
	return s.last
}
