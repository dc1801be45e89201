package slack

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// A home tab that Slack had no time for is published once more, when Slack
// said, and no third time; other callbacks are not tried again.
func TestHomeIsTriedAgain(t *testing.T) {
	busy := &apiError{method: "views.publish", word: "rate_limited", after: 7 * time.Second, sure: true}
	for _, c := range []struct {
		name  string
		task  taskKind
		err   error
		calls int32
		took  time.Duration
	}{
		{"busy", taskHome, busy, 2, 7 * time.Second},
		{"queued", taskHome, &apiError{word: "queued", after: time.Second, sure: true}, 2, time.Second},
		{"well", taskHome, nil, 1, 0},
		{"refused", taskHome, &apiError{word: "invalid_auth", sure: true}, 1, 0},
		{"an hour", taskHome, &apiError{word: "rate_limited", after: time.Hour, sure: true}, 1, 0},
		{"another", taskChat, busy, 1, 0},
	} {
		synctest.Test(t, func(t *testing.T) {
			var calls atomic.Int32
			try := func(context.Context, Visit) error { calls.Add(1); return c.err }
			in := inboundFor(t, &inbox{}, func(i *InboundConfig) { i.Callbacks = Callbacks{HomeOpened: try, ChatOpened: try} })
			began := time.Now()
			in.later(task{kind: c.task})
			in.running.Wait()
			if calls.Load() != c.calls || time.Since(began) != c.took {
				t.Errorf("%s: %d calls in %v, want %d in %v", c.name, calls.Load(), time.Since(began), c.calls, c.took)
			}
		})
	}
}

// What waits for its second try does not hold up the end.
func TestCloseDoesNotWaitForRetries(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var calls atomic.Int32
		in := inboundFor(t, &inbox{}, func(i *InboundConfig) {
			i.Callbacks.HomeOpened = func(context.Context, Visit) error {
				calls.Add(1)
				return &apiError{word: "rate_limited", after: 30 * time.Second, sure: true}
			}
		})
		began := time.Now()
		for range 2 * maxTasks {
			in.later(task{kind: taskHome})
			synctest.Wait()
		}
		if err := in.Close(t.Context()); err != nil || time.Since(began) != 0 || calls.Load() != 2*maxTasks {
			t.Errorf("closed after %v and %d calls, %v", time.Since(began), calls.Load(), err)
		}
		if err := in.Close(t.Context()); err != nil {
			t.Error(err)
		}
	})
}
