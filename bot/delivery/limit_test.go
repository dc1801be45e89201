package delivery

import (
	"fmt"
	"testing"
	"time"
)

// Limiters are dropped when they are as good as new, and not before.
func TestLimitsForgetTheIdle(t *testing.T) {
	l := newLimits(Limit{Rate: 1, Burst: 10}) // full again after ten seconds
	now := time.Unix(1_000_000, 0)
	for range 10 {
		if _, ok := l.take("ann", now); !ok {
			t.Fatal("ann is limited within her burst")
		}
	}
	for i := range 1000 {
		now = now.Add(5 * time.Millisecond)
		l.take(fmt.Sprint(i), now)
	}
	for i := range 3 { // over two changes of the generation
		if _, ok := l.take("ann", now.Add(-5*time.Second)); ok {
			t.Errorf("look %d: ann has a new burst too early", i)
		}
	}
	now = now.Add(11 * time.Second)
	l.take("bob", now)
	now = now.Add(11 * time.Second)
	l.take("bob", now)
	if n := len(l.young) + len(l.old); n > 2 {
		t.Errorf("%d limiters are kept, want bob's alone", n)
	}
}

func TestLimitersAreBounded(t *testing.T) {
	l := newLimits(Limit{Rate: 1, Burst: 1000})
	for i := range 3 * maxLimiters {
		l.take(fmt.Sprint(i), time.Unix(1_000_000, 0))
	}
	if n := len(l.young) + len(l.old); n > 2*maxLimiters {
		t.Errorf("%d limiters are kept, want at most %d", n, 2*maxLimiters)
	}
}

func TestDelaysAreBounded(t *testing.T) {
	for _, n := range []int{0, 1, 5, 9, 10, 64, 1_000_000} {
		bound := min(time.Second<<min(n, 20), slowDelay) + time.Millisecond
		for range 100 {
			if got := backoff(n); got <= 0 || got > bound {
				t.Fatalf("backoff(%d) is %v, want at most %v", n, got, bound)
			}
		}
	}
	for range 100 {
		if got := delay(0, 24*time.Hour); got < time.Hour || got > time.Hour+6*time.Minute+time.Millisecond {
			t.Fatalf("a day is waited for %v, want an hour and up to a tenth", got)
		}
		if got := delay(0, time.Minute); got < time.Minute || got > 66*time.Second {
			t.Fatalf("a minute is waited for %v, want a minute and up to a tenth", got)
		}
	}
}

func TestHistogram(t *testing.T) {
	var d Delivery
	for _, took := range []time.Duration{0, time.Millisecond, time.Millisecond + 1, time.Hour} {
		d.count.turn(took)
	}
	got := d.Stats().Turns
	want := map[int]int64{0: 1, 2: 1, 3: 1, len(got.Bounds): 1}
	for i, n := range got.Counts {
		if n != want[i] {
			t.Errorf("bucket %d has %d, want %d", i, n, want[i])
		}
	}
	if sum := time.Hour + 2*time.Millisecond + 1; got.Sum != sum {
		t.Errorf("the sum is %v, want %v", got.Sum, sum)
	}
}
