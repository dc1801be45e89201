package discord_test

import (
	"testing"
	"time"
)

// TestServerRestarts has the gateway be away for a while and then know no
// session any more: the coach begins a new one soon after that, however long
// the gateway was away.
func TestServerRestarts(t *testing.T) {
	inWorld(t, echo{}, nil, func(w *world) {
		w.connected(10*time.Second, 1)
		w.mu.Lock()
		for range 6 {
			w.scripts = append(w.scripts, script{refuse: true})
		}
		w.scripts = append(w.scripts, script{op9: true})
		w.mu.Unlock()
		w.latest().close()
		w.until("the gateway's return", 5*time.Minute, func() bool { return len(w.scripts) == 0 })
		w.connected(12*time.Second, 2)
		w.answeredOnce(w.say("", channelID, alice, "hello"), time.Second)
	})
}
