package bottest

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"careercoach/bot"
)

// StoreModel does random things to a store and to a model made of plain maps,
// and compares what they answer. With STORE_SEED in the environment it does
// again what the log of a failure names, STORE_STEPS makes it longer. Now and
// then again, if it is not nil, closes the store and opens its file once more.
func StoreModel(t *testing.T, open func(t *testing.T, now func() time.Time) bot.Store, again func(t *testing.T, store bot.Store, now func() time.Time) bot.Store) {
	seed, steps := number(t, "STORE_SEED", rand.Uint64()), number(t, "STORE_STEPS", 3000)
	t.Logf("STORE_SEED=%d STORE_STEPS=%d", seed, steps)
	synctest.Test(t, func(t *testing.T) {
		w := &walk{storeTest: newStoreTest(t, open), random: rand.New(rand.NewPCG(seed, 0)), model: newStoreModel()}
		for i := range steps {
			if w.step(again); t.Failed() {
				t.Fatalf("at step %d of STORE_SEED=%d", i, seed)
			}
		}
		w.compare()
	})
}

func number(t *testing.T, name string, otherwise uint64) uint64 {
	text, ok := os.LookupEnv(name)
	if !ok {
		return otherwise
	}
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

// walk is a random walk over a store and its model.
type walk struct {
	*storeTest
	random *rand.Rand
	model  *storeModel
}

func (w *walk) step(again func(*testing.T, bot.Store, func() time.Time) bot.Store) {
	switch n := w.random.IntN(100); {
	case n < 50:
		w.commitOne()
	case n < 70:
		w.claimSome()
	case n < 80:
		key := w.key()
		w.same("get "+key, w.get(key), w.model.get(key, w.clock.Now()))
	case n < 88:
		w.listSome()
	case n < 95:
		time.Sleep(time.Duration(w.random.IntN(50)) * time.Second)
	case n == 95:
		time.Sleep(time.Duration(w.random.IntN(48)) * time.Hour)
	case n == 96:
		w.setClock()
	case n == 97 && again != nil:
		w.store = again(w.T, w.store, w.clock.Now)
		w.model.leases = map[bot.JobID]time.Time{}
	default:
		w.compare()
	}
}

func (w *walk) key() string { return fmt.Sprintf("%c/%d", 'a'+w.random.IntN(3), w.random.IntN(8)) }
func (w *walk) id() bot.JobID {
	return bot.JobID(fmt.Sprint("j", w.random.IntN(40)))
}

func (w *walk) bytes() []byte {
	return bytes.Repeat([]byte{byte(w.random.IntN(256))}, w.random.IntN(1200))
}

// soon returns a moment around now, or the zero time.
func (w *walk) soon() time.Time {
	if w.random.IntN(3) == 0 {
		return time.Time{}
	}
	return w.clock.Now().Add(time.Duration(w.random.IntN(200)-20) * time.Second)
}

// commitOne commits a transaction that is often, but not always, in order.
func (w *walk) commitOne() {
	now := w.clock.Now()
	var tx bot.Tx
	for range w.random.IntN(3) {
		r := bot.Record{Key: w.key(), Value: w.bytes(), Expires: w.soon()}
		r.Revision = w.model.get(r.Key, now).Revision
		if w.random.IntN(10) == 0 {
			r.Revision += uint64(w.random.IntN(3))
		}
		if w.random.IntN(6) == 0 {
			r.Value = nil
		}
		if !slices.ContainsFunc(tx.Put, func(o bot.Record) bool { return o.Key == r.Key }) {
			tx.Put = append(tx.Put, r)
		}
	}
	for range w.random.IntN(3) {
		if id := w.openID(); id != "" && !slices.Contains(tx.Done, id) {
			tx.Done = append(tx.Done, id)
			if w.random.IntN(2) == 0 {
				tx.Add = append(tx.Add, w.again(id))
			}
		}
	}
	for range w.random.IntN(3) {
		tx.Add = append(tx.Add, bot.Job{ID: w.id(), Queue: inbox, Key: []string{"", "k", "l/", "m"}[w.random.IntN(4)], Due: w.soon(), Body: w.bytes(), Attempt: w.random.IntN(3)})
	}
	w.commitBoth(tx, now)
}

// openID returns the id of an unfinished job, now and then any.
func (w *walk) openID() bot.JobID {
	if len(w.model.jobs) == 0 || w.random.IntN(10) == 0 {
		return w.id()
	}
	return sortedKeys(w.model.jobs)[w.random.IntN(len(w.model.jobs))]
}

func (w *walk) again(id bot.JobID) bot.Job {
	j := bot.Job{ID: id, Queue: inbox}
	if old, ok := w.model.jobs[id]; ok {
		j = old.Job
	}
	j.Due, j.Body, j.Attempt = w.soon(), w.bytes(), j.Attempt+1
	return j
}

// commitBoth commits to the store and the model.
func (w *walk) commitBoth(tx bot.Tx, now time.Time) {
	w.Helper()
	known, err := w.store.Commit(w.Context(), tx)
	wantKnown, wantErr := w.model.commit(tx, now)
	if !errors.Is(err, wantErr) || !slices.Equal(known, wantKnown) {
		w.Errorf("commit %s: got %q, %v; want %q, %v", summary(tx), known, err, wantKnown, wantErr)
	}
}

func (w *walk) claimSome() {
	n, lease := 1+w.random.IntN(3), time.Duration(1+w.random.IntN(100))*time.Second
	want := w.model.claim(n, w.clock.Now(), lease)
	if len(want) == 0 {
		w.claims(n)
		return
	}
	got, err := w.store.Claim(w.Context(), inbox, n, lease)
	if err != nil {
		w.Fatalf("claim: %v", err)
	}
	if !slices.EqualFunc(got, want, sameJob) {
		w.Errorf("claimed %q, want %q", ids(got), ids(want))
	}
}

func sameJob(a, b bot.Job) bool {
	return a.ID == b.ID && a.Queue == b.Queue && a.Key == b.Key && a.Due.Equal(b.Due) && a.Attempt == b.Attempt && bytes.Equal(a.Body, b.Body)
}

func (w *walk) listSome() {
	prefix, after, n := []string{"", "a/", "b/", "c/7", "d", "\x00"}[w.random.IntN(6)], "", w.random.IntN(12)
	if w.random.IntN(2) == 0 {
		after = w.key()
	}
	w.sameList(prefix, after, n)
}

func (w *walk) compare() {
	w.Helper()
	w.sameList("", "", 1000)
	w.sameList(bot.JobPrefix, "", 1000)
}

func (w *walk) sameList(prefix, after string, n int) {
	w.Helper()
	got, want := w.list(prefix, after, n), w.model.list(prefix, after, n, w.clock.Now())
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) {
			w.Errorf("list %q after %q: got %d, want %d", prefix, after, len(got), len(want))
			return
		}
		w.same(fmt.Sprintf("list %q after %q, %d", prefix, after, i), got[i], want[i])
	}
}

func (w *walk) same(what string, got, want bot.Record) {
	w.Helper()
	if got.Key != want.Key || got.Revision != want.Revision || !bytes.Equal(got.Value, want.Value) || (got.Value == nil) != (want.Value == nil) || !got.Expires.Equal(want.Expires) {
		w.Errorf("%s: got %q revision %d, %d bytes, expires %v; want %q revision %d, %d bytes, expires %v",
			what, got.Key, got.Revision, len(got.Value), got.Expires, want.Key, want.Revision, len(want.Value), want.Expires)
	}
}

// setClock sets the clock by up to an hour. What a store may have swept must not
// come back by that: records that are over are written anew first, and where a
// finished id or a lease is concerned the clock stays.
func (w *walk) setClock() {
	d := time.Duration(w.random.IntN(7200)-3600) * time.Second
	now := w.clock.Now()
	for _, at := range w.model.finished {
		if age := now.Sub(at); age > bot.KnownFor && age+d <= bot.KnownFor {
			return
		}
	}
	for _, until := range w.model.leases {
		if !now.Before(until) && now.Add(d).Before(until) {
			return
		}
	}
	for _, key := range sortedKeys(w.model.records) {
		if e := w.model.records[key].Expires; w.model.get(key, now).Revision == 0 && now.Add(d).Before(e) {
			w.commitBoth(bot.Tx{Put: []bot.Record{{Key: key, Value: []byte{}}}}, now)
		}
	}
	w.clock.set(d)
}

func summary(tx bot.Tx) string {
	text := ""
	for _, r := range tx.Put {
		text += fmt.Sprintf("put %s@%d ", r.Key, r.Revision)
	}
	for _, j := range tx.Add {
		text += fmt.Sprintf("add %s key %q ", j.ID, j.Key)
	}
	return text + fmt.Sprintf("done %q", tx.Done)
}
