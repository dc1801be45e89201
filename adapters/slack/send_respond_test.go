package slack

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"careercoach/bot/delivery"
)

// A response_url is used five times; the sixth is noticed before sending.
func TestResponseWindow(t *testing.T) {
	f := newFakeSlack(t)
	s := f.sender()
	to := address{Surface: surfaceSlash, Team: "T1", Channel: "C1", User: "U1", Ephemeral: true, ResponseURL: f.URL + "/commands/1"}
	for n := range 6 {
		_, err := s.Send(t.Context(), outgoing(to, fmt.Sprint(n)))
		if closed := errors.Is(err, delivery.ErrWindowClosed); closed != (n == 5) || !closed && err != nil {
			t.Errorf("use %d: got %v", n+1, err)
		}
	}
	if got := len(f.methods()); got != 5 {
		t.Errorf("got %d calls, want 5", got)
	}
	to.ResponseURL = f.URL + "/commands/2"
	f.will("commands/2", fakeAnswer{status: 404, body: `{"ok":false,"error":"expired_url"}`})
	if _, err := s.Send(t.Context(), outgoing(to, "Hi")); !errors.Is(err, delivery.ErrWindowClosed) {
		t.Errorf("got %v, want ErrWindowClosed", err)
	}
}

// A use that Slack did not count is given back.
func TestResponseUses(t *testing.T) {
	f := newFakeSlack(t)
	s := f.sender()
	to := address{Surface: surfaceSlash, Team: "T1", User: "U1", Ephemeral: true, ResponseURL: f.URL + "/commands/1"}
	for range 8 {
		f.will("commands/1", fakeAnswer{status: 429, header: map[string]string{"Retry-After": "3"}})
		if _, err := s.Send(t.Context(), outgoing(to, "Hi")); !sameOutcome(err, delivery.Retry("rate_limited", 3*time.Second, nil)) {
			t.Fatalf("got %v, want a retry in 3 s", err)
		}
	}
	if _, err := s.Send(t.Context(), outgoing(to, "Hi")); err != nil {
		t.Error(err)
	}
}

// Uses are forgotten after the window, not before.
func TestUses(t *testing.T) {
	var u uses
	now := time.Unix(1_700_000_000, 0)
	for n := range 6 {
		if got := u.take("a", now.Add(time.Duration(n)*5*time.Minute)); got != (n < 5) {
			t.Errorf("use %d: got %v", n, got)
		}
	}
	u.take("b", now.Add(2*time.Hour))
	if len(u.seen) != 1 {
		t.Errorf("got %d URLs, want 1", len(u.seen))
	}
}

// The bot calls Slack's host and no other.
func TestForeignResponseURL(t *testing.T) {
	f := newFakeSlack(t)
	s, err := NewSender(SenderConfig{API: f.api(nil), Tokens: OneWorkspace{"xoxb-fake"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, url := range []string{
		f.URL + "/x", "http://hooks.slack.com/x", "https://hooks.slack.com.evil.org/x", "https://hooks.slack.com@evil.org/x", "https://user@hooks.slack.com/x",
		"https://hooks.slack.com:8443/x", "https://evil.org/https://hooks.slack.com", "//hooks.slack.com/x", "https:hooks.slack.com", "https://169.254.169.254/", "file:///etc/passwd", ":", "https://HOOKS.slack.com\\@evil.org/",
	} {
		to := address{Surface: surfaceSlash, Team: "T1", User: "U1", Ephemeral: true, ResponseURL: url}
		if _, err := s.Send(t.Context(), outgoing(to, "Hi")); !sameOutcome(err, delivery.Permanent("foreign_response_url", nil)) {
			t.Errorf("%s: got %v, want it refused", url, err)
		}
	}
	if !s.isOurs("https://hooks.slack.com/commands/T1/1/x") {
		t.Error("Slack's own URL is refused")
	}
	if got := f.methods(); len(got) != 0 {
		t.Errorf("got calls %v, want none", got)
	}
}
