package slack

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestNewAPI(t *testing.T) {
	for url, want := range map[string]bool{
		"": true, "https://slack.com/api": true, "http://127.0.0.1:4600/api/": true, "http://localhost/api": true,
		"http://slack.com/api": false, "slack.com": false, "ftp://slack.com/": false, "https://me:pw@slack.com/": false, "https:///api": false,
	} {
		if _, err := NewAPI(APIConfig{URL: url}); (err == nil) != want {
			t.Errorf("%q: got %v, want it taken: %v", url, err, want)
		}
	}
}

// A token follows no redirect.
func TestNoRedirect(t *testing.T) {
	other := newFakeSlack(t)
	f := newFakeSlack(t)
	f.will("auth.test", fakeAnswer{status: 307, header: map[string]string{"Location": other.URL + "/api/auth.test"}})
	_, err := f.api(nil).call(t.Context(), apiCall{method: "auth.test", token: "xoxb-1", body: struct{}{}}, nil)
	if !hasWord(err, "status_307") {
		t.Errorf("got %v, want status_307", err)
	}
	if len(other.methods()) != 0 {
		t.Error("the other host was called")
	}
}

// A server that never answers is given up in time, and what it did is open.
func TestTimeout(t *testing.T) {
	f := newFakeSlack(t)
	over := make(chan struct{})
	ctx, cancel := context.WithCancel(t.Context())
	f.after = func(string) { cancel(); <-over }
	t.Cleanup(func() { close(over) })
	_, err := f.api(nil).call(ctx, apiCall{method: "auth.test", body: struct{}{}}, nil)
	var known *apiError
	if err == nil || errors.As(err, &known) {
		t.Errorf("got %v, want an error that leaves it open", err)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]time.Duration{
		"": noHeader, "30": 30 * time.Second, "0": time.Second, "1.5": 1500 * time.Millisecond,
		"-5": noHeader, "soon": noHeader, "NaN": noHeader, "999999": time.Hour, "1e300": time.Hour,
		"Sun, 01 Mar 2026 12:01:00 GMT": time.Minute, "Sun, 01 Mar 2026 11:00:00 GMT": time.Second,
	} {
		if got := retryAfter(http.Header{"Retry-After": {text}}, now); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

func TestPointer(t *testing.T) {
	for text, want := range map[string]string{
		`[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]`: "/blocks/0/text/text",
		"[ERROR] no more": "", "[json-pointer:/open": "", "": "",
	} {
		if got := pointer(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// A response_url answers in words, in JSON, or not at all.
func TestReadResponse(t *testing.T) {
	for _, c := range []struct {
		status     int
		body, want string // empty: well; "open": left open
	}{
		{200, "ok", ""}, {200, "", ""}, {200, `{"ok":true}`, ""},
		{200, `{"ok":false,"error":"invalid_blocks"}`, "invalid_blocks"},
		{400, "invalid_blocks", "invalid_blocks"}, {400, "No, <b>never</b>", "status_400"}, {403, "action_prohibited", "action_prohibited"},
		{404, `{"ok":false,"error":"used_url"}`, "used_url"}, {404, "no_service", "expired_url"}, {410, "", "expired_url"},
		{429, "", "rate_limited"}, {500, "server_error", "open"}, {503, "<html>", "open"},
	} {
		err := readResponse(c.status, http.Header{}, []byte(c.body), time.Time{})
		got := refusalWord(err)
		if got != c.want {
			t.Errorf("%d %q: got %q, want %q", c.status, c.body, got, c.want)
		}
	}
}

// refusalWord is the word of a refusal; "open" where nothing is known.
func refusalWord(err error) string {
	var e *apiError
	switch {
	case err == nil:
		return ""
	case errors.As(err, &e) && e.sure:
		return e.word
	}
	return "open"
}

// Whatever Slack answers, nothing of it but a plain word reaches an error.
func FuzzReadAnswer(f *testing.F) {
	f.Add(200, `{"ok":true,"channel":"C1","ts":"1.2"}`, "")
	f.Add(200, `{"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["[json-pointer:/blocks/0]"]}}`, "")
	f.Add(429, ``, "30")
	f.Add(200, `{"ok":true,"messages":[{"ts":1}]}`, "x")
	f.Add(503, `{"ok":false,"error":"xoxb-secret <@U1>"}`, "Sun, 01 Mar 2026 12:01:00 GMT")
	f.Fuzz(func(t *testing.T, status int, body, after string) {
		var page historyPage
		header := http.Header{"Retry-After": {after}}
		for _, err := range []error{
			readAnswer("m", status, header, []byte(body), &page, time.Unix(1_700_000_000, 0)),
			readResponse(status, header, []byte(body), time.Unix(1_700_000_000, 0)),
		} {
			var e *apiError
			if !errors.As(err, &e) {
				continue
			}
			if e.word != word(e.word) || e.after < 0 || e.after > time.Hour {
				t.Errorf("got %+v", e)
			}
			if strings.ContainsAny(e.Error(), "<> \"") && !strings.HasPrefix(e.Error(), "m: ") && !strings.HasPrefix(e.Error(), "response_url: ") {
				t.Errorf("got %q", e.Error())
			}
			outcome(err)
		}
	})
}
