package slack

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// leaveTime is how long a socket that Slack announced to close is still read.
const leaveTime = 30 * time.Second

// watch asks the other side for signs of life and closes the socket when there
// are none: no word and no answer for five eighths of the time, or none of its
// own, as a peer may answer that no longer works. It also closes a socket that
// was left, and at the end of the context says goodbye.
func (c *socketConn) watch(ctx context.Context) {
	defer c.ws.Close()
	tick := time.NewTicker(c.config.DeadAfter / 8)
	defer tick.Stop()
	var left <-chan time.Time
	leaving := c.leaving
	for {
		select {
		case <-c.closed:
			return
		case <-ctx.Done():
			c.goodbye()
			return
		case <-leaving:
			leaving, left = nil, time.After(leaveTime)
		case <-left:
			return
		case now := <-tick.C:
			if c.isDead(now) {
				c.count.dead.Add(1)
				c.fail(errors.New("the other side fell silent"))
				return
			}
			_ = c.ws.WriteControl(websocket.PingMessage, nil, now.Add(writeTime)) // silence is what counts
		}
	}
}

// isDead reports whether the other side has been silent for too long.
func (c *socketConn) isDead(now time.Time) bool {
	since := func(at *atomic.Int64) time.Duration { return now.Sub(time.Unix(0, at.Load())) }
	return since(&c.heard) > c.config.DeadAfter*5/8 || since(&c.spoke) > c.config.DeadAfter
}

// goodbye closes in the way of the protocol.
func (c *socketConn) goodbye() {
	bye := websocket.FormatCloseMessage(websocket.CloseNormalClosure, "")
	_ = c.ws.WriteControl(websocket.CloseMessage, bye, time.Now().Add(time.Second)) // it is closed anyhow
}
