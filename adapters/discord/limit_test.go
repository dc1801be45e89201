package discord

import (
	"net/http"
	"strconv"
	"testing"
	"testing/synctest"
	"time"
)

// headers are what Discord says about a bucket.
func headers(limit, left int, reset time.Duration) http.Header {
	h := http.Header{}
	h.Set("X-RateLimit-Bucket", "abc")
	h.Set("X-RateLimit-Limit", strconv.Itoa(limit))
	h.Set("X-RateLimit-Remaining", strconv.Itoa(left))
	h.Set("X-RateLimit-Reset-After", strconv.FormatFloat(reset.Seconds(), 'f', 3, 64))
	return h
}

// pass waits for so many turns and returns how long they took.
func pass(t *testing.T, l *limiter, r route, n int) time.Duration {
	t.Helper()
	began := time.Now()
	for range n {
		if wait, err := l.wait(t.Context(), r, time.Hour); err != nil || wait != 0 {
			t.Fatalf("a turn gave %v, %v", wait, err)
		}
	}
	return time.Since(began)
}

func TestGlobalLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		took := pass(t, newLimiter(time.Now), route{}, 50*10+globalRate)
		if took < 10*time.Second || took > 12*time.Second {
			t.Errorf("545 requests took %v, want 10 to 12 seconds", took)
		}
	})
}

func TestBucketLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, here, there := newLimiter(time.Now), route{"POST", "1"}, route{"POST", "2"}
		pass(t, l, here, 1)
		l.learn(here, 200, headers(5, 4, 5*time.Second), nil)
		if took := pass(t, l, here, 4); took != 0 {
			t.Errorf("what is left of the window took %v", took)
		}
		if took := pass(t, l, here, 5); took != 5*time.Second {
			t.Errorf("the next window came after %v, want 5s", took)
		}
		if took := pass(t, l, there, 1); took != 0 {
			t.Errorf("another channel waited for %v", took)
		}
		if took := pass(t, l, here, 6); took < 9*time.Second || took > 11*time.Second {
			t.Errorf("two more windows took %v, want 10s", took)
		}
	})
}

func TestTooMany(t *testing.T) {
	page := []byte("<html>")
	for _, test := range []struct {
		name   string
		header map[string]string
		body   string
		after  time.Duration
		global bool
	}{
		{"JSON", nil, `{"retry_after":1.5,"global":false}`, 1500 * time.Millisecond, false},
		{"JSON, global", nil, `{"retry_after":2,"global":true}`, 2 * time.Second, true},
		{"page", map[string]string{"Retry-After": "30"}, string(page), 30 * time.Second, true},
		{"page that says nothing", nil, string(page), noRetryAfter, true},
		{"global by its header", map[string]string{"Retry-After": "4", "X-RateLimit-Global": "true"}, `{}`, 4 * time.Second, true},
		{"nonsense", map[string]string{"Retry-After": "-5"}, `{"retry_after":1e99}`, maxRetryAfter, false},
	} {
		h := http.Header{}
		for k, v := range test.header {
			h.Set(k, v)
		}
		synctest.Test(t, func(t *testing.T) {
			l, here := newLimiter(time.Now), route{"POST", "1"}
			if after := l.learn(here, 429, h, []byte(test.body)); after != test.after {
				t.Errorf("%s: the wait is %v, want %v", test.name, after, test.after)
			}
			elsewhere := pass(t, l, route{"POST", "2"}, 1)
			if want := test.after; test.global && elsewhere != want || !test.global && elsewhere != 0 {
				t.Errorf("%s: another route waited for %v", test.name, elsewhere)
			}
			if took := pass(t, l, here, 1); took+elsewhere != test.after {
				t.Errorf("%s: the route waited for %v, want %v", test.name, took+elsewhere, test.after)
			}
		})
	}
}

// TestBuckets begins sessions in as many buckets as Discord says, with a pause
// in each.
func TestBuckets(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &starter{now: time.Now, read: time.Now()}
		s.info.URL, s.info.SessionStartLimit.MaxConcurrency = "wss://gateway.example", 2
		s.info.SessionStartLimit.Total, s.info.SessionStartLimit.Remaining = 1000, 1000
		for id, want := range []time.Duration{0, 0, identifyPause, identifyPause, 2 * identifyPause} {
			address, wait, err := s.reserve(t.Context(), id)
			if err != nil || wait != want || address == "" {
				t.Errorf("shard %d waits for %v, %v, want %v", id, wait, err, want)
			}
		}
		s.info.SessionStartLimit.Remaining, s.info.SessionStartLimit.ResetAfter = 10, 3_600_000
		s.reserve(t.Context(), 1)
		if _, wait, _ := s.reserve(t.Context(), 1); wait < 6*time.Minute {
			t.Errorf("with few sessions left the next begins after %v, want 6 minutes at least", wait)
		}
	})
}

// TestThread puts what is said in a thread into one conversation, over
// messages and commands alike.
func TestThread(t *testing.T) {
	in, _ := newIntake(t)
	in.threads.learn(guild{ID: "8", Threads: []channel{{ID: "61", Type: 11, Parent: "71"}}}, mentor)
	got := in.conversation("8", "61", "5", false)
	i := interaction{ID: "1", Guild: "8", Channel: "61", User: &user{ID: "5"}, Where: &channel{ID: "61", Type: 11, Parent: "71"}}
	if e := in.interactionEvent(i, i.address(false), "x"); e.Conversation != got || got.Channel != "71" || got.Thread != "61" {
		t.Errorf("the conversations are %+v and %+v, want the thread 61 of channel 71 in both", got, e.Conversation)
	}
	in.threads.forget("8")
	if got := in.conversation("8", "61", "5", false); got.Channel != "61" || got.Thread != "" {
		t.Errorf("a thread that is not known is %+v", got)
	}
}

// TestBrake refuses so much that requests stop before Discord bans the
// address.
func TestBrake(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLimiter(time.Now)
		for range maxInvalid {
			l.learn(route{}, 403, http.Header{}, nil)
		}
		if wait, ok := l.reserve(route{}, time.Second); ok || wait < 9*time.Minute || wait > 10*time.Minute {
			t.Errorf("after %d refusals the wait is %v, %v, want about ten minutes", maxInvalid, wait, ok)
		}
		time.Sleep(10 * time.Minute)
		if wait, ok := l.reserve(route{}, time.Second); !ok || wait != 0 {
			t.Errorf("ten minutes later the wait is %v, %v", wait, ok)
		}
	})
}

func TestInvite(t *testing.T) {
	got, err := InviteURL("900000000000000002")
	const want = "https://discord.com/oauth2/authorize?client_id=900000000000000002&permissions=274878024704&scope=bot+applications.commands"
	if err != nil || got != want {
		t.Errorf("the link is %s, %v, want %s", got, err, want)
	}
	if _, err := InviteURL("x"); err == nil {
		t.Error("a link was made for no id")
	}
}

// TestCommandsAreValid checks the definitions against Discord's limits.
func TestCommandsAreValid(t *testing.T) {
	for _, listen := range []bool{false, true} {
		a, err := New(Config{Token: "x", ListenAllowed: listen, Levels: func() []string { return []string{"Senior", "Lead", "Lead", ""} }, Regions: func() []string { return []string{"India"} }})
		if err != nil {
			t.Fatal(err)
		}
		if err := ValidateCommands([]byte(asText(t, a.Commands()))); err != nil {
			t.Errorf("the commands are not valid: %v", err)
		}
	}
}
