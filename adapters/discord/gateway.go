package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// The waits of a connection; each of them ends.
const (
	dialTimeout  = 15 * time.Second
	helloTimeout = 10 * time.Second
	readyTimeout = 30 * time.Second
	writeTimeout = 5 * time.Second
	closeTimeout = 500 * time.Millisecond
	// maxFrame is the largest frame that is read: that of a large server has a
	// few megabytes.
	maxFrame = 64 << 20
)

// silence is after how many heartbeat intervals without an acknowledgement a
// connection is given up.
const silence = 1.5

// closeResumable is the code that a connection is closed with so that its
// session lives on: anything but 1000 and 1001.
const closeResumable = 4000

// A connection is one WebSocket connection of a shard.
type connection struct {
	*shard
	ws      *websocket.Conn
	writing sync.Mutex
	ready   bool          // READY or RESUMED came; used by the reader alone
	acked   atomic.Int64  // when the last heartbeat was acknowledged, in Unix nanoseconds
	beatNow chan struct{} // the gateway asks for a heartbeat
	silent  atomic.Bool   // given up for its silence
}

// dial opens a connection.
func (s *shard) dial(ctx context.Context, address string) (*connection, error) {
	ctx, cancel := context.WithTimeout(ctx, dialTimeout)
	defer cancel()
	dialer := websocket.Dialer{NetDialContext: s.config.Dial, HandshakeTimeout: dialTimeout}
	if s.config.Dial == nil {
		dialer.Proxy = proxyFromEnvironment
	}
	ws, res, err := dialer.DialContext(ctx, address, nil)
	if res != nil && res.Body != nil {
		defer res.Body.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("opening a connection to the gateway: %w", err)
	}
	ws.SetReadLimit(maxFrame)
	return &connection{shard: s, ws: ws, beatNow: make(chan struct{}, 1)}, nil
}

// serve speaks the protocol until the connection ends, and says how it did.
func (c *connection) serve(ctx context.Context) ending {
	ctx, cancel := context.WithCancel(ctx)
	var beats sync.WaitGroup
	defer beats.Wait()
	defer c.ws.Close()
	defer cancel()
	defer context.AfterFunc(ctx, c.shut)()
	interval, end, ok := c.hello()
	if !ok {
		return end
	}
	c.acked.Store(c.now().UnixNano())
	beats.Go(func() { c.beat(ctx, interval) })
	if err := c.introduce(); err != nil {
		return ending{err: err}
	}
	_ = c.ws.SetReadDeadline(time.Now().Add(readyTimeout))
	for {
		f, err := c.read()
		if err != nil {
			return c.ended(err)
		}
		if end, ok := c.heed(f); ok {
			return end
		}
	}
}

// shut ends the connection when the context does: the reader comes back.
func (c *connection) shut() {
	c.close(websocket.CloseNormalClosure)
}

// close says goodbye and closes.
func (c *connection) close(code int) {
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(closeTimeout))
	_ = c.ws.Close()
}

// hello reads the first frame, which tells the heartbeat interval.
func (c *connection) hello() (time.Duration, ending, bool) {
	_ = c.ws.SetReadDeadline(time.Now().Add(helloTimeout))
	f, err := c.read()
	if err != nil {
		return 0, c.ended(err), false
	}
	if f.Op != opHello {
		if end, ok := c.heed(f); ok {
			return 0, end, false
		}
		return 0, ending{err: fmt.Errorf("the gateway began with op %d in place of hello", f.Op)}, false
	}
	var hello struct {
		Interval float64 `json:"heartbeat_interval"` // milliseconds
	}
	if err := json.Unmarshal(f.Data, &hello); err != nil || hello.Interval < 1 || hello.Interval > 3_600_000 {
		return 0, ending{err: errors.New("the gateway's hello has no heartbeat interval")}, false
	}
	return time.Duration(hello.Interval * float64(time.Millisecond)), ending{}, true
}

// introduce resumes the session, or begins a new one.
func (c *connection) introduce() error {
	session, seq := c.session()
	if session == "" {
		return c.write(opIdentify, map[string]any{
			"token":           string(c.config.Token),
			"intents":         c.intents,
			"properties":      map[string]string{"os": "linux", "browser": "careercoach", "device": "careercoach"},
			"compress":        false,
			"large_threshold": 50,
			"shard":           [2]int{c.id, c.of},
		})
	}
	return c.write(opResume, map[string]any{"token": string(c.config.Token), "session_id": session, "seq": seq})
}

// write sends a frame.
func (c *connection) write(op int, data any) error {
	c.writing.Lock()
	defer c.writing.Unlock()
	_ = c.ws.SetWriteDeadline(time.Now().Add(writeTimeout))
	if err := c.ws.WriteJSON(map[string]any{"op": op, "d": data}); err != nil {
		return fmt.Errorf("writing to the gateway: %w", err)
	}
	return nil
}

// beat sends heartbeats, and closes the connection where they stay without an
// acknowledgement.
func (c *connection) beat(ctx context.Context, interval time.Duration) {
	limit := time.Duration(float64(interval) * silence)
	next := time.NewTimer(time.Duration(rand.Float64() * float64(interval)))
	watch := time.NewTimer(limit)
	defer next.Stop()
	defer watch.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-c.beatNow:
			c.sendBeat()
		case <-next.C:
			c.sendBeat()
			next.Reset(interval)
		case <-watch.C:
			quiet := c.now().Sub(time.Unix(0, c.acked.Load()))
			if quiet >= limit {
				c.silent.Store(true)
				c.close(closeResumable)
				return
			}
			watch.Reset(limit - max(quiet, 0))
		}
	}
}

// sendBeat sends a heartbeat with the number of the last event. Where that
// fails the connection is closed, and the reader comes back.
func (c *connection) sendBeat() {
	_, seq := c.session()
	var last any
	if seq > 0 {
		last = seq
	}
	if c.write(opHeartbeat, last) != nil {
		_ = c.ws.Close()
	}
}
