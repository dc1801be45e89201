package slack

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
	"careercoach/bot/memstore"
)

// A clock is set by the test.
type testClock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *testClock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *testClock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

func newTestClock() *testClock { return &testClock{t: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)} }

// testInstalls are Installations over a store in memory and a fake Slack.
func testInstalls(t *testing.T, f *fakeSlack, clock *testClock, change func(*InstallConfig)) (*Installations, *memstore.Store) {
	t.Helper()
	store := memstore.New(memstore.Config{Now: clock.now})
	t.Cleanup(func() { store.Close() })
	c := InstallConfig{Records: store, Keys: testKeys(t, testKey(1)), API: f.api(clock.now), Client: "123.456", Secret: "shh"}
	if change != nil {
		change(&c)
	}
	s, err := NewInstallations(c)
	if err != nil {
		t.Fatal(err)
	}
	s.pause = atOnce
	return s, store
}

// atOnce waits for nothing but lets others go on.
func atOnce(ctx context.Context, _ time.Duration) error {
	runtime.Gosched()
	return ctx.Err()
}

// rotating is an installation whose token ends after twelve hours.
func rotating(now time.Time) Installation {
	return Installation{Team: "T1", App: "A1", Bot: "UB", Installer: "U1", Token: "xoxe.xoxb-old", Refresh: "xoxe-1-old", Expires: now.Add(12 * time.Hour), Installed: now}
}

// grantText is Slack's answer with the n-th token.
func grantText(n int) string {
	return fmt.Sprintf(`{"ok":true,"access_token":"xoxe.xoxb-%d","token_type":"bot","refresh_token":"xoxe-1-%d","expires_in":43200,"scope":"chat:write","bot_user_id":"UB","app_id":"A1","team":{"id":"T1"},"enterprise":null,"authed_user":{"id":"U1"}}`, n, n)
}

func TestSaveAndFind(t *testing.T) {
	clock := newTestClock()
	s, store := testInstalls(t, newFakeSlack(t), clock, nil)
	team := Installation{Team: "T1", Bot: "UB", Token: "xoxb-team", Installed: clock.now()}
	org := Installation{Enterprise: "E1", Bot: "UB", Token: "xoxb-org", Installed: clock.now()}
	for _, i := range []Installation{team, org, team} {
		if err := s.Save(t.Context(), i); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		team, enterprise string
		want             Token
	}{
		{"T1", "", "xoxb-team"}, {"T1", "E1", "xoxb-team"}, {"T2", "E1", "xoxb-org"}, {"", "E1", "xoxb-org"}, {"E1", "E1", "xoxb-org"}, {"E1", "", "xoxb-org"},
	} {
		if got, err := s.Token(t.Context(), c.team, c.enterprise); got != c.want || err != nil {
			t.Errorf("%s in %s: got %s, %v, want %s", c.team, c.enterprise, got.reveal(), err, c.want.reveal())
		}
	}
	for _, nobody := range []string{"T2", "", "T1/../team/T1"} {
		if got, err := s.Token(t.Context(), nobody, ""); !errors.Is(err, ErrNotInstalled) {
			t.Errorf("%q: got %s, %v, want ErrNotInstalled", nobody, got.reveal(), err)
		}
	}
	if all, err := s.All(t.Context()); len(all) != 2 || err != nil {
		t.Errorf("got %d installations, %v, want 2", len(all), err)
	}
	records, err := store.List(t.Context(), InstallPrefix, "", 100)
	for _, r := range records {
		if strings.Contains(string(r.Value), "xoxb") {
			t.Errorf("a token lies open under %s", r.Key)
		}
	}
	if len(records) != 2 || err != nil {
		t.Errorf("got %d records, %v, want 2", len(records), err)
	}
}

// A token is replaced before its end: stored first, then used.
func TestRefresh(t *testing.T) {
	clock, f := newTestClock(), newFakeSlack(t)
	s, _ := testInstalls(t, f, clock, nil)
	if err := s.Save(t.Context(), rotating(clock.now())); err != nil {
		t.Fatal(err)
	}
	clock.add(10 * time.Hour)
	if got, err := s.Token(t.Context(), "T1", ""); got != "xoxe.xoxb-old" || err != nil {
		t.Fatalf("got %s, %v, want the old token", got.reveal(), err)
	}
	clock.add(90 * time.Minute)
	f.will("oauth.v2.access", fakeAnswer{body: grantText(1)})
	for range 2 {
		if got, err := s.Token(t.Context(), "T1", ""); got != "xoxe.xoxb-1" || err != nil {
			t.Fatalf("got %s, %v, want the new token", got.reveal(), err)
		}
	}
	call := f.last("oauth.v2.access")
	if got, want := call.body, "grant_type=refresh_token&refresh_token=xoxe-1-old"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !strings.HasPrefix(call.auth, "Basic ") || len(f.methods()) != 1 {
		t.Errorf("got authorization %q in %d calls, want Basic in one", call.auth, len(f.methods()))
	}
	i, _, err := s.find(t.Context(), "T1", "")
	if i.Refresh != "xoxe-1-1" || !i.Expires.Equal(clock.now().Add(12*time.Hour)) || i.Installer != "U1" || err != nil {
		t.Errorf("got %+v, %v, want the rest kept and a new end", i, err)
	}
}

// However many ask at once, in however many processes, there is one refresh.
func TestRefreshOnce(t *testing.T) {
	clock, f := newTestClock(), newFakeSlack(t)
	a, store := testInstalls(t, f, clock, nil)
	b, err := NewInstallations(InstallConfig{Records: store, Keys: a.c.Keys, API: a.c.API, Client: "123.456", Secret: "shh"})
	if err != nil {
		t.Fatal(err)
	}
	b.pause = atOnce
	if err := a.Save(t.Context(), rotating(clock.now())); err != nil {
		t.Fatal(err)
	}
	clock.add(13 * time.Hour)
	f.will("oauth.v2.access", fakeAnswer{body: grantText(1)})
	f.will("oauth.v2.access", fakeAnswer{body: `{"ok":false,"error":"invalid_refresh_token"}`})
	var all sync.WaitGroup
	for n := range 32 {
		s := []*Installations{a, b}[n%2]
		all.Go(func() {
			if got, err := s.Token(t.Context(), "T1", ""); got != "xoxe.xoxb-1" || err != nil {
				t.Errorf("got %s, %v, want the new token", got.reveal(), err)
			}
		})
	}
	all.Wait()
	if got := len(f.methods()); got != 1 {
		t.Errorf("got %d refreshes, want 1", got)
	}
}

// A refresh that fails leaves a token that is still good in use, and tries
// again a while later.
func TestRefreshFails(t *testing.T) {
	clock, f := newTestClock(), newFakeSlack(t)
	s, _ := testInstalls(t, f, clock, nil)
	if err := s.Save(t.Context(), rotating(clock.now())); err != nil {
		t.Fatal(err)
	}
	clock.add(11*time.Hour + 30*time.Minute)
	f.will("oauth.v2.access", fakeAnswer{status: 503})
	for range 3 {
		if got, err := s.Token(t.Context(), "T1", ""); got != "xoxe.xoxb-old" || err != nil {
			t.Errorf("got %s, %v, want the old token", got.reveal(), err)
		}
	}
	if got := len(f.methods()); got != 1 {
		t.Errorf("got %d tries, want 1", got)
	}
	clock.add(45 * time.Minute) // now it has ended
	f.will("oauth.v2.access", fakeAnswer{status: 503})
	if _, err := s.Token(t.Context(), "T1", ""); err == nil || errors.Is(err, ErrNotInstalled) {
		t.Errorf("got %v, want an error that passes", err)
	}
	f.refuse("oauth.v2.access", "invalid_refresh_token")
	if _, err := s.Token(t.Context(), "T1", ""); !errors.Is(err, ErrNotInstalled) {
		t.Errorf("got %v, want ErrNotInstalled", err)
	}
	f.will("oauth.v2.access", fakeAnswer{body: grantText(2)})
	if got, err := s.Token(t.Context(), "T1", ""); got != "xoxe.xoxb-2" || err != nil {
		t.Errorf("got %s, %v, want the new token", got.reveal(), err)
	}
}

// A token that Slack calls expired is replaced, and the reply sent.
func TestSendRenews(t *testing.T) {
	clock, f := newTestClock(), newFakeSlack(t)
	installs, _ := testInstalls(t, f, clock, nil)
	if err := installs.Save(t.Context(), rotating(clock.now())); err != nil {
		t.Fatal(err)
	}
	s, err := NewSender(SenderConfig{API: installs.c.API, Tokens: installs})
	if err != nil {
		t.Fatal(err)
	}
	f.refuse("chat.postMessage", "token_expired")
	f.will("oauth.v2.access", fakeAnswer{body: grantText(1)})
	if _, err := s.Send(t.Context(), outgoing(channelAddress, "Hi")); err != nil {
		t.Fatal(err)
	}
	if got, want := f.last("chat.postMessage").auth, "Bearer xoxe.xoxb-1"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	other := channelAddress
	other.Team = "T9"
	if _, err := s.Send(t.Context(), outgoing(other, "Hi")); !sameOutcome(err, delivery.Permanent("not_installed", nil)) {
		t.Errorf("got %v, want a permanent not_installed", err)
	}
	f.refuse("chat.postMessage", "token_expired")
	f.refuse("oauth.v2.access", "bad_client_secret")
	if _, err := s.Send(t.Context(), outgoing(channelAddress, "Hi")); !sameOutcome(err, delivery.Retry("no_token", 0, nil)) {
		t.Errorf("got %#v, want a retry for want of a token", err)
	}
}

// flaky fails commits as it is told.
type flaky struct {
	Records
	fail func(bot.Tx) error // nil: go on
}

func (r flaky) Commit(ctx context.Context, tx bot.Tx) ([]bot.JobID, error) {
	if err := r.fail(tx); err != nil {
		return nil, err
	}
	return r.Records.Commit(ctx, tx)
}

// A token that cannot be stored is not used, or the next start would have none.
func TestRefreshStoredFirst(t *testing.T) {
	clock, f := newTestClock(), newFakeSlack(t)
	broken := errors.New("the disk is full")
	var failing bool
	s, _ := testInstalls(t, f, clock, func(c *InstallConfig) {
		c.Records = flaky{c.Records, func(tx bot.Tx) error {
			if failing && strings.HasPrefix(tx.Put[0].Key, installKey("team", "")) {
				return broken
			}
			return nil
		}}
	})
	if err := s.Save(t.Context(), rotating(clock.now())); err != nil {
		t.Fatal(err)
	}
	clock.add(13 * time.Hour)
	f.will("oauth.v2.access", fakeAnswer{body: grantText(1)})
	failing = true
	ctx, cancel := context.WithCancel(t.Context())
	f.after = func(string) { cancel() } // the sender gives up meanwhile: it is stored all the same
	if _, err := s.Token(ctx, "T1", ""); !errors.Is(err, broken) {
		t.Errorf("got %v, want the store's error", err)
	}
	failing = false
	f.after = nil
	f.will("oauth.v2.access", fakeAnswer{body: grantText(2)})
	if got, err := s.Token(t.Context(), "T1", ""); got != "xoxe.xoxb-2" || err != nil {
		t.Errorf("got %s, %v, want the new token: the lease is free again", got.reveal(), err)
	}
}

// A secret of the app is sent by Basic authentication.
func TestBasic(t *testing.T) {
	f := newFakeSlack(t)
	s, _ := testInstalls(t, f, newTestClock(), nil)
	f.will("oauth.v2.access", fakeAnswer{body: grantText(1)})
	if _, err := s.access(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	r := http.Request{Header: http.Header{"Authorization": {f.last("oauth.v2.access").auth}}}
	if id, secret, ok := r.BasicAuth(); id != "123.456" || secret != "shh" || !ok {
		t.Errorf("got %q, %q, %v", id, secret, ok)
	}
}
