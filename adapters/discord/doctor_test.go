package discord

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
)

// answers are what an API answers, by method and path: a body, or a status.
type answers map[string]any

// RoundTrip implements http.RoundTripper.
func (a answers) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, ok := a[r.Method+" "+strings.TrimPrefix(r.URL.Path, "/api/v9")]
	if !ok {
		answer = http.StatusNotFound
	}
	status, isStatus := answer.(int)
	if !isStatus {
		status = http.StatusOK
	}
	body, err := json.Marshal(answer)
	return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(string(body)))}, err
}

// TestDoctor finds out what is well, what is not, and what cannot be told.
func TestDoctor(t *testing.T) {
	key, other := strings.Repeat("ab", 32), strings.Repeat("cd", 32)
	channel := "700000000000000001"
	app := func(more ...any) map[string]any {
		m := map[string]any{"id": "900000000000000002", "flags": 0, "verify_key": key}
		for i := 0; i < len(more); i += 2 {
			m[more[i].(string)] = more[i+1]
		}
		return m
	}
	const mine, commands, gateway = "GET /applications/@me", "GET /applications/900000000000000002/commands", "GET /gateway/bot"
	for _, c := range []struct {
		name   string
		config Config
		change answers
		want   []string // how findings begin that are not those of a coach that is well
	}{
		{"all is well", Config{}, nil, nil},
		{"refused token", Config{}, answers{"GET /users/@me": 401}, []string{"BAD Discord does not take the token."}},
		{"no network", Config{}, answers{"GET /users/@me": 502}, []string{"BAD Discord cannot be reached"}},
		{"no application", Config{}, answers{mine: 500}, []string{"? Discord does not tell about the application", "? The commands were not looked at"}},
		{"another key", Config{PublicKey: other}, nil, []string{"BAD The public key is not that"}},
		{"an endpoint without a key", Config{}, answers{mine: app("interactions_endpoint_url", "https://coach.example")}, []string{"BAD Commands and clicks are sent to an HTTP endpoint"}},
		{"an endpoint", Config{PublicKey: key}, answers{mine: app("interactions_endpoint_url", "https://coach.example")}, []string{"? Whether Discord reaches the endpoint https://coach.example"}},
		{"no intent", Config{Channels: []string{channel}}, nil, []string{"BAD Channels are to be answered in without a mention"}},
		{"an intent", Config{Channels: []string{channel}}, answers{mine: app("flags", 1<<19)}, nil},
		{"a hidden channel", Config{Channels: []string{channel}}, answers{mine: app("flags", 1<<18), "GET /channels/" + channel: 403}, []string{"BAD The coach does not see the channel " + channel}},
		{"a channel that fails", Config{Channels: []string{channel}}, answers{mine: app("flags", 1<<18), "GET /channels/" + channel: 500}, []string{"? Whether the coach sees"}},
		{"no gateway", Config{}, answers{gateway: 500}, []string{"? Discord does not say where the gateway is"}},
		{"an open gateway", Config{}, answers{gateway: map[string]any{"url": "ws://gateway.example"}}, []string{"BAD The gateway cannot be used."}},
		{"no session left", Config{}, answers{gateway: map[string]any{"url": "wss://gateway.example", "session_start_limit": map[string]any{"total": 1000, "remaining": 0}}}, []string{"BAD No session may begin"}},
		{"no commands", Config{}, answers{commands: []any{}}, []string{"BAD The command coach is not registered."}},
		{"hidden commands", Config{}, answers{commands: 403}, []string{"BAD The commands cannot be read."}},
		{"commands that fail", Config{}, answers{commands: 503}, []string{"? The commands cannot be read"}},
		{"older commands", Config{ListenAllowed: true}, answers{mine: app("flags", 1<<18)}, []string{"BAD The command coach-settings is registered as another version"}},
	} {
		plain, err := New(Config{Token: "x"})
		if err != nil {
			t.Fatal(err)
		}
		world := answers{
			"GET /users/@me": map[string]any{"id": "900000000000000001"}, mine: app(), "GET /channels/" + channel: map[string]any{"id": channel},
			gateway:  map[string]any{"url": "wss://gateway.example", "shards": 1, "session_start_limit": map[string]any{"total": 1000, "remaining": 900}},
			commands: plain.Commands(),
		}
		for path, answer := range c.change {
			world[path] = answer
		}
		c.config.Token, c.config.Transport = "x", world
		a, err := New(c.config)
		if err != nil {
			t.Fatal(err)
		}
		findings := a.Doctor(t.Context())
		var got []string
		for _, f := range findings {
			if f.OK != (f.Fix == "") || f.OK && f.Unknown {
				t.Errorf("%s: the finding %+v is half of each", c.name, f)
			}
			if mark := map[bool]string{true: "?", false: "BAD"}[f.Unknown]; !f.OK {
				got = append(got, mark+" "+f.What)
			}
		}
		want := c.want
		if len(findings) > 1 { // it got beyond the token
			want = append(want, "? Whether servers let the coach read and answer")
		}
		if len(got) != len(want) {
			t.Errorf("%s: the findings are %q, want %q", c.name, got, want)
			continue
		}
		for i := range got {
			if !strings.HasPrefix(got[i], want[i]) {
				t.Errorf("%s: finding %d is %q, want %q", c.name, i, got[i], want[i])
			}
		}
	}
}

// TestDoctorListensToChoices does not mind other choices: they come from the
// knowledge.
func TestDoctorListensToChoices(t *testing.T) {
	a, err := New(Config{Token: "x"})
	if err != nil {
		t.Fatal(err)
	}
	b, err := New(Config{Token: "x", Levels: func() []string { return []string{"Captain"} }})
	if err != nil {
		t.Fatal(err)
	}
	mine, other := a.Commands(), b.Commands()
	for i := range mine {
		if got, want := outlineOf(mine[i]), outlineOf(other[i]); got != want {
			t.Errorf("%s and %s tell versions of %s apart", got, want, mine[i].Name)
		}
	}
}
