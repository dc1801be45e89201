package slack

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"

	"careercoach/bot"
)

// chosen are Settings in memory.
type chosenSettings struct {
	mu  sync.Mutex
	all map[string]bot.Workspace
	err error
}

func (c *chosenSettings) settings() *Settings {
	return &Settings{
		Load: func(_ context.Context, workspace string) (bot.Workspace, error) {
			c.mu.Lock()
			defer c.mu.Unlock()
			return c.all[workspace], c.err
		},
		Change: func(_ context.Context, workspace string, change func(*bot.Workspace)) (bot.Workspace, error) {
			c.mu.Lock()
			defer c.mu.Unlock()
			if c.err != nil {
				return bot.Workspace{}, c.err
			}
			w := c.all[workspace]
			change(&w)
			if c.all == nil {
				c.all = map[string]bot.Workspace{}
			}
			c.all[workspace] = w
			return w, nil
		},
	}
}

// userText is Slack's answer about a user.
func userText(fields string) fakeAnswer {
	return fakeAnswer{body: `{"ok":true,"user":{"id":"U1","team_id":"T1"` + fields + `}}`}
}

// Who runs the workspace may change its settings, and nobody else, whatever
// goes wrong.
func TestWhoMayChangeSettings(t *testing.T) {
	team := Visit{Team: "T1", User: "U1", Channel: "C1", surface: surfaceSlash, ephemeral: true}
	org := team
	org.Enterprise = "E1"
	refusal := func(word string) fakeAnswer { return fakeAnswer{body: `{"ok":false,"error":"` + word + `"}`} }
	for _, c := range []struct {
		name   string
		visit  Visit
		answer fakeAnswer
		want   string // how what is said begins; empty: they may
	}{
		{"admin", team, userText(`,"is_admin":true`), ""},
		{"owner", team, userText(`,"is_owner":true`), ""},
		{"primary owner", team, userText(`,"is_primary_owner":true`), ""},
		{"member", team, userText(`,"is_admin":false`), barredText},
		{"nothing said", team, userText(``), barredText},
		{"guest", team, userText(`,"is_admin":true,"is_restricted":true`), barredText},
		{"former admin", team, userText(`,"is_admin":true,"deleted":true`), barredText},
		{"bot", team, userText(`,"is_admin":true,"is_bot":true`), barredText},
		{"stranger", team, userText(`,"is_admin":true,"is_stranger":true`), barredText},
		{"admin elsewhere", team, fakeAnswer{body: `{"ok":true,"user":{"id":"U1","team_id":"T2","is_admin":true}}`}, barredText},
		{"admin of no team", team, fakeAnswer{body: `{"ok":true,"user":{"id":"U1","is_admin":true}}`}, barredText},
		{"another", team, fakeAnswer{body: `{"ok":true,"user":{"id":"U2","team_id":"T1","is_admin":true}}`}, barredText},
		{"of an organisation's team", team, fakeAnswer{body: `{"ok":true,"user":{"id":"U1","team_id":"E1","is_admin":true,"enterprise_user":{"teams":["T2","T1"]}}}`}, ""},
		{"no user", team, fakeAnswer{body: `{"ok":true}`}, barredText},
		{"unknown", team, refusal("user_not_found"), barredText},
		{"team's admin, for an organisation", org, userText(`,"is_admin":true,"enterprise_user":{"enterprise_id":"E1","is_admin":false}`), barredOrg},
		{"organisation's admin", org, userText(`,"enterprise_user":{"enterprise_id":"E1","is_admin":true}`), ""},
		{"organisation's owner", org, userText(`,"enterprise_user":{"enterprise_id":"E1","is_owner":true}`), ""},
		{"another organisation's admin", org, userText(`,"enterprise_user":{"enterprise_id":"E2","is_admin":true}`), barredOrg},
		{"no scope", team, refusal("missing_scope"), blindText},
		{"refused", team, refusal("invalid_auth"), unaskedText},
		{"busy", team, fakeAnswer{status: 429}, unaskedText},
		{"no answer", team, fakeAnswer{status: 500, body: "<html>"}, unaskedText},
		{"cut", team, fakeAnswer{cut: true}, unaskedText},
	} {
		f := newFakeSlack(t)
		f.will("users.info", c.answer)
		why, err := f.sender().barred(t.Context(), c.visit)
		if why != c.want {
			t.Errorf("%s: got %q, want %q", c.name, why, c.want)
		}
		if blind := why == blindText || why == unaskedText; blind != (err != nil) {
			t.Errorf("%s: %q with the error %v", c.name, why, err)
		}
		if got := f.last("users.info").body; got != "user=U1" {
			t.Errorf("%s: asked %q", c.name, got)
		}
	}
}

// The operator reads in the log which scope is missing.
func TestMissingScopeIsLogged(t *testing.T) {
	f := newFakeSlack(t)
	f.will("users.info", fakeAnswer{body: `{"ok":false,"error":"missing_scope","needed":"users:read"}`})
	s := f.sender()
	var log bytes.Buffer
	s.c.Logger = logger(&log)
	if why, _ := s.barred(t.Context(), Visit{Team: "T1", User: "U1"}); why != blindText || !strings.Contains(log.String(), "scope=users:read") {
		t.Errorf("got %q and the log %s", why, log.String())
	}
}

// Who installed the app may, without Slack being asked: in that workspace or
// organisation alone.
func TestInstallerMayChangeSettings(t *testing.T) {
	f, clock := newFakeSlack(t), newTestClock()
	all, _ := testInstalls(t, f, clock, nil)
	for _, i := range []Installation{
		{Team: "T1", Token: "xoxb-1", Installer: "U1", Installed: clock.now()},
		{Enterprise: "E1", Token: "xoxb-2", Installer: "U2", Installed: clock.now()},
	} {
		if err := all.Save(t.Context(), i); err != nil {
			t.Fatal(err)
		}
	}
	s := f.sender()
	s.c.Tokens = all
	for _, c := range []struct {
		visit Visit
		want  bool
	}{
		{Visit{Team: "T1", User: "U1"}, true},
		{Visit{Team: "T1", Enterprise: "E1", User: "U2"}, true},
		{Visit{Team: "T1", User: "U2"}, false},
		{Visit{Team: "T1"}, false},
		{Visit{Team: "T1", Enterprise: "E1", User: "U1"}, false},
		{Visit{Team: "T2", User: "U1"}, false},
	} {
		if got := s.installed(t.Context(), c.visit); got != c.want {
			t.Errorf("%+v: got %v, want %v", c.visit, got, c.want)
		}
	}
	if why, err := s.barred(t.Context(), Visit{Team: "T1", User: "U1"}); why != "" || err != nil || len(f.methods()) != 0 {
		t.Errorf("the installer is told %q, %v; asked was %v", why, err, f.methods())
	}
}
