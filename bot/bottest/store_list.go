package bottest

import (
	"fmt"
	"slices"
	"time"

	"careercoach/bot"
)

func listTests() map[string]func(*storeTest) {
	return map[string]func(*storeTest){
		"a list is in bytewise order": func(t *storeTest) {
			keys := []string{"\x00", "\x00jo", "\x01", "A", "a", "a\x00", "a/", "a/b", "aa", "b", "z", "é", "\xfe", "\xff", "\xff\xff"}
			for i := range keys {
				t.put(record(keys[(i*7)%len(keys)], "v", 0))
			}
			t.lists("", "", 100, keys...)
			t.lists("a", "", 100, "a", "a\x00", "a/", "a/b", "aa")
			t.lists("a/", "", 100, "a/", "a/b")
			t.lists("\xff", "", 100, "\xff", "\xff\xff")
			t.lists("none", "", 100)
		},
		"a list goes on after a key": func(t *storeTest) {
			t.put(record("a1", "v", 0), record("a2", "v", 0), record("a3", "v", 0), record("b", "v", 0))
			t.lists("a", "a1", 1, "a2")
			t.lists("a", "a2", 10, "a3")
			t.lists("a", "a3", 10)
			t.lists("a", "a15", 10, "a2", "a3") // a key that there is not
			t.lists("a", "0", 10, "a1", "a2", "a3")
			t.lists("a", "c", 10)
			t.lists("", "a3", 10, "b")
		},
		"a list has at most n": func(t *storeTest) {
			t.put(record("a", "v", 0), record("b", "v", 0))
			t.lists("", "", 1, "a")
			t.lists("", "", 0)
			t.lists("", "", -1)
		},
		"pages make up the whole": pagesMakeUpTheWhole,
		"a list has whole records": func(t *storeTest) {
			expires := t.clock.Now().Add(time.Hour)
			t.put(bot.Record{Key: "a", Value: []byte("1"), Expires: expires})
			t.put(bot.Record{Key: "a", Revision: 1, Value: []byte("2"), Expires: expires})
			got := t.list("", "", 10)
			if len(got) != 1 || got[0].Revision != 2 || string(got[0].Value) != "2" || !got[0].Expires.Equal(expires) {
				t.Errorf("got %+v", got)
			}
		},
		"expired records do not count in a list": func(t *storeTest) {
			soon := t.clock.Now().Add(time.Second)
			for i := range 10 {
				t.put(bot.Record{Key: fmt.Sprint("a", i), Value: []byte{}, Expires: soon}, record(fmt.Sprint("b", i), "v", 0))
			}
			time.Sleep(time.Second)
			t.lists("", "", 2, "b0", "b1")
		},
		"unfinished jobs are listed under their prefix": listsJobs,
		"jobs are listed in pages": func(t *storeTest) {
			var want []string
			for i := range 25 {
				j := job(bot.JobID(fmt.Sprintf("%02d", i)), fmt.Sprint(i%3, "/"))
				t.add(j)
				want = append(want, bot.JobKey(j))
			}
			slices.Sort(want)
			var got []string
			for after := ""; ; after = got[len(got)-1] {
				page := t.list(bot.JobPrefix, after, 4)
				for _, r := range page {
					got = append(got, r.Key)
				}
				if len(page) < 4 {
					break
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		},
		"jobs whose keys and ids run together are two": func(t *storeTest) {
			t.add(job("b/c", "a"), job("c", "a/b"), job("a/b/c", ""))
			t.lists(bot.JobPrefix, "", 10, bot.JobPrefix+"in/\x00a/b/c", bot.JobPrefix+"in/a\x00b/c", bot.JobPrefix+"in/a/b\x00c")
		},
	}
}

func pagesMakeUpTheWhole(t *storeTest) {
	var want, got []string
	for i := range 57 {
		key := fmt.Sprintf("k%03d", i)
		t.put(record(key, "v", 0), record("other"+key, "v", 0))
		want = append(want, key)
	}
	for after := ""; ; after = got[len(got)-1] {
		page := t.list("k", after, 10)
		for _, r := range page {
			got = append(got, r.Key)
		}
		if len(page) < 10 {
			break
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func listsJobs(t *storeTest) {
	first := bot.Job{ID: "1", Queue: "in", Key: "k", Body: []byte("body")}
	later := bot.Job{ID: "2", Queue: "in", Key: "k", Due: t.clock.Now().Add(time.Hour), Attempt: 2}
	other := bot.Job{ID: "3", Queue: "out", Body: []byte("b")}
	t.put(record("a", "v", 0))
	t.add(other, first, later)
	t.lists(bot.JobPrefix, "", 10, bot.JobKey(first), bot.JobKey(later), bot.JobKey(other))
	t.lists(bot.JobPrefix+"in/", "", 10, bot.JobKey(first), bot.JobKey(later))
	t.lists(bot.JobPrefix+"in/k\x00", bot.JobKey(first), 10, bot.JobKey(later))
	t.lists(bot.JobPrefix+"i/", "", 10)
	t.lists("", "", 10, "a")
	t.lists(bot.JobPrefix[:3], "", 10)
	for i, want := range []bot.Record{{Revision: 1, Value: []byte("body")}, {Revision: 3}} {
		if got := t.list(bot.JobPrefix, "", 10)[i]; got.Revision != want.Revision || string(got.Value) != string(want.Value) || !got.Expires.IsZero() {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	t.claims(1, "1") // a claimed job is unfinished
	t.lists(bot.JobPrefix+"in/", "", 10, bot.JobKey(first), bot.JobKey(later))
	t.finish("1")
	t.lists(bot.JobPrefix+"in/", "", 10, bot.JobKey(later))
	if got, ok := bot.ParseJobKey(t.list(bot.JobPrefix+"in/", "", 1)[0].Key); !ok || got.ID != "2" || got.Key != "k" || got.Queue != "in" {
		t.Errorf("parsed %+v, %v", got, ok)
	}
}
