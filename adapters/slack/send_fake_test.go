package slack

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"careercoach/bot"
)

// fakeSlack is as much of Slack as sending needs: it remembers what it was
// asked, keeps the messages, and fails as it is told to.
type fakeSlack struct {
	t *testing.T
	*httptest.Server

	mu     sync.Mutex
	calls  []fakeCall
	script map[string][]fakeAnswer // by method: what is answered next
	posted []map[string]any        // newest last
	after  func(method string)     // called once a call was noted, before the answer
}

// fakeCall is one request.
type fakeCall struct {
	method, auth, kind string
	body               string // JSON as it came; forms as sorted key=value
}

// fakeAnswer is one scripted answer. A status of 0 is 200; cut closes the
// connection after the request was carried out.
type fakeAnswer struct {
	status int
	header map[string]string
	body   string
	cut    bool
}

func newFakeSlack(t *testing.T) *fakeSlack {
	f := &fakeSlack{t: t, script: map[string][]fakeAnswer{}}
	f.Server = httptest.NewServer(f)
	t.Cleanup(f.Close)
	return f
}

// will scripts the next answer of a method.
func (f *fakeSlack) will(method string, a fakeAnswer) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.script[method] = append(f.script[method], a)
}

// refuse scripts a refusal.
func (f *fakeSlack) refuse(method, word string) {
	f.will(method, fakeAnswer{body: fmt.Sprintf(`{"ok":false,"error":%q}`, word)})
}

// ServeHTTP implements http.Handler.
func (f *fakeSlack) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		f.t.Errorf("reading a request: %v", err)
	}
	method, api := strings.CutPrefix(r.URL.Path, "/api/")
	if !api {
		method = strings.Trim(r.URL.Path, "/")
	}
	call := fakeCall{method: method, auth: r.Header.Get("Authorization"), kind: r.Header.Get("Content-Type"), body: string(body)}
	if strings.HasPrefix(call.kind, "application/x-www-form-urlencoded") {
		call.body, _ = url.QueryUnescape(call.body)
	}
	f.mu.Lock()
	f.calls = append(f.calls, call)
	var next *fakeAnswer
	if list := f.script[method]; len(list) > 0 {
		next, f.script[method] = &list[0], list[1:]
	}
	after := f.after
	f.mu.Unlock()
	if after != nil {
		after(method)
	}
	f.answer(w, method, body, next)
}

// answer answers as scripted, or as Slack does when all is well.
func (f *fakeSlack) answer(w http.ResponseWriter, method string, body []byte, next *fakeAnswer) {
	if next != nil && !next.cut {
		for name, value := range next.header {
			w.Header().Set(name, value)
		}
		w.WriteHeader(max(next.status, 200))
		io.WriteString(w, next.body)
		return
	}
	text := f.carryOut(method, body)
	if next != nil { // done, and nobody hears of it
		panic(http.ErrAbortHandler)
	}
	io.WriteString(w, text)
}

// carryOut does what a method does and returns the answer.
func (f *fakeSlack) carryOut(method string, body []byte) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch method {
	case "chat.postMessage":
		var m map[string]any
		if err := json.Unmarshal(body, &m); err != nil {
			f.t.Errorf("chat.postMessage: %v", err)
		}
		channel := fmt.Sprint(m["channel"])
		if strings.HasPrefix(channel, "U") {
			channel = "D" + channel[1:]
		}
		m["ts"], m["channel"], m["user"] = fmt.Sprintf("1700000000.%06d", len(f.posted)+1), channel, "UB"
		f.posted = append(f.posted, m)
		return fmt.Sprintf(`{"ok":true,"channel":%q,"ts":%q}`, channel, m["ts"])
	case "conversations.history", "conversations.replies":
		list := append([]map[string]any(nil), f.posted...)
		if method == "conversations.history" { // newest first
			for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
				list[i], list[j] = list[j], list[i]
			}
		}
		out, _ := json.Marshal(map[string]any{"ok": true, "messages": list})
		return string(out)
	case "conversations.open":
		return `{"ok":true,"channel":{"id":"D7"}}`
	case "files.getUploadURLExternal":
		return `{"ok":true,"upload_url":"` + f.URL + `/upload/v1/abc","file_id":"F1"}`
	case "files.completeUploadExternal":
		var m struct {
			Files   []upload `json:"files"`
			Channel string   `json:"channel_id"`
		}
		json.Unmarshal(body, &m)
		f.posted = append(f.posted, map[string]any{
			"ts": fmt.Sprintf("1700000000.%06d", len(f.posted)+1), "channel": m.Channel, "user": "UB",
			"files": []map[string]string{{"name": m.Files[0].Title}},
		})
	}
	return `{"ok":true}`
}

// methods are the methods called so far.
func (f *fakeSlack) methods() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []string
	for _, c := range f.calls {
		out = append(out, c.method)
	}
	return out
}

// last is the last call of a method; it must be there.
func (f *fakeSlack) last(method string) fakeCall {
	f.t.Helper()
	f.mu.Lock()
	defer f.mu.Unlock()
	for i := len(f.calls) - 1; i >= 0; i-- {
		if f.calls[i].method == method {
			return f.calls[i]
		}
	}
	f.t.Fatalf("%s was not called", method)
	return fakeCall{}
}

// api is a client of the fake. A nil clock is the real one.
func (f *fakeSlack) api(now func() time.Time) *API {
	f.t.Helper()
	api, err := NewAPI(APIConfig{URL: f.URL + "/api", Transport: f.Client().Transport, Now: now})
	if err != nil {
		f.t.Fatal(err)
	}
	api.pacer = nil // paces have tests of their own
	return api
}

// sender is a Sender to the fake with a bot token. It renders every reply as
// its body over a divider.
func (f *fakeSlack) sender() *Sender {
	f.t.Helper()
	s, err := NewSender(SenderConfig{API: f.api(nil), Tokens: OneWorkspace{"xoxb-fake"}, RespondTo: f.URL})
	if err != nil {
		f.t.Fatal(err)
	}
	s.render = func(r bot.Reply, _ address) draft {
		return draft{text: r.Body, blocks: json.RawMessage(`[{"type":"divider"}]`)}
	}
	return s
}

// outgoing is a reply to an address.
func outgoing(a address, body string) bot.Outgoing {
	return bot.Outgoing{ID: "reply/slack:T1:C1:1.000100", Reply: bot.Reply{Body: body}, Address: a.encode()}
}
