package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
)

// A frame is what comes over a socket: an envelope, or a word of Slack's about
// the socket itself.
type frame struct {
	Type     string          `json:"type"`
	Reason   string          `json:"reason"`
	ID       string          `json:"envelope_id"`
	Payload  json.RawMessage `json:"payload"`
	TakesAck bool            `json:"accepts_response_payload"`
}

// idInFrame finds the id of an envelope in a frame that is no JSON.
var idInFrame = regexp.MustCompile(`"envelope_id"\s*:\s*"([^"\\]{1,200})"`)

// readFrame decodes a frame. Of one that cannot be decoded it saves the id, so
// that it can be acknowledged; such a frame has no type.
func readFrame(data []byte) frame {
	var f frame
	if json.Unmarshal(data, &f) == nil {
		return f
	}
	var loose struct {
		ID string `json:"envelope_id"`
	}
	if json.Unmarshal(data, &loose) == nil && loose.ID != "" {
		return frame{ID: loose.ID}
	}
	if found := idInFrame.FindSubmatch(data); found != nil {
		return frame{ID: string(found[1])}
	}
	return frame{}
}

// take does what a frame asks for. Envelopes that concern the coach go into
// their lane; all others are acknowledged here.
func (c *socketConn) take(data []byte, lanes *lanes) {
	f := readFrame(data)
	switch {
	case f.Type == "hello":
		if !c.greeted.Swap(true) {
			c.count.connected.Add(1)
			c.log.Info("connected to Slack over Socket Mode")
		}
		return
	case f.Type == "disconnect":
		c.disconnected(f.Reason)
		return
	case f.ID == "": // nothing that could be acknowledged
		c.log.Debug("ignored a frame", "bytes", len(data))
		return
	}
	c.used.Store(true)
	v := c.config.Inbound.decide(envelope{kind(f.Type), f.Payload})
	if !f.TakesAck {
		v.refuse, v.body = nil, nil
	}
	switch {
	case v.isIgnored():
		body, _ := c.config.Inbound.carry(context.Background(), v) // counts it, and cannot fail
		c.ack(f.ID, body)
	case !lanes.put(job{c, f.ID, v}):
		c.full(f.ID, v)
	}
}

// full leaves to Slack to send an envelope again; a command or form, which
// Slack does not send again, is answered at once.
func (c *socketConn) full(id string, v verdict) {
	c.count.full.Add(1)
	if v.refuse != nil {
		c.ack(id, v.refuse(busyText))
	}
}

// disconnected heeds Slack's word that it is about to close the socket.
func (c *socketConn) disconnected(reason string) {
	switch reason {
	case "link_disabled":
		c.fail(fmt.Errorf("%w: Socket Mode was switched off for the app: switch it on at https://api.slack.com/apps, your app, Socket Mode, or run the coach in HTTP mode", ErrSocketRefused))
	case "too_many_websockets":
		c.fail(fmt.Errorf("the app has too many sockets open: Slack allows ten; stop other copies of the coach"))
	}
	c.depart()
}
