package slack

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// noon is when these tests happen: a little after the moments in testdata/in.
var noon = time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)

// inbox is a Receiver in memory.
type inbox struct {
	mu      sync.Mutex
	events  []bot.Event
	known   map[string]bool
	outcome delivery.Outcome // what it says instead of Accepted
	err     error
	gate    chan struct{} // not nil: each call waits for it
	arrived chan struct{} // not nil: gets a word for each call
}

func (r *inbox) Receive(ctx context.Context, e bot.Event) (delivery.Outcome, error) {
	if r.arrived != nil {
		r.arrived <- struct{}{}
	}
	if r.gate != nil {
		<-r.gate
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.err != nil:
		return "", r.err
	case r.outcome != "":
		return r.outcome, nil
	case r.known[e.ID]:
		return delivery.Duplicate, nil
	}
	if r.known == nil {
		r.known = map[string]bool{}
	}
	r.known[e.ID] = true
	r.events = append(r.events, e)
	return delivery.Accepted, nil
}

func (r *inbox) all() []bot.Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.events)
}

// diary notes which callbacks were called.
type diary struct {
	mu    sync.Mutex
	lines []string
	err   error // what the callbacks return
}

func (d *diary) note(format string, args ...any) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.lines = append(d.lines, fmt.Sprintf(format, args...))
	return d.err
}

func (d *diary) all() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	slices.Sort(d.lines)
	return slices.Clone(d.lines)
}

// callbacks are callbacks that only take notes.
func (d *diary) callbacks() Callbacks {
	visit := func(name string) func(context.Context, Visit) error {
		return func(_ context.Context, v Visit) error {
			return d.note("%s: %s value=%q trigger=%v", name, v.address().encode(), v.Value, v.Trigger != "")
		}
	}
	return Callbacks{
		HomeOpened: visit("home"), ChatOpened: visit("chat"), Share: visit("share"), AskMissing: visit("missing"),
		OpenForm: func(_ context.Context, v Visit, f bot.Form) error {
			return d.note("form %s: %s trigger=%v", f.Name, v.address().encode(), v.Trigger != "")
		},
		Notice: func(_ context.Context, v Visit, text string) error {
			return d.note("notice: %s %q", v.address().encode(), text)
		},
		Admin: func(_ context.Context, v Visit, w Wish) error {
			return d.note("admin: %s %+v trigger=%v", v.address().encode(), w, v.Trigger != "")
		},
		Removed: func(_ context.Context, r Removal) error { return d.note("removed: %+v", r) },
	}
}

// storyForm is the form that the inbound of these tests knows.
var storyForm = bot.Form{
	Name: "story", Title: "A story of yours", Button: "Fill in a form", Command: "/story",
	Fields: []bot.FormField{
		{Name: "title", Label: "What it was about", Min: 3, Max: 80},
		{Name: "action", Label: "What you did", Hint: "Say I rather than we.", Long: true, Min: 20},
		{Name: "result", Label: "What came of it", Long: true, Optional: true, Min: 10},
	},
}

func formOf(name string) (bot.Form, bool) { return storyForm, name == storyForm.Name }

// inboundFor makes an Inbound over a receiver; change alters its config.
func inboundFor(t testing.TB, r Receiver, change func(*InboundConfig)) *Inbound {
	t.Helper()
	c := InboundConfig{Receiver: r, Form: formOf, Now: func() time.Time { return noon }}
	if change != nil {
		change(&c)
	}
	i, err := NewInbound(c)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// testSecret signs the requests of these tests.
const testSecret = Token("a-signing-testSecret-of-tests")

// doorOf opens the HTTP door of an inbound.
func doorOf(t testing.TB, i *Inbound) http.Handler {
	t.Helper()
	h, err := i.Handler(HTTPConfig{SigningSecrets: []Token{"an-older-secret", testSecret}})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// signed makes a request that Slack could have made at noon.
func signed(mediaType string, body []byte) *http.Request {
	r := httptest.NewRequest(http.MethodPost, PathEvents, bytes.NewReader(body))
	stamp := strconv.FormatInt(noon.Unix(), 10)
	r.Header.Set("Content-Type", mediaType)
	r.Header.Set("X-Slack-Request-Timestamp", stamp)
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(sign(testSecret, stamp, body)))
	return r
}

// A payload is a file of a folder of payloads, as Slack would send it: over
// HTTP, or as a frame of a socket.
type payload struct {
	name      string
	mediaType string // empty for a frame
	body      []byte
}

// payloads reads a folder with events, interactivity, slash and socketmode.
func payloads(t testing.TB, folder fs.FS) []payload {
	t.Helper()
	var out []payload
	for _, pattern := range []string{"events/*.json", "interactivity/*", "slash/*.form", "socketmode/*.json"} {
		names, err := fs.Glob(folder, pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			body, err := fs.ReadFile(folder, name)
			if err != nil {
				t.Fatal(err)
			}
			p := payload{name: name, body: body}
			switch {
			case strings.HasPrefix(name, "events/"):
				p.mediaType = typeJSON
			case path.Ext(name) == ".form":
				p.mediaType = typeForm
			case strings.HasPrefix(name, "interactivity/"):
				if slices.Contains(names, strings.TrimSuffix(name, ".json")+".form") {
					continue // the same, as it is sent
				}
				p.mediaType, p.body = typeForm, []byte("payload="+url.QueryEscape(string(body)))
			}
			out = append(out, p)
		}
	}
	return out
}

// payloadsOf are the payloads of testdata/in whose file has a name.
func payloadsOf(t testing.TB, file string) []payload {
	t.Helper()
	var out []payload
	for _, p := range payloads(t, os.DirFS("testdata/in")) {
		if path.Base(p.name) == file {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		t.Fatalf("no payload is named %s", file)
	}
	return out
}

// over sends a payload through the HTTP door.
func (p payload) over(door http.Handler) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := signed(p.mediaType, p.body)
	if strings.Contains(p.name, "ssl_check") { // Slack does not sign it
		r.Header.Del("X-Slack-Signature")
	}
	door.ServeHTTP(w, r)
	return w
}

// jsonLine writes a value as JSON in one line.
func jsonLine(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
