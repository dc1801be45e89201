package main

import (
	"errors"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// A mention and a direct message come in, their answers go out as replies, and
// the operator can see it.
func TestServeDiscordAnswers(t *testing.T) {
	f := newFakeDiscord(t)
	s := serveIn(t, t.TempDir(), f.environment())
	receiveFrom(t.Context(), t, f.joined, "a session")
	f.until(t.Context(), "commands")
	id := f.says(fakeServer, "<@"+fakeSelf+"> what is a bar raiser?")
	c := f.until(t.Context(), "post")
	if !strings.Contains(textOf(c.body), "A bar raiser is an interviewer") {
		t.Errorf("the answer is %v", c.body)
	}
	if reference, _ := c.body["message_reference"].(map[string]any); reference["message_id"] != id {
		t.Errorf("it is a reply to %v, want %s", c.body["message_reference"], id)
	}
	f.says(fakeServer, "what is a bar raiser?") // is for somebody else
	f.says("", "how long is the tech academy")
	if c := f.until(t.Context(), "post"); !strings.Contains(textOf(c.body), "9 months") {
		t.Errorf("the answer to a direct message is %v", c.body)
	}
	if status, body := s.page("/readyz"); status != http.StatusOK || body != `{"ready":true,"platforms":{"discord":{"ready":true}}}`+"\n" {
		t.Errorf("/readyz gives %d %s", status, body)
	}
	body := s.metrics(`coach_discord_events_total{fate="taken"} 2`) // what is counted last
	for _, line := range []string{
		`coach_platform_up{platform="discord"} 1`,
		`coach_discord_events_total{fate="ignored"} 1`,
		`coach_discord_events_total{fate="duplicate"} 0`,
		`coach_discord_shards 1`,
		`coach_discord_shards_connected 1`,
		`coach_discord_token_refused 0`,
		`coach_discord_reconnects_total 0`,
		`coach_discord_silences_total 0`,
		`coach_discord_missed_total 0`,
		`coach_discord_bad_signatures_total 0`,
		`coach_receive_seconds_count{platform="discord"} 2`,
		`coach_answers_total{decision="answer"} 2`,
	} {
		if !strings.Contains(body, "\n"+line) {
			t.Errorf("there is no %s in\n%s", line, body)
		}
	}
	if err := s.end(); err != nil {
		t.Error(err)
	}
}

// metrics gets the metrics once a line is in them: what an answer counts may
// come after it.
func (s *serving) metrics(line string) string {
	s.t.Helper()
	for end := time.Now().Add(patience); ; {
		_, body := s.page("/metrics")
		if strings.Contains(body, "\n"+line+"\n") {
			return body
		}
		if time.Now().After(end) {
			s.t.Fatalf("there is no %s in\n%s", line, body)
		}
	}
}

// The commands are registered once, though the program starts twice; levels
// and regions are those of the knowledge.
func TestServeDiscordRegistersOnce(t *testing.T) {
	f, dir := newFakeDiscord(t), t.TempDir()
	first := serveIn(t, dir, f.environment())
	receiveFrom(t.Context(), t, f.joined, "a session")
	f.until(t.Context(), "commands")
	for _, want := range []string{`"Senior Amazon Engineer"`, `"India"`} {
		if !strings.Contains(string(f.registered), want) {
			t.Errorf("the commands offer no %s: %s", want, f.registered)
		}
	}
	first.log.until(t, regexp.MustCompile("the commands were registered"))
	if err := first.end(); err != nil {
		t.Fatal(err)
	}
	second := serveIn(t, dir, f.environment())
	receiveFrom(t.Context(), t, f.joined, "a second session")
	f.says("", "what is a bar raiser?")
	f.until(t.Context(), "post")
	if err := second.end(); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(second.log.String(), "the commands were registered") {
		t.Errorf("they were registered again:\n%s", second.log)
	}
}

// What is asked while the coach is down is answered once after its next start.
func TestServeDiscordMissed(t *testing.T) {
	f, dir := newFakeDiscord(t), t.TempDir()
	first := serveIn(t, dir, f.environment())
	receiveFrom(t.Context(), t, f.joined, "a session")
	f.says("", "what is a bar raiser?")
	f.until(t.Context(), "post")
	if err := first.end(); err != nil {
		t.Fatal(err)
	}
	missed := f.message("", "how long is the tech academy")
	second := serveIn(t, dir, f.environment())
	receiveFrom(t.Context(), t, f.joined, "a second session")
	answers := func(id any, want string) {
		t.Helper()
		c := f.until(t.Context(), "post")
		if reference, _ := c.body["message_reference"].(map[string]any); reference["message_id"] != id || !strings.Contains(textOf(c.body), want) {
			t.Errorf("the answer to %v is %v", id, c.body)
		}
	}
	answers(missed["id"], "9 months")
	answers(f.says("", "what is a bar raiser?"), "A bar raiser is an interviewer") // nothing comes before it
	second.metrics(`coach_answers_total{decision="answer"} 2`)
	if err := second.end(); err != nil {
		t.Error(err)
	}
}

// Who is forgotten cannot turn the pages of an old answer any more: nothing of
// it is left in memory.
func TestServeDiscordForgets(t *testing.T) {
	dir := t.TempDir()
	card := "cards:\n  - id: long\n    questions: [What is in the long list?]\n    answer: |\n" + strings.Repeat("      A paragraph that stands here to make the list long, and says little.\n\n", 300)
	if err := os.WriteFile(filepath.Join(dir, "long.yaml"), []byte(card), 0o600); err != nil {
		t.Fatal(err)
	}
	f := newFakeDiscord(t)
	s := serveIn(t, t.TempDir(), f.environment(), "--knowledge", dir, "--only-knowledge")
	receiveFrom(t.Context(), t, f.joined, "a session")
	f.says("", "What is in the long list?")
	post := f.until(t.Context(), "post")
	more := regexp.MustCompile(`"custom_id":"([^"]*)","label":"More`).FindStringSubmatch(textOf(post.body))
	if more == nil {
		t.Fatalf("there is no button for more: %v", post.body)
	}
	f.says("", "hello") // its answer comes when all of the first is done
	f.until(t.Context(), "post")
	click := func() string {
		i := f.interaction(3, map[string]any{"custom_id": more[1], "component_type": 2})
		i["message"] = map[string]any{"id": post.body["id"]}
		f.emit("INTERACTION_CREATE", i)
		return textOf(f.until(t.Context(), "callback").body)
	}
	if got := click(); !strings.Contains(got, `"type":7`) || !strings.Contains(got, "A paragraph") {
		t.Errorf("a click shows %s", got)
	}
	f.says("", "forget me")
	f.until(t.Context(), "post")
	f.says("", "yes")
	if c := f.until(t.Context(), "post"); !strings.Contains(textOf(c.body), "You are forgotten") {
		t.Fatalf("the answer is %v", c.body)
	}
	if got := click(); !strings.Contains(got, "I no longer have the other pages") || strings.Contains(got, "A paragraph") {
		t.Errorf("afterwards a click shows %s", got)
	}
	if err := s.end(); err != nil {
		t.Error(err)
	}
}

// A command over the gateway is answered by its callback, and what is typed
// into one is completed.
func TestServeDiscordCommands(t *testing.T) {
	f := newFakeDiscord(t)
	s := serveIn(t, t.TempDir(), f.environment())
	receiveFrom(t.Context(), t, f.joined, "a session")
	s.log.until(t, regexp.MustCompile("connected to discord"))
	f.emit("INTERACTION_CREATE", f.interaction(4, map[string]any{"name": "coach", "type": 1, "options": []any{
		map[string]any{"name": "question", "type": 3, "value": "bar rais", "focused": true},
	}}))
	if c := f.until(t.Context(), "callback"); c.body["type"] != 8.0 || !strings.Contains(strings.ToLower(textOf(c.body)), "bar raiser") {
		t.Errorf("the suggestions are %v", c.body)
	}
	f.emit("INTERACTION_CREATE", f.interaction(2, map[string]any{"name": "coach", "type": 1, "options": []any{
		map[string]any{"name": "question", "type": 3, "value": "what is a bar raiser?"},
	}}))
	c := f.until(t.Context(), "callback")
	if c.body["type"] == 5.0 { // deferred: the machine was busy
		c = f.until(t.Context(), "original")
	}
	if !strings.Contains(textOf(c.body), "A bar raiser is an interviewer") {
		t.Errorf("the answer is %v", c.body)
	}
	if err := s.end(); err != nil {
		t.Error(err)
	}
}

// With an endpoint, interactions come over HTTP, if Discord signed them.
func TestServeDiscordOverHTTP(t *testing.T) {
	f := newFakeDiscord(t)
	env := f.environment()
	env["COACH_DISCORD_HTTP"], env["COACH_DISCORD_PUBLIC_KEY"] = "127.0.0.1:0", f.public
	s := serveIn(t, t.TempDir(), env)
	receiveFrom(t.Context(), t, f.joined, "a session")
	url := s.address("listening for Discord")
	if status, body := f.signed(url, f.key, map[string]any{"type": 1}); status != http.StatusOK || !strings.Contains(body, `"type":1`) {
		t.Errorf("a ping gets %d %s", status, body)
	}
	other := newFakeDiscord(t)
	if status, body := f.signed(url, other.key, map[string]any{"type": 1}); status != http.StatusUnauthorized {
		t.Errorf("a ping of somebody else gets %d %s", status, body)
	}
	status, body := f.signed(url, f.key, f.interaction(2, map[string]any{"name": "coach", "type": 1, "options": []any{
		map[string]any{"name": "question", "type": 3, "value": "what is a bar raiser?"},
	}}))
	if strings.Contains(body, `"type":5`) { // deferred: the machine was busy
		body = textOf(f.until(t.Context(), "original").body)
	}
	if status != http.StatusOK || !strings.Contains(body, "A bar raiser is an interviewer") {
		t.Errorf("a command gets %d %s", status, body)
	}
	if _, metrics := s.page("/metrics"); !strings.Contains(metrics, "\ncoach_discord_bad_signatures_total 1\n") {
		t.Errorf("the bad signature was not counted")
	}
	if err := s.end(); err != nil {
		t.Error(err)
	}
}

// A token that Discord refuses ends the connection with what to do.
func TestServeDiscordRefused(t *testing.T) {
	f := newFakeDiscord(t)
	f.refusesToken()
	err := serveQuietly(t, f.environment())
	if !errors.Is(err, errNoneLeft) || !strings.Contains(err.Error(), "the bot's token is not valid: copy it anew from the developer portal") ||
		!strings.Contains(err.Error(), "To give it to the coach, set COACH_DISCORD_TOKEN") || strings.Contains(err.Error(), "secret") {
		t.Errorf("with a refused token: %v", err)
	}
	f = newFakeDiscord(t)
	f.closes(4014)
	f.flags = 1 << 18
	err = serveQuietly(t, with(f.environment(), "COACH_DISCORD_CHANNELS", fakeChannel))
	if !errors.Is(err, errNoneLeft) || !strings.Contains(err.Error(), "switch on the Message Content Intent") || strings.Contains(err.Error(), "To give it") {
		t.Errorf("without the intent: %v", err)
	}
}

// Both platforms answer in one process, and each fails alone.
func TestServeBothPlatforms(t *testing.T) {
	slack, f := newFakeSlack(t), newFakeDiscord(t)
	both := slack.environment()
	maps.Copy(both, f.environment())
	s := serveIn(t, t.TempDir(), both)
	receiveFrom(t.Context(), t, slack.joined, "a socket")
	receiveFrom(t.Context(), t, f.joined, "a session")
	slack.says(t.Context(), "01", "what is a bar raiser?")
	f.says("", "what is a bar raiser?")
	for _, c := range []fakeCall{slack.until(t.Context(), "chat.postMessage"), f.until(t.Context(), "post")} {
		if !strings.Contains(textOf(c.body), "A bar raiser is an interviewer") {
			t.Errorf("the answer is %v", c.body)
		}
	}
	if err := s.end(); err != nil {
		t.Error(err)
	}
}

// Discord's end leaves Slack alone.
func TestServeDiscordFailsAlone(t *testing.T) {
	slack, f := newFakeSlack(t), newFakeDiscord(t)
	f.refusesToken()
	both := slack.environment()
	maps.Copy(both, f.environment())
	s := serveIn(t, t.TempDir(), both)
	s.log.until(t, regexp.MustCompile("a platform has stopped.* platform=discord"))
	receiveFrom(t.Context(), t, slack.joined, "a socket")
	slack.says(t.Context(), "01", "what is a bar raiser?")
	slack.until(t.Context(), "chat.postMessage")
	s.log.until(t, regexp.MustCompile("connected to Slack"))
	if status, body := s.page("/readyz/discord"); status != http.StatusServiceUnavailable || !strings.Contains(body, "the bot's token is not valid") {
		t.Errorf("/readyz/discord gives %d %s", status, body)
	}
	if status, body := s.page("/readyz"); status != http.StatusOK || !strings.Contains(body, `"slack":{"ready":true}`) {
		t.Errorf("/readyz gives %d %s", status, body)
	}
	if err := s.end(); err != nil {
		t.Errorf("a platform that failed alone fails the end: %v", err)
	}
}

// Slack's end leaves Discord alone.
func TestServeSlackFailsAlone(t *testing.T) {
	slack, f := newFakeSlack(t), newFakeDiscord(t)
	slack.refuses("auth.test", "account_inactive")
	both := slack.environment()
	maps.Copy(both, f.environment())
	s := serveIn(t, t.TempDir(), both)
	s.log.until(t, regexp.MustCompile("a platform has stopped.* platform=slack"))
	receiveFrom(t.Context(), t, f.joined, "a session")
	f.says("", "what is a bar raiser?")
	f.until(t.Context(), "post")
	if status, body := s.page("/readyz"); status != http.StatusOK || !strings.Contains(body, `"discord":{"ready":true}`) {
		t.Errorf("/readyz gives %d %s", status, body)
	}
	if err := s.end(); err != nil {
		t.Errorf("a platform that failed alone fails the end: %v", err)
	}
}

// Without what a mode needs, the error says what to set.
func TestServeDiscordSettings(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want string
	}{
		{nil, "for Discord set COACH_DISCORD_TOKEN"},
		{map[string]string{"COACH_DISCORD_CHANNELS": fakeChannel}, "the bot's token is missing: set COACH_DISCORD_TOKEN, or name a file that holds it with COACH_DISCORD_TOKEN_FILE or --discord-token-file"},
		{map[string]string{"COACH_DISCORD_TOKEN": "secret", "COACH_DISCORD_HTTP": ":0"}, "the public key is missing"},
		{map[string]string{"COACH_DISCORD_TOKEN": "secret", "COACH_DISCORD_HTTP": ":0", "COACH_DISCORD_PUBLIC_KEY": "abc"}, "64 hexadecimal digits"},
		{map[string]string{"COACH_DISCORD_TOKEN": "secret", "COACH_DISCORD_CHANNELS": "general"}, `"general" is none of Discord's`},
		{map[string]string{"COACH_DISCORD_TOKEN": "secret", "COACH_DISCORD_API": "http://example.com/api"}, "must begin with https://"},
	} {
		err := serveQuietly(t, c.env)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "secret ") {
			t.Errorf("with %v: got %v, want an error with %q", c.env, err, c.want)
		}
	}
}
