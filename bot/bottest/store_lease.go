package bottest

import (
	"time"

	"careercoach/bot"
)

func leaseTests() map[string]func(*storeTest) {
	return map[string]func(*storeTest){
		"a claimed job is not claimed again": func(t *storeTest) {
			t.add(job("1", ""), job("2", "k"))
			t.claims(10, "1", "2")
			time.Sleep(aLease - time.Second)
			t.claims(10)
		},
		"a lease lapses": func(t *storeTest) {
			t.add(job("1", "k"), job("2", "k"), job("3", ""))
			t.claims(1, "1")
			time.Sleep(aLease)
			t.claims(10, "1", "3")
			t.finish("1")
			t.claims(10, "2")
		},
		"a claim wakes when a lease lapses": func(t *storeTest) {
			t.add(job("1", "k"))
			t.claims(1, "1")
			end := t.clock.Now().Add(aLease)
			c := t.got(t.waitFor(t.Context(), 1))
			if c.err != nil || len(c.jobs) != 1 || c.at.Sub(end).Abs() > time.Millisecond {
				t.Errorf("got %q, %v at %v; want 1 at %v", ids(c.jobs), c.err, c.at, end)
			}
		},
		"the first to finish wins": func(t *storeTest) {
			t.add(job("1", "k"))
			t.claims(1, "1")
			time.Sleep(aLease)
			t.claims(1, "1") // another has it now
			t.commit(bot.Tx{Done: []bot.JobID{"1"}, Put: []bot.Record{record("a", "first", 0)}})
			t.refuse(bot.Tx{Done: []bot.JobID{"1"}, Put: []bot.Record{record("b", "second", 0)}}, bot.ErrGone)
			t.has("a", 1, "first")
			t.has("b", 0, "")
			time.Sleep(aLease)
			t.claims(1)
		},
		"a lapsed job may still be finished": func(t *storeTest) {
			t.add(job("1", "k"), job("2", "k"))
			t.claims(1, "1")
			time.Sleep(2 * aLease)
			t.finish("1")
			t.claims(10, "2")
		},
		"the clock is set back": clockSetBack,
		"the clock is set forward": func(t *storeTest) {
			t.add(t.due("1", "", 10*time.Hour))
			waiting := t.waitFor(t.Context(), 1)
			t.clock.set(20 * time.Hour)
			began := t.clock.Now()
			if c := t.got(waiting); len(c.jobs) != 1 || c.at.Sub(began) > 2*time.Minute {
				t.Errorf("got %q, %v after %v; want 1 within minutes", ids(c.jobs), c.err, c.at.Sub(began))
			}
		},
	}
}

// Nothing is lost and nothing doubled when somebody sets the clock back.
func clockSetBack(t *storeTest) {
	t.put(bot.Record{Key: "a", Value: []byte("v"), Expires: t.clock.Now().Add(time.Hour)})
	t.add(job("claimed", ""), t.due("timed", "", time.Minute), job("done", ""))
	t.claims(1, "claimed")
	t.finish("done")
	t.add(job("at once", ""))
	t.clock.set(-10 * time.Hour)
	if known := t.commit(bot.Tx{Add: []bot.Job{job("done", "")}}); len(known) != 1 {
		t.Errorf("got %q known, want the finished one", known)
	}
	t.has("a", 1, "v")
	t.claims(10, "at once") // due at once, whenever that was
	t.finish("claimed", "at once")
	time.Sleep(10 * time.Hour)
	t.claims(10)
	time.Sleep(time.Minute)
	t.claims(10, "timed")
	t.has("a", 1, "v")
	time.Sleep(time.Hour)
	t.has("a", 0, "")
}
