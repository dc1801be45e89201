package bottest

import (
	"bytes"
	"testing/synctest"
	"time"

	"careercoach/bot"
)

func recordTests() map[string]func(*storeTest) {
	return map[string]func(*storeTest){
		"a key without a record has revision 0": func(t *storeTest) {
			t.has("a", 0, "")
			t.has("", 0, "")
			t.has(bot.JobPrefix, 0, "")
		},
		"a record comes back as it was put": func(t *storeTest) {
			expires := t.clock.Now().Add(time.Hour + 7)
			t.put(bot.Record{Key: "\xffa\x00/", Value: []byte("v\x00"), Expires: expires})
			t.has("\xffa\x00/", 1, "v\x00")
			if got := t.get("\xffa\x00/").Expires; !got.Equal(expires) || got.Location() != time.UTC {
				t.Errorf("got expires %v, want %v", got, expires)
			}
			t.put(record("b", "", 0))
			if got := t.get("b").Expires; !got.IsZero() {
				t.Errorf("got expires %v, want the zero time", got)
			}
		},
		"a large value comes back": func(t *storeTest) {
			large := bytes.Repeat([]byte("0123456789abcdef"), 1<<16)
			t.put(bot.Record{Key: "a", Value: large})
			if !bytes.Equal(t.get("a").Value, large) {
				t.Error("got another value")
			}
		},
		"revisions count from 1": func(t *storeTest) {
			for i := range uint64(5) {
				t.put(record("a", "v", i))
				t.has("a", i+1, "v")
			}
		},
		"an empty value is kept": func(t *storeTest) {
			t.put(bot.Record{Key: "a", Value: []byte{}})
			t.has("a", 1, "")
			if t.get("a").Value == nil {
				t.Error("got a nil value: to put it again would delete the record")
			}
			if listed := t.list("a", "", 1); len(listed) != 1 || listed[0].Value == nil {
				t.Errorf("listed %v, want the record with a value that is not nil", listed)
			}
		},
		"a nil value deletes": func(t *storeTest) {
			t.put(record("a", "v", 0), record("ab", "w", 0))
			t.put(bot.Record{Key: "a", Revision: 1})
			t.has("a", 0, "")
			t.lists("", "", 10, "ab")
			t.put(bot.Record{Key: "a"}) // nothing to delete
			t.put(record("a", "new", 0))
			t.has("a", 1, "new")
		},
		"another revision is a conflict": func(t *storeTest) {
			t.put(record("a", "1", 0))
			t.put(record("a", "2", 1))
			for _, r := range []bot.Record{
				record("a", "x", 0), record("a", "x", 1), record("a", "x", 3), record("none", "x", 1),
				{Key: "a"}, {Key: "a", Revision: 1}, {Key: "none", Revision: 1},
			} {
				t.refuse(bot.Tx{Put: []bot.Record{r}}, bot.ErrConflict)
			}
			t.has("a", 2, "2")
			t.has("none", 0, "")
		},
		"nothing is written on a conflict": func(t *storeTest) {
			t.put(record("m", "1", 0))
			t.add(job("old", ""))
			t.refuse(bot.Tx{
				Put:  []bot.Record{record("a", "x", 0), record("m", "x", 7), record("z", "x", 0)},
				Add:  []bot.Job{job("new", "")},
				Done: []bot.JobID{"old"},
			}, bot.ErrConflict)
			t.lists("", "", 10, "m")
			t.has("m", 1, "1")
			t.claims(10, "old")
		},
		"a transaction is written whole": func(t *storeTest) {
			t.put(record("a", "1", 0), record("d", "1", 0))
			t.add(job("old", ""))
			t.commit(bot.Tx{
				Put:  []bot.Record{record("a", "2", 1), {Key: "d", Revision: 1}, record("n", "1", 0)},
				Add:  []bot.Job{job("new", "")},
				Done: []bot.JobID{"old"},
			})
			t.has("a", 2, "2")
			t.lists("", "", 10, "a", "n")
			t.claims(10, "new")
		},
		"an empty transaction changes nothing": func(t *storeTest) {
			if known := t.commit(bot.Tx{}); len(known) != 0 {
				t.Errorf("got %q known", known)
			}
		},
		"an expired record is none": expiredIsNone,
		"a record that was put again keeps its new time": func(t *storeTest) {
			soon, later := t.clock.Now().Add(time.Minute), t.clock.Now().Add(time.Hour)
			for key, times := range map[string][2]time.Time{"later": {soon, later}, "sooner": {later, soon}, "never": {soon, {}}, "first never": {{}, soon}} {
				t.put(bot.Record{Key: key, Value: []byte{}, Expires: times[0]})
				t.put(bot.Record{Key: key, Revision: 1, Value: []byte{}, Expires: times[1]})
			}
			t.lists("", "", 10, "first never", "later", "never", "sooner")
			time.Sleep(time.Minute)
			t.lists("", "", 10, "later", "never")
			time.Sleep(time.Hour)
			t.lists("", "", 10, "never")
		},
		"a context that has ended stops a transaction": func(t *storeTest) {
			ctx, cancel := endedContext(t)
			defer cancel()
			if _, err := t.store.Commit(ctx, bot.Tx{Put: []bot.Record{record("a", "v", 0)}}); err == nil {
				t.Error("commit: got no error")
			}
			if _, err := t.store.Get(ctx, "a"); err == nil {
				t.Error("get: got no error")
			}
			if _, err := t.store.List(ctx, "", "", 1); err == nil {
				t.Error("list: got no error")
			}
			t.has("a", 0, "")
		},
	}
}

// An expired record is hidden from its very moment, and a writer finds none.
func expiredIsNone(t *storeTest) {
	expires := t.clock.Now().Add(time.Minute)
	t.put(bot.Record{Key: "a", Value: []byte("v"), Expires: expires}, record("b", "w", 0))
	t.put(bot.Record{Key: "a", Revision: 1, Value: []byte("v"), Expires: expires})
	time.Sleep(time.Minute - 1)
	t.has("a", 2, "v")
	t.lists("", "", 10, "a", "b")
	time.Sleep(time.Nanosecond)
	t.has("a", 0, "")
	t.lists("", "", 1, "b")
	t.refuse(bot.Tx{Put: []bot.Record{record("a", "x", 2)}}, bot.ErrConflict)
	t.put(record("a", "new", 0))
	t.has("a", 1, "new")
	time.Sleep(bot.KnownFor) // whatever clears expired records must leave the new one
	synctest.Wait()
	t.has("a", 1, "new")
}
