package bottest

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"careercoach/bot"
)

// OpenStore opens an empty store that tells time by now. What it opens is
// closed, and its goroutines have ended, before the cleanup of t is over.
type OpenStore func(t *testing.T, now func() time.Time) bot.Store

// Store runs what every bot.Store must do, a subtest for each sentence of its
// contract. Each runs in a bubble of testing/synctest, so that hours pass in no
// time; the clock of the store is that of the bubble, now and then set.
func Store(t *testing.T, open func(t *testing.T, now func() time.Time) bot.Store) {
	for _, group := range []map[string]func(*storeTest){
		recordTests(), listTests(), jobTests(), orderTests(), waitTests(), leaseTests(), limitTests(), copyTests(), closeTests(), crowdTests(),
	} {
		for _, name := range sortedKeys(group) {
			t.Run(name, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) { group[name](newStoreTest(t, open)) })
			})
		}
	}
}

func sortedKeys[K ~string, V any](m map[K]V) []K {
	var keys []K
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// storeTest is one test of a store. Its helpers end the test when the store
// returns an error.
type storeTest struct {
	*testing.T
	store bot.Store
	clock *settable
}

func newStoreTest(t *testing.T, open OpenStore) *storeTest {
	c := &settable{}
	return &storeTest{t, open(t, c.Now), c}
}

func (t *storeTest) commit(tx bot.Tx) (known []bot.JobID) {
	t.Helper()
	known, err := t.store.Commit(t.Context(), tx)
	if err != nil {
		t.Fatalf("commit: %v", err)
	}
	return known
}

func (t *storeTest) put(records ...bot.Record) { t.Helper(); t.commit(bot.Tx{Put: records}) }
func (t *storeTest) add(jobs ...bot.Job)       { t.Helper(); t.commit(bot.Tx{Add: jobs}) }
func (t *storeTest) finish(ids ...bot.JobID)   { t.Helper(); t.commit(bot.Tx{Done: ids}) }

// refuse commits what the store must refuse with an error.
func (t *storeTest) refuse(tx bot.Tx, want error) {
	t.Helper()
	if _, err := t.store.Commit(t.Context(), tx); !errors.Is(err, want) {
		t.Errorf("commit: got error %v, want %v", err, want)
	}
}

func (t *storeTest) get(key string) bot.Record {
	t.Helper()
	r, err := t.store.Get(t.Context(), key)
	if err != nil {
		t.Fatalf("get %q: %v", key, err)
	}
	return r
}

// has compares a record with what it should be, times in their meaning.
func (t *storeTest) has(key string, revision uint64, value string) {
	t.Helper()
	r := t.get(key)
	if r.Key != key || r.Revision != revision || string(r.Value) != value {
		t.Errorf("get %q: got %q revision %d value %q, want revision %d value %q", key, r.Key, r.Revision, r.Value, revision, value)
	}
}

func (t *storeTest) list(prefix, after string, n int) []bot.Record {
	t.Helper()
	got, err := t.store.List(t.Context(), prefix, after, n)
	if err != nil {
		t.Fatalf("list %q after %q: %v", prefix, after, err)
	}
	return got
}

// lists compares the keys of a listing.
func (t *storeTest) lists(prefix, after string, n int, want ...string) {
	t.Helper()
	var got []string
	for _, r := range t.list(prefix, after, n) {
		got = append(got, r.Key)
	}
	if !slices.Equal(got, want) {
		t.Errorf("list %q after %q, %d: got %q, want %q", prefix, after, n, got, want)
	}
}

const (
	aLease = time.Minute
	inbox  = "in"
)

// claim returns what is claimable now, nothing where that is nothing.
func (t *storeTest) claim(queue string, n int) []bot.Job {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Nanosecond)
	defer cancel()
	jobs, err := t.store.Claim(ctx, queue, n, aLease)
	if err != nil && !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("claim: %v", err)
	}
	return jobs
}

// claims compares the ids of what is claimable now.
func (t *storeTest) claims(n int, want ...bot.JobID) {
	t.Helper()
	if got := ids(t.claim(inbox, n)); !slices.Equal(got, want) {
		t.Errorf("claim %d: got %q, want %q", n, got, want)
	}
}

func ids(jobs []bot.Job) []bot.JobID {
	var out []bot.JobID
	for _, j := range jobs {
		out = append(out, j.ID)
	}
	return out
}

// job returns a job of the inbox that is due at once.
func job(id bot.JobID, key string) bot.Job { return bot.Job{ID: id, Queue: inbox, Key: key} }

// due returns a job of the inbox that is due in a while.
func (t *storeTest) due(id bot.JobID, key string, in time.Duration) bot.Job {
	return bot.Job{ID: id, Queue: inbox, Key: key, Due: t.clock.Now().Add(in)}
}

func record(key, value string, revision uint64) bot.Record {
	return bot.Record{Key: key, Value: []byte(value), Revision: revision}
}
