package boltstore

import (
	"context"
	"encoding/binary"
	"errors"
	"time"

	"go.etcd.io/bbolt"

	"careercoach/bot"
)

// Sweep removes the records that have expired and the finished ids older than
// bot.KnownFor, and returns how many. It takes small steps, each a commit that
// others share, and rests as long as a step took; the context ends it between
// two.
func (s *Store) Sweep(ctx context.Context) (removed int, err error) {
	for {
		began := time.Now()
		over, err := s.over(ctx, s.config.SweepStep)
		if err != nil || len(over) == 0 {
			return removed, err
		}
		n := 0
		err = s.submit(&request{ctx: ctx, plan: func(g *group) (err error) { n, err = g.sweep(over); return err }})
		if err != nil {
			return removed, err
		}
		removed += n
		if err := rest(ctx, time.Since(began)); err != nil {
			return removed, err
		}
	}
}

func rest(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// sweepNowAndThen sweeps until the store is closed.
func (s *Store) sweepNowAndThen() {
	defer s.ended.Done()
	if s.config.SweepEvery < 0 {
		return
	}
	for rest(s.running, s.config.SweepEvery) == nil {
		n, err := s.Sweep(s.running)
		if err != nil && !errors.Is(err, bot.ErrClosed) && !errors.Is(err, context.Canceled) {
			s.config.Logger.Warn("sweeping the store", "removed", n, "error", err)
		}
		if list := s.db.Stats().FreelistInuse; n > 0 && list > freelistWarn {
			s.config.Logger.Warn("much of the store's file is free, which slows commits: a restart compacts it", "list of free pages in bytes", list)
		}
	}
}

// over returns up to n entries of expiring whose time is over. Sweeping them
// removes each, so the next call returns others.
func (s *Store) over(ctx context.Context, n int) (keys [][]byte, err error) {
	until := binary.BigEndian.AppendUint64(nil, uint64(s.now()))
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		c := bucket(tx, expiringBucket).Cursor()
		for key, _ := c.First(); key != nil && len(keys) < n && string(key) < string(until); key, _ = c.Next() {
			keys = append(keys, cloned(key))
		}
		return nil
	})
	return keys, err
}

// sweep takes in what is to be done about entries of expiring, and returns how
// many records and ids are removed.
func (g *group) sweep(over [][]byte) (removed int, err error) {
	for _, key := range over {
		at, kind, name, err := readExpiringKey(key)
		if err != nil {
			return 0, err
		}
		gone := false
		if kind == kindRecord {
			gone, err = g.sweepRecord(at, name, key)
		} else {
			gone, err = g.sweepJob(at, bot.JobID(name), key)
		}
		if err != nil {
			return 0, err
		}
		if gone {
			removed++
		}
	}
	return removed, nil
}

// sweepRecord removes a record that has expired, and gives one whose end was
// put off an entry at its new end.
func (g *group) sweepRecord(at int64, name string, entry []byte) (removed bool, err error) {
	if p := g.records[name]; p != nil && p.stands == at { // written in this group
		p.move = true
		return false, nil
	}
	key := []byte(name)
	stored := g.buckets.records.Get(key)
	h, err := readHead(key, stored)
	switch {
	case err != nil:
		return false, err
	case h.watched != at: // the record has another entry, or there is none
		g.stale = append(g.stale, entry)
		return false, nil
	case h.expired(nanos(g.now)):
		g.records[name] = &pendingRecord{stands: at, move: true}
		return true, nil
	}
	g.records[name] = &pendingRecord{head: h, value: cloned(stored), stands: at, move: true}
	return false, nil
}

// sweepJob forgets a finished id.
func (g *group) sweepJob(at int64, id bot.JobID, entry []byte) (removed bool, err error) {
	finished, ok, err := g.finishedAt(id)
	switch {
	case err != nil:
		return false, err
	case !ok || finished+int64(bot.KnownFor) != at:
		g.stale = append(g.stale, entry)
		return false, nil
	case !isForgotten(finished, g.now):
		return false, nil
	}
	g.forgotten[id] = finished
	return true, nil
}
