package bottest

import (
	"errors"
	"strings"
	"time"

	"careercoach/bot"
)

func limitTests() map[string]func(*storeTest) {
	return map[string]func(*storeTest){
		"what is within the limits is taken": func(t *storeTest) {
			key, value := strings.Repeat("k", 500), strings.Repeat("v", 1<<20)
			far := time.Date(2261, 12, 31, 0, 0, 0, 0, time.UTC)
			t.put(bot.Record{Key: key, Value: []byte(value), Expires: far})
			t.has(key, 1, value)
			want := bot.Job{ID: bot.JobID(strings.Repeat("i", 300)), Queue: strings.Repeat("q", 50), Key: key, Body: []byte(value), Due: time.Unix(1, 0)}
			t.add(want)
			t.lists(bot.JobPrefix, "", 10, bot.JobKey(want))
			if got := t.claim(want.Queue, 1); len(got) != 1 || got[0].ID != want.ID || string(got[0].Body) != value || !got[0].Due.Equal(want.Due) {
				t.Errorf("got %d jobs, want the one of the utmost size", len(got))
			}
			t.finish(want.ID)
		},
		"what is outside the limits is refused": refusesOutside,
		"a claim outside the limits is refused": func(t *storeTest) {
			t.add(job("1", ""))
			for _, c := range []struct {
				queue string
				n     int
				lease time.Duration
			}{{"", 1, 1}, {"a/b", 1, 1}, {strings.Repeat("q", 51), 1, 1}, {inbox, 0, 1}, {inbox, -1, 1}, {inbox, 1, 0}, {inbox, 1, -1}} {
				if jobs, err := t.store.Claim(t.Context(), c.queue, c.n, c.lease); !errors.Is(err, bot.ErrInvalid) {
					t.Errorf("%+v: got %v, %v; want ErrInvalid", c, jobs, err)
				}
			}
		},
	}
}

func refusesOutside(t *storeTest) {
	long := strings.Repeat("x", 1<<20+1)
	tooEarly, tooLate := time.Date(1969, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2263, 1, 1, 0, 0, 0, 0, time.UTC)
	t.add(job("there", ""))
	for name, tx := range map[string]bot.Tx{
		"no key":               {Put: []bot.Record{record("", "v", 0)}},
		"a long key":           {Put: []bot.Record{record(long[:501], "v", 0)}},
		"a job's key":          {Put: []bot.Record{record(bot.JobPrefix, "v", 0)}},
		"a long value":         {Put: []bot.Record{record("a", long, 0)}},
		"an early expiry":      {Put: []bot.Record{{Key: "a", Value: []byte{}, Expires: tooEarly}}},
		"a late expiry":        {Put: []bot.Record{{Key: "a", Value: []byte{}, Expires: tooLate}}},
		"a key twice":          {Put: []bot.Record{record("b", "v", 0), record("b", "w", 1)}},
		"no id":                {Add: []bot.Job{{Queue: inbox}}},
		"a long id":            {Add: []bot.Job{{ID: bot.JobID(long[:301]), Queue: inbox}}},
		"no queue":             {Add: []bot.Job{{ID: "1"}}},
		"a long queue":         {Add: []bot.Job{{ID: "1", Queue: long[:51]}}},
		"a queue with /":       {Add: []bot.Job{{ID: "1", Queue: "a/b"}}},
		"a queue with zero":    {Add: []bot.Job{{ID: "1", Queue: "a\x00"}}},
		"a long job's key":     {Add: []bot.Job{job("1", long[:501])}},
		"a job's key, zero":    {Add: []bot.Job{job("1", "a\x00b")}},
		"a long body":          {Add: []bot.Job{{ID: "1", Queue: inbox, Body: []byte(long)}}},
		"an early due time":    {Add: []bot.Job{{ID: "1", Queue: inbox, Due: tooEarly}}},
		"a late due time":      {Add: []bot.Job{{ID: "1", Queue: inbox, Due: tooLate}}},
		"an attempt below 0":   {Add: []bot.Job{{ID: "1", Queue: inbox, Attempt: -1}}},
		"no id to finish":      {Done: []bot.JobID{""}},
		"a long id to finish":  {Done: []bot.JobID{bot.JobID(long[:301])}},
		"an id finished twice": {Done: []bot.JobID{"there", "there"}},
	} {
		tx.Put = append(tx.Put, record("a good one", "v", 0))
		if _, err := t.store.Commit(t.Context(), tx); !errors.Is(err, bot.ErrInvalid) {
			t.Errorf("%s: got error %v, want ErrInvalid", name, err)
		} else if len(err.Error()) > 2000 {
			t.Errorf("%s: the error has %d bytes", name, len(err.Error()))
		}
	}
	t.lists("", "", 10)
	t.lists(bot.JobPrefix, "", 10, bot.JobKey(job("there", "")))
}
