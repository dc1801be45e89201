package discord

import (
	"testing"
	"time"
)

// TestPatience gives up waiting for replies that never come, but for one time
// in a while, and waits again when one came.
func TestPatience(t *testing.T) {
	in, _ := newIntake(t)
	now := time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC)
	in.Adapter.now = func() time.Time { return now }
	k := &ack{intake: in}
	waits := func() bool {
		leave, ok := k.patience()
		if ok {
			leave()
		}
		return ok
	}
	for n := range hopeless {
		if !waits() {
			t.Fatalf("after %d waits in vain it does not wait", n)
		}
		in.waits.inVain.Add(1)
	}
	if !waits() || waits() {
		t.Error("without hope it does not wait just once")
	}
	now = now.Add(retryHope - 1)
	if waits() {
		t.Error("without hope it waits again too soon")
	}
	now = now.Add(1)
	if !waits() || waits() {
		t.Error("without hope it does not wait once more after a while")
	}
	in.waits.inVain.Store(0) // a reply came
	for range 2 * maxAcks {
		if !waits() {
			t.Fatal("with hope it does not wait")
		}
	}
	for range maxAcks {
		in.acks <- struct{}{}
	}
	if waits() {
		t.Error("it waits though all places are taken")
	}
}
