package slack

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// A socketConn is one open socket.
type socketConn struct {
	*Socket
	ws      *websocket.Conn
	closed  chan struct{} // closed when nothing is read any more
	leaving chan struct{} // closed when Slack announced that it will close
	leave   sync.Once
	writing sync.Mutex
	err     atomic.Pointer[error] // why it was closed or left, where that matters
	// When something came last from the other side, and when it was something
	// that Slack sent by itself; nanoseconds since 1970.
	heard, spoke atomic.Int64
	greeted      atomic.Bool // Slack said hello
	used         atomic.Bool // an envelope came
}

func newSocketConn(s *Socket, ws *websocket.Conn) *socketConn {
	c := &socketConn{Socket: s, ws: ws, closed: make(chan struct{}), leaving: make(chan struct{})}
	c.note(true)
	ws.SetReadLimit(maxFrame)
	ws.SetPongHandler(func(string) error { c.note(false); return nil })
	ws.SetPingHandler(func(data string) error {
		c.note(true)
		_ = ws.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(writeTime)) // reading notices a cut
		return nil
	})
	return c
}

// note remembers that the other side gave a sign of life, by itself or not.
func (c *socketConn) note(byItself bool) {
	now := time.Now().UnixNano()
	c.heard.Store(now)
	if byItself {
		c.spoke.Store(now)
	}
}

// reason is why another socket is needed; nil where that is nothing bad.
func (c *socketConn) reason() error {
	if err := c.err.Load(); err != nil {
		return *err
	}
	return nil
}

// fail notes why the socket is of no use any more.
func (c *socketConn) fail(err error) { c.err.CompareAndSwap(nil, &err) }

// depart lets another socket be opened.
func (c *socketConn) depart() { c.leave.Do(func() { close(c.leaving) }) }

// read reads frames until the socket is closed.
func (c *socketConn) read(lanes *lanes) {
	defer close(c.closed)
	defer c.ws.Close()
	defer func() {
		if c.greeted.Load() {
			c.count.connected.Add(-1)
		}
	}()
	for {
		_, data, err := c.ws.ReadMessage()
		if err != nil {
			if !c.isLeaving() {
				c.fail(closing(err))
			}
			return
		}
		c.note(true)
		c.take(data, lanes)
	}
}

// closing says how a socket was closed, without the words of the other side.
func closing(err error) error {
	var closed *websocket.CloseError
	if errors.As(err, &closed) && closed.Code != websocket.CloseAbnormalClosure {
		return fmt.Errorf("the socket was closed by Slack with code %d", closed.Code)
	}
	if closed != nil {
		return errors.New("the socket was cut")
	}
	return fmt.Errorf("the socket was cut: %w", withoutURL(err))
}

// isLeaving reports whether Slack announced to close.
func (c *socketConn) isLeaving() bool {
	select {
	case <-c.leaving:
		return true
	default:
		return false
	}
}

// writeTime bounds the writing of a frame.
const writeTime = 3 * time.Second

// maxAck is the longest acknowledgement with an answer inside, in bytes:
// Slack refuses 20 KB.
const maxAck = 19_000

// ack acknowledges an envelope, with an answer where there is one.
func (c *socketConn) ack(id string, body json.RawMessage) {
	frame, err := json.Marshal(struct {
		ID      string          `json:"envelope_id"`
		Payload json.RawMessage `json:"payload,omitempty"`
	}{id, body})
	if err != nil || len(frame) > maxAck {
		c.log.Warn("an answer does not fit into an acknowledgement and is left out", "bytes", len(body))
		frame, _ = json.Marshal(map[string]string{"envelope_id": id})
	}
	c.writing.Lock()
	defer c.writing.Unlock()
	_ = c.ws.SetWriteDeadline(time.Now().Add(writeTime)) // it never fails
	if err := c.ws.WriteMessage(websocket.TextMessage, frame); err != nil {
		c.log.Debug("an acknowledgement was not sent; Slack will send the event again", "error", closing(err))
	}
}
