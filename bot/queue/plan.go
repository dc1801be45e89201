package queue

import (
	"fmt"
	"time"

	"careercoach/bot"
)

// State is what a store knows of a job's id.
type State int

// The states of an id.
const (
	Unknown  State = iota // never seen, or forgotten
	Open                  // unfinished
	Finished              // finished within bot.KnownFor
)

// A Change is what a transaction does to the jobs of a store.
type Change struct {
	Written  []Entry     // added or scheduled again
	Finished []bot.JobID // finished and not scheduled again
	Known    []bot.JobID // skipped, in the order of Tx.Add
}

// Plan judges the jobs of a valid transaction and returns what it does to
// them; nothing changes. state tells what is known of an id and, where it is
// Open, the entry. next gives a new number for Place and Stamp, above all it
// gave before. The error is bot.ErrGone or bot.ErrInvalid, wrapped.
func Plan(tx bot.Tx, now time.Time, state func(bot.JobID) (Entry, State), next func() uint64) (Change, error) {
	p := planner{now: now, state: state, next: next}
	if len(tx.Add) > 1 {
		p.added = make(map[bot.JobID]bool, len(tx.Add))
	}
	for _, id := range tx.Done {
		if err := p.finish(id); err != nil {
			return Change{}, err
		}
	}
	for _, job := range tx.Add {
		if err := p.add(job); err != nil {
			return Change{}, err
		}
	}
	for _, id := range tx.Done {
		if _, open := p.finished[id]; open {
			p.change.Finished = append(p.change.Finished, id)
		}
	}
	return p.change, nil
}

type planner struct {
	now      time.Time
	state    func(bot.JobID) (Entry, State)
	next     func() uint64
	change   Change
	finished map[bot.JobID]Entry // by this transaction, and not added again
	added    map[bot.JobID]bool  // by this transaction; nil where it adds one at most
}

func (p *planner) finish(id bot.JobID) error {
	entry, state := p.state(id)
	if state != Open {
		return fmt.Errorf("finishing the job %q: %w", id, bot.ErrGone)
	}
	if p.finished == nil {
		p.finished = map[bot.JobID]Entry{}
	}
	p.finished[id] = entry
	return nil
}

func (p *planner) add(job bot.Job) error {
	entry := Entry{Job: job, Stamp: p.next(), Ready: job.Due}
	if job.Due.IsZero() {
		entry.Ready = p.now
	}
	if old, ok := p.finished[job.ID]; ok {
		if old.Queue != job.Queue || old.Key != job.Key {
			return fmt.Errorf("%w: the job %q is scheduled again in another queue or under another key", bot.ErrInvalid, job.ID)
		}
		delete(p.finished, job.ID)
		entry.Place = old.Place
	} else if p.isKnown(job.ID) {
		p.change.Known = append(p.change.Known, job.ID)
		return nil
	} else {
		entry.Place = entry.Stamp
	}
	if p.added != nil {
		p.added[job.ID] = true
	}
	p.change.Written = append(p.change.Written, entry)
	return nil
}

// isKnown reports whether the store or the transaction so far has a job.
func (p *planner) isKnown(id bot.JobID) bool {
	if p.added[id] {
		return true
	}
	_, state := p.state(id)
	return state != Unknown
}
