package slack

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

// Over a minute nobody gets more turns than the pace allows, in their order.
func TestPace(t *testing.T) {
	for _, pace := range []pace{paceChannel, paceTier3, paceTier4, {time.Second, 3}} {
		synctest.Test(t, func(t *testing.T) {
			var p pacer
			start := time.Now()
			for n := range 40 {
				if wait, err := p.wait(t.Context(), "lane", pace, 0); wait != 0 || err != nil {
					t.Fatalf("turn %d: got %v, %v", n, wait, err)
				}
				want := time.Duration(max(0, n+1-pace.burst)) * pace.every
				if got := time.Since(start); got != want {
					t.Errorf("pace %v: turn %d came after %v, want %v", pace, n, got, want)
				}
			}
		})
	}
}

// Messages into one channel never come closer together than a second, nor do
// they hold up another channel.
func TestPaceOfChannels(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var p pacer
		begin := time.Now()
		for n := range 3 {
			for _, channel := range []string{"C1", "C2", "C3"} {
				l := messageLines("T1", channel)[0]
				if _, err := p.wait(t.Context(), l.lane, l.pace, 0); err != nil {
					t.Fatal(err)
				}
			}
			if got, want := time.Since(begin), time.Duration(n)*paceChannel.every; got != want {
				t.Errorf("round %d was over after %v, want %v", n, got, want)
			}
		}
	})
}

// Whoever would wait longer than they can is sent away at once, with times to
// come back that are a pace apart, and takes nobody's turn.
func TestPaceSendsAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var p pacer
		pace := pace{time.Second, 1}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		for n := range 4 { // at once, and in 1, 2 and 3 s
			if wait, ok := p.reserve("lane", pace, time.Now(), longestWait); !ok || wait != time.Duration(n)*time.Second {
				t.Fatalf("got %v, %v, want a turn in %d s", wait, ok, n)
			}
		}
		for n := range 3 {
			wait, err := p.wait(ctx, "lane", pace, callTime)
			if want := time.Duration(4+n) * time.Second; wait != want || err != nil {
				t.Errorf("got %v, %v, want to come back in %v", wait, err, want)
			}
		}
		time.Sleep(4 * time.Second) // synctest's time
		if wait, err := p.wait(t.Context(), "lane", pace, 0); wait != 0 || err != nil {
			t.Errorf("got %v, %v, want a turn at once", wait, err)
		}
		time.Sleep(3 * time.Second) // 3 s are left, of which the call needs 4
		if wait, err := p.wait(ctx, "lane", pace, callTime); wait != 0 || err != nil {
			t.Errorf("got %v, %v, want a turn at once", wait, err)
		}
		if wait, err := p.wait(ctx, "lane", pace, callTime); wait == 0 || err != nil {
			t.Errorf("got %v, %v, want to be sent away", wait, err)
		}
	})
}

// A lane that Slack closed stays closed for as long, and then begins slowly.
func TestPaceClosed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var p pacer
		pace := pace{time.Second, 5}
		begin := time.Now()
		p.close("lane", pace, 30*time.Second)
		if wait, err := p.wait(t.Context(), "lane", pace, 0); wait < 30*time.Second || err != nil {
			t.Errorf("got %v, %v, want to be sent away", wait, err)
		}
		time.Sleep(28 * time.Second) // synctest's time
		for n := range 3 {
			if _, err := p.wait(t.Context(), "lane", pace, 0); err != nil {
				t.Fatal(err)
			}
			if got, want := time.Since(begin), time.Duration(30+n)*time.Second; got != want {
				t.Errorf("turn %d came after %v, want %v", n, got, want)
			}
		}
	})
}

// A wait ends with its context.
func TestPaceContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var p pacer
		p.close("lane", paceChannel, 2*time.Second)
		ctx, cancel := context.WithCancel(t.Context())
		go cancel()
		if _, err := p.wait(ctx, "lane", paceChannel, 0); err == nil {
			t.Error("got no error from a context that ended")
		}
	})
}

// Quiet lanes are forgotten.
func TestPaceMemory(t *testing.T) {
	now := time.Unix(1_700_000_000, 0)
	p := pacer{now: func() time.Time { return now }}
	for n := range 3 * maxLanes {
		now = now.Add(time.Millisecond)
		p.reserve(fmt.Sprint("lane ", n), paceChannel, now, 0)
	}
	if len(p.lanes) > maxLanes+2_000 {
		t.Errorf("got %d lanes, want no more than are busy", len(p.lanes))
	}
	now = now.Add(time.Hour)
	p.reserve("another", paceChannel, now, 0)
	if len(p.lanes) != 1 {
		t.Errorf("got %d lanes after an hour, want 1", len(p.lanes))
	}
}
