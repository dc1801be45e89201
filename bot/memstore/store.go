// Package memstore is the store in memory: for tests, and for a coach that is
// to forget everything when it ends. Nothing is written to disk, so its
// commits outlive the Store no longer than a map does.
//
// One mutex guards all of it. The jobs stand in a queue.Index, which the store
// on disk uses too.
package memstore

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"careercoach/bot"
	"careercoach/bot/queue"
)

// Config says how a Store works.
type Config struct {
	// Now is the clock that decides what is due and what has expired; nil is
	// time.Now.
	Now func() time.Time
}

// A Store keeps everything in memory. It implements bot.Store; create one with
// New.
type Store struct {
	now  func() time.Time
	jobs *queue.Index

	mu       sync.Mutex
	closed   bool
	records  map[string]bot.Record
	finished map[bot.JobID]time.Time // when, forgotten after bot.KnownFor
	swept    time.Time               // when the maps were last cleared of what is over
	last     uint64                  // number given to a job
}

// New returns an empty Store.
func New(c Config) *Store {
	if c.Now == nil {
		c.Now = time.Now
	}
	return &Store{now: c.Now, jobs: queue.New(c.Now), records: map[string]bot.Record{}, finished: map[bot.JobID]time.Time{}, swept: c.Now()}
}

// Get implements bot.Store.
func (s *Store) Get(ctx context.Context, key string) (bot.Record, error) {
	if err := ctx.Err(); err != nil {
		return bot.Record{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return bot.Record{}, bot.ErrClosed
	}
	if r, ok := s.live(key, s.now()); ok {
		return copied(r), nil
	}
	return bot.Record{Key: key}, nil
}

// List implements bot.Store. It looks at every key.
func (s *Store) List(ctx context.Context, prefix, after string, n int) ([]bot.Record, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, bot.ErrClosed
	}
	var found []bot.Record
	if strings.HasPrefix(prefix, bot.JobPrefix) {
		found = s.openJobs()
	} else {
		found = s.liveRecords()
	}
	found = slices.DeleteFunc(found, func(r bot.Record) bool { return !strings.HasPrefix(r.Key, prefix) || r.Key <= after })
	slices.SortFunc(found, func(a, b bot.Record) int { return strings.Compare(a.Key, b.Key) })
	found = found[:max(0, min(n, len(found)))]
	for i := range found {
		found[i] = copied(found[i])
	}
	return found, nil
}

// Commit implements bot.Store.
func (s *Store) Commit(ctx context.Context, tx bot.Tx) ([]bot.JobID, error) {
	if err := tx.Validate(); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, bot.ErrClosed
	}
	now := s.now()
	s.sweep(now)
	for _, r := range tx.Put {
		if stored, _ := s.live(r.Key, now); stored.Revision != r.Revision {
			return nil, fmt.Errorf("writing %q at revision %d, stored is %d: %w", r.Key, r.Revision, stored.Revision, bot.ErrConflict)
		}
	}
	change, err := queue.Plan(tx, now, s.state, s.number)
	if err != nil {
		return nil, err
	}
	s.write(tx.Put, change, now)
	return change.Known, nil
}

// Claim implements bot.Store.
func (s *Store) Claim(ctx context.Context, name string, n int, lease time.Duration) ([]bot.Job, error) {
	entries, err := s.jobs.Claim(ctx, name, n, lease)
	if err != nil {
		return nil, err
	}
	jobs := make([]bot.Job, len(entries))
	for i, e := range entries {
		jobs[i] = e.Job
		jobs[i].Body = bytes.Clone(e.Body)
	}
	return jobs, nil
}

// Close implements bot.Store. It may be called again.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	s.jobs.Close()
	return nil
}
