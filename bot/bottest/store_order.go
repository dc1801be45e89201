package bottest

import (
	"time"

	"careercoach/bot"
)

func orderTests() map[string]func(*storeTest) {
	return map[string]func(*storeTest){
		"the longest due comes first": func(t *storeTest) {
			t.add(t.due("3", "", -time.Second), t.due("1", "", -time.Hour), t.due("2", "", -time.Minute), t.due("4", "", time.Hour))
			t.claims(2, "1", "2")
			t.claims(2, "3")
		},
		"due at once is due since it was added": func(t *storeTest) {
			t.add(job("3", ""))
			t.add(t.due("1", "", -time.Hour), t.due("5", "", time.Second/2))
			t.add(t.due("2", "", -time.Minute), job("4", ""))
			time.Sleep(time.Second)
			t.add(job("6", ""))
			t.claims(10, "1", "2", "3", "4", "5", "6")
		},
		"ties go by insertion": func(t *storeTest) {
			due := t.clock.Now().Add(-time.Second)
			for _, id := range []bot.JobID{"z", "b", "a", "y", "10", "9"} {
				t.add(bot.Job{ID: id, Queue: inbox, Due: due})
			}
			t.add(bot.Job{ID: "x", Queue: inbox, Due: due}, bot.Job{ID: "w", Queue: inbox, Due: due})
			t.claims(3, "z", "b", "a")
			t.claims(10, "y", "10", "9", "x", "w")
		},
		"ties of jobs due at once go by insertion": func(t *storeTest) {
			t.add(job("c", ""), job("a", "k"), job("b", "l"))
			t.claims(10, "c", "a", "b")
		},
		"only the oldest of a key is claimed": func(t *storeTest) {
			t.add(job("1", "k"), job("2", "k"), job("3", "l"), t.due("0", "k", -time.Hour))
			t.claims(10, "1", "3")
			t.claims(10)
			t.finish("1")
			t.claims(10, "2")
			t.finish("2")
			t.claims(10, "0")
		},
		"the oldest is waited for also before its time": func(t *storeTest) {
			t.add(t.due("1", "k", time.Minute), job("2", "k"), job("3", "l"))
			t.claims(10, "3")
			t.finish("3")
			time.Sleep(time.Minute - time.Second)
			t.claims(10)
			time.Sleep(time.Second)
			t.claims(10, "1")
			t.finish("1")
			t.claims(10, "2")
		},
		"jobs without a key wait for no other": func(t *storeTest) {
			t.add(t.due("1", "", time.Hour), job("2", ""), job("3", ""))
			t.claims(1, "2")
			t.claims(1, "3")
		},
		"a key is one of its queue": func(t *storeTest) {
			t.add(job("1", "k"), bot.Job{ID: "2", Queue: "out", Key: "k"})
			t.claims(10, "1")
			if got := t.claim("out", 10); len(got) != 1 || got[0].ID != "2" {
				t.Errorf("got %v, want 2", got)
			}
		},
		"scheduled again it keeps its place": func(t *storeTest) {
			due := t.clock.Now()
			for _, id := range []bot.JobID{"1", "2", "3"} {
				t.add(bot.Job{ID: id, Queue: inbox, Key: "k", Due: due}, bot.Job{ID: "n" + id, Queue: inbox, Due: due})
			}
			t.claims(1, "1")
			t.commit(bot.Tx{Done: []bot.JobID{"1", "n1"}, Add: []bot.Job{
				{ID: "n1", Queue: inbox, Due: due, Attempt: 1}, {ID: "1", Queue: inbox, Key: "k", Due: due, Attempt: 1},
			}})
			t.claims(10, "1", "n1", "n2", "n3")
			t.commit(bot.Tx{Done: []bot.JobID{"1"}, Add: []bot.Job{{ID: "1", Queue: inbox, Key: "k", Due: due.Add(time.Hour)}}})
			t.claims(10)
			t.finish("1")
			t.claims(10, "2")
		},
		"one that is not the oldest is scheduled again behind it": func(t *storeTest) {
			t.add(job("1", "k"), job("2", "k"), job("3", "k"))
			t.commit(bot.Tx{Done: []bot.JobID{"2"}, Add: []bot.Job{{ID: "2", Queue: inbox, Key: "k", Attempt: 1}}})
			for _, want := range []bot.JobID{"1", "2", "3"} {
				t.claims(10, want)
				t.finish(want)
			}
		},
	}
}
