package slack

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// slashBody is the form of a slash command.
func slashBody(text string) []byte {
	return []byte(url.Values{
		"command": {"/coach"}, "text": {text}, "team_id": {"T0HARBOR"}, "channel_id": {"C0LOUNGE"}, "user_id": {"U0ANNA"},
		"response_url": {"https://hooks.slack.com/commands/1"}, "trigger_id": {"1." + text},
	}.Encode())
}

// directBody is the event of a direct message.
func directBody(ts, text string) []byte {
	return []byte(`{"type":"event_callback","team_id":"T0HARBOR","event":{"type":"message","channel_type":"im",` +
		`"channel":"D0ANNA","user":"U0ANNA","ts":"` + ts + `","text":"` + text + `"}}`)
}

func TestHTTPStatus(t *testing.T) {
	change := func(f func(*http.Request)) *http.Request {
		r := signed(typeForm, slashBody("hi"))
		f(r)
		return r
	}
	large := bytes.Repeat([]byte("x"), 2<<20)
	for _, c := range []struct {
		name    string
		request *http.Request
		want    int
		events  int
	}{
		{"sound", signed(typeForm, slashBody("hi")), 200, 1},
		{"another path", change(func(r *http.Request) { r.URL.Path = "/slack/interactive" }), 200, 1},
		{"JSON with a charset", signed("application/json; charset=utf-8", directBody("1.000001", "hi")), 200, 1},
		{"wrong path", change(func(r *http.Request) { r.URL.Path = "/slack/other" }), 404, 0},
		{"wrong method", change(func(r *http.Request) { r.Method = http.MethodGet }), 405, 0},
		{"no signature", change(func(r *http.Request) { r.Header.Del("X-Slack-Signature") }), 401, 0},
		{"wrong signature", change(func(r *http.Request) { r.Body = io.NopCloser(bytes.NewReader(slashBody("ho"))) }), 401, 0},
		{"too large", signed(typeForm, large), 413, 0},
		{"too large, length unknown", change(func(r *http.Request) {
			r.ContentLength, r.Body = -1, io.NopCloser(bytes.NewReader(large))
		}), 413, 0},
		{"cut off", change(func(r *http.Request) { r.Body = io.NopCloser(failing{}) }), 400, 0},
		{"another type", signed("text/plain", slashBody("hi")), 415, 0},
		{"no form", signed(typeForm, []byte("command=%zz")), 200, 0},
		{"no JSON", signed(typeJSON, []byte("{")), 200, 0},
		{"nothing", signed(typeJSON, nil), 200, 0},
		{"a check of the certificate by GET", httptest.NewRequest(http.MethodGet, PathEvents+"?ssl_check=1", nil), 200, 0},
		{"an unsigned command that says it is a check", change(func(r *http.Request) {
			r.Header.Del("X-Slack-Signature")
			r.Body = io.NopCloser(strings.NewReader("ssl_check=1&command=/coach"))
		}), 401, 0},
	} {
		var box inbox
		w := httptest.NewRecorder()
		doorOf(t, inboundFor(t, &box, nil)).ServeHTTP(w, c.request)
		if w.Code != c.want || len(box.all()) != c.events {
			t.Errorf("%s: status %d, %d events; want %d, %d", c.name, w.Code, len(box.all()), c.want, c.events)
		}
	}
}

// failing is a body whose sender went away.
type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestHandlerNeedsSecret(t *testing.T) {
	for _, secrets := range [][]Token{nil, {""}} {
		if _, err := inboundFor(t, &inbox{}, nil).Handler(HTTPConfig{SigningSecrets: secrets}); err == nil {
			t.Errorf("a door with the secrets %q opens", secrets)
		}
	}
}

// What is not taken is told to the person by whatever Slack has for it, and
// not acknowledged where Slack should send it again.
func TestNotTaken(t *testing.T) {
	click := []byte("payload=" + url.QueryEscape(`{"type":"block_actions","user":{"id":"U0ANNA"},"team":{"id":"T0HARBOR"},`+
		`"channel":{"id":"D0ANNA"},"trigger_id":"1.2","actions":[{"action_id":"ask:1","value":"What is AVTA?"}]}`))
	for _, c := range []struct {
		name    string
		box     *inbox
		request *http.Request
		status  int
		body    string // a part of it
		notices int
	}{
		{"busy command", &inbox{outcome: delivery.Busy}, signed(typeForm, slashBody("hi")), 200, "again in a minute", 0},
		{"limited command", &inbox{outcome: delivery.Limited}, signed(typeForm, slashBody("hi")), 200, `"response_type":"ephemeral"`, 0},
		{"busy message", &inbox{outcome: delivery.Busy}, signed(typeJSON, directBody("1.000001", "hi")), 200, "", 1},
		{"limited click", &inbox{outcome: delivery.Limited}, signed(typeForm, click), 200, "", 1},
		{"stopping", &inbox{err: delivery.ErrStopping}, signed(typeJSON, directBody("1.000001", "hi")), 503, "not taken", 0},
		{"store down, command", &inbox{err: errors.New("disk full")}, signed(typeForm, slashBody("hi")), 503, "not taken", 0},
	} {
		var book diary
		in := inboundFor(t, c.box, func(conf *InboundConfig) { conf.Callbacks = book.callbacks() })
		w := httptest.NewRecorder()
		doorOf(t, in).ServeHTTP(w, c.request)
		_ = in.Close(context.Background())
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.body) || len(book.all()) != c.notices {
			t.Errorf("%s: status %d, %q, notices %q; want %d, %q, %d", c.name, w.Code, w.Body, book.all(), c.status, c.body, c.notices)
		}
		if c.body == "" && w.Body.Len() > 0 {
			t.Errorf("%s: %q, want an empty answer", c.name, w.Body)
		}
	}
}

// A flood of messages that are not taken is one notice a minute for each
// person.
func TestNoticesAreFew(t *testing.T) {
	var book diary
	now := noon
	in := inboundFor(t, &inbox{outcome: delivery.Limited}, func(c *InboundConfig) {
		c.Callbacks, c.Now = book.callbacks(), func() time.Time { return now }
	})
	for _, step := range []time.Duration{0, time.Second, 58 * time.Second, time.Second, time.Second} {
		now = now.Add(step)
		if _, err := in.handle(context.Background(), envelope{kindEvent, directBody("1.000001", "hi")}); err != nil {
			t.Fatal(err)
		}
	}
	_ = in.Close(context.Background())
	if got := len(book.all()); got != 2 {
		t.Errorf("%d notices, want 2", got)
	}
}

// Slack waits three seconds: what is not on disk by then is left to it.
func TestBound(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		box := &inbox{gate: make(chan struct{})}
		in := inboundFor(t, box, nil)
		began := time.Now()
		_, err := in.handle(t.Context(), envelope{kindEvent, directBody("1.000001", "hi")})
		if took := time.Since(began); !errors.Is(err, errSlow) || took != maxBound {
			t.Errorf("after %v: %v, want after %v: %v", took, err, maxBound, errSlow)
		}
		close(box.gate)
		synctest.Wait()
		box.gate = nil
		if _, err := in.handle(t.Context(), envelope{kindEvent, directBody("1.000001", "hi")}); err != nil {
			t.Errorf("the second delivery: %v", err)
		}
		if got := in.Stats(); got.Duplicates != 1 || got.Unacknowledged != 1 {
			t.Errorf("%+v, want the second to be a duplicate", got)
		}
	})
}

// Cleaning up is acknowledged only when it is done.
func TestRemovalFails(t *testing.T) {
	body := []byte(`{"type":"event_callback","team_id":"T0HARBOR","event":{"type":"app_uninstalled"}}`)
	for _, c := range []struct {
		err  error
		want int
	}{{nil, 200}, {errors.New("disk full"), 503}} {
		book := diary{err: c.err}
		in := inboundFor(t, &inbox{}, func(conf *InboundConfig) { conf.Callbacks = book.callbacks() })
		w := httptest.NewRecorder()
		doorOf(t, in).ServeHTTP(w, signed(typeJSON, body))
		if w.Code != c.want || len(book.all()) != 1 {
			t.Errorf("cleaning up with %v: status %d, %q; want %d", c.err, w.Code, book.all(), c.want)
		}
	}
}

// BenchmarkSlash takes signed slash commands with a receiver that keeps
// nothing.
func BenchmarkSlash(b *testing.B) {
	door := doorOf(b, inboundFor(b, accepting{}, nil))
	body := slashBody("what is a bar raiser")
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			w := httptest.NewRecorder()
			if door.ServeHTTP(w, signed(typeForm, body)); w.Code != http.StatusOK {
				b.Errorf("status %d", w.Code)
				return
			}
		}
	})
}

// accepting is a receiver that keeps nothing.
type accepting struct{}

func (accepting) Receive(context.Context, bot.Event) (delivery.Outcome, error) {
	return delivery.Accepted, nil
}
