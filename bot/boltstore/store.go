package boltstore

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"

	"careercoach/bot"
	"careercoach/bot/queue"
)

// A Store keeps its records and jobs in a bbolt file. It implements bot.Store;
// create one with Open. Its methods are safe for concurrent use.
type Store struct {
	config Config
	path   string // where the file really is
	holder *holder
	db     *bbolt.DB
	jobs   *queue.Index
	line   *line  // of what waits for the writer
	last   uint64 // number given to a job; the writer's alone

	broken  atomic.Pointer[error] // why nothing is written any more
	stuck   atomic.Bool           // bbolt may hold its lock for ever
	closed  atomic.Bool
	open    sync.RWMutex       // held shared by what reads db, whole by Close
	running context.Context    // ended by Close, for what goes on by itself
	stop    context.CancelFunc // ends running
	ended   sync.WaitGroup     // of the writer and the sweeper
	close   func() error       // what Close does, once
}

// Get implements bot.Store.
func (s *Store) Get(ctx context.Context, key string) (bot.Record, error) {
	found := bot.Record{Key: key}
	err := s.view(ctx, func(tx *bbolt.Tx) error {
		if key == "" {
			return nil
		}
		name := []byte(key)
		stored := bucket(tx, recordsBucket).Get(name)
		h, err := readHead(name, stored)
		if err == nil && stored != nil && !h.expired(s.now()) {
			found = record(key, h, stored)
		}
		return err
	})
	if err != nil {
		return bot.Record{}, err
	}
	return found, nil
}

// List implements bot.Store. It copies what it returns within one read
// transaction, so ask for pages of some hundred.
func (s *Store) List(ctx context.Context, prefix, after string, n int) ([]bot.Record, error) {
	var found []bot.Record
	err := s.view(ctx, func(tx *bbolt.Tx) (err error) {
		if below, ok := strings.CutPrefix(prefix, bot.JobPrefix); ok {
			found, err = listJobs(bucket(tx, jobsBucket), below, after, n)
		} else {
			found, err = listRecords(bucket(tx, recordsBucket), prefix, after, n, s.now())
		}
		return err
	})
	return found, err
}

func listRecords(b *bbolt.Bucket, prefix, after string, n int, now int64) (found []bot.Record, err error) {
	c := b.Cursor()
	for key, stored := seek(c, prefix, after); len(found) < n && bytes.HasPrefix(key, []byte(prefix)) && key != nil; key, stored = c.Next() {
		h, err := readHead(key, stored)
		if err != nil {
			return nil, err
		}
		if !h.expired(now) {
			found = append(found, record(string(key), h, stored))
		}
	}
	return found, nil
}

func listJobs(b *bbolt.Bucket, prefix, after string, n int) (found []bot.Record, err error) {
	switch below, ok := strings.CutPrefix(after, bot.JobPrefix); {
	case ok:
		after = below
	case after > bot.JobPrefix:
		return nil, nil
	default:
		after = ""
	}
	c := b.Cursor()
	for key, stored := seek(c, prefix, after); len(found) < n && bytes.HasPrefix(key, []byte(prefix)) && key != nil; key, stored = c.Next() {
		e, err := readJob(key, stored)
		if err != nil {
			return nil, err
		}
		found = append(found, bot.Record{Key: bot.JobPrefix + string(key), Revision: uint64(e.Attempt) + 1, Value: cloned(stored[jobHeadSize:])})
	}
	return found, nil
}

// seek moves to the first key with the prefix that comes after another key.
func seek(c *bbolt.Cursor, prefix, after string) (key, stored []byte) {
	if after == "" || after < prefix {
		return c.Seek([]byte(prefix))
	}
	key, stored = c.Seek([]byte(after))
	if key != nil && string(key) == after {
		return c.Next()
	}
	return key, stored
}

func record(key string, h head, stored []byte) bot.Record {
	return bot.Record{Key: key, Revision: h.revision, Value: cloned(stored[headSize:]), Expires: fromNanos(h.expires)}
}

// Claim implements bot.Store. Leases are in memory: a claim writes nothing.
func (s *Store) Claim(ctx context.Context, name string, n int, lease time.Duration) ([]bot.Job, error) {
	for {
		if err := s.failed(); err != nil {
			return nil, err
		}
		leased, err := s.jobs.Claim(ctx, name, n, lease)
		if err != nil {
			return nil, err
		}
		jobs, err := s.bodies(leased)
		if err != nil || len(jobs) > 0 {
			return jobs, err
		}
	}
}

// bodies returns jobs with their bodies. What the file has otherwise than the
// index was finished or scheduled again this instant, and is left out.
func (s *Store) bodies(leased []queue.Entry) ([]bot.Job, error) {
	jobs := make([]bot.Job, 0, len(leased))
	err := s.view(context.Background(), func(tx *bbolt.Tx) error {
		b := bucket(tx, jobsBucket)
		for _, e := range leased {
			key := []byte(jobKey(e.Job))
			stored := b.Get(key)
			if stored == nil {
				continue
			}
			now, err := readJob(key, stored)
			if err != nil {
				return err
			}
			if now.Stamp == e.Stamp {
				e.Body = cloned(stored[jobHeadSize:])
				jobs = append(jobs, e.Job)
			}
		}
		return nil
	})
	return jobs, err
}

func (s *Store) now() int64 { return nanos(s.config.Now()) }

// view runs a function in a read transaction. A file that was damaged under it
// gives ErrDamaged.
func (s *Store) view(ctx context.Context, read func(*bbolt.Tx) error) error {
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
	return asDamage(s.path, guarded(func() error { return s.db.View(read) }))
}
