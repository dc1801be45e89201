package bottest

import (
	"errors"

	"careercoach/bot"
)

func copyTests() map[string]func(*storeTest) {
	return map[string]func(*storeTest){
		"what a store returns belongs to the caller": func(t *storeTest) {
			t.put(record("a", "value", 0))
			t.add(bot.Job{ID: "1", Queue: inbox, Body: []byte("body")})
			spoil(t.get("a").Value)
			spoil(t.list("a", "", 1)[0].Value)
			spoil(t.list(bot.JobPrefix, "", 1)[0].Value)
			spoil(t.claim(inbox, 1)[0].Body)
			t.has("a", 1, "value")
			if got := string(t.list("a", "", 1)[0].Value) + string(t.list(bot.JobPrefix, "", 1)[0].Value); got != "valuebody" {
				t.Errorf("listed %q", got)
			}
			t.commit(bot.Tx{Put: []bot.Record{record("a", "value 2", 1)}, Done: []bot.JobID{"1"}})
		},
		"what a store is given it does not keep": func(t *storeTest) {
			value, body := []byte("value"), []byte("body")
			t.commit(bot.Tx{Put: []bot.Record{{Key: "a", Value: value}}, Add: []bot.Job{{ID: "1", Queue: inbox, Body: body}}})
			if string(value)+string(body) != "valuebody" {
				t.Errorf("the store changed them: %q %q", value, body)
			}
			spoil(value)
			spoil(body)
			t.has("a", 1, "value")
			if got := t.claim(inbox, 1); string(got[0].Body) != "body" {
				t.Errorf("claimed %q", got[0].Body)
			}
		},
	}
}

// spoil overwrites bytes, and what may stand behind them.
func spoil(b []byte) {
	b = b[:cap(b)]
	for i := range b {
		b[i] = 'x'
	}
}

func closeTests() map[string]func(*storeTest) {
	return map[string]func(*storeTest){
		"a closed store says so": func(t *storeTest) {
			t.add(job("1", ""))
			for range 2 {
				if err := t.store.Close(); err != nil {
					t.Fatalf("close: %v", err)
				}
			}
			_, get := t.store.Get(t.Context(), "a")
			_, list := t.store.List(t.Context(), "", "", 1)
			_, commit := t.store.Commit(t.Context(), bot.Tx{Put: []bot.Record{record("a", "v", 0)}})
			_, claim := t.store.Claim(t.Context(), inbox, 1, aLease)
			for name, err := range map[string]error{"get": get, "list": list, "commit": commit, "claim": claim} {
				if !errors.Is(err, bot.ErrClosed) {
					t.Errorf("%s: got error %v, want ErrClosed", name, err)
				}
			}
		},
		"closing ends the claims that wait": func(t *storeTest) {
			waiting := []<-chan claimed{t.waitFor(t.Context(), 1), t.waitFor(t.Context(), 1)}
			if err := t.store.Close(); err != nil {
				t.Fatalf("close: %v", err)
			}
			for _, from := range waiting {
				if c := t.got(from); !errors.Is(c.err, bot.ErrClosed) {
					t.Errorf("got %v, %v; want ErrClosed", c.jobs, c.err)
				}
			}
		},
		"closing waits for what runs": func(t *storeTest) {
			results := make(chan error, 50)
			for i := range cap(results) {
				go func() {
					_, err := t.store.Commit(t.Context(), bot.Tx{Put: []bot.Record{record(string(rune('a'+i)), "v", 0)}})
					results <- err
				}()
			}
			if err := t.store.Close(); err != nil {
				t.Fatalf("close: %v", err)
			}
			for range cap(results) {
				if err := <-results; err != nil && !errors.Is(err, bot.ErrClosed) {
					t.Errorf("commit: got error %v, want none or ErrClosed", err)
				}
			}
		},
	}
}
