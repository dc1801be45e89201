package queue

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"careercoach/bot"
)

// entry returns a job of queue "q".
func entry(place uint64, key string, due time.Time) Entry {
	e := Entry{Job: bot.Job{ID: bot.JobID(fmt.Sprint(place)), Queue: "q", Key: key, Due: due}, Place: place, Stamp: place, Ready: due}
	return e
}

// valid reports what is wrong with the lines of a queue.
func (q *lanes) valid() error {
	standing := map[*node]*line{}
	for _, l := range []*line{&q.prompt, &q.timed, &q.leased} {
		for i, n := range l.nodes {
			if n.in != l || n.pos != i || standing[n] != nil {
				return fmt.Errorf("job %s does not know where it stands", n.ID)
			}
			if i > 0 && l.less(n, l.nodes[(i-1)/2]) {
				return fmt.Errorf("job %s stands behind a later one", n.ID)
			}
			standing[n] = l
		}
	}
	for key, c := range q.chains {
		if len(c.nodes) == 0 || standing[c.nodes[0]] == nil {
			return fmt.Errorf("the oldest of key %q is in no line", key)
		}
		for i, n := range c.nodes[1:] {
			if n.in != nil || n.Place < c.nodes[i].Place {
				return fmt.Errorf("job %s of key %q is out of place", n.ID, key)
			}
		}
	}
	return nil
}

// TestLines does random things to an index and looks at its lines.
func TestLines(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	now := time.Unix(1e9, 0)
	x := New(func() time.Time { return now })
	place := uint64(0)
	for step := range 20_000 {
		all := x.Entries()
		switch n := random.IntN(10); {
		case len(all) < 30 && (n < 4 || len(all) == 0):
			place++
			x.Apply([]Entry{entry(place, []string{"", "a", "b"}[random.IntN(3)], now.Add(time.Duration(random.IntN(20)-10)*time.Second))}, nil)
		case n < 6:
			x.Apply(nil, []bot.JobID{all[random.IntN(len(all))].ID, "none"})
		case n < 7: // scheduled again
			e := all[random.IntN(len(all))]
			e.Stamp, e.Ready, e.Due = e.Stamp+1, now, time.Time{}
			x.Apply([]Entry{e}, nil)
		case n < 8:
			now = now.Add(time.Duration(random.IntN(6)-1) * time.Second)
		default:
			if _, _, err := x.take("q", 1+random.IntN(3), time.Duration(1+random.IntN(9))*time.Second); err != nil {
				t.Fatal(err)
			}
			x.lanes("q").waiting = nil
		}
		if err := x.lanes("q").valid(); err != nil {
			t.Fatalf("step %d of seed %d: %v", step, seed, err)
		}
	}
}

// TestNoWakeIsLost adds a job for each of many claims, of which some give up:
// none waits while there is one for it.
func TestNoWakeIsLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		x := New(nil)
		var claims sync.WaitGroup
		var mu sync.Mutex
		var got []bot.JobID
		for i := range 200 {
			ctx, cancel := context.WithCancel(t.Context())
			claims.Go(func() {
				entries, err := x.Claim(ctx, "q", 1, time.Hour)
				mu.Lock()
				defer mu.Unlock()
				if err == nil {
					got = append(got, entries[0].ID)
				} else if !errors.Is(err, context.Canceled) {
					t.Errorf("claim: %v", err)
				}
			})
			if i%2 == 1 {
				go cancel()
			} else {
				defer cancel()
			}
		}
		for i := range uint64(200) {
			go x.Apply([]Entry{entry(i+1, "", time.Time{})}, nil)
		}
		began := time.Now()
		claims.Wait()
		slices.Sort(got)
		if len(got) < 100 || len(slices.Compact(slices.Clone(got))) != len(got) {
			t.Errorf("got the jobs %q, want at least 100, each once", got)
		}
		if waited := time.Since(began); waited > 0 {
			t.Errorf("a claim slept for %v beside a job", waited)
		}
	})
}

// TestAlarmsRest: nothing runs where nobody waits.
func TestAlarmsRest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		x := New(nil)
		x.Apply([]Entry{entry(1, "", time.Now().Add(time.Hour))}, nil)
		if x.lanes("q").alarm != nil {
			t.Error("the alarm is set, and no claim waits")
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if _, err := x.Claim(ctx, "q", 1, time.Hour); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		time.Sleep(10 * time.Minute)
		x.mu.Lock()
		defer x.mu.Unlock()
		if !x.lanes("q").ringsAt.IsZero() {
			t.Error("the alarm goes on, and no claim waits")
		}
	})
}

// TestPlan says what a transaction does to the jobs.
func TestPlan(t *testing.T) {
	now := time.Unix(1e9, 0)
	open := entry(3, "k", time.Time{})
	state := func(id bot.JobID) (Entry, State) {
		switch id {
		case "3":
			return open, Open
		case "finished":
			return Entry{}, Finished
		}
		return Entry{}, Unknown
	}
	number := uint64(10)
	next := func() uint64 { number++; return number }
	tx := bot.Tx{
		Add:  []bot.Job{{ID: "new", Queue: "q"}, {ID: "3", Queue: "q", Key: "k", Due: now.Add(time.Hour)}, {ID: "finished", Queue: "q"}, {ID: "new", Queue: "q"}},
		Done: []bot.JobID{"3"},
	}
	got, err := Plan(tx, now, state, next)
	if err != nil {
		t.Fatal(err)
	}
	if want := []bot.JobID{"finished", "new"}; !slices.Equal(got.Known, want) || len(got.Finished) != 0 || len(got.Written) != 2 {
		t.Errorf("got %+v, want %q known, none finished, two written", got, want)
	}
	if e := got.Written[0]; e.ID != "new" || e.Place != e.Stamp || !e.Ready.Equal(now) {
		t.Errorf("got %+v, want the new one at its place, due now", e)
	}
	if e := got.Written[1]; e.ID != "3" || e.Place != 3 || e.Stamp <= 3 || !e.Ready.Equal(now.Add(time.Hour)) {
		t.Errorf("got %+v, want job 3 at its place with another stamp", e)
	}
	if _, err := Plan(bot.Tx{Done: []bot.JobID{"finished"}}, now, state, next); !errors.Is(err, bot.ErrGone) {
		t.Errorf("got %v, want ErrGone", err)
	}
}
