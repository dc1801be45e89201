package slack

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// testOAuth is an OAuth over a fake Slack.
func testOAuth(t *testing.T, f *fakeSlack, clock *testClock) (*OAuth, *[]Installation) {
	t.Helper()
	installs, _ := testInstalls(t, f, clock, nil)
	var welcomed []Installation
	o, err := NewOAuth(OAuthConfig{
		Installations: installs, BaseURL: "https://coach.example.org/",
		Installed: func(_ context.Context, i Installation) error { welcomed = append(welcomed, i); return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	return o, &welcomed
}

// visitPage opens a page with cookies.
func visitPage(o *OAuth, method, target string, cookies ...*http.Cookie) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	for _, c := range cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	o.ServeHTTP(w, r)
	return w.Result()
}

// beginInstall opens the first page and returns the state and the cookie.
func beginInstall(t *testing.T, o *OAuth) (url.Values, *http.Cookie) {
	t.Helper()
	res := visitPage(o, "GET", PathInstall)
	to, err := res.Location()
	if err != nil || res.StatusCode != 302 || len(res.Cookies()) != 1 {
		t.Fatalf("got %v, %v", res, err)
	}
	return to.Query(), res.Cookies()[0]
}

func callback(query url.Values) string { return PathOAuth + "?" + query.Encode() }

func TestInstall(t *testing.T) {
	clock, f := newTestClock(), newFakeSlack(t)
	o, welcomed := testOAuth(t, f, clock)
	query, cookie := beginInstall(t, o)
	if !cookie.HttpOnly || !cookie.Secure || cookie.SameSite != http.SameSiteLaxMode || cookie.MaxAge != 600 {
		t.Errorf("got cookie %+v", cookie)
	}
	for name, want := range map[string]string{
		"client_id": "123.456", "redirect_uri": "https://coach.example.org/slack/oauth",
		"scope": "app_mentions:read,assistant:write,chat:write,commands,files:write,im:history,im:write,users:read",
	} {
		if got := query.Get(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	f.will("oauth.v2.access", fakeAnswer{body: grantText(1)})
	res := visitPage(o, "GET", callback(url.Values{"state": {query.Get("state")}, "code": {"c0de"}}), cookie)
	if res.StatusCode != 200 || res.Header.Get("Cache-Control") != "no-store" || res.Cookies()[0].MaxAge >= 0 {
		t.Errorf("got %v, want a page and the cookie gone", res)
	}
	if got, want := f.last("oauth.v2.access").body, "code=c0de&redirect_uri=https://coach.example.org/slack/oauth"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	i, _, err := o.c.Installations.find(t.Context(), "T1", "")
	want := Installation{Team: "T1", App: "A1", Bot: "UB", Installer: "U1", Token: "xoxe.xoxb-1", Refresh: "xoxe-1-1", Expires: clock.now().Add(12 * time.Hour), Scopes: "chat:write", Installed: clock.now()}
	if err != nil || i != want || len(*welcomed) != 1 || (*welcomed)[0] != want {
		t.Errorf("got %+v, %v, welcomed %d, want %+v", i, err, len(*welcomed), want)
	}
}

// An organisation is installed as a whole.
func TestInstallOrg(t *testing.T) {
	f := newFakeSlack(t)
	o, _ := testOAuth(t, f, newTestClock())
	query, cookie := beginInstall(t, o)
	f.will("oauth.v2.access", fakeAnswer{body: `{"ok":true,"access_token":"xoxb-9","token_type":"bot","team":null,"enterprise":{"id":"E1"},"is_enterprise_install":true,"authed_user":{"id":"U1"}}`})
	visitPage(o, "GET", callback(url.Values{"state": {query.Get("state")}, "code": {"c"}}), cookie)
	if got, err := o.c.Installations.Token(t.Context(), "T5", "E1"); got != "xoxb-9" || err != nil {
		t.Errorf("got %s, %v", got.reveal(), err)
	}
}

// A state is good once, in one browser, for ten minutes.
func TestState(t *testing.T) {
	clock, f := newTestClock(), newFakeSlack(t)
	o, _ := testOAuth(t, f, clock)
	query, cookie := beginInstall(t, o)
	_, stranger := beginInstall(t, o)
	state := query.Get("state")
	with := func(state string) string { return callback(url.Values{"state": {state}, "error": {"access_denied"}}) }
	for _, c := range []struct {
		name, target string
		cookies      []*http.Cookie
		wait         time.Duration
		want         int
	}{
		{"no state", PathOAuth + "?code=c", []*http.Cookie{cookie}, 0, 400},
		{"made up", with("e30"), []*http.Cookie{cookie}, 0, 400},
		{"changed", with(state[:20] + "A" + state[21:]), []*http.Cookie{cookie}, 0, 400},
		{"no cookie", with(state), nil, 0, 400},
		{"empty cookie", with(state), []*http.Cookie{{Name: stateCookie}}, 0, 400},
		{"another browser", with(state), []*http.Cookie{stranger}, 0, 400},
		{"right", with(state), []*http.Cookie{cookie}, 0, 200},
		{"again", with(state), []*http.Cookie{cookie}, 0, 400},
		{"late", with(state), []*http.Cookie{cookie}, 11 * time.Minute, 400},
	} {
		clock.add(c.wait)
		if got := visitPage(o, "GET", c.target, c.cookies...).StatusCode; got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, got, c.want)
		}
	}
	fresh, cookie := beginInstall(t, o)
	clock.add(stateLife)
	if got := visitPage(o, "GET", with(fresh.Get("state")), cookie).StatusCode; got != 400 {
		t.Errorf("expired: got %d, want 400", got)
	}
	if got := f.methods(); len(got) != 0 {
		t.Errorf("got calls %v, want none", got)
	}
}

func TestInstallFails(t *testing.T) {
	for name, answer := range map[string]fakeAnswer{
		"bad code":   {body: `{"ok":false,"error":"invalid_code"}`},
		"user token": {body: `{"ok":true,"access_token":"xoxp-1","token_type":"user","team":{"id":"T1"}}`},
		"no team":    {body: `{"ok":true,"access_token":"xoxb-1","token_type":"bot"}`},
		"down":       {status: 503},
	} {
		f := newFakeSlack(t)
		o, welcomed := testOAuth(t, f, newTestClock())
		query, cookie := beginInstall(t, o)
		f.will("oauth.v2.access", answer)
		res := visitPage(o, "GET", callback(url.Values{"state": {query.Get("state")}, "code": {"c"}}), cookie)
		if all, err := o.c.Installations.All(t.Context()); res.StatusCode != 502 || len(all) != 0 || err != nil || len(*welcomed) != 0 {
			t.Errorf("%s: got %d, %d installations, %v", name, res.StatusCode, len(all), err)
		}
	}
}

func TestPages(t *testing.T) {
	o, _ := testOAuth(t, newFakeSlack(t), newTestClock())
	for _, c := range []struct {
		method, path string
		want         int
	}{{"GET", "/", 404}, {"GET", PathInstall + "/x", 404}, {"POST", PathOAuth, 405}, {"HEAD", PathInstall, 405}, {"GET", PathInstall, 302}} {
		if got := visitPage(o, c.method, c.path).StatusCode; got != c.want {
			t.Errorf("%s %s: got %d, want %d", c.method, c.path, got, c.want)
		}
	}
	limited := 0
	for range 60 {
		if visitPage(o, "GET", PathInstall).StatusCode == 429 {
			limited++
		}
	}
	if limited == 0 {
		t.Error("sixty visits at once are not limited")
	}
	for _, base := range []string{"", "http://coach.example.org", "coach.example.org"} {
		if _, err := NewOAuth(OAuthConfig{Installations: o.c.Installations, BaseURL: base}); err == nil || !strings.Contains(err.Error(), "https://") {
			t.Errorf("%q: got %v, want to read about https://", base, err)
		}
	}
}
