package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// patience is how long these tests wait for what must come.
const patience = 10 * time.Second

// A fakeLink opens sockets as Slack does.
type fakeLink struct {
	server *httptest.Server
	opens  atomic.Int64
	// refuse, when not nil, answers apps.connections.open in place of an
	// address.
	refuse  atomic.Pointer[func(http.ResponseWriter)]
	sockets chan *fakeSocket
	current *fakeSocket
	// flap cuts each socket as soon as it is open; noHello sends nothing.
	flap atomic.Bool
	mute atomic.Bool // answers no pings
}

// A fakeSocket is Slack's end of a socket.
type fakeSocket struct {
	ws    *websocket.Conn
	write sync.Mutex
	acks  chan ackFrame
	gone  chan struct{}
}

// An ackFrame is what the coach acknowledged.
type ackFrame struct {
	ID      string          `json:"envelope_id"`
	Payload json.RawMessage `json:"payload"`
}

func newFakeLink(t testing.TB) *fakeLink {
	f := &fakeLink{sockets: make(chan *fakeSocket, 100)}
	mux := http.NewServeMux()
	mux.HandleFunc("/api/apps.connections.open", f.open)
	mux.HandleFunc("/link", f.link)
	f.server = httptest.NewServer(mux)
	t.Cleanup(f.server.Close)
	return f
}

func (f *fakeLink) open(w http.ResponseWriter, r *http.Request) {
	f.opens.Add(1)
	w.Header().Set("Content-Type", "application/json")
	if answer := f.refuse.Load(); answer != nil {
		(*answer)(w)
		return
	}
	if r.Header.Get("Authorization") != "Bearer xapp-test" {
		fmt.Fprint(w, `{"ok":false,"error":"invalid_auth"}`)
		return
	}
	fmt.Fprintf(w, `{"ok":true,"url":"ws%s/link?ticket=1"}`, strings.TrimPrefix(f.server.URL, "http"))
}

func (f *fakeLink) link(w http.ResponseWriter, r *http.Request) {
	ws, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
	if err != nil {
		return
	}
	if f.flap.Load() {
		ws.Close()
		return
	}
	s := &fakeSocket{ws: ws, acks: make(chan ackFrame, 1000), gone: make(chan struct{})}
	if f.mute.Load() {
		ws.SetPingHandler(func(string) error { return nil })
	}
	s.send([]byte(`{"type":"hello","num_connections":1}`))
	go s.read()
	f.sockets <- s
}

func (s *fakeSocket) read() {
	defer close(s.gone)
	for {
		_, data, err := s.ws.ReadMessage()
		if err != nil {
			return
		}
		var a ackFrame
		if json.Unmarshal(data, &a) == nil {
			s.acks <- a
		}
	}
}

func (s *fakeSocket) send(frame []byte) {
	s.write.Lock()
	defer s.write.Unlock()
	_ = s.ws.WriteMessage(websocket.TextMessage, frame) // the coach may be gone
}

// run lets a socket run until the returned function is called, which returns
// what Run did.
func (f *fakeLink) run(t testing.TB, in *Inbound, change func(*SocketConfig)) (stop func() error) {
	t.Helper()
	s := f.socket(t, in, change)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx) }()
	stop = sync.OnceValue(func() error {
		cancel()
		select {
		case err := <-done:
			return err
		case <-time.After(patience):
			t.Error("Run does not end")
			return nil
		}
	})
	t.Cleanup(func() { _ = stop() })
	return stop
}

// socket makes a Socket that connects to the fake and pauses for no longer
// than a moment.
func (f *fakeLink) socket(t testing.TB, in *Inbound, change func(*SocketConfig)) *Socket {
	t.Helper()
	api, err := NewAPI(APIConfig{URL: f.server.URL + "/api/"})
	if err != nil {
		t.Fatal(err)
	}
	c := SocketConfig{Inbound: in, API: api, AppToken: "xapp-test"}
	if change != nil {
		change(&c)
	}
	s, err := NewSocket(c)
	if err != nil {
		t.Fatal(err)
	}
	s.wait = func(ctx context.Context, _ time.Duration) error { return rest(ctx, time.Millisecond) }
	return s
}

// next waits for the next socket to be opened, which becomes the current one.
func (f *fakeLink) next(t testing.TB) *fakeSocket {
	t.Helper()
	select {
	case f.current = <-f.sockets:
		return f.current
	case <-time.After(patience):
		t.Fatal("no socket was opened")
		return nil
	}
}

// ack waits for an acknowledgement.
func (s *fakeSocket) ack(t testing.TB) ackFrame {
	t.Helper()
	select {
	case a := <-s.acks:
		return a
	case <-time.After(patience):
		t.Fatal("no acknowledgement came")
		return ackFrame{}
	}
}

// closed waits until the coach has closed the socket.
func (s *fakeSocket) closed(t testing.TB) {
	t.Helper()
	select {
	case <-s.gone:
	case <-time.After(patience):
		t.Fatal("the socket stays open")
	}
}

// sendAndWait sends a frame and reports whether it was treated as it must be:
// an envelope acknowledged, by its id, and a word about the socket not. For a
// disconnect it waits for the next socket.
func (f *fakeLink) sendAndWait(t testing.TB, data []byte) bool {
	t.Helper()
	sent := readFrame(data)
	f.current.send(data)
	if sent.Type == "disconnect" {
		f.next(t)
		return true
	}
	f.current.send([]byte(`{"type":"other","envelope_id":"afterwards"}`))
	got := f.current.ack(t)
	if sent.ID == "" || sent.Type == "hello" {
		return got.ID == "afterwards"
	}
	second := f.current.ack(t)
	return got.ID == sent.ID && second.ID == "afterwards" || got.ID == "afterwards" && second.ID == sent.ID
}
