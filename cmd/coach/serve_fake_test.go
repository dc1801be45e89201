package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/gorilla/websocket"
)

// Tokens of the fake; what the coach logs must hold none of them.
const (
	fakeBot    = "xoxb-secret-bot"
	fakeApp    = "xapp-secret-app"
	fakeSigner = "secret-of-the-signature"
)

// fakeSlack is a small Slack: its Web API, its sockets and its response URLs.
type fakeSlack struct {
	t      *testing.T
	server *httptest.Server
	calls  chan fakeCall // what the coach did, but for looking at tokens
	acks   chan string   // ids of envelopes that were acknowledged

	mu     sync.Mutex
	refuse map[string]string // by method: the error it answers with
	socket *websocket.Conn   // the last
	joined chan struct{}     // a socket was opened
	posted int
}

// fakeCall is one call of a method; of a response URL method is its path.
type fakeCall struct {
	method string
	body   map[string]any
}

func newFakeSlack(t *testing.T) *fakeSlack {
	t.Helper()
	f := &fakeSlack{
		t: t, calls: make(chan fakeCall, 100), acks: make(chan string, 100),
		refuse: map[string]string{}, joined: make(chan struct{}, 10),
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/{method}", f.method)
	mux.HandleFunc("GET /link", f.link)
	mux.HandleFunc("POST /hooks/{id}", func(_ http.ResponseWriter, r *http.Request) { f.note(r.URL.Path, r) })
	mux.HandleFunc("POST /upload/{id}", func(_ http.ResponseWriter, r *http.Request) { f.calls <- fakeCall{method: "upload"} })
	f.server = httptest.NewServer(mux)
	t.Cleanup(f.server.Close)
	return f
}

// environment is what the coach finds the fake with.
func (f *fakeSlack) environment() map[string]string {
	return map[string]string{
		"COACH_SLACK_BOT_TOKEN": fakeBot, "COACH_SLACK_APP_TOKEN": fakeApp,
		"COACH_SLACK_API": f.server.URL + "/api/", "COACH_SLACK_HOOKS": f.server.URL,
	}
}

// refuses has a method answer with an error from now on; "" ends it.
func (f *fakeSlack) refuses(method, word string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.refuse[method] = word
}

func (f *fakeSlack) note(method string, r *http.Request) map[string]any {
	data, _ := io.ReadAll(r.Body)
	body := map[string]any{}
	if json.Unmarshal(data, &body) != nil {
		_ = r.ParseForm()
	}
	f.calls <- fakeCall{method, body}
	return body
}

func (f *fakeSlack) method(w http.ResponseWriter, r *http.Request) {
	method, answer := r.PathValue("method"), map[string]any{"ok": true}
	f.mu.Lock()
	word := f.refuse[method]
	f.posted++
	n := strconv.Itoa(f.posted)
	f.mu.Unlock()
	switch {
	case word == "ratelimited":
		w.Header().Set("Retry-After", "1")
		w.WriteHeader(http.StatusTooManyRequests)
		f.note(method+": "+word, r)
		return
	case word != "":
		answer = map[string]any{"ok": false, "error": word}
	case method == "auth.test":
		w.Header().Set("X-OAuth-Scopes", "app_mentions:read,assistant:write,chat:write,commands,files:write,im:history,im:write,users:read")
		answer["user_id"], answer["team_id"] = "UBOT", "T1"
	case method == "apps.connections.open":
		answer["url"] = "ws" + strings.TrimPrefix(f.server.URL, "http") + "/link?ticket=secret"
	case method == "files.getUploadURLExternal":
		answer["upload_url"], answer["file_id"] = f.server.URL+"/upload/"+n, "F"+n
	case method == "chat.postMessage":
		answer["ts"], answer["channel"] = "1."+n, f.note(method, r)["channel"]
	case method == "users.info": // only U1 runs the workspace
		f.note(method, r)
		answer["user"] = map[string]any{"id": "U1", "team_id": "T1", "is_admin": true}
	default:
		f.note(method, r)
	}
	_ = json.NewEncoder(w).Encode(answer)
}

// link is a socket: it greets and notes what is acknowledged.
func (f *fakeSlack) link(w http.ResponseWriter, r *http.Request) {
	conn, err := new(websocket.Upgrader).Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	f.mu.Lock()
	f.socket = conn
	err = conn.WriteJSON(map[string]any{"type": "hello", "num_connections": 1})
	f.mu.Unlock()
	f.joined <- struct{}{}
	for err == nil {
		var ack struct {
			ID string `json:"envelope_id"`
		}
		if err = conn.ReadJSON(&ack); err == nil {
			f.acks <- ack.ID
		}
	}
}

// send sends an envelope over the socket, and waits for its acknowledgement.
func (f *fakeSlack) send(ctx context.Context, id, kind string, payload map[string]any) {
	f.t.Helper()
	f.mu.Lock()
	err := f.socket.WriteJSON(map[string]any{"envelope_id": id, "type": kind, "payload": payload})
	f.mu.Unlock()
	if err != nil {
		f.t.Fatal(err)
	}
	if got := receiveFrom(ctx, f.t, f.acks, "an acknowledgement"); got != id {
		f.t.Fatalf("%q was acknowledged, want %q", got, id)
	}
}

// until waits for a call of a method.
func (f *fakeSlack) until(ctx context.Context, method string) fakeCall {
	f.t.Helper()
	for {
		if c := receiveFrom(ctx, f.t, f.calls, "a call of "+method); c.method == method {
			return c
		}
	}
}

// says sends a direct message.
func (f *fakeSlack) says(ctx context.Context, id, text string) {
	f.t.Helper()
	f.send(ctx, id, "events_api", eventPayload(map[string]any{
		"type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "text": text, "ts": "1700000000.0000" + id,
	}))
}

// eventPayload wraps an event as Slack does.
func eventPayload(event map[string]any) map[string]any {
	return map[string]any{
		"type": "event_callback", "team_id": "T1", "event": event,
		"authorizations": []any{map[string]any{"team_id": "T1", "user_id": "UBOT", "is_bot": true}},
	}
}

// receiveFrom receives, within the test's patience.
func receiveFrom[T any](ctx context.Context, t *testing.T, from <-chan T, what string) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	select {
	case got := <-from:
		return got
	case <-ctx.Done():
		t.Fatalf("waited in vain for %s", what)
		panic("unreachable")
	}
}

// textOf is what a message shows without its blocks, and in them.
func textOf(body map[string]any) string {
	all, _ := json.Marshal(body)
	return string(all)
}
