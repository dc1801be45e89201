package boltstore

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"go.etcd.io/bbolt"

	"careercoach/bot"
)

func mustCommit(t testing.TB, s *Store, tx bot.Tx) {
	t.Helper()
	if _, err := s.Commit(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
}

// keysIn counts the keys of a bucket, expired ones too.
func keysIn(t *testing.T, s *Store, name string) (n int) {
	t.Helper()
	if err := s.eachKey(t.Context(), name, func(string) { n++ }); err != nil {
		t.Fatal(err)
	}
	return n
}

func wantKeys(t *testing.T, s *Store, name string, want int) {
	t.Helper()
	if got := keysIn(t, s, name); got != want {
		t.Errorf("%s: got %d keys, want %d", name, got, want)
	}
}

func mustSweep(t *testing.T, s *Store, want int) {
	t.Helper()
	if n, err := s.Sweep(t.Context()); err != nil || n != want {
		t.Errorf("sweep: got %d, %v; want %d", n, err, want)
	}
}

func TestSweep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := openTest(t, Config{SweepEvery: -1, SweepStep: 7})
		end := time.Now().Add(time.Hour)
		for i := range 100 {
			mustCommit(t, s, bot.Tx{
				Put: []bot.Record{{Key: fmt.Sprint("expires", i), Value: []byte("v"), Expires: end}, {Key: fmt.Sprint("stays", i), Value: []byte("v")}},
				Add: []bot.Job{{ID: bot.JobID(fmt.Sprint("finished", i)), Queue: "q"}, {ID: bot.JobID(fmt.Sprint("open", i)), Queue: "q"}},
			})
			mustCommit(t, s, bot.Tx{Done: []bot.JobID{bot.JobID(fmt.Sprint("finished", i))}})
		}
		mustSweep(t, s, 0)
		time.Sleep(time.Hour + 1)
		mustSweep(t, s, 100)
		wantKeys(t, s, recordsBucket, 100)
		wantKeys(t, s, expiringBucket, 100)
		time.Sleep(bot.KnownFor)
		mustSweep(t, s, 100)
		for name, want := range map[string]int{recordsBucket: 100, expiringBucket: 0, jobsBucket: 100, finishedBucket: 0} {
			wantKeys(t, s, name, want)
		}
	})
}

// TestSweepFollowsRenewal: a record whose end is put off again and again keeps
// one entry, and goes in the end.
func TestSweepFollowsRenewal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := openTest(t, Config{SweepEvery: -1})
		for i := range uint64(50) {
			mustCommit(t, s, bot.Tx{Put: []bot.Record{{Key: "a", Revision: i, Value: []byte("v"), Expires: time.Now().Add(time.Hour)}}})
			wantKeys(t, s, expiringBucket, 1)
			time.Sleep(10 * time.Minute)
			mustSweep(t, s, 0)
		}
		time.Sleep(time.Hour)
		mustSweep(t, s, 1)
		wantKeys(t, s, recordsBucket, 0)
		wantKeys(t, s, expiringBucket, 0)
	})
}

// TestSweepsByItself needs nobody to ask for it.
func TestSweepsByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := openTest(t, Config{SweepEvery: time.Minute})
		mustCommit(t, s, bot.Tx{Put: []bot.Record{{Key: "a", Value: []byte("v"), Expires: time.Now().Add(time.Second)}}})
		time.Sleep(2 * time.Minute)
		synctest.Wait()
		wantKeys(t, s, recordsBucket, 0)
	})
}

// TestForgottenIDIsNew adds an id again that was finished long ago, before and
// after a sweep came upon it.
func TestForgottenIDIsNew(t *testing.T) {
	for name, sweeps := range map[string]bool{"swept": true, "not swept": false} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := openTest(t, Config{SweepEvery: -1})
				again := bot.Tx{Add: []bot.Job{{ID: "1", Queue: "q"}}}
				for range 3 {
					if known, err := s.Commit(t.Context(), again); err != nil || len(known) > 0 {
						t.Errorf("got %q known, %v", known, err)
					}
					mustCommit(t, s, bot.Tx{Done: []bot.JobID{"1"}})
					time.Sleep(bot.KnownFor + 1)
					if sweeps {
						mustSweep(t, s, 1)
					}
				}
			})
		})
	}
}

// TestSweepInAGroup puts a record and an id to be swept into the same group as
// transactions that write them.
func TestSweepInAGroup(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := openTest(t, Config{SweepEvery: -1})
		mustCommit(t, s, bot.Tx{
			Put: []bot.Record{{Key: "a", Value: []byte("v"), Expires: time.Now().Add(1)}, {Key: "b", Value: []byte("v"), Expires: time.Now().Add(1)}},
			Add: []bot.Job{{ID: "1", Queue: "q"}, {ID: "2", Queue: "q"}},
		})
		mustCommit(t, s, bot.Tx{Done: []bot.JobID{"1", "2"}})
		time.Sleep(bot.KnownFor + 1)
		over, err := s.over(t.Context(), 100)
		if err != nil || len(over) != 4 {
			t.Fatalf("got %d entries, %v; want 4", len(over), err)
		}
		write := func(key string, id bot.JobID) *request {
			tx, _ := encode(bot.Tx{Put: []bot.Record{{Key: key, Value: []byte("new"), Expires: time.Now().Add(time.Hour)}}, Add: []bot.Job{{ID: id, Queue: "q"}}})
			return requestOf(t, func(g *group) error { _, err := g.plan(tx); return err })
		}
		group := []*request{
			write("a", "1"),
			requestOf(t, func(g *group) error { _, err := g.sweep(over); return err }),
			write("b", "2"),
		}
		s.commitTogether(t, group)
		if over, err := s.over(t.Context(), 100); err != nil || len(over) > 0 {
			t.Errorf("got %q still to be swept, %v; want none", over, err)
		}
		for _, key := range []string{"a", "b"} {
			if r, err := s.Get(t.Context(), key); err != nil || string(r.Value) != "new" || r.Revision != 1 {
				t.Errorf("%s: got %+v, %v", key, r, err)
			}
		}
		wantKeys(t, s, jobsBucket, 2)
		wantKeys(t, s, expiringBucket, 2)
		mustSweep(t, s, 0)
		if err := s.Check(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

func requestOf(t *testing.T, plan func(*group) error) *request {
	return &request{ctx: t.Context(), plan: plan, done: make(chan struct{})}
}

// commitTogether has requests committed in one group.
func (s *Store) commitTogether(t *testing.T, requests []*request) {
	t.Helper()
	s.line.mu.Lock()
	s.line.waiting = append(s.line.waiting, requests...)
	s.line.mu.Unlock()
	s.line.wakeWriter()
	for i, r := range requests {
		if <-r.done; r.err != nil {
			t.Errorf("request %d: %v", i, r.err)
		}
	}
}

// TestSweepEnds with its context.
func TestSweepEnds(t *testing.T) {
	s := openTest(t, Config{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Sweep(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that it was canceled", err)
	}
}

// TestDeletedLeavesNoTrace: what a person asked to have forgotten stands
// nowhere in the file's buckets, in no index either.
func TestDeletedLeavesNoTrace(t *testing.T) {
	s := openTest(t, Config{Path: filepath.Join(t.TempDir(), "coach.db"), SweepEvery: -1})
	mustCommit(t, s, bot.Tx{Put: []bot.Record{{Key: "person", Value: []byte("v"), Expires: time.Now().Add(time.Hour)}}})
	mustCommit(t, s, bot.Tx{Put: []bot.Record{{Key: "person", Revision: 1}}})
	err := s.db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
			if key, _ := b.Cursor().First(); key != nil && string(name) != metaBucket {
				t.Errorf("%s holds %q", name, key)
			}
			return nil
		})
	})
	if err != nil {
		t.Error(err)
	}
}
