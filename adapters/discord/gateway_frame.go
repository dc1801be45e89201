package discord

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"time"

	"github.com/gorilla/websocket"
)

// The operations of the gateway.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatAck   = 11
)

// A frame is what the gateway sends.
type frame struct {
	Op   int             `json:"op"`
	Seq  *int64          `json:"s"`
	Type string          `json:"t"`
	Data json.RawMessage `json:"d"`
}

// errFrame: a frame is not one of the gateway.
var errFrame = errors.New("the frame is not one of the gateway")

// decodeFrame reads a frame.
func decodeFrame(data []byte) (frame, error) {
	var f struct {
		Op *int `json:"op"`
		frame
	}
	if err := json.Unmarshal(data, &f); err != nil || f.Op == nil {
		return frame{}, errFrame
	}
	f.frame.Op = *f.Op
	return f.frame, nil
}

// read reads the next frame, passing over what is none.
func (c *connection) read() (frame, error) {
	for {
		_, data, err := c.ws.ReadMessage()
		if err != nil {
			return frame{}, err
		}
		f, err := decodeFrame(data)
		if err == nil {
			return f, nil
		}
		c.stats.badFrames.Add(1)
		c.log.Warn("a frame of the gateway cannot be read and is passed over", "bytes", len(data))
	}
}

// heed does what a frame says; true where the connection ends with it.
func (c *connection) heed(f frame) (ending, bool) {
	switch f.Op {
	case opDispatch:
		c.dispatch(f)
	case opHeartbeat:
		select {
		case c.beatNow <- struct{}{}:
		default:
		}
	case opHeartbeatAck:
		c.acked.Store(c.now().UnixNano())
	case opReconnect:
		c.close(closeResumable)
		return ending{ready: true, err: errors.New("the gateway asked to connect again")}, true
	case opInvalidSession:
		var resumable bool
		_ = json.Unmarshal(f.Data, &resumable) // then it is not
		c.close(closeResumable)
		return ending{
			ready: c.ready,
			fresh: !resumable,
			wait:  time.Second + rand.N(4*time.Second),
			err:   errors.New("the gateway does not know the session any more"),
		}, true
	}
	return ending{}, false
}

// dispatch takes an event in. The number of the last event is noted once the
// event is in a lane.
func (c *connection) dispatch(f frame) {
	switch f.Type {
	case "READY":
		var r ready
		if err := json.Unmarshal(f.Data, &r); err != nil || r.Session == "" {
			c.log.Warn("the gateway's ready frame cannot be read")
			break
		}
		c.begin(r)
		c.settled()
		c.events.ready(c.shard, r)
	case "RESUMED":
		c.settled()
		c.log.Info("the gateway resumed the session", "shard", c.id)
	default:
		c.events.dispatch(c.shard, f.Type, f.Data)
	}
	if f.Seq != nil {
		c.note(*f.Seq)
	}
}

// settled notes that the connection is in service.
func (c *connection) settled() {
	c.ready = true
	c.up.Store(true)
	c.stats.connects.Add(1)
	_ = c.ws.SetReadDeadline(time.Time{}) // the heartbeat watches from here on
}

// ended says what the end of reading means.
func (c *connection) ended(err error) ending {
	end := ending{ready: c.ready, err: err}
	var closed *websocket.CloseError
	switch {
	case c.silent.Load():
		c.stats.silences.Add(1)
		end.err = fmt.Errorf("no heartbeat was acknowledged for %v intervals", silence)
	case errors.As(err, &closed):
		end.err = fmt.Errorf("the gateway closed the connection with %d", closed.Code)
		end.fatal = fatalClose(closed.Code)
		end.fresh = closed.Code == 4003 || closed.Code == 4007 || closed.Code == 4009
	}
	return end
}

// An ending is how a connection ended.
type ending struct {
	ready bool          // it was in service, or ended as it should
	fresh bool          // the session is gone
	wait  time.Duration // to wait before the next
	err   error
	fatal error // not nil: the coach must not connect again
}

// proxyFromEnvironment is the proxy that the environment names.
func proxyFromEnvironment(r *http.Request) (*url.URL, error) { return http.ProxyFromEnvironment(r) }
