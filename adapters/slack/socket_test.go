package slack

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"careercoach/bot/delivery"
)

// directFrame is an envelope with a direct message.
func directFrame(id, ts, text string) []byte {
	return []byte(`{"envelope_id":"` + id + `","type":"events_api","accepts_response_payload":false,"payload":` + string(directBody(ts, text)) + `}`)
}

// slashFrame is an envelope with a slash command.
func slashFrame(id, text string) []byte {
	return []byte(`{"envelope_id":"` + id + `","type":"slash_commands","accepts_response_payload":true,"payload":{"command":"/coach","text":"` + text +
		`","team_id":"T0HARBOR","channel_id":"C0LOUNGE","user_id":"U0ANNA","trigger_id":"1.` + id + `"}}`)
}

// An acknowledgement comes after the event is kept, and not before.
func TestSocketDurableFirst(t *testing.T) {
	fake, box := newFakeLink(t), &inbox{gate: make(chan struct{}), arrived: make(chan struct{}, 1)}
	fake.run(t, inboundFor(t, box, nil), nil)
	s := fake.next(t)
	s.send(directFrame("e1", "1767603600.000100", "hi"))
	<-box.arrived
	s.send([]byte(`{"type":"other","envelope_id":"e2"}`)) // goes another way
	if got := s.ack(t); got.ID != "e2" {
		t.Fatalf("%q was acknowledged before it was kept", got.ID)
	}
	close(box.gate)
	if got := s.ack(t); got.ID != "e1" || got.Payload != nil {
		t.Errorf("acknowledged %+v, want e1", got)
	}
}

// What cannot be read is acknowledged all the same, and words about the socket
// are not.
func TestSocketFrames(t *testing.T) {
	fake := newFakeLink(t)
	fake.run(t, inboundFor(t, &inbox{}, nil), nil)
	fake.next(t)
	for _, frame := range []string{
		`{"type":"hello"}`,
		`{"type":"something"}`,
		`[]`, `null`, `"x"`, `{`, ``, `{"envelope_id":""}`,
		`{"envelope_id":7}`,
		`{"envelope_id":"n1","type":7}`,
		`{"envelope_id":"n2","type":"events_api"}`,
		`{"envelope_id":"n3","type":"events_api","payload":{"type":"event_callback","event":[]}}`,
		`{"envelope_id":"n4","type":"interactive","payload":"x"}`,
		`{"envelope_id":"n5","type":"slash_commands","payload":{"command":[]}}`,
		`{"envelope_id":"n6","type":"events_api","payload":{`,
		`{"envelope_id":"n7","type":"user_connection","payload":{}}`,
		`{"envelope_id":"n8","type":"interactive","accepts_response_payload":"yes","payload":{"type":"block_actions","user":{"id":"U"},"actions":{}}}`,
	} {
		if !fake.sendAndWait(t, []byte(frame)) {
			t.Errorf("%s: not treated as it must be", frame)
		}
	}
}

// The events of one conversation are received in their order.
func TestSocketOrder(t *testing.T) {
	fake, box := newFakeLink(t), &inbox{}
	fake.run(t, inboundFor(t, box, nil), func(c *SocketConfig) { c.Queue = 500 })
	s := fake.next(t)
	const n = 300
	for i := range n {
		s.send(directFrame(fmt.Sprint("e", i), fmt.Sprintf("1767603600.%06d", i), fmt.Sprint(i)))
	}
	for range n {
		s.ack(t)
	}
	for i, e := range box.all() {
		if e.Message.Text != fmt.Sprint(i) {
			t.Fatalf("event %d is %q", i, e.Message.Text)
		}
	}
}

// What is cut, flaps or falls silent is opened again, and what was not
// acknowledged comes once more and is one event.
func TestSocketReconnects(t *testing.T) {
	fake, box := newFakeLink(t), &inbox{}
	fake.run(t, inboundFor(t, box, nil), nil)
	for n := range 3 {
		s := fake.next(t)
		s.send(directFrame(fmt.Sprint("e", n), "1767603600.000100", "hi"))
		if got := s.ack(t); got.ID != fmt.Sprint("e", n) {
			t.Fatalf("acknowledged %q", got.ID)
		}
		s.ws.Close()
	}
	if got := len(box.all()); got != 1 {
		t.Errorf("%d events, want 1", got)
	}
}

// The pauses between sockets that die at once grow; the schedule itself is in
// TestBackoff.
func TestSocketFlaps(t *testing.T) {
	fake := newFakeLink(t)
	fake.flap.Store(true)
	var pauses []time.Duration
	enough := make(chan struct{})
	s := fake.socket(t, inboundFor(t, &inbox{}, nil), nil)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	s.wait = func(ctx context.Context, d time.Duration) error {
		if pauses = append(pauses, d); len(pauses) == 8 {
			close(enough)
			<-ctx.Done()
		}
		return ctx.Err()
	}
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx) }()
	<-enough
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if pauses[0] > firstPause || pauses[7] < lastPause/2 || pauses[7] > lastPause {
		t.Errorf("the pauses are %v", pauses)
	}
}

// A peer that says nothing by itself is dead, even if it answers; so is one
// that does not answer.
func TestSocketDeadPeer(t *testing.T) {
	for _, mute := range []bool{false, true} {
		fake := newFakeLink(t)
		fake.mute.Store(mute)
		s := fake.socket(t, inboundFor(t, &inbox{}, nil), func(c *SocketConfig) { c.DeadAfter = 80 * time.Millisecond })
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan error, 1)
		go func() { done <- s.Run(ctx) }()
		fake.next(t)
		fake.next(t) // without a word or a cut from the other side
		if got := s.Stats().Dead; got < 1 {
			t.Errorf("mute %v: %d dead peers, want 1", mute, got)
		}
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

// Before Slack closes a socket it says so: another is open before, and the
// first one still works.
func TestSocketRefresh(t *testing.T) {
	fake := newFakeLink(t)
	stop := fake.run(t, inboundFor(t, &inbox{}, nil), nil)
	first := fake.next(t)
	for _, reason := range []string{"warning", "refresh_requested", "too_many_websockets"} {
		fake.current.send([]byte(`{"type":"disconnect","reason":"` + reason + `"}`))
		fake.next(t)
	}
	first.send(directFrame("old", "1767603600.000100", "hi"))
	if got := first.ack(t); got.ID != "old" {
		t.Errorf("acknowledged %q", got.ID)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	first.closed(t)
	fake.current.closed(t)
}

// Where an operator must mend something, Run ends and says what.
func TestSocketRefused(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"invalid_auth", "make an app-level token with the scope connections:write at https://api.slack.com/apps"},
		{"token_revoked", "make an app-level token"},
		{"account_inactive", "make an app-level token"},
		{"missing_scope", "make an app-level token"},
		{"forbidden_team", "that Socket Mode is switched on"},
	} {
		fake := newFakeLink(t)
		answer := func(w http.ResponseWriter) { fmt.Fprintf(w, `{"ok":false,"error":%q}`, c.word) }
		fake.refuse.Store(&answer)
		err := fake.socket(t, inboundFor(t, &inbox{}, nil), nil).Run(context.Background())
		if !errors.Is(err, ErrSocketRefused) || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), c.word) {
			t.Errorf("%s: %v", c.word, err)
		}
	}
	fake := newFakeLink(t)
	s := fake.socket(t, inboundFor(t, &inbox{}, nil), nil)
	done := make(chan error, 1)
	go func() { done <- s.Run(context.Background()) }()
	fake.next(t).send([]byte(`{"type":"disconnect","reason":"link_disabled"}`))
	if err := <-done; !errors.Is(err, ErrSocketRefused) || !strings.Contains(err.Error(), "Socket Mode was switched off") {
		t.Errorf("link_disabled: %v", err)
	}
}

// Other failures are tried again, not before Slack allows it.
func TestSocketTriesAgain(t *testing.T) {
	fake := newFakeLink(t)
	var n atomic.Int64
	answer := func(w http.ResponseWriter) {
		switch n.Add(1) {
		case 1:
			w.WriteHeader(http.StatusInternalServerError)
		case 2:
			fmt.Fprint(w, "no JSON")
		case 3:
			fmt.Fprint(w, `{"ok":true,"url":"ws://elsewhere.example/link"}`)
		case 4:
			fmt.Fprint(w, `{"ok":true,"url":"http://127.0.0.1/link"}`)
		default:
			w.Header().Set("Retry-After", "77")
			w.WriteHeader(http.StatusTooManyRequests)
			fake.refuse.Store(nil)
		}
	}
	fake.refuse.Store(&answer)
	s := fake.socket(t, inboundFor(t, &inbox{}, nil), nil)
	var pauses []time.Duration
	s.wait = func(_ context.Context, d time.Duration) error { pauses = append(pauses, d); return nil }
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx) }()
	fake.next(t)
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if len(pauses) < 5 || pauses[4] != 77*time.Second {
		t.Errorf("the pauses are %v, want the fifth to be 77s", pauses)
	}
}

// More than can wait is not acknowledged, so that Slack sends it again; a
// command is asked to.
func TestSocketFull(t *testing.T) {
	fake, box := newFakeLink(t), &inbox{gate: make(chan struct{}), arrived: make(chan struct{}, 10)}
	fake.run(t, inboundFor(t, box, nil), func(c *SocketConfig) { c.Lanes, c.Queue = 1, 1 })
	s := fake.next(t)
	s.send(directFrame("e1", "1767603600.000001", "in hand"))
	<-box.arrived
	s.send(directFrame("e2", "1767603600.000002", "waiting"))
	s.send(directFrame("e3", "1767603600.000003", "too much"))
	s.send(slashFrame("e4", "too much"))
	if got := s.ack(t); got.ID != "e4" || !bytes.Contains(got.Payload, []byte("again in a minute")) {
		t.Fatalf("acknowledged %s %s, want e4 with an answer", got.ID, got.Payload)
	}
	close(box.gate)
	for _, want := range []string{"e1", "e2"} {
		if got := s.ack(t); got.ID != want {
			t.Errorf("acknowledged %s, want %s", got.ID, want)
		}
	}
	s.send(directFrame("e3", "1767603600.000003", "too much"))
	if got := s.ack(t); got.ID != "e3" {
		t.Errorf("acknowledged %s, want e3", got.ID)
	}
}

// A refusal goes into the acknowledgement of a command, and what was not kept
// is not acknowledged.
func TestSocketNotTaken(t *testing.T) {
	fake, box := newFakeLink(t), &inbox{outcome: delivery.Busy}
	in := inboundFor(t, box, nil)
	fake.run(t, in, nil)
	s := fake.next(t)
	s.send(slashFrame("e1", "hi"))
	if got := s.ack(t); !bytes.Contains(got.Payload, []byte(`"ephemeral"`)) {
		t.Errorf("answered %s", got.Payload)
	}
	box.mu.Lock()
	box.outcome, box.err = "", delivery.ErrStopping
	box.mu.Unlock()
	s.send(slashFrame("e2", "hi"))
	s.send([]byte(`{"type":"other","envelope_id":"e3"}`))
	if got := s.ack(t); got.ID != "e3" {
		t.Errorf("acknowledged %s", got.ID)
	}
}

// At the end what is in hand is finished and acknowledged.
func TestSocketStops(t *testing.T) {
	fake, box := newFakeLink(t), &inbox{gate: make(chan struct{}), arrived: make(chan struct{}, 1)}
	s := fake.socket(t, inboundFor(t, box, nil), nil)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx) }()
	peer := fake.next(t)
	peer.send(directFrame("e1", "1767603600.000100", "hi"))
	<-box.arrived
	cancel()
	close(box.gate)
	if got := peer.ack(t); got.ID != "e1" {
		t.Errorf("acknowledged %q", got.ID)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	peer.closed(t)
	if got := s.Stats(); got.Connected != 0 || got.Connects != 1 {
		t.Errorf("%+v", got)
	}
}

// An answer that Slack would refuse for its length is left out.
func TestSocketLongAck(t *testing.T) {
	fake := newFakeLink(t)
	s := fake.socket(t, inboundFor(t, &inbox{}, nil), nil)
	c, err := s.dial(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer c.ws.Close()
	peer := fake.next(t)
	c.ack("long", []byte(`"`+strings.Repeat("x", maxAck)+`"`))
	c.ack("short", []byte(`"x"`))
	if got := peer.ack(t); got.ID != "long" || got.Payload != nil {
		t.Errorf("acknowledged %q with %d bytes", got.ID, len(got.Payload))
	}
	if got := peer.ack(t); got.ID != "short" || string(got.Payload) != `"x"` {
		t.Errorf("acknowledged %q with %s", got.ID, got.Payload)
	}
}

func TestNewSocket(t *testing.T) {
	fake, in := newFakeLink(t), inboundFor(t, &inbox{}, nil)
	api, err := NewAPI(APIConfig{URL: fake.server.URL})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		config  SocketConfig
		refused bool
	}{
		{SocketConfig{API: api, AppToken: "xapp-1"}, false},
		{SocketConfig{Inbound: in, AppToken: "xapp-1"}, false},
		{SocketConfig{Inbound: in, API: api, AppToken: "xoxb-1"}, true},
		{SocketConfig{Inbound: in, API: api, AppToken: "xapp-1", DeadAfter: time.Minute}, false},
	} {
		if _, err := NewSocket(c.config); err == nil || errors.Is(err, ErrSocketRefused) != c.refused || strings.Contains(err.Error(), "xoxb-1") {
			t.Errorf("%+v: %v", c.config, err)
		}
	}
}

func TestBackoff(t *testing.T) {
	var b backoff
	for n, most := range []time.Duration{500e6, 1e9, 2e9, 4e9, 8e9, 16e9, 30e9, 30e9, 30e9} {
		if got := b.next(time.Second, false, nil); got < most/2 || got > most {
			t.Errorf("pause %d is %v, want %v to %v", n, got, most/2, most)
		}
	}
	for range 5 {
		if got := b.next(time.Second, true, nil); got > 2*time.Second {
			t.Errorf("after a socket that was of use the pause is %v", got)
		}
	}
	if got := b.next(lasting, false, nil); got > firstPause {
		t.Errorf("after a socket that lasted the pause is %v", got)
	}
	if got := b.next(0, false, fmt.Errorf("opening: %w", &apiError{word: "rate_limited", after: time.Minute})); got != time.Minute {
		t.Errorf("Slack asked for a minute, the pause is %v", got)
	}
}
