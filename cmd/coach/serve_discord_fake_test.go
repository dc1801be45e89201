package main

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"careercoach/adapters/discord"

	"github.com/gorilla/websocket"
)

// Ids and the token of the fake; what the coach logs must not hold the token.
const (
	fakeDiscordToken = "discord-secret-token"
	fakeSelf         = "900000000000000001"
	fakeApplication  = "900000000000000002"
	fakeServer       = "800000000000000001"
	fakeChannel      = "700000000000000001"
	fakeDirect       = "700000000000000002"
	fakeAsker        = "600000000000000001"
)

// fakeDiscord is a small Discord: its REST API and its gateway.
type fakeDiscord struct {
	t      *testing.T
	server *httptest.Server
	calls  chan fakeCall // what the coach did: method and path
	joined chan struct{} // a session began
	public string        // the application's key, in hexadecimal
	key    ed25519.PrivateKey

	mu         sync.Mutex
	refused    bool // the token
	closeCode  int  // of the gateway, in place of a session; 0: none
	flags      int  // of the application
	registered json.RawMessage
	socket     *websocket.Conn // the last
	seq        int
	id         uint64
	said       []map[string]any // by people, in direct messages
}

func newFakeDiscord(t *testing.T) *fakeDiscord {
	t.Helper()
	public, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	f := &fakeDiscord{
		t: t, calls: make(chan fakeCall, 100), joined: make(chan struct{}, 10), public: hex.EncodeToString(public), key: key,
		registered: json.RawMessage("[]"),
	}
	f.server = httptest.NewServer(f.routes())
	t.Cleanup(f.server.Close)
	return f
}

func (f *fakeDiscord) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/gateway/bot", f.gives(func() any {
		return map[string]any{
			"url": "ws" + strings.TrimPrefix(f.server.URL, "http") + "/link", "shards": 1,
			"session_start_limit": map[string]any{"total": 1000, "remaining": 1000, "reset_after": 1000, "max_concurrency": 1},
		}
	}))
	mux.HandleFunc("GET /api/users/@me", f.gives(func() any { return map[string]any{"id": fakeSelf} }))
	mux.HandleFunc("GET /api/users/@me/channels", f.gives(func() any { return []any{} }))
	mux.HandleFunc("POST /api/users/@me/channels", f.gives(func() any { return map[string]any{"id": "700000000000000009", "type": 1} }))
	mux.HandleFunc("GET /api/applications/@me", f.gives(func() any {
		return map[string]any{"id": fakeApplication, "flags": f.flags, "verify_key": f.public}
	}))
	mux.HandleFunc("GET /api/channels/{channel}", f.gives(func() any { return map[string]any{"id": fakeChannel} }))
	mux.HandleFunc("GET /api/channels/{channel}/messages", f.history)
	mux.HandleFunc("GET /api/applications/{app}/commands", f.gives(func() any { return f.registered }))
	mux.HandleFunc("PUT /api/applications/{app}/commands", f.takes("commands", nil))
	mux.HandleFunc("POST /api/channels/{channel}/messages", f.takes("post", discord.ValidateMessage))
	mux.HandleFunc("PATCH /api/channels/{channel}/messages/{message}", f.takes("edit", discord.ValidateMessage))
	mux.HandleFunc("POST /api/interactions/{id}/{token}/callback", f.takes("callback", discord.ValidateCallback))
	mux.HandleFunc("PATCH /api/webhooks/{app}/{token}/messages/@original", f.takes("original", discord.ValidateMessage))
	mux.HandleFunc("POST /api/webhooks/{app}/{token}", f.takes("follow-up", discord.ValidateMessage))
	mux.HandleFunc("GET /link/", f.link)
	mux.HandleFunc("GET /link", f.link)
	return mux
}

// environment is what the coach finds the fake with.
func (f *fakeDiscord) environment() map[string]string {
	return map[string]string{"COACH_DISCORD_TOKEN": fakeDiscordToken, "COACH_DISCORD_API": f.server.URL + "/api"}
}

// refusesToken has the API take the token no more, and the gateway close.
func (f *fakeDiscord) refusesToken() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.refused = true
}

// closes has the gateway close with a code in place of beginning a session.
func (f *fakeDiscord) closes(code int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closeCode = code
}

// gives answers with a value.
func (f *fakeDiscord) gives(value func() any) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		f.mu.Lock()
		defer f.mu.Unlock()
		w.Header().Set("Content-Type", "application/json")
		if f.refused || r.Header.Get("Authorization") != "Bot "+fakeDiscordToken {
			w.WriteHeader(http.StatusUnauthorized)
			_, _ = io.WriteString(w, `{"message":"401: Unauthorized","code":0}`)
			return
		}
		_ = json.NewEncoder(w).Encode(value())
	}
}

// takes notes what it is sent, which must be valid, and answers with an id.
func (f *fakeDiscord) takes(what string, check func([]byte) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		data := payload(f.t, r)
		if check != nil {
			if err := check(data); err != nil {
				f.t.Errorf("%s is not valid: %v: %s", what, err, data)
			}
		}
		f.mu.Lock()
		if what == "commands" {
			f.registered = data
		}
		f.id++
		id := strconv.FormatUint(snowflake(time.Now())+f.id, 10)
		f.mu.Unlock()
		body := map[string]any{"path": r.URL.Path}
		_ = json.Unmarshal(data, &body)
		body["id"] = id
		f.calls <- fakeCall{what, body}
		w.Header().Set("Content-Type", "application/json")
		if what == "callback" {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"id": id})
	}
}

// payload is the JSON of a request, also of one with files.
func payload(t *testing.T, r *http.Request) []byte {
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "multipart/form-data" {
		data, _ := io.ReadAll(r.Body)
		return data
	}
	form, err := multipart.NewReader(r.Body, params["boundary"]).ReadForm(1 << 20)
	if err != nil || len(form.Value["payload_json"]) == 0 {
		t.Errorf("a form cannot be read: %v", err)
		return nil
	}
	return []byte(form.Value["payload_json"][0])
}

// snowflake is an id of a moment.
func snowflake(at time.Time) uint64 { return uint64(at.UnixMilli()-1_420_070_400_000) << 22 }

// link is a connection of the gateway.
func (f *fakeDiscord) link(w http.ResponseWriter, r *http.Request) {
	conn, err := new(websocket.Upgrader).Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	f.mu.Lock()
	f.socket, f.seq = conn, 0
	_ = conn.WriteJSON(map[string]any{"op": 10, "d": map[string]any{"heartbeat_interval": 40_000}})
	f.mu.Unlock()
	for {
		var frame struct {
			Op int `json:"op"`
		}
		if conn.ReadJSON(&frame) != nil {
			return
		}
		switch frame.Op {
		case 1:
			f.mu.Lock()
			_ = conn.WriteJSON(map[string]any{"op": 11})
			f.mu.Unlock()
		case 2:
			f.begin(conn)
		}
	}
}

// begin begins a session.
func (f *fakeDiscord) begin(conn *websocket.Conn) {
	f.mu.Lock()
	code := f.closeCode
	f.mu.Unlock()
	if code != 0 {
		_ = conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, "no"), time.Now().Add(time.Second))
		return
	}
	f.emit("READY", map[string]any{
		"session_id": "session", "resume_gateway_url": "ws" + strings.TrimPrefix(f.server.URL, "http") + "/link",
		"user": map[string]any{"id": fakeSelf, "bot": true}, "application": map[string]any{"id": fakeApplication},
		"guilds": []any{map[string]any{"id": fakeServer, "unavailable": true}},
	})
	f.emit("GUILD_CREATE", map[string]any{"id": fakeServer, "channels": []any{map[string]any{"id": fakeChannel, "type": 0}}, "threads": []any{}})
	f.joined <- struct{}{}
}

// emit sends an event over the gateway.
func (f *fakeDiscord) emit(kind string, data any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seq++
	_ = f.socket.WriteJSON(map[string]any{"op": 0, "t": kind, "s": f.seq, "d": data})
}

// says has somebody post a message, in a server or, with an empty one, in a
// direct message, and returns its id.
func (f *fakeDiscord) says(server, text string) string {
	m := f.message(server, text)
	f.emit("MESSAGE_CREATE", m)
	return m["id"].(string)
}

// message is a message that somebody posted; those in direct messages can be
// looked up.
func (f *fakeDiscord) message(server, text string) map[string]any {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.id++
	m := map[string]any{
		"id": strconv.FormatUint(snowflake(time.Now())+f.id, 10), "channel_id": fakeChannel, "content": text, "type": 0,
		"author": map[string]any{"id": fakeAsker}, "mentions": []any{}, "timestamp": time.Now().UTC().Format(time.RFC3339Nano),
	}
	if server != "" {
		m["guild_id"] = server
	} else {
		m["channel_id"] = fakeDirect
		f.said = append(f.said, m)
	}
	if strings.Contains(text, "<@"+fakeSelf+">") {
		m["mentions"] = []any{map[string]any{"id": fakeSelf, "bot": true}}
	}
	return m
}

// history gives the messages of a channel of direct messages after one, the
// latest first.
func (f *fakeDiscord) history(w http.ResponseWriter, r *http.Request) {
	after, _ := strconv.ParseUint(r.URL.Query().Get("after"), 10, 64)
	f.gives(func() any {
		out := []map[string]any{}
		for _, m := range f.said {
			if id, _ := strconv.ParseUint(m["id"].(string), 10, 64); id > after && m["channel_id"] == r.PathValue("channel") {
				out = append([]map[string]any{m}, out...)
			}
		}
		return out
	})(w, r)
}

// interaction is one of a person's in the server.
func (f *fakeDiscord) interaction(kind int, data map[string]any) map[string]any {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.id++
	id := strconv.FormatUint(snowflake(time.Now())+f.id, 10)
	return map[string]any{
		"id": id, "application_id": fakeApplication, "type": kind, "token": "token-" + id, "version": 1, "data": data,
		"channel_id": fakeChannel, "guild_id": fakeServer, "context": 0,
		"member": map[string]any{"user": map[string]any{"id": fakeAsker}, "permissions": "0"},
	}
}

// signed sends an interaction to an endpoint, with a signature of a key.
func (f *fakeDiscord) signed(url string, key ed25519.PrivateKey, i map[string]any) (int, string) {
	f.t.Helper()
	body, err := json.Marshal(i)
	if err != nil {
		f.t.Fatal(err)
	}
	at := strconv.FormatInt(time.Now().Unix(), 10)
	r, err := http.NewRequestWithContext(f.t.Context(), http.MethodPost, url, strings.NewReader(string(body)))
	if err != nil {
		f.t.Fatal(err)
	}
	r.Header.Set("X-Signature-Timestamp", at)
	r.Header.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(key, []byte(at+string(body)))))
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		f.t.Fatal(err)
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err != nil {
		f.t.Fatal(err)
	}
	return res.StatusCode, string(answer)
}

// until waits for something that the coach does.
func (f *fakeDiscord) until(ctx context.Context, what string) fakeCall {
	f.t.Helper()
	for {
		if c := receiveFrom(ctx, f.t, f.calls, "a "+what); c.method == what {
			return c
		}
	}
}
