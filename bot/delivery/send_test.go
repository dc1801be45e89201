package delivery_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// failing fails the first tries with the errors given.
func failing(errs ...error) func(context.Context, int, bot.Outgoing) error {
	return func(_ context.Context, n int, _ bot.Outgoing) error {
		if n < len(errs) {
			return errs[n]
		}
		return nil
	}
}

func TestARetryWaitsLongerEachTime(t *testing.T) {
	inBubble(t, nil, func(w *world) {
		w.platform.fails = failing(errNoAnswer, errNoAnswer, errNoAnswer)
		began := time.Now()
		w.say("e1", "ann", "hello")
		w.say("e2", "ann", "more")
		time.Sleep(time.Minute)
		w.sent("1 hello", "2 more")
		w.idle()
		for i, most := range []time.Duration{0, 1, 1 + 2, 1 + 2 + 4} {
			most = most*time.Second + 10*time.Millisecond
			if got := w.platform.times[i].Sub(began); got > most {
				t.Errorf("try %d came after %v, want at most %v", i, got, most)
			}
			if got, want := w.platform.tries[i].Doubt, i > 0; got != want {
				t.Errorf("try %d is in doubt: got %v, want %v", i, got, want)
			}
		}
		if s := w.Stats(); s.Retried != 3 || s.Sent != 2 || s.Doubts != 3 {
			t.Errorf("got %d retried, %d sent, %d doubts, want 3, 2, 3", s.Retried, s.Sent, s.Doubts)
		}
	})
}

func TestWhatAPlatformAsksForIsHonoured(t *testing.T) {
	inBubble(t, nil, func(w *world) {
		w.platform.fails = failing(delivery.Retry("rate_limited", 90*time.Second, nil))
		w.say("e1", "ann", "hello")
		w.say("e2", "bob", "hi")
		w.sent("1 hi")
		time.Sleep(89 * time.Second)
		w.sent("1 hi")
		time.Sleep(11 * time.Second)
		w.sent("1 hi", "1 hello")
		if w.platform.taken[1].Doubt {
			t.Error("a reply that was surely not taken is in doubt")
		}
		w.idle()
	})
}

func TestRepliesThatAreGivenUp(t *testing.T) {
	canary := errors.New("canary: https://hooks.example.com/token")
	for _, c := range []struct {
		name   string
		until  time.Duration // from now; 0: for ever
		wait   time.Duration
		fails  []error
		reason string
		tries  int
	}{
		{"refused", 0, 0, []error{delivery.Permanent("channel_not_found", canary)}, "refused", 1},
		{"the window is closed", 0, 0, []error{delivery.ErrWindowClosed}, "window", 1},
		{"the platform asks to wait beyond the window", time.Minute, 0, []error{delivery.Retry("rate_limited", 2*time.Minute, canary)}, "window", 1},
		{"the window closes", time.Minute, time.Hour, slices.Repeat([]error{canary}, 20), "window", 0},
		{"too late from the start", time.Nanosecond, 0, nil, "window", 0},
		{"too many attempts", 0, time.Hour, []error{canary, canary, canary}, "attempts", 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			inBubble(t, func(config *delivery.Config) {
				if c.reason == "attempts" {
					config.SendAttempts = 3
				}
			}, func(w *world) {
				w.platform.fails = failing(c.fails...)
				e := said("e1", "ann", "canary")
				if c.until > 0 {
					e.Until = time.Now().Add(c.until)
				}
				if c.until == time.Nanosecond {
					time.Sleep(time.Second)
				}
				w.receive(e, delivery.Accepted)
				time.Sleep(c.wait)
				w.sent()
				w.idle()
				if got := w.Stats().GaveUp; got[c.reason] != 1 || len(got) != 1 {
					t.Errorf("gave up: got %v, want 1 for %q", got, c.reason)
				}
				if got := len(w.platform.tries); c.tries > 0 && got != c.tries {
					t.Errorf("got %d tries, want %d", got, c.tries)
				}
				clean(t, w.log.String(), "canary", "token")
			})
		})
	}
}

func TestASenderThatPanicsOrNeverAnswers(t *testing.T) {
	inBubble(t, nil, func(w *world) {
		w.platform.fails = func(ctx context.Context, n int, _ bot.Outgoing) error {
			switch n {
			case 0:
				panic("canary")
			case 1:
				<-ctx.Done()
				return ctx.Err()
			}
			return nil
		}
		w.say("e1", "ann", "hello")
		time.Sleep(time.Minute)
		w.sent("1 hello")
		if s := w.Stats(); s.Panics != 1 || s.Retried != 2 || !w.platform.taken[0].Doubt {
			t.Errorf("got %d panics, %d retries, doubt %v, want 1, 2, true", s.Panics, s.Retried, w.platform.taken[0].Doubt)
		}
		clean(t, w.log.String(), "canary")
	})
}

func TestAnEditReplacesTheReply(t *testing.T) {
	inBubble(t, nil, func(w *world) {
		w.say("e1", "ann", "one")
		w.say("e2", "ann", "tow")
		w.say("e3", "bob", "hi")
		w.receive(edited("e4", "e2", "ann", "two"), delivery.Accepted)
		w.sent("1 one", "2 tow", "1 hi", "2 two")
		w.receive(edited("e5", "e2", "ann", "too"), delivery.Accepted)
		w.sent("1 one", "2 tow", "1 hi", "2 two", "2 too")
		w.say("e6", "ann", "three")
		w.sent("1 one", "2 tow", "1 hi", "2 two", "2 too", "3 three")
		w.idle()
		for i, want := range []string{"", "", "", `"posted reply/e2"`, `"posted reply/e4"`, ""} {
			if got := string(w.platform.taken[i].Replaces); got != want {
				t.Errorf("reply %d replaces %q, want %q", i, got, want)
			}
		}
	})
}

// The edit comes while the first reply waits for its retry: it is sent after
// it, and replaces it.
func TestAnEditOfAReplyNotYetSent(t *testing.T) {
	inBubble(t, nil, func(w *world) {
		w.platform.fails = failing(errNoAnswer)
		w.say("e1", "ann", "tow")
		w.receive(edited("e2", "e1", "ann", "two"), delivery.Accepted)
		time.Sleep(time.Minute)
		w.sent("1 tow", "1 two")
		if got := string(w.platform.taken[1].Replaces); got != `"posted reply/e1"` {
			t.Errorf("the edit replaces %q, want the first reply", got)
		}
	})
}

func TestOtherEditsAreDropped(t *testing.T) {
	inBubble(t, nil, func(w *world) {
		w.say("e1", "ann", "one")
		w.say("e2", "ann", "two")
		w.receive(edited("e3", "e1", "ann", "not the last"), delivery.Accepted)
		w.receive(edited("e4", "e9", "ann", "of nothing"), delivery.Accepted)
		time.Sleep(2 * time.Minute)
		w.receive(edited("e5", "e2", "ann", "too late"), delivery.Accepted)
		w.sent("1 one", "2 two")
		w.idle()
		if got := w.Stats().DroppedEdits; got != 3 {
			t.Errorf("dropped %d edits, want 3", got)
		}
	})
}

func TestShutdown(t *testing.T) {
	inBubble(t, nil, func(w *world) {
		w.platform.fails = func(ctx context.Context, n int, _ bot.Outgoing) error {
			if n == 0 { // the platform takes its time
				time.Sleep(5 * time.Second)
			}
			return nil
		}
		w.say("e1", "ann", "hello")
		w.say("e2", "ann", "more")
		w.stop()
		if w.end != nil {
			t.Errorf("Run returned %v, want nil", w.end)
		}
		w.sent("1 hello") // in hand, so it is finished; the next reply is left
		if _, err := w.Receive(t.Context(), said("e3", "ann", "late")); !errors.Is(err, delivery.ErrStopping) {
			t.Errorf("receiving after the end: got %v, want ErrStopping", err)
		}
		if s := w.Stats(); s.Replies != 1 || s.Events != 0 {
			t.Errorf("%d replies and %d events wait, want 1 and 0", s.Replies, s.Events)
		}
		w.start()
		w.receive(said("e3", "ann", "late"), delivery.Accepted)
		w.sent("1 hello", "2 more", "3 late")
		w.idle()
		for i, want := range []bool{false, true, false} {
			if got := w.platform.taken[i].Doubt; got != want {
				t.Errorf("reply %d in doubt: got %v, want %v", i, got, want)
			}
		}
		if err := w.Run(t.Context()); err == nil {
			t.Error("a second Run succeeds")
		}
	})
}

// A try that is cut off by the end of the program is made again, in doubt.
func TestShutdownCutsOff(t *testing.T) {
	inBubble(t, func(c *delivery.Config) { c.SendTimeout = time.Hour }, func(w *world) {
		w.platform.fails = func(ctx context.Context, n int, _ bot.Outgoing) error {
			if n == 0 {
				<-ctx.Done()
				return ctx.Err()
			}
			return nil
		}
		w.say("e1", "ann", "hello")
		began := time.Now()
		w.stop()
		if took := time.Since(began); took != 20*time.Second {
			t.Errorf("the end took %v, want 20s", took)
		}
		w.kill()
		w.sent("1 hello")
		if !w.platform.taken[0].Doubt {
			t.Error("the second try is not in doubt")
		}
	})
}

// The clock is set back by a day while a reply waits for its retry, once while
// the program runs and once while it does not.
func TestTheClockIsSetBack(t *testing.T) {
	for _, running := range []bool{true, false} {
		now, set := movedClock()
		inBubble(t, func(c *delivery.Config) {
			c.Store, c.Now = storeWith(now), now
		}, func(w *world) {
			w.platform.fails = failing(delivery.Retry("rate_limited", 10*time.Minute, nil))
			w.say("e1", "ann", "hello")
			if running {
				set(-24 * time.Hour)
				w.say("e2", "bob", "hi")
			} else {
				w.say("e2", "bob", "hi")
				w.stop()
				set(-24 * time.Hour)
				w.config.Store = copyInto(t, w.config.Store, storeWith(now))
				w.start()
			}
			time.Sleep(9 * time.Minute)
			w.sent("1 hi")
			time.Sleep(3 * time.Minute)
			w.sent("1 hi", "1 hello")
			w.idle()
			synctest.Wait()
		})
	}
}
