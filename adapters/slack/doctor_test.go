package slack

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// report writes findings as lines: "+" good, "-" a warning, "!" serious.
func report(findings []Finding) string {
	var b strings.Builder
	for _, f := range findings {
		sign := "-"
		switch {
		case f.Good:
			sign = "+"
		case f.Serious:
			sign = "!"
		}
		b.WriteString(sign + " " + f.Check + ": " + f.Text + "\n")
	}
	return b.String()
}

// scopeHeader is the header of a token with these scopes.
func scopeHeader(now time.Time, scopes ...string) map[string]string {
	return map[string]string{"X-OAuth-Scopes": strings.Join(scopes, ","), "Date": now.UTC().Format(http.TimeFormat)}
}

const authText = `{"ok":true,"team_id":"T1","user_id":"UB","bot_id":"B1"}`

func TestDoctor(t *testing.T) {
	now := newTestClock().now()
	good := fakeAnswer{header: scopeHeader(now, requiredScopes(false)...), body: authText}
	refusal := func(word string) fakeAnswer { return fakeAnswer{body: `{"ok":false,"error":"` + word + `"}`} }
	open := fakeAnswer{body: `{"ok":true,"url":"wss://wss-primary.slack.com/link"}`}
	for _, c := range []struct {
		name      string
		auth, app fakeAnswer
		bot       Token
		want, fix string
	}{
		{"all well", good, open, "xoxb-1", "+ bot token: it works: bot UB in T1\n+ bot token: it has the scopes it needs\n+ app token: it works: Slack offers a connection\n", ""},
		{"no bot token", good, open, "xapp-1", "! bot token: it is none: a bot token begins with xoxb-\n+ app token: it works: Slack offers a connection\n", "OAuth & Permissions"},
		{"wrong tokens", refusal("invalid_auth"), refusal("invalid_auth"), "xoxb-1", "! bot token: Slack refuses it: invalid_auth\n! app token: Slack refuses it: invalid_auth\n", "connections:write"},
		{"removed", refusal("account_inactive"), open, "xoxb-1", "! bot token: Slack refuses it: account_inactive\n+ app token: it works: Slack offers a connection\n", "install it again"},
		{"no connections", good, refusal("missing_scope"), "xoxb-1", "+ bot token: it works: bot UB in T1\n+ bot token: it has the scopes it needs\n! app token: Slack refuses it: missing_scope\n", "make a new one"},
		{"scopes", fakeAnswer{header: scopeHeader(now, append(requiredScopes(false)[1:], "groups:history", "admin")...), body: authText}, open, "xoxb-1",
			"+ bot token: it works: bot UB in T1\n! bot token: scopes are missing: app_mentions:read\n- bot token: scopes are not needed: admin\n+ app token: it works: Slack offers a connection\n", "install the app again"},
		{"clock", fakeAnswer{header: scopeHeader(now.Add(-10*time.Minute), requiredScopes(false)...), body: authText}, open, "xoxb-1",
			"+ bot token: it works: bot UB in T1\n! clock: it differs from Slack's by 10m0s, so that every signature is refused\n+ bot token: it has the scopes it needs\n+ app token: it works: Slack offers a connection\n", "NTP"},
		{"busy", fakeAnswer{status: 429}, open, "xoxb-1", "- bot token: Slack wants to be asked later\n+ app token: it works: Slack offers a connection\n", "in a minute"},
		{"a proxy", fakeAnswer{body: "<html>log in"}, open, "xoxb-1", "! bot token: Slack refuses it: no_answer\n+ app token: it works: Slack offers a connection\n", "proxy"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFakeSlack(t)
			f.will("auth.test", c.auth)
			if c.bot == "xapp-1" {
				f.script["auth.test"] = nil
			}
			f.will("apps.connections.open", c.app)
			clock := newTestClock()
			got := Doctor(t.Context(), DoctorConfig{API: f.api(clock.now), Bot: c.bot, SocketMode: true, App: "xapp-1-A1-2-x"})
			if report(got) != c.want {
				t.Errorf("got\n%swant\n%s", report(got), c.want)
			}
			checkFixes(t, got, c.fix)
		})
	}
}

// checkFixes looks that whatever is not good has a fix, and one of them says
// what it should.
func checkFixes(t *testing.T, findings []Finding, want string) {
	t.Helper()
	all := ""
	for _, f := range findings {
		if f.Good == (f.Fix != "") {
			t.Errorf("%s: %s: got fix %q", f.Check, f.Text, f.Fix)
		}
		all += f.Fix + "\n"
	}
	if !strings.Contains(all, want) {
		t.Errorf("got fixes\n%swant %q in them", all, want)
	}
}

func TestDoctorUnreachable(t *testing.T) {
	f := newFakeSlack(t)
	api := f.api(nil)
	f.Close()
	got := Doctor(t.Context(), DoctorConfig{API: api, Bot: "xoxb-1", SocketMode: true, App: "xapp-1"})
	want := "! bot token: Slack cannot be reached from here\n! app token: Slack cannot be reached from here\n"
	if report(got) != want {
		t.Errorf("got\n%swant\n%s", report(got), want)
	}
}

func TestDoctorReach(t *testing.T) {
	for status, want := range map[int]string{
		401: "+ base URL: it answers, and refuses what Slack did not sign\n",
		200: "! base URL: it takes what nobody signed: that is not the coach\n",
		404: "! base URL: it answers 404 Not Found\n",
		302: "! base URL: it answers 302 Found\n",
	} {
		site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != PathEvents || r.Method != http.MethodPost {
				t.Errorf("got %s %s", r.Method, r.URL)
			}
			w.Header().Set("Location", "/login")
			w.WriteHeader(status)
		}))
		d := &doctor{DoctorConfig: DoctorConfig{BaseURL: site.URL + "/"}}
		d.HTTP = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
		d.reach(t.Context())
		site.Close()
		if got := report(d.findings); got != want {
			t.Errorf("%d: got %s, want %s", status, got, want)
		}
		d.findings = nil
		if d.reach(t.Context()); report(d.findings) != "! base URL: nothing answers there\n" {
			t.Errorf("got %s, where nothing answers", report(d.findings))
		}
	}
	d := &doctor{DoctorConfig: DoctorConfig{BaseURL: "http://coach.example.org"}}
	if d.reach(t.Context()); report(d.findings) != "! base URL: it is none that Slack can reach\n" {
		t.Errorf("got %s", report(d.findings))
	}
}

func TestDoctorInstallations(t *testing.T) {
	clock, f := newTestClock(), newFakeSlack(t)
	s, _ := testInstalls(t, f, clock, nil)
	d := &doctor{DoctorConfig: DoctorConfig{API: s.c.API, Installations: s, BaseURL: "https://coach.example.org"}}
	if d.installations(t.Context()); report(d.findings) != "- installations: the app is installed nowhere\n" {
		t.Errorf("got %s", report(d.findings))
	}
	if err := s.Save(t.Context(), Installation{Team: "T1", Token: "xoxb-1"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(t.Context(), Installation{Enterprise: "E1", Token: "xoxe.xoxb-1", Refresh: "xoxe-1", Expires: clock.now()}); err != nil {
		t.Fatal(err)
	}
	f.will("auth.test", fakeAnswer{header: scopeHeader(clock.now(), requiredScopes(false)...), body: authText})
	f.refuse("oauth.v2.access", "invalid_refresh_token")
	d.findings = nil
	d.installations(t.Context())
	want := "+ installation in T1: it works: bot UB in T1\n+ installation in T1: it has the scopes it needs\n! installation in the organisation E1: its token cannot be replaced: invalid_refresh_token\n"
	if got := report(d.findings); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// What Slack's manifest has otherwise is named, piece by piece.
func TestDoctorManifest(t *testing.T) {
	export := func(change func(*manifest)) fakeAnswer {
		m := newManifest(ManifestConfig{SocketMode: true}, "")
		change(&m)
		m.Display.Name = "Our coach" // the operator's own affair
		b, err := json.Marshal(map[string]any{"ok": true, "manifest": m})
		if err != nil {
			t.Fatal(err)
		}
		return fakeAnswer{body: string(b)}
	}
	for _, c := range []struct {
		name   string
		answer fakeAnswer
		want   string
	}{
		{"same", export(func(*manifest) {}), "+ manifest: the app is set up as it should be\n"},
		{"optional", export(func(m *manifest) {
			m.OAuth.Scopes.Bot = append(m.OAuth.Scopes.Bot, "groups:history")
			m.Settings.Events.List = append(m.Settings.Events.List, "message.channels")
		}), "+ manifest: the app is set up as it should be\n"},
		{"drifted", export(func(m *manifest) {
			m.OAuth.Scopes.Bot = append(m.OAuth.Scopes.Bot[1:], "admin")
			m.Settings.Events.List = m.Settings.Events.List[1:]
			m.Settings.Socket = false
			m.Features.Commands = m.Features.Commands[:4]
			m.Features.Shortcuts = nil
			m.Features.Home.ReadOnly = true
		}), "- manifest: scopes missing: app_mentions:read\n- manifest: scopes not needed: admin\n- manifest: events missing: app_home_opened\n" +
			"- manifest: slash commands missing: /interview\n- manifest: shortcuts missing: ask_about\n- manifest: Socket Mode: it is \"false\", not \"true\"\n" +
			"- manifest: messages tab read only: it is \"true\", not \"false\"\n"},
		{"expired", fakeAnswer{body: `{"ok":false,"error":"token_expired"}`}, "! manifest: Slack refuses it: token_expired\n"},
	} {
		f := newFakeSlack(t)
		f.will("apps.manifest.export", c.answer)
		d := &doctor{DoctorConfig: DoctorConfig{API: f.api(nil), SocketMode: true, App: "xapp-1-A0LAB-2-x", Config: "xoxe.xoxp-1"}}
		d.manifest(t.Context())
		if got := report(d.findings); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
		sameJSON(t, f.last("apps.manifest.export").body, `{"app_id":"A0LAB"}`)
		checkFixes(t, d.findings, "")
	}
	d := &doctor{DoctorConfig: DoctorConfig{Config: "xoxe.xoxp-1"}}
	if d.manifest(t.Context()); report(d.findings) != "- manifest: it is not known which app to look at\n" {
		t.Errorf("got %s", report(d.findings))
	}
}

// Without a scope that only a part needs the coach works: a warning says what
// does not.
func TestDoctorScopesInPart(t *testing.T) {
	all := requiredScopes(true)
	for _, c := range []struct {
		granted []string
		follow  bool
		want    string
	}{
		{requiredScopes(false), false, "+ bot token: it has the scopes it needs\n"},
		{all, true, "+ bot token: it has the scopes it needs\n"},
		{all, false, "+ bot token: it has the scopes it needs\n"},
		{without(requiredScopes(false), []string{"users:read"}), false, "- bot token: the scope users:read is missing: nobody can change a workspace's settings in Slack but who installed the app by OAuth\n"},
		{without(all, []string{"channels:history"}), true, "- bot token: the scope channels:history is missing: the coach does not go on in threads without being mentioned again\n"},
	} {
		d := &doctor{DoctorConfig: DoctorConfig{Follow: c.follow}}
		d.scopes("bot token", strings.Join(c.granted, ","))
		if got := report(d.findings); got != c.want {
			t.Errorf("%v: got\n%swant\n%s", c.granted, got, c.want)
		}
		checkFixes(t, d.findings, "")
	}
}

// To go on in threads the manifest must ask for more.
func TestDoctorManifestFollow(t *testing.T) {
	want := newManifest(ManifestConfig{SocketMode: true, Follow: true}, "")
	if got := differences(want, want); len(got) != 0 {
		t.Errorf("got %q", got)
	}
	got := differences(want, newManifest(ManifestConfig{SocketMode: true}, ""))
	if len(got) != 2 || got[0] != "scopes missing: channels:history, groups:history" || got[1] != "events missing: message.channels, message.groups" {
		t.Errorf("got %q", got)
	}
	if got := differences(newManifest(ManifestConfig{SocketMode: true}, ""), want); len(got) != 0 {
		t.Errorf("what may be there is %q", got)
	}
}
