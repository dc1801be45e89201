package discord_test

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// pipes are a network within the process.
type pipes struct {
	accept chan pipeConn
	once   sync.Once
	closed chan struct{}
}

// A pipeConn is one end of a pipe.
type pipeConn struct{ net.Conn }

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.accept:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	p.once.Do(func() { close(p.closed) })
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.TCPAddr{} }

func (p *pipes) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	near, far := net.Pipe()
	select {
	case p.accept <- pipeConn{far}:
		return near, nil
	case <-p.closed:
		return nil, errors.New("nobody listens")
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// A script is what the fake does wrong with one connection.
type script struct {
	noHello    bool // says nothing at all
	op7        bool // asks to connect again at once
	op9        bool // knows no session
	noReady    bool // does not answer identify and resume
	closeEarly int  // closes with this code in place of READY
	refuse     bool // refuses the connection
}

// A session is what a connection resumes.
type session struct {
	id     string
	events []string // the data of frames, with their numbers
	conn   *fakeConn
}

// A fakeConn is one connection. Frames to send are in a list; a goroutine
// writes them.
type fakeConn struct {
	ws    *websocket.Conn
	mu    sync.Mutex
	queue []string
	wake  chan struct{}
	done  chan struct{}
	once  sync.Once
	mute  bool
}

func (c *fakeConn) close() { c.once.Do(func() { close(c.done); c.ws.NetConn().Close() }) }

// send has a frame sent.
func (c *fakeConn) send(frame string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.queue = append(c.queue, frame)
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

func (c *fakeConn) writer() {
	for {
		select {
		case <-c.done:
			return
		case <-c.wake:
		}
		c.mu.Lock()
		list, mute := c.queue, c.mute
		c.queue = nil
		c.mu.Unlock()
		for _, frame := range list {
			if !mute && c.ws.WriteMessage(websocket.TextMessage, []byte(frame)) != nil {
				return
			}
		}
	}
}

// silence makes the connection a zombie: open, and nothing comes any more.
func (c *fakeConn) silence() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.mute = true
}

// gateway serves one connection.
func (f *fake) gateway(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	var s script
	if len(f.scripts) > 0 {
		s, f.scripts = f.scripts[0], f.scripts[1:]
	}
	f.mu.Unlock()
	if s.refuse {
		http.Error(w, "not now", http.StatusServiceUnavailable)
		return
	}
	ws, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &fakeConn{ws: ws, wake: make(chan struct{}, 1), done: make(chan struct{})}
	defer c.close()
	go c.writer()
	f.mu.Lock()
	f.conns = append(f.conns, c)
	f.mu.Unlock()
	if s.op7 {
		c.send(`{"op":7,"d":null,"s":null,"t":null}`)
	} else if !s.noHello {
		c.send(`{"op":10,"d":{"heartbeat_interval":40000}}`)
	}
	for {
		_, data, err := ws.ReadMessage()
		if err != nil {
			return
		}
		f.heard(c, s, data)
	}
}

// heard answers a frame of the coach's.
func (f *fake) heard(c *fakeConn, s script, data []byte) {
	var frame struct {
		Op   int
		Data struct {
			Token   string
			Session string `json:"session_id"`
			Seq     int
			Intents int
		} `json:"d"`
	}
	json.Unmarshal(data, &frame)
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case frame.Op == 1:
		c.send(`{"op":11}`)
	case frame.Op != 2 && frame.Op != 6:
	case s.closeEarly != 0:
		c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(s.closeEarly, "x"), time.Now().Add(time.Second))
	case s.noReady:
	case s.op9:
		delete(f.sessions, frame.Data.Session)
		c.send(`{"op":9,"d":false,"s":null,"t":null}`)
	case frame.Op == 2:
		f.intents = frame.Data.Intents
		f.begin(c)
	default:
		f.resume(c, frame.Data.Session, frame.Data.Seq)
	}
}

// begin begins a session. f.mu is held.
func (f *fake) begin(c *fakeConn) {
	f.identify = append(f.identify, time.Now())
	s := &session{id: "session" + strconv.Itoa(len(f.identify)), conn: c}
	f.sessions = map[string]*session{s.id: s}
	s.add("READY", map[string]any{
		"session_id": s.id, "resume_gateway_url": "ws://127.0.0.1/ws", "user": map[string]any{"id": selfID, "bot": true},
		"application": map[string]any{"id": appID}, "guilds": []any{map[string]any{"id": guildID, "unavailable": true}},
	})
	var channels []any
	for id, guild := range f.guilds {
		c := map[string]any{"id": id, "type": 0, "last_message_id": nil}
		if n := len(f.channels[id]); n > 0 {
			c["last_message_id"] = f.channels[id][n-1]["id"]
		}
		if guild != "" {
			channels = append(channels, c)
		}
	}
	s.add("GUILD_CREATE", map[string]any{"id": guildID, "channels": channels, "threads": []any{
		map[string]any{"id": "600000000000000001", "type": 11, "parent_id": "600000000000000002", "guild_id": guildID},
	}})
}

// resume goes on with a session. f.mu is held.
func (f *fake) resume(c *fakeConn, id string, seq int) {
	f.resumes++
	s := f.sessions[id]
	if s == nil || seq > len(s.events) {
		c.send(`{"op":9,"d":false}`)
		return
	}
	s.conn = c
	for _, e := range s.events[seq:] {
		c.send(e)
	}
	s.add("RESUMED", map[string]any{})
}

// add adds an event to a session and sends it.
func (s *session) add(kind string, data any) {
	frame, _ := json.Marshal(map[string]any{"op": 0, "t": kind, "s": len(s.events) + 1, "d": data})
	s.events = append(s.events, string(frame))
	s.conn.send(string(frame))
}

// emit sends an event to all sessions.
func (f *fake) emit(kind string, data any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, s := range f.sessions {
		s.add(kind, data)
	}
}

// say has somebody post a message, and returns its id.
func (f *fake) say(guild, channel, person, text string) string {
	f.mu.Lock()
	m := map[string]any{
		"id": f.id(), "channel_id": channel, "author": map[string]any{"id": person}, "content": text,
		"timestamp": time.Now().UTC().Format(time.RFC3339Nano), "type": 0, "mentions": []any{}, "edited_timestamp": nil,
	}
	f.guilds[channel] = guild
	f.channels[channel] = append(f.channels[channel], m)
	withGuild := map[string]any{}
	for k, v := range m {
		withGuild[k] = v
	}
	if guild != "" {
		withGuild["guild_id"] = guild
	}
	f.mu.Unlock()
	f.emit("MESSAGE_CREATE", withGuild)
	return m["id"].(string)
}

// latest returns the latest connection.
func (f *fake) latest() *fakeConn {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.conns[len(f.conns)-1]
}
