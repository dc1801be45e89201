package bottest

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"careercoach/bot"
)

func crowdTests() map[string]func(*storeTest) {
	return map[string]func(*storeTest){
		"no increment is lost in a crowd":           countTogether,
		"each job is done once, in its key's order": workTogether,
	}
}

// countTogether lets many add to a few counters, each again on a conflict.
func countTogether(t *storeTest) {
	const people, rounds, counters = 16, 20, 3
	var crowd sync.WaitGroup
	for p := range people {
		crowd.Go(func() {
			for r := range rounds {
				if err := increment(t.Context(), t.store, fmt.Sprint("counter", (p+r)%counters)); err != nil {
					t.Errorf("increment: %v", err)
				}
			}
		})
	}
	crowd.Wait()
	sum := uint64(0)
	for _, r := range t.list("counter", "", counters+1) {
		n := binary.BigEndian.Uint64(r.Value)
		if r.Revision != n {
			t.Errorf("%s: got revision %d, want its count %d", r.Key, r.Revision, n)
		}
		sum += n
	}
	if sum != people*rounds {
		t.Errorf("got %d in all, want %d", sum, people*rounds)
	}
}

func increment(ctx context.Context, store bot.Store, key string) error {
	for {
		r, err := store.Get(ctx, key)
		if err != nil {
			return err
		}
		n := uint64(0)
		if r.Revision > 0 {
			n = binary.BigEndian.Uint64(r.Value)
		}
		r.Value = binary.BigEndian.AppendUint64(nil, n+1)
		if _, err := store.Commit(ctx, bot.Tx{Put: []bot.Record{r}}); !errors.Is(err, bot.ErrConflict) {
			return err
		}
	}
}

// workTogether lets some add jobs while others do them.
func workTogether(t *storeTest) {
	const adders, workers, each, keys = 4, 8, 60, 5
	var crowd sync.WaitGroup
	for a := range adders {
		crowd.Go(func() {
			for i := range each {
				// An adder's jobs of a key are in order; the key is its own.
				key := fmt.Sprint(a, ".", i%keys)
				j := bot.Job{ID: bot.JobID(fmt.Sprint(a, "-", i)), Queue: inbox, Key: key, Body: binary.BigEndian.AppendUint64(nil, uint64(i))}
				if _, err := t.store.Commit(t.Context(), bot.Tx{Add: []bot.Job{j}}); err != nil {
					t.Errorf("add: %v", err)
				}
			}
		})
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	log := &workLog{last: map[string]int{}, left: adders * each, stop: stop}
	for range workers {
		crowd.Go(func() {
			for {
				jobs, err := t.store.Claim(ctx, inbox, 3, aLease)
				if errors.Is(err, context.Canceled) {
					return
				} else if err != nil {
					t.Errorf("claim: %v", err)
					return
				}
				for _, j := range jobs {
					log.begin(t, j)
					if _, err := t.store.Commit(ctx, bot.Tx{Done: []bot.JobID{j.ID}}); err != nil && !errors.Is(err, context.Canceled) {
						t.Errorf("finish: %v", err)
					}
				}
			}
		})
	}
	crowd.Wait()
	if log.left != 0 {
		t.Errorf("%d jobs were not done", log.left)
	}
	if left := t.list(bot.JobPrefix, "", 10); len(left) > workers*3 {
		t.Errorf("at least %d jobs are unfinished", len(left))
	}
}

// workLog sees that the jobs of a key are begun in order, each once.
type workLog struct {
	mu   sync.Mutex
	last map[string]int // index of the job of a key that was begun last, plus 1
	left int
	stop func() // called with the last
}

func (l *workLog) begin(t *storeTest, j bot.Job) {
	l.mu.Lock()
	defer l.mu.Unlock()
	i := int(binary.BigEndian.Uint64(j.Body))
	if l.last[j.Key] > i {
		t.Errorf("job %d of key %s was begun after job %d", i, j.Key, l.last[j.Key]-1)
	}
	l.last[j.Key] = i + 1
	if l.left--; l.left == 0 {
		l.stop()
	}
}
