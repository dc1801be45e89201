package main

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A message comes in, its answer goes out, and the operator can see it.
func TestServeAnswers(t *testing.T) {
	slack := newFakeSlack(t)
	s := serveIn(t, t.TempDir(), slack.environment())
	receiveFrom(t.Context(), t, slack.joined, "a socket")
	slack.says(t.Context(), "01", "what is a bar raiser?")
	if c := slack.until(t.Context(), "chat.postMessage"); c.body["channel"] != "D1" || !strings.Contains(textOf(c.body), "A bar raiser is an interviewer") {
		t.Errorf("the answer is %v", c.body)
	}
	s.log.until(t, regexp.MustCompile("connected to Slack"))
	if status, body := s.page("/readyz"); status != http.StatusOK || body != `{"ready":true,"platforms":{"slack":{"ready":true}}}`+"\n" {
		t.Errorf("/readyz gives %d %s", status, body)
	}
	if status, body := s.page("/readyz/slack"); status != http.StatusOK || body != `{"ready":true}`+"\n" {
		t.Errorf("/readyz/slack gives %d %s", status, body)
	}
	if status, body := s.page("/readyz/fax"); status != http.StatusNotFound || !strings.Contains(body, "only [slack]") {
		t.Errorf("/readyz/fax gives %d %s", status, body)
	}
	if status, _ := s.page("/healthz"); status != http.StatusOK {
		t.Errorf("/healthz gives %d", status)
	}
	if err := s.end(); err != nil {
		t.Error(err)
	}
}

// The names of the metrics are a contract with dashboards.
func TestServeMetrics(t *testing.T) {
	slack := newFakeSlack(t)
	s := serveIn(t, t.TempDir(), slack.environment())
	receiveFrom(t.Context(), t, slack.joined, "a socket")
	slack.says(t.Context(), "01", "what is a bar raiser?")
	slack.until(t.Context(), "chat.postMessage")
	s.log.until(t, regexp.MustCompile("connected to Slack"))
	status, body := s.page("/metrics")
	if status != http.StatusOK {
		t.Fatalf("/metrics gives %d", status)
	}
	for _, line := range []string{
		`coach_events_total{outcome="accepted"} 1`,
		`coach_events_total{outcome="duplicate"} 0`,
		`coach_answers_total{decision="answer"} 1`,
		`coach_answers_total{decision="decline"} 0`,
		`coach_turn_seconds_count 1`,
		`coach_receive_seconds_count{platform="slack"} 1`,
		`coach_queue_depth{queue="events"} 0`,
		`coach_replies_failed_total 0`,
		`coach_platform_up{platform="slack"} 1`,
		`coach_slack_sockets 1`,
		`coach_slack_reconnects_total 0`,
		`coach_slack_envelopes_total{fate="taken"} 1`,
		`coach_knowledge_reloads_total{result="loaded"} 0`,
		`coach_stuck_turns 0`,
		`go_goroutines `,
	} {
		if !strings.Contains(body, "\n"+line) {
			t.Errorf("there is no %s", line)
		}
	}
	if t.Failed() {
		t.Log(body)
	}
}

// What is not sent when the service ends is sent once after the next start.
func TestServeGoesOnAfterARestart(t *testing.T) {
	slack, dir := newFakeSlack(t), t.TempDir()
	slack.refuses("chat.postMessage", "ratelimited")
	first := serveIn(t, dir, slack.environment())
	receiveFrom(t.Context(), t, slack.joined, "a socket")
	slack.says(t.Context(), "01", "what is a bar raiser?")
	slack.until(t.Context(), "chat.postMessage: ratelimited")
	if err := first.end(); err != nil {
		t.Fatal(err)
	}
	slack.refuses("chat.postMessage", "")
	second := serveIn(t, dir, slack.environment())
	receiveFrom(t.Context(), t, slack.joined, "a socket")
	second.log.until(t, regexp.MustCompile(`"delivery took over" events=0 replies=1`))
	if c := slack.until(t.Context(), "chat.postMessage"); !strings.Contains(textOf(c.body), "A bar raiser is an interviewer") {
		t.Errorf("the answer is %v", c.body)
	}
	if err := second.end(); err != nil {
		t.Error(err)
	}
	for len(slack.calls) > 0 {
		if c := <-slack.calls; strings.HasPrefix(c.method, "chat.") {
			t.Errorf("the reply was sent again: %v", c)
		}
	}
}

// A token that Slack refuses ends the connection, and the process when there
// is no other; the error says which token and what to do.
func TestServeWithARefusedToken(t *testing.T) {
	for _, c := range []struct{ method, word, want string }{
		{"auth.test", "invalid_auth", "slack: the bot token does not work (invalid_auth). Copy the Bot User OAuth Token from the app's page OAuth & Permissions again; it begins with xoxb-. To give it to the coach, set COACH_SLACK_BOT_TOKEN"},
		{"auth.test", "account_inactive", "install it again"},
		{"apps.connections.open", "invalid_auth", "make an app-level token with the scope connections:write at https://api.slack.com/apps"},
	} {
		slack := newFakeSlack(t)
		slack.refuses(c.method, c.word)
		var k knowledgeFlags
		f := serveFlags{knowledge: &k}
		_ = f
		err := serveQuietly(t, slack.environment())
		if !errors.Is(err, errNoneLeft) || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s says %s: got %v, want an error with %q", c.method, c.word, err, c.want)
		}
	}
}

// Without what a mode needs, the error says what to set.
func TestServeSettings(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte("\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	oauth := map[string]string{"COACH_SLACK_HTTP": ":0", "COACH_SLACK_SIGNING_SECRET": "s", "COACH_SLACK_CLIENT_ID": "1.2"}
	for _, c := range []struct {
		env  map[string]string
		want string
	}{
		{nil, "nothing to connect to: for Slack set COACH_SLACK_BOT_TOKEN"},
		{map[string]string{"COACH_SLACK_BOT_TOKEN": "secret"}, "the app-level token is missing: set COACH_SLACK_APP_TOKEN, or name a file that holds it with COACH_SLACK_APP_TOKEN_FILE or --slack-app-token-file; or give --slack-http"},
		{map[string]string{"COACH_SLACK_APP_TOKEN": "secret"}, "the bot token is missing: set COACH_SLACK_BOT_TOKEN"},
		{map[string]string{"COACH_SLACK_HTTP": ":0"}, "the signing secret is missing: set COACH_SLACK_SIGNING_SECRET"},
		{map[string]string{"COACH_SLACK_HTTP": ":0", "COACH_SLACK_SIGNING_SECRET": "secret"}, "or, to have the app installed by OAuth, give --slack-client-id"},
		{map[string]string{"COACH_SLACK_CLIENT_ID": "1.2"}, "needs HTTP mode: add --slack-http"},
		{oauth, "the client secret is missing"},
		{with(oauth, "COACH_SLACK_CLIENT_SECRET", "secret"), `openssl rand -base64 32`},
		{with(oauth, "COACH_SLACK_BOT_TOKEN", "secret"), "give one of the two"},
		{map[string]string{"COACH_KEY": "secret", "COACH_SLACK_BOT_TOKEN": "secret"}, "32 bytes"},
		{map[string]string{"COACH_SLACK_BOT_TOKEN": "a-secret", "COACH_SLACK_BOT_TOKEN_FILE": file}, "COACH_SLACK_BOT_TOKEN and COACH_SLACK_BOT_TOKEN_FILE are both set"},
		{map[string]string{"COACH_SLACK_BOT_TOKEN_FILE": file}, "is empty: " + file},
		{map[string]string{"COACH_SLACK_BOT_TOKEN_FILE": file + "-none"}, "no such file"},
		{map[string]string{"COACH_STOP_WITHIN": "soon"}, "COACH_STOP_WITHIN: "},
		{map[string]string{"COACH_SLACK_BOT_TOKEN": "x", "COACH_SLACK_APP_TOKEN": "x", "COACH_SLACK_API": "http://example.com/api/"}, "must begin with https://"},
	} {
		err := serveQuietly(t, c.env)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(strings.ReplaceAll(strings.ReplaceAll(err.Error(), "client secret", ""), "signing secret", ""), "secret ") {
			t.Errorf("with %v: got %v, want an error with %q", c.env, err, c.want)
		}
	}
}

// with adds a variable to an environment.
func with(env map[string]string, name, value string) map[string]string {
	out := map[string]string{name: value}
	for n, v := range env {
		out[n] = v
	}
	return out
}

// A store that another holds is an error, unlike in the terminal.
func TestServeWithAHeldStore(t *testing.T) {
	dir := home(t)
	store := openStore(t, filepath.Join(dir, "coach.db"))
	defer store.Close()
	err := serveQuietly(t, newFakeSlack(t).environment(), "--db", filepath.Join(dir, "coach.db"))
	if err == nil || !strings.Contains(err.Error(), "give this one a file of its own with --db") {
		t.Errorf("got %v", err)
	}
}
