package bottest

import (
	"slices"
	"testing/synctest"
	"time"

	"careercoach/bot"
)

func jobTests() map[string]func(*storeTest) {
	return map[string]func(*storeTest){
		"a job comes as it was added": func(t *storeTest) {
			due := t.clock.Now().Add(-time.Second)
			for _, want := range []bot.Job{
				{ID: "1", Queue: inbox, Key: "k/\xff", Due: due, Body: []byte("b\x00"), Attempt: 2},
				{ID: "\x00/2", Queue: inbox, Body: []byte("2")},
			} {
				t.add(want)
				got := t.claim(inbox, 10)
				if len(got) != 1 || got[0].ID != want.ID || got[0].Queue != want.Queue || got[0].Key != want.Key ||
					!got[0].Due.Equal(want.Due) || string(got[0].Body) != string(want.Body) || got[0].Attempt != want.Attempt {
					t.Errorf("got %+v, want %+v", got, want)
				}
			}
		},
		"a known id is skipped": func(t *storeTest) {
			t.add(job("1", ""))
			again := []bot.Job{job("2", ""), job("1", ""), {ID: "1", Queue: "out"}, job("3", "")}
			if got, want := t.commit(bot.Tx{Add: again}), []bot.JobID{"1", "1"}; !slices.Equal(got, want) {
				t.Errorf("got %q known, want %q", got, want)
			}
			t.claims(10, "1", "2", "3")
			if got := t.commit(bot.Tx{Add: again[1:2]}); !slices.Equal(got, []bot.JobID{"1"}) { // while it is claimed
				t.Errorf("got %q known, want 1", got)
			}
			if got := t.claim("out", 10); got != nil {
				t.Errorf("claimed %v from the other queue", got)
			}
		},
		"an id that is added twice is known the second time": func(t *storeTest) {
			first, second := job("1", ""), job("1", "")
			first.Body, second.Body = []byte("first"), []byte("second")
			if got := t.commit(bot.Tx{Add: []bot.Job{first, second}}); !slices.Equal(got, []bot.JobID{"1"}) {
				t.Errorf("got %q known, want 1", got)
			}
			if got := t.claim(inbox, 10); len(got) != 1 || string(got[0].Body) != "first" {
				t.Errorf("claimed %v", got)
			}
		},
		"a finished id stays known": func(t *storeTest) {
			t.add(job("1", ""))
			t.finish("1")
			for _, wait := range []time.Duration{0, time.Hour, bot.KnownFor - time.Hour - time.Second} {
				time.Sleep(wait)
				synctest.Wait()
				if got := t.commit(bot.Tx{Add: []bot.Job{job("1", "")}}); !slices.Equal(got, []bot.JobID{"1"}) {
					t.Errorf("after %v more: got %q known, want 1", wait, got)
				}
				t.claims(10)
			}
		},
		"known ids do not stop a transaction": func(t *storeTest) {
			t.add(job("1", ""))
			t.commit(bot.Tx{Add: []bot.Job{job("1", "")}, Put: []bot.Record{record("a", "v", 0)}})
			t.has("a", 1, "v")
		},
		"a finished job is gone": func(t *storeTest) {
			t.add(job("1", ""), job("2", ""))
			t.finish("1")
			t.refuse(bot.Tx{Done: []bot.JobID{"1"}}, bot.ErrGone)
			t.refuse(bot.Tx{Done: []bot.JobID{"never added"}}, bot.ErrGone)
			t.refuse(bot.Tx{Done: []bot.JobID{"1"}, Add: []bot.Job{job("1", "")}}, bot.ErrGone)
			t.refuse(bot.Tx{Done: []bot.JobID{"new"}, Add: []bot.Job{job("new", "")}}, bot.ErrGone)
			t.refuse(bot.Tx{Put: []bot.Record{record("a", "v", 0)}, Add: []bot.Job{job("3", "")}, Done: []bot.JobID{"2", "1"}}, bot.ErrGone)
			t.has("a", 0, "")
			t.claims(10, "2")
		},
		"jobs are finished unclaimed": func(t *storeTest) {
			t.add(job("1", "k"), job("2", "k"), t.due("3", "k", time.Hour), job("4", "k"))
			t.finish("3", "1")
			t.claims(10, "2")
			t.finish("2")
			t.claims(10, "4")
		},
		"done and added is scheduled again": func(t *storeTest) {
			t.add(bot.Job{ID: "1", Queue: inbox, Key: "k", Body: []byte("old")}, job("2", "k"))
			t.claims(10, "1")
			again := t.due("1", "k", time.Minute/2)
			again.Attempt, again.Body = 1, []byte("new")
			if got := t.commit(bot.Tx{Done: []bot.JobID{"1"}, Add: []bot.Job{again}}); len(got) != 0 {
				t.Errorf("got %q known, want none", got)
			}
			t.claims(10) // neither the job nor the younger one of its key
			time.Sleep(time.Minute / 2)
			got := t.claim(inbox, 10)
			if len(got) != 1 || got[0].ID != "1" || got[0].Attempt != 1 || string(got[0].Body) != "new" || !got[0].Due.Equal(again.Due) {
				t.Errorf("got %+v, want %+v", got, again)
			}
			t.finish("1")
			t.claims(10, "2")
		},
		"scheduled again it is no longer claimed": func(t *storeTest) {
			t.add(job("1", "k"))
			t.claims(10, "1")
			t.commit(bot.Tx{Done: []bot.JobID{"1"}, Add: []bot.Job{job("1", "k")}})
			t.claims(10, "1")
			t.refuse(bot.Tx{Add: []bot.Job{{ID: "1", Queue: "out", Key: "k"}}, Done: []bot.JobID{"1"}}, bot.ErrInvalid)
			t.refuse(bot.Tx{Add: []bot.Job{job("1", "other")}, Done: []bot.JobID{"1"}}, bot.ErrInvalid)
			t.finish("1")
		},
		"scheduled again twice is known the second time": func(t *storeTest) {
			t.add(job("1", ""))
			got := t.commit(bot.Tx{Done: []bot.JobID{"1"}, Add: []bot.Job{job("1", ""), job("1", "")}})
			if !slices.Equal(got, []bot.JobID{"1"}) {
				t.Errorf("got %q known, want 1", got)
			}
			t.claims(10, "1")
		},
	}
}
