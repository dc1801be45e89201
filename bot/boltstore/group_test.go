package boltstore

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"careercoach/bot"
)

// plans returns a request that commits a transaction.
func plans(t *testing.T, tx bot.Tx) *request {
	tx, _ = encode(tx)
	return requestOf(t, func(g *group) error { _, err := g.plan(tx); return err })
}

func put(key, value string, revision uint64) bot.Tx {
	return bot.Tx{Put: []bot.Record{{Key: key, Value: []byte(value), Revision: revision}}}
}

// TestGroupSeesItself: transactions of one group see each other, in order, and
// each refusal is its own.
func TestGroupSeesItself(t *testing.T) {
	s := openTest(t, Config{})
	job := bot.Job{ID: "1", Queue: "q"}
	steps := []struct {
		tx   bot.Tx
		want error
	}{
		{put("a", "1", 0), nil},
		{put("a", "x", 0), bot.ErrConflict},
		{put("a", "2", 1), nil},
		{bot.Tx{Add: []bot.Job{job}}, nil},
		{bot.Tx{Done: []bot.JobID{"1"}, Add: []bot.Job{job}}, nil},
		{bot.Tx{Done: []bot.JobID{"1"}, Put: []bot.Record{{Key: "a", Revision: 2}}}, nil},
		{bot.Tx{Done: []bot.JobID{"1"}, Put: []bot.Record{{Key: "b", Value: []byte("x")}}}, bot.ErrGone},
		{put("a", "3", 0), nil},
		{bot.Tx{Add: []bot.Job{{ID: "2", Queue: "q", Key: "k"}}}, nil},
		{bot.Tx{Done: []bot.JobID{"2"}, Add: []bot.Job{{ID: "2", Queue: "q", Key: "other"}}}, bot.ErrInvalid},
	}
	var requests []*request
	for _, step := range steps {
		requests = append(requests, plans(t, step.tx))
	}
	before := s.txID(t)
	s.line.mu.Lock()
	s.line.waiting = append(s.line.waiting, requests...)
	s.line.mu.Unlock()
	s.line.wakeWriter()
	for i, r := range requests {
		if <-r.done; !errors.Is(r.err, steps[i].want) {
			t.Errorf("%d: got %v, want %v", i, r.err, steps[i].want)
		}
	}
	if after := s.txID(t); after != before+1 {
		t.Errorf("got %d transactions of bbolt, want 1", after-before)
	}
	if r, err := s.Get(t.Context(), "a"); err != nil || r.Revision != 1 || string(r.Value) != "3" {
		t.Errorf("got %+v, %v; want 3 at revision 1", r, err)
	}
	jobs, err := s.Claim(t.Context(), "q", 10, time.Minute)
	if err != nil || len(jobs) != 1 || jobs[0].ID != "2" {
		t.Errorf("claimed %v, %v; want 2", jobs, err)
	}
	if err := s.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

func (s *Store) txID(t *testing.T) (id int) {
	t.Helper()
	if err := s.db.View(func(tx *bbolt.Tx) error { id = tx.ID(); return nil }); err != nil {
		t.Fatal(err)
	}
	return id
}

// TestRefusalsWriteNothing: a group in which nothing is written costs no sync.
func TestRefusalsWriteNothing(t *testing.T) {
	s := openTest(t, Config{})
	before := s.txID(t)
	if _, err := s.Commit(t.Context(), put("a", "x", 7)); !errors.Is(err, bot.ErrConflict) {
		t.Errorf("got %v, want a conflict", err)
	}
	mustCommit(t, s, bot.Tx{})
	mustCommit(t, s, bot.Tx{Put: []bot.Record{{Key: "none"}}})
	if after := s.txID(t); after != before {
		t.Errorf("got %d transactions of bbolt, want none", after-before)
	}
}

// TestPanicFailsTheGroup: all of the group, with an error, and no commit after.
func TestPanicFailsTheGroup(t *testing.T) {
	s := openTest(t, Config{})
	mustCommit(t, s, put("a", "1", 0))
	for i := range 3 {
		requests := []*request{
			plans(t, put("a", "2", 1)),
			requestOf(t, func(*group) error { panic("no luck") }),
			plans(t, bot.Tx{Add: []bot.Job{{ID: "1", Queue: "q"}}}),
		}
		s.line.mu.Lock()
		s.line.waiting = append(s.line.waiting, requests...)
		s.line.mu.Unlock()
		s.line.wakeWriter()
		for j, r := range requests {
			if <-r.done; r.err == nil || !strings.Contains(r.err.Error(), "no luck: nothing was written") {
				t.Errorf("round %d, %d: got %v", i, j, r.err)
			}
		}
	}
	mustCommit(t, s, put("a", "3", 1))
	if r, err := s.Get(t.Context(), "a"); err != nil || r.Revision != 2 || string(r.Value) != "3" {
		t.Errorf("got %+v, %v; want 3 at revision 2", r, err)
	}
	if jobs, err := s.List(t.Context(), bot.JobPrefix, "", 10); err != nil || len(jobs) > 0 {
		t.Errorf("got jobs %v, %v; want none", jobs, err)
	}
}

// TestContextEndsInLine: a transaction whose context ends before it is judged
// is not written, those around it are.
func TestContextEndsInLine(t *testing.T) {
	s := openTest(t, Config{})
	ctx, cancel := context.WithCancel(t.Context())
	requests := []*request{plans(t, put("a", "1", 0)), plans(t, put("b", "1", 0)), plans(t, put("c", "1", 0))}
	requests[1].ctx = ctx
	cancel()
	s.commit(requests) // the writer is idle
	if requests[0].err != nil || !errors.Is(requests[1].err, context.Canceled) || requests[2].err != nil {
		t.Errorf("got %v, %v, %v", requests[0].err, requests[1].err, requests[2].err)
	}
	if got, err := s.List(t.Context(), "", "", 10); err != nil || len(got) != 2 {
		t.Errorf("got %v, %v; want a and c", got, err)
	}
}

// TestBrokenStoreWritesNoMore: once the outcome of a commit is not known, the
// store still reads.
func TestBrokenStoreWritesNoMore(t *testing.T) {
	s := openTest(t, Config{})
	mustCommit(t, s, put("a", "1", 0))
	tx, err := s.db.Begin(true)
	if err != nil {
		t.Fatal(err)
	}
	// As if the file showed a transaction whose commit had failed.
	failure := errors.New("input/output error")
	if err := s.undo(tx, s.txID(t), failure); !errors.Is(err, failure) {
		t.Errorf("got %v", err)
	}
	if _, err := s.Commit(t.Context(), put("a", "2", 1)); !errors.Is(err, failure) || !strings.Contains(err.Error(), "start again") {
		t.Errorf("commit: got %v", err)
	}
	if _, err := s.Claim(t.Context(), "q", 1, time.Minute); !errors.Is(err, failure) {
		t.Errorf("claim: got %v", err)
	}
	if r, err := s.Get(t.Context(), "a"); err != nil || string(r.Value) != "1" {
		t.Errorf("get: got %+v, %v", r, err)
	}
}

// TestLineCutsGroups: a group stays within its size, and every request gets its
// turn, in order.
func TestLineCutsGroups(t *testing.T) {
	l := newLine()
	for _, size := range []int{maxGroup + 1, 5, maxGroup - 5, 1, 2, 3} {
		l.add(&request{size: size})
	}
	l.close()
	got := ""
	for group := l.next(); len(group) > 0; group = l.next() {
		got += fmt.Sprint(len(group), " ")
	}
	if want := "1 2 3 "; got != want {
		t.Errorf("got groups of %s, want %s", got, want)
	}
	if l.add(&request{}) {
		t.Error("a closed line let somebody in")
	}
}

// TestLeasesEndWithTheProcess: after opening again everything is claimable, in
// the order it was.
func TestLeasesEndWithTheProcess(t *testing.T) {
	s := openTest(t, Config{})
	for i := range 5 {
		mustCommit(t, s, bot.Tx{Add: []bot.Job{{ID: bot.JobID(fmt.Sprint(9 - i)), Queue: "q", Key: "k", Body: []byte{byte(i)}}}})
	}
	for i := range 5 {
		for range 2 {
			jobs, err := s.Claim(t.Context(), "q", 10, time.Hour)
			if err != nil || len(jobs) != 1 || jobs[0].ID != bot.JobID(fmt.Sprint(9-i)) || jobs[0].Body[0] != byte(i) {
				t.Fatalf("%d: claimed %v, %v", i, jobs, err)
			}
			closeTest(t, s)
			s = openTest(t, Config{Path: s.path})
		}
		mustCommit(t, s, bot.Tx{Done: []bot.JobID{bot.JobID(fmt.Sprint(9 - i))}})
	}
}

// TestClaimLeavesOutWhatChanged: a job that was scheduled again or finished
// between its lease and the reading of its body is not handed out.
func TestClaimLeavesOutWhatChanged(t *testing.T) {
	s := openTest(t, Config{})
	mustCommit(t, s, bot.Tx{Add: []bot.Job{{ID: "1", Queue: "q"}, {ID: "2", Queue: "q"}, {ID: "3", Queue: "q", Body: []byte("body")}}})
	leased, err := s.jobs.Claim(t.Context(), "q", 3, time.Minute)
	if err != nil || len(leased) != 3 {
		t.Fatalf("got %v, %v", leased, err)
	}
	mustCommit(t, s, bot.Tx{Done: []bot.JobID{"1", "2"}, Add: []bot.Job{{ID: "1", Queue: "q", Attempt: 1}}})
	jobs, err := s.bodies(leased)
	if err != nil || len(jobs) != 1 || jobs[0].ID != "3" || string(jobs[0].Body) != "body" {
		t.Errorf("got %v, %v; want 3 alone", jobs, err)
	}
}
