package discord_test

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"careercoach/adapters/discord"
)

const (
	selfID  = "900000000000000001"
	appID   = "900000000000000002"
	guildID = "800000000000000001"
)

// A fault is what the fake does with a request in place of answering it.
type fault int

const (
	faultNone     fault = iota
	faultJSON           // 429 in JSON
	faultHTML           // 429 as a page, with Retry-After alone
	faultGlobal         // 429 for everything, Retry-After alone in the header
	fault500            // 500, after it was done
	faultCut            // the connection is cut, after it was done
	faultRefused        // 403
	faultToken          // 401
	faultNoDirect       // 403: the person takes no direct messages
)

// fake is a Discord of the tests, over pipes: everything in it runs by the
// clock of the test's bubble.
type fake struct {
	t      *testing.T
	pipes  *pipes
	server *http.Server

	mu        sync.Mutex
	last      uint64
	channels  map[string][]map[string]any // messages by channel
	guilds    map[string]string           // server by channel
	nonces    map[string]string
	replies   map[string]int // by the message that is answered
	posts     []map[string]any
	callbacks []map[string]any
	edits     []map[string]any
	followUps []map[string]any
	answered  map[string]bool // interactions with a first answer
	commands  int
	requests  int
	faults    []fault // for the posts to come
	scripts   []script
	sessions  map[string]*session
	conns     []*fakeConn
	identify  []time.Time
	resumes   int
	intents   int // of the latest session
	limit     map[string]any
	flags     int64
}

func newFake(t *testing.T) *fake {
	time.Sleep(time.Until(time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC))) // Discord's ids begin in 2015
	f := &fake{
		t: t, pipes: &pipes{accept: make(chan pipeConn), closed: make(chan struct{})},
		channels: map[string][]map[string]any{}, guilds: map[string]string{}, nonces: map[string]string{},
		replies: map[string]int{}, answered: map[string]bool{}, sessions: map[string]*session{},
		limit: map[string]any{"total": 1000, "remaining": 1000, "reset_after": 3_600_000, "max_concurrency": 1},
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /ws/", f.gateway)
	mux.HandleFunc("GET /api/gateway/bot", f.gatewayBot)
	mux.HandleFunc("GET /api/users/@me", f.json(func() any { return map[string]any{"id": selfID} }))
	mux.HandleFunc("GET /api/users/@me/channels", f.json(func() any { return []any{} }))
	mux.HandleFunc("GET /api/applications/@me", f.json(func() any { return map[string]any{"id": appID, "flags": f.flags} }))
	mux.HandleFunc("PUT /api/applications/{app}/commands", f.putCommands)
	mux.HandleFunc("POST /api/users/@me/channels", f.json(func() any { return map[string]any{"id": "700000000000000099", "type": 1} }))
	mux.HandleFunc("POST /api/channels/{channel}/messages", f.post)
	mux.HandleFunc("GET /api/channels/{channel}/messages", f.list)
	mux.HandleFunc("PATCH /api/channels/{channel}/messages/{message}", f.edit)
	mux.HandleFunc("POST /api/interactions/{id}/{token}/callback", f.callback)
	mux.HandleFunc("PATCH /api/webhooks/{app}/{token}/messages/@original", f.edit)
	mux.HandleFunc("POST /api/webhooks/{app}/{token}", f.followUp)
	f.server = &http.Server{Handler: mux}
	go f.server.Serve(f.pipes)
	return f
}

// close ends the fake with all its connections.
func (f *fake) close() {
	f.mu.Lock()
	for _, c := range f.conns {
		c.close()
	}
	f.mu.Unlock()
	f.server.Close()
}

func (f *fake) gatewayBot(w http.ResponseWriter, _ *http.Request) {
	f.json(func() any {
		return map[string]any{"url": "ws://127.0.0.1/ws", "shards": 1, "session_start_limit": f.limit}
	})(w, nil)
}

// json answers with a value.
func (f *fake) json(value func() any) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.requests++
		write(w, http.StatusOK, value())
	}
}

func write(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(v)
}

// id makes the next snowflake of now. f.mu is held.
func (f *fake) id() string {
	next := uint64(time.Now().UnixMilli()-1_420_070_400_000) << 22
	f.last = max(f.last+1, next)
	return strconv.FormatUint(f.last, 10)
}

// body reads the JSON of a request, and checks what holds for every message.
func (f *fake) body(r *http.Request) map[string]any {
	data, _ := io.ReadAll(r.Body)
	if kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind == "multipart/form-data" {
		form, err := multipart.NewReader(strings.NewReader(string(data)), params["boundary"]).ReadForm(1 << 20)
		if err != nil {
			f.t.Errorf("a form cannot be read: %v", err)
			return nil
		}
		data = []byte(form.Value["payload_json"][0])
	}
	var body map[string]any
	if err := json.Unmarshal(data, &body); err != nil {
		f.t.Errorf("a body is not JSON: %v", err)
	}
	checkMentions(f.t, body)
	check := discord.ValidateMessage
	if strings.HasSuffix(r.URL.Path, "/callback") {
		check = discord.ValidateCallback
	}
	if err := check(data); err != nil {
		f.t.Errorf("a body is not valid: %v: %s", err, data)
	}
	return body
}

// checkMentions checks that a message pings nobody.
func checkMentions(t *testing.T, body map[string]any) {
	if data, ok := body["data"].(map[string]any); ok && data["embeds"] != nil {
		body = data
	}
	if body["embeds"] == nil {
		return
	}
	allowed, _ := json.Marshal(body["allowed_mentions"])
	if string(allowed) != `{"parse":[],"replied_user":false}` {
		t.Errorf("a message has allowed_mentions %s", allowed)
	}
}

// fail does what is faulty next; true where the request is thereby answered.
// f.mu is held.
func (f *fake) fail(w http.ResponseWriter, done func()) bool {
	next := faultNone
	if len(f.faults) > 0 {
		next, f.faults = f.faults[0], f.faults[1:]
	}
	switch next {
	case faultJSON:
		w.Header().Set("X-RateLimit-Scope", "user")
		write(w, 429, map[string]any{"message": "slow", "retry_after": 2.5, "global": false})
	case faultHTML:
		w.Header().Set("Retry-After", "3")
		w.WriteHeader(429)
		fmt.Fprint(w, "<html>too many</html>")
	case faultGlobal:
		w.Header().Set("Retry-After", "4")
		w.Header().Set("X-RateLimit-Global", "true")
		write(w, 429, map[string]any{"message": "slow"})
	case fault500:
		done()
		w.WriteHeader(500)
	case faultCut:
		done()
		panic(http.ErrAbortHandler)
	case faultToken:
		write(w, 401, map[string]any{"code": 0, "message": "401: Unauthorized"})
	case faultNoDirect:
		write(w, 403, map[string]any{"code": 50007, "message": "Cannot send messages to this user"})
	case faultRefused:
		write(w, 403, map[string]any{"code": 50013, "message": "Missing Permissions"})
	default:
		return false
	}
	return true
}

func (f *fake) post(w http.ResponseWriter, r *http.Request) {
	body := f.body(r)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.requests++
	var id string
	done := func() { id = f.store(r.PathValue("channel"), body) }
	if f.fail(w, done) {
		return
	}
	done()
	write(w, http.StatusOK, map[string]any{"id": id})
}

// store keeps a message of the coach's; one with a nonce that was there before
// is that one. f.mu is held.
func (f *fake) store(channel string, body map[string]any) string {
	n, _ := body["nonce"].(string)
	if len(n) > 25 || n == "" || body["enforce_nonce"] != true {
		f.t.Errorf("a post has the nonce %q, enforced %v", n, body["enforce_nonce"])
	}
	if id, ok := f.nonces[n]; ok {
		return id
	}
	id := f.id()
	f.nonces[n] = id
	message := map[string]any{"id": id, "channel_id": channel, "author": map[string]any{"id": selfID, "bot": true}, "type": 19}
	message["content"], message["embeds"] = body["content"], body["embeds"]
	message["timestamp"] = time.Now().UTC().Format(time.RFC3339Nano)
	if ref, ok := body["message_reference"].(map[string]any); ok {
		f.replies[ref["message_id"].(string)]++
		message["message_reference"] = ref
	}
	f.channels[channel] = append(f.channels[channel], message)
	body["channel"] = channel
	f.posts = append(f.posts, body)
	return id
}

func (f *fake) list(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.requests++
	after, _ := strconv.ParseUint(r.URL.Query().Get("after"), 10, 64)
	out := []map[string]any{}
	for _, m := range f.channels[r.PathValue("channel")] {
		if id, _ := strconv.ParseUint(m["id"].(string), 10, 64); id > after && len(out) < 100 {
			out = append([]map[string]any{m}, out...)
		}
	}
	write(w, http.StatusOK, out)
}

func (f *fake) edit(w http.ResponseWriter, r *http.Request) {
	body := f.body(r)
	f.mu.Lock()
	defer f.mu.Unlock()
	if token := r.PathValue("token"); token != "" && !f.answered[token] {
		write(w, 404, map[string]any{"code": 10015, "message": "Unknown Webhook"})
		return
	}
	body["message"] = r.PathValue("message")
	f.edits = append(f.edits, body)
	write(w, http.StatusOK, map[string]any{"id": f.id()})
}

func (f *fake) followUp(w http.ResponseWriter, r *http.Request) {
	body := f.body(r)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.followUps = append(f.followUps, body)
	write(w, http.StatusOK, map[string]any{"id": f.id()})
}

func (f *fake) callback(w http.ResponseWriter, r *http.Request) {
	body := f.body(r)
	f.mu.Lock()
	defer f.mu.Unlock()
	if r.Header.Get("Authorization") != "" {
		f.t.Error("a callback carries the bot's token")
	}
	token := r.PathValue("token")
	if f.fail(w, func() { f.answered[token] = true; f.callbacks = append(f.callbacks, body) }) {
		return
	}
	if f.answered[token] {
		write(w, 400, map[string]any{"code": 40060, "message": "already acknowledged"})
		return
	}
	f.answered[token] = true
	body["at"] = time.Now()
	f.callbacks = append(f.callbacks, body)
	w.WriteHeader(http.StatusNoContent)
}

func (f *fake) putCommands(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.commands++
	write(w, http.StatusOK, []any{})
}

// until waits until something holds, for at most a time of the bubble's clock.
func (f *fake) until(what string, most time.Duration, holds func() bool) {
	f.t.Helper()
	for end := time.Now().Add(most); ; time.Sleep(10 * time.Millisecond) {
		f.mu.Lock()
		ok := holds()
		f.mu.Unlock()
		if ok {
			return
		}
		if time.Now().After(end) {
			f.t.Fatalf("not within %v: %s", most, what)
		}
	}
}
