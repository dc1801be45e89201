package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"
)

// httpEnvironment is HTTP mode with one workspace.
func (f *fakeSlack) httpEnvironment() map[string]string {
	return map[string]string{
		"COACH_SLACK_BOT_TOKEN": fakeBot, "COACH_SLACK_SIGNING_SECRET": fakeSigner, "COACH_SLACK_HTTP": "127.0.0.1:0",
		"COACH_SLACK_API": f.server.URL + "/api/", "COACH_SLACK_HOOKS": f.server.URL,
	}
}

// slashOver sends a slash command as Slack does, signed with a secret.
func slashOver(t *testing.T, address, secret, hook, text string) int {
	t.Helper()
	body := url.Values{
		"command": {"/coach"}, "text": {text}, "team_id": {"T1"}, "user_id": {"U1"}, "channel_id": {"C1"},
		"trigger_id": {hook}, "response_url": {hook},
	}.Encode()
	now := strconv.FormatInt(time.Now().Unix(), 10)
	mac := hmac.New(sha256.New, []byte(secret))
	io.WriteString(mac, "v0:"+now+":"+body)
	r, err := http.NewRequest(http.MethodPost, address+"/slack/events", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("X-Slack-Request-Timestamp", now)
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	return res.StatusCode
}

// In HTTP mode a signed command is answered, another is not.
func TestServeOverHTTP(t *testing.T) {
	slack := newFakeSlack(t)
	s := serveIn(t, t.TempDir(), slack.httpEnvironment())
	address := s.address("listening for Slack")
	if status := slashOver(t, address, "another", slack.server.URL+"/hooks/1", "hello"); status != http.StatusUnauthorized {
		t.Errorf("a wrong signature gives %d", status)
	}
	if status := slashOver(t, address, fakeSigner, slack.server.URL+"/hooks/2", "what is a bar raiser?"); status != http.StatusOK {
		t.Errorf("a command gives %d", status)
	}
	if c := slack.until(t.Context(), "/hooks/2"); c.body["response_type"] != "ephemeral" || !strings.Contains(textOf(c.body), "A bar raiser is an interviewer") {
		t.Errorf("the answer is %v", c.body)
	}
	if status, body := s.page("/metrics"); status != http.StatusOK || !strings.Contains(body, "\ncoach_slack_bad_signatures_total 1") {
		t.Errorf("/metrics: %d\n%s", status, body)
	}
	if err := s.end(); err != nil {
		t.Error(err)
	}
	if _, err := http.Get(address); err == nil {
		t.Error("the door is open after the end")
	}
}

// With OAuth the page for installing is there, and no token is needed.
func TestServeOAuth(t *testing.T) {
	slack := newFakeSlack(t)
	env := slack.httpEnvironment()
	delete(env, "COACH_SLACK_BOT_TOKEN")
	env["COACH_SLACK_CLIENT_ID"], env["COACH_SLACK_CLIENT_SECRET"] = "1.2", "client-secret"
	env["COACH_SLACK_URL"], env["COACH_KEY"] = "https://coach.example.org", "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMzQ="
	s := serveIn(t, t.TempDir(), env)
	address := s.address("listening for Slack")
	stay := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := stay.Get(address + "/slack/install")
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	to, err := res.Location()
	if err != nil || res.StatusCode != http.StatusFound || to.Query().Get("client_id") != "1.2" || to.Query().Get("redirect_uri") != "https://coach.example.org/slack/oauth" {
		t.Errorf("installing gives %d, %v, %v", res.StatusCode, to, err)
	}
	if err := s.end(); err != nil {
		t.Error(err)
	}
}

// An address that is taken is said with its flag.
func TestServeWhereTheAddressIsTaken(t *testing.T) {
	slack := newFakeSlack(t)
	env := slack.httpEnvironment()
	env["COACH_SLACK_HTTP"] = strings.TrimPrefix(slack.server.URL, "http://")
	err := serveQuietly(t, env)
	if err == nil || !strings.Contains(err.Error(), "listening for Slack (--slack-http 127.0.0.1:") {
		t.Errorf("got %v", err)
	}
	err = serveQuietly(t, slack.environment(), "--metrics", strings.TrimPrefix(slack.server.URL, "http://"))
	if err == nil || !strings.Contains(err.Error(), `choose another address with --metrics, or none with --metrics ""`) {
		t.Errorf("got %v", err)
	}
}
