package bottest

import (
	"context"
	"errors"
	"fmt"
	"testing/synctest"
	"time"

	"careercoach/bot"
)

// claimed is what became of a claim that waited.
type claimed struct {
	jobs []bot.Job
	err  error
	at   time.Time
}

// waitFor claims in another goroutine and returns when that waits.
func (t *storeTest) waitFor(ctx context.Context, n int) <-chan claimed {
	out := make(chan claimed, 1)
	go func() {
		jobs, err := t.store.Claim(ctx, inbox, n, aLease)
		out <- claimed{jobs, err, t.clock.Now()}
	}()
	synctest.Wait()
	return out
}

// got returns what a claim that waited has brought, without waiting longer
// than a day.
func (t *storeTest) got(from <-chan claimed) claimed {
	t.Helper()
	select {
	case c := <-from:
		return c
	case <-time.After(24 * time.Hour):
		t.Fatal("the claim still waits")
		return claimed{}
	}
}

func (t *storeTest) wakes(from <-chan claimed, want bot.JobID) {
	t.Helper()
	if c := t.got(from); c.err != nil || len(c.jobs) != 1 || c.jobs[0].ID != want {
		t.Errorf("got %q, %v; want %q", ids(c.jobs), c.err, want)
	}
}

func (t *storeTest) stillWaits(from <-chan claimed) {
	t.Helper()
	synctest.Wait()
	select {
	case c := <-from:
		t.Errorf("got %q, %v; want it to wait", ids(c.jobs), c.err)
	default:
	}
}

func endedContext(t *storeTest) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx, cancel
}

func waitTests() map[string]func(*storeTest) {
	return map[string]func(*storeTest){
		"a claim wakes when a job is added": func(t *storeTest) {
			waiting := t.waitFor(t.Context(), 10)
			t.commit(bot.Tx{Add: []bot.Job{{ID: "other", Queue: "out"}}})
			t.stillWaits(waiting)
			t.add(job("1", ""))
			t.wakes(waiting, "1")
		},
		"a claim wakes when a job is due": func(t *storeTest) {
			t.add(t.due("2", "", 2*time.Hour), t.due("1", "", time.Hour))
			due := t.clock.Now().Add(time.Hour)
			waiting := t.waitFor(t.Context(), 10)
			c := t.got(waiting)
			if c.err != nil || len(c.jobs) != 1 || c.jobs[0].ID != "1" || !c.at.Equal(due) {
				t.Errorf("got %q, %v at %v; want 1 at %v", ids(c.jobs), c.err, c.at, due)
			}
		},
		"a claim wakes for an earlier job": func(t *storeTest) {
			t.add(t.due("1", "", 5*time.Hour))
			waiting := t.waitFor(t.Context(), 1)
			second := t.waitFor(t.Context(), 1)
			due := t.clock.Now().Add(time.Second)
			t.add(t.due("2", "", time.Second), t.due("3", "", 2*time.Second))
			for i, from := range []<-chan claimed{waiting, second} {
				if c, want := t.got(from), due.Add(time.Duration(i)*time.Second); !c.at.Equal(want) || ids(c.jobs)[0] != bot.JobID(fmt.Sprint(i+2)) {
					t.Errorf("claim %d: got %q at %v, want %d at %v", i, ids(c.jobs), c.at, i+2, want)
				}
			}
		},
		"a claim wakes when the older job of a key is finished": func(t *storeTest) {
			t.add(job("1", "k"), job("2", "k"))
			t.claims(1, "1")
			waiting := t.waitFor(t.Context(), 10)
			t.finish("1")
			t.wakes(waiting, "2")
		},
		"a claim wakes when a job is scheduled again": func(t *storeTest) {
			t.add(job("1", "k"))
			t.claims(1, "1")
			waiting := t.waitFor(t.Context(), 10)
			t.commit(bot.Tx{Done: []bot.JobID{"1"}, Add: []bot.Job{job("1", "k")}})
			t.wakes(waiting, "1")
		},
		"each waiting claim gets its job": func(t *storeTest) {
			var waiting []<-chan claimed
			for range 20 {
				waiting = append(waiting, t.waitFor(t.Context(), 1))
			}
			var tx bot.Tx
			for i := range 20 {
				tx.Add = append(tx.Add, job(bot.JobID(fmt.Sprint(i)), ""))
			}
			t.commit(tx)
			seen := map[bot.JobID]bool{}
			for _, from := range waiting {
				c := t.got(from)
				if c.err != nil || len(c.jobs) != 1 || seen[c.jobs[0].ID] {
					t.Fatalf("got %q, %v", ids(c.jobs), c.err)
				}
				seen[c.jobs[0].ID] = true
			}
		},
		"a claim ends with its context": func(t *storeTest) {
			ctx, cancel := context.WithCancel(t.Context())
			waiting := t.waitFor(ctx, 1)
			cancel()
			if c := t.got(waiting); !errors.Is(c.err, context.Canceled) || c.jobs != nil {
				t.Errorf("got %v, %v; want that it was canceled", c.jobs, c.err)
			}
			t.add(job("1", ""))
			if jobs, err := t.store.Claim(ctx, inbox, 1, aLease); !errors.Is(err, context.Canceled) {
				t.Errorf("got %v, %v; want that it was canceled", jobs, err)
			}
			t.claims(1, "1")
		},
		"a claim that gives up loses no job": func(t *storeTest) {
			for i := range 100 {
				ctx, cancel := context.WithCancel(t.Context())
				first, second := t.waitFor(ctx, 1), t.waitFor(t.Context(), 1)
				id := bot.JobID(fmt.Sprint(i))
				t.add(job(id, ""))
				cancel() // the first was woken, or has the job
				began := t.clock.Now()
				if c := t.got(first); c.err != nil {
					t.wakes(second, id)
					if !t.clock.Now().Equal(began) {
						t.Errorf("the second got its job after %v, want at once", t.clock.Now().Sub(began))
					}
					continue
				}
				t.finish(id)
				t.add(job("next"+id, ""))
				t.wakes(second, "next"+id)
			}
		},
		"a claim waits for most of a day": func(t *storeTest) {
			t.add(t.due("1", "", 23*time.Hour))
			t.wakes(t.waitFor(t.Context(), 1), "1")
		},
	}
}
