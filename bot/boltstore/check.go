package boltstore

import (
	"context"
	"errors"
	"fmt"

	"careercoach/bot"
	"careercoach/bot/queue"
)

// maxProblems bounds how many problems a check reports.
const maxProblems = 20

// Check reads the whole file and returns what is wrong with it, at most 20
// problems joined into an ErrDamaged. It takes seconds for a million records,
// and commits wait until it is done; stopping it by the context takes effect
// between its parts.
func (s *Store) Check(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.closed.Load() {
		return bot.ErrClosed
	}
	s.open.RLock()
	defer s.open.RUnlock()
	if s.closed.Load() {
		return bot.ErrClosed
	}
	return asDamage(s.path, guarded(func() error { return s.check(ctx) }))
}

// check holds the lock on writing: bbolt counts its free pages without one.
func (s *Store) check(ctx context.Context) error {
	tx, err := s.db.Begin(true)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if size, err := sizeOf(s.path); err != nil || size < tx.Size() {
		return errors.Join(err, fmt.Errorf("%w: %d bytes of %d are there", ErrDamaged, size, tx.Size()))
	}
	var found problems
	for err := range tx.Check() {
		found.add(err)
	}
	if len(found) == 0 { // or it is not worth while to go on
		b := bucketsOf(tx)
		for _, part := range []func(buckets, *problems){checkRecords, checkExpiring, checkFinished, s.checkJobs} {
			if err := ctx.Err(); err != nil {
				return err
			}
			part(b, &found)
		}
	}
	if len(found) == 0 {
		return nil
	}
	return fmt.Errorf("%w: %w", ErrDamaged, errors.Join(found...))
}

// problems are what a check found.
type problems []error

func (p *problems) add(err error) {
	if err != nil && len(*p) < maxProblems {
		*p = append(*p, err)
	}
}

func (p *problems) addf(format string, args ...any) { p.add(fmt.Errorf(format, args...)) }

func checkRecords(b buckets, found *problems) {
	found.add(b.records.ForEach(func(key, stored []byte) error {
		h, err := readHead(key, stored)
		switch {
		case err != nil:
			found.add(err)
		case h.revision == 0:
			found.addf("the record %q has revision 0", key)
		case (h.expires == 0) != (h.watched == 0) || h.watched > h.expires:
			found.addf("the record %q expires at %d and is watched at %d", key, h.expires, h.watched)
		case h.watched != 0 && b.expiring.Get(expiringKey(h.watched, kindRecord, string(key))) == nil:
			found.addf("the record %q would never expire", key)
		}
		return nil
	}))
}

// checkExpiring finds entries that nothing stands behind.
func checkExpiring(b buckets, found *problems) {
	found.add(b.expiring.ForEach(func(entry, _ []byte) error {
		at, kind, name, err := readExpiringKey(entry)
		if err != nil {
			found.add(err)
			return nil
		}
		watched := int64(-1)
		switch kind {
		case kindRecord:
			if h, err := readHead(entry, b.records.Get([]byte(name))); err == nil {
				watched = h.watched
			}
		case kindJob:
			if t, err := readFinished(entry, b.finished.Get([]byte(name))); err == nil {
				watched = t + int64(bot.KnownFor)
			}
		}
		if watched != at {
			found.addf("the entry %q of expiring stands for nothing", entry)
		}
		return nil
	}))
}

func checkFinished(b buckets, found *problems) {
	found.add(b.finished.ForEach(func(id, stored []byte) error {
		at, err := readFinished(id, stored)
		if err != nil {
			found.add(err)
		} else if b.expiring.Get(expiringKey(at+int64(bot.KnownFor), kindJob, string(id))) == nil {
			found.addf("the finished id %q would never be forgotten", id)
		}
		return nil
	}))
}

// checkJobs compares the jobs with the index, and looks for finished ones.
func (s *Store) checkJobs(b buckets, found *problems) {
	known := map[bot.JobID]queue.Entry{}
	for _, e := range s.jobs.Entries() {
		known[e.ID] = e
	}
	found.add(b.jobs.ForEach(func(key, stored []byte) error {
		e, err := readJob(key, stored)
		if err != nil {
			found.add(err)
			return nil
		}
		if k, ok := known[e.ID]; !ok || k.Stamp != e.Stamp || k.Place != e.Place || k.Key != e.Key || k.Queue != e.Queue {
			found.addf("the index has the job %q as %+v", key, k)
		}
		if b.finished.Get([]byte(e.ID)) != nil {
			found.addf("the job %q is finished as well", key)
		}
		delete(known, e.ID)
		return nil
	}))
	for id := range known {
		found.addf("the job %q is in the index alone", id)
	}
}
