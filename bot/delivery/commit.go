package delivery

import (
	"context"
	"errors"
	"slices"
	"time"

	"careercoach/bot"
	"careercoach/bot/state"
)

// commit commits a transaction. Where the store cannot write it tries again
// until the context ends: without the store nothing can go on. Where a failed
// try was written after all, the next one meets ErrGone. What a second try does
// not mend is returned at once.
func (d *Delivery) commit(ctx context.Context, tx bot.Tx) error {
	return d.insist(ctx, func() error { return d.commitOnce(ctx, tx) })
}

// insist tries until f succeeds, answers, or the context ends.
func (d *Delivery) insist(ctx context.Context, f func() error) error {
	for n := 0; ; n++ {
		err := f()
		if err == nil || answers(err) || ctx.Err() != nil {
			return err
		}
		d.count.storeErrors.Add(1)
		d.config.Logger.Error("the store fails: trying again", "error", word(err), "try", n+1)
		if !sleep(ctx, backoff(n)) {
			return err
		}
	}
}

// answers reports whether an error is one that a second try does not mend.
func answers(err error) bool {
	for _, answer := range []error{bot.ErrConflict, bot.ErrGone, bot.ErrClosed, bot.ErrInvalid, state.ErrNewer, state.ErrDamaged} {
		if errors.Is(err, answer) {
			return true
		}
	}
	return false
}

// commitOnce commits a transaction and keeps count of the jobs that wait. It
// is not given up half-way when the context ends, as nobody would know then
// what became of it.
func (d *Delivery) commitOnce(ctx context.Context, tx bot.Tx) error {
	for _, j := range tx.Add {
		d.depth(j.ID, 1)
	}
	known, err := d.config.Store.Commit(context.WithoutCancel(ctx), tx)
	if err != nil {
		for _, j := range tx.Add {
			d.depth(j.ID, -1)
		}
		d.doubtCounts(err)
		return err
	}
	for _, id := range slices.Concat(known, tx.Done) {
		d.depth(id, -1)
	}
	return nil
}

// doubtCounts notes that a transaction may have been written although it
// failed; the waiting jobs are then counted again soon.
func (d *Delivery) doubtCounts(err error) {
	if err != nil && !answers(err) {
		d.recount.Store(true)
	}
}

// countAgain counts the waiting jobs again where a failed commit left it open
// how many there are.
func (d *Delivery) countAgain(ctx context.Context) error {
	if !d.recount.Swap(false) {
		return nil
	}
	in, out := d.count.in.Load(), d.count.out.Load()
	var events, replies int64
	err := d.eachJob(ctx, func(w waiting) error {
		switch {
		case isEvent(w.job.ID):
			events++
		case !isRemind(w.job.ID):
			replies++
		}
		return nil
	})
	if err != nil {
		d.recount.Store(true)
		return err
	}
	d.count.in.Add(events - in) // what came and went meanwhile stays counted
	d.count.out.Add(replies - out)
	return nil
}

// depth changes the count of waiting jobs of an id's kind.
func (d *Delivery) depth(id bot.JobID, n int64) {
	switch {
	case isEvent(id):
		d.count.in.Add(n)
	case !isRemind(id): // what waits for weeks to remind somebody is no backlog
		d.count.out.Add(n)
	}
}

// countingStore is the store for those who finish jobs on their own.
type countingStore struct {
	bot.Store
	d *Delivery
}

// Commit keeps count of the jobs that wait.
func (s countingStore) Commit(ctx context.Context, tx bot.Tx) ([]bot.JobID, error) {
	known, err := s.Store.Commit(ctx, tx)
	if err == nil {
		for _, id := range tx.Done {
			s.d.depth(id, -1)
			s.d.fresh.take(id)
		}
	}
	return known, err
}

// sleep waits; it returns false when the context ends first.
func sleep(ctx context.Context, t time.Duration) bool {
	timer := time.NewTimer(t)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}
