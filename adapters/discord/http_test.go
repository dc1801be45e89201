package discord

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// A signer is an endpoint with the key that its requests are signed with.
type signer struct {
	handler http.Handler
	key     ed25519.PrivateKey
	adapter *Adapter
	now     time.Time
}

func newSigner(t *testing.T, r Receiver, c Config) *signer {
	t.Helper()
	s := &signer{key: ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, 32)), now: time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC)}
	c.Token, c.PublicKey = "secret", hex.EncodeToString(s.key.Public().(ed25519.PublicKey))
	c.Now = func() time.Time { return s.now }
	var err error
	if s.adapter, err = New(c); err != nil {
		t.Fatal(err)
	}
	if s.handler, err = s.adapter.Handler(r); err != nil {
		t.Fatal(err)
	}
	return s
}

// post sends a signed request, as changed by mend.
func (s *signer) post(body string, at time.Time, mend func(*http.Request)) *httptest.ResponseRecorder {
	stamp := strconv.FormatInt(at.Unix(), 10)
	r := httptest.NewRequest(http.MethodPost, "/discord", strings.NewReader(body))
	r.Header.Set("X-Signature-Timestamp", stamp)
	r.Header.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(s.key, []byte(stamp+body))))
	if mend != nil {
		mend(r)
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w
}

const slash = `{"id":"1481000000645922816","application_id":"900000000000000002","type":2,"token":"tok","channel_id":"710000000000000001","guild_id":"810000000000000001",` +
	`"member":{"user":{"id":"510000000000000004"},"permissions":"0"},"data":{"name":"coach","type":1,"options":[{"name":"question","type":3,"value":"what is a bar raiser"}]}}`

func TestEndpoint(t *testing.T) {
	got := &collector{}
	s := newSigner(t, got, Config{AnswerWithin: -1})
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	tests := []struct {
		name   string
		body   string
		at     time.Duration
		mend   func(*http.Request)
		status int
		want   string
	}{
		{"ping", `{"type":1}`, 0, nil, 200, `{"type":1}`},
		{"slash command", slash, 0, nil, 200, `{"type":5}`},
		{"old", slash, -6 * time.Minute, nil, 401, "signature"},
		{"from the future", slash, 6 * time.Minute, nil, 401, "signature"},
		{"another signature", slash, 0, header("X-Signature-Ed25519", strings.Repeat("ab", 64)), 401, "signature"},
		{"short signature", slash, 0, header("X-Signature-Ed25519", "abcd"), 401, "signature"},
		{"no signature", slash, 0, func(r *http.Request) { r.Header.Del("X-Signature-Ed25519") }, 401, "signature"},
		{"another time", slash, 0, header("X-Signature-Timestamp", "1770091507"), 401, "signature"},
		{"no time", slash, 0, header("X-Signature-Timestamp", "now"), 401, "signature"},
		{"GET", slash, 0, func(r *http.Request) { r.Method = http.MethodGet }, 405, "POST"},
		{"too large", strings.Repeat(" ", maxRequest+1), 0, nil, 413, "too large"},
		{"no JSON", `{`, 0, nil, 400, "shape"},
		{"nothing in it", `{"type":2}`, 0, nil, 400, "lacks"},
	}
	for _, test := range tests {
		w := s.post(test.body, s.now.Add(test.at), test.mend)
		if w.Code != test.status || !strings.Contains(w.Body.String(), test.want) {
			t.Errorf("%s: %d %q, want %d %q", test.name, w.Code, w.Body, test.status, test.want)
		}
	}
	if len(got.events) != 1 || got.events[0].Message.Text != "what is a bar raiser" {
		t.Errorf("the events are %+v, want the one question", got.events)
	}
}

// sayNo is a receiver that takes nothing.
type sayNo struct {
	outcome delivery.Outcome
	err     error
}

func (s sayNo) Receive(context.Context, bot.Event) (delivery.Outcome, error) { return s.outcome, s.err }

func TestEndpointHints(t *testing.T) {
	for word, r := range map[string]sayNo{
		"too fast":   {outcome: delivery.Limited},
		"Too many":   {outcome: delivery.Busy},
		"went wrong": {err: errors.New("the disk is full")},
	} {
		w := newSigner(t, r, Config{}).post(slash, time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC), nil)
		if !strings.Contains(w.Body.String(), word) || !strings.Contains(w.Body.String(), `"flags":64`) {
			t.Errorf("the answer is %s, want a private hint with %q", w.Body, word)
		}
	}
}

// lateNo is a receiver that takes five seconds to say that it failed.
type lateNo struct{}

func (lateNo) Receive(context.Context, bot.Event) (delivery.Outcome, error) {
	time.Sleep(5 * time.Second)
	return "", errors.New("the disk is full")
}

// recorder is a transport that keeps what it is to send.
type recorder struct{ sent chan string }

func (r recorder) RoundTrip(q *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(q.Body)
	r.sent <- q.Method + " " + q.URL.Path + " " + string(body)
	return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(strings.NewReader(`{"id":"1"}`))}, err
}

// TestSlowStore answers in time also where the receiver takes long, and tells
// the person afterwards when it failed.
func TestSlowStore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sent := recorder{make(chan string, 1)}
		s := newSigner(t, lateNo{}, Config{Transport: sent})
		began := time.Now()
		w := s.post(slash, s.now, nil)
		if took := time.Since(began); w.Body.String() != `{"type":5}` || took != firstAnswer {
			t.Errorf("after %v the answer is %s, want a deferral after %v", took, w.Body, firstAnswer)
		}
		if got := <-sent.sent; !strings.HasPrefix(got, "PATCH /api/v9/webhooks/900000000000000002/tok/messages/@original") || !strings.Contains(got, "went wrong") {
			t.Errorf("afterwards %s was sent, want an edit that says what went wrong", got)
		}
	})
}

// TestVectorsFromOutside checks signatures with the vectors in the directory
// that DISCORD_PAYLOADS names.
func TestVectorsFromOutside(t *testing.T) {
	dir := os.Getenv("DISCORD_PAYLOADS")
	if dir == "" {
		t.Skip("DISCORD_PAYLOADS names no directory")
	}
	var signed []struct {
		Key       string `json:"public_key"`
		Timestamp string
		Signature string
		Body      string
		Valid     bool
	}
	readJSON(t, filepath.Join(dir, "ed25519_discord_signed.json"), &signed)
	for _, v := range signed {
		key, _ := hex.DecodeString(v.Key)
		unix, _ := strconv.ParseInt(v.Timestamp, 10, 64)
		at := time.Unix(unix, 0)
		if got := verify(key, v.Signature, v.Timestamp, []byte(v.Body), at); got != v.Valid {
			t.Errorf("a request signed by Discord is %v, want %v", got, v.Valid)
		}
		if !v.Valid {
			continue
		}
		for i := range len(v.Body) {
			altered := []byte(v.Body)
			altered[i] ^= 1
			if verify(key, v.Signature, v.Timestamp, altered, at) {
				t.Fatalf("the request is taken with byte %d altered", i)
			}
		}
		if verify(key, v.Signature, strconv.FormatInt(unix+1, 10), []byte(v.Body), at) || verify(key, v.Signature, v.Timestamp, []byte(v.Body), at.Add(time.Hour)) {
			t.Error("the request is taken with another time")
		}
	}
	var vectors []struct {
		PK    string
		Tests []struct{ Msg, Sig, Result string }
	}
	readJSON(t, filepath.Join(dir, "ed25519_wycheproof.json"), &vectors)
	agree, all := 0, 0
	for _, g := range vectors {
		key, _ := hex.DecodeString(g.PK)
		for _, v := range g.Tests {
			// Of a message that does not begin with a timestamp only the
			// verification beneath ours can be checked.
			message, _ := hex.DecodeString(v.Msg)
			if all++; verifyBytes(key, v.Sig, message) == (v.Result == "valid") {
				agree++
			}
		}
	}
	t.Logf("%d of %d vectors agree", agree, all)
	if agree != all || all == 0 {
		t.Errorf("%d of %d vectors agree", agree, all)
	}
}

func readJSON(t *testing.T, name string, out any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(data, out)
	}
	if err != nil {
		t.Fatal(err)
	}
}
