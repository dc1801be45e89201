package discord

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	discordapi "github.com/bwmarrin/discordgo"
)

// A shard is one session with the gateway, over one connection after another.
type shard struct {
	config  *Config
	now     func() time.Time
	log     *slog.Logger
	stats   *counters
	events  *intake
	starter *starter
	id, of  int
	intents discordapi.Intent
	up      atomic.Bool // in service

	last    highest       // the last message that was handled
	since   atomic.Uint64 // messages after it may have been missed; 0 for none
	readyAt atomic.Int64  // when the session began, in Unix nanoseconds

	mu      sync.Mutex
	address string // where sessions begin
	resume  string // where this session goes on; empty: address
	name    string // of the session; empty where there is none
	seq     int64  // the number of the last event
}

// ready is what the gateway says at the beginning of a session.
type ready struct {
	Session string `json:"session_id"`
	Resume  string `json:"resume_gateway_url"`
	User    user   `json:"user"`
	App     struct {
		ID snowflake `json:"id"`
	} `json:"application"`
	Shard []int `json:"shard"`
}

// run keeps the shard connected until the context ends, and returns nil then,
// or the *StopError after which it must not connect again.
func (s *shard) run(ctx context.Context) error {
	for failures := 0; ctx.Err() == nil; {
		name, _ := s.session()
		end := s.once(ctx)
		s.up.Store(false)
		if ctx.Err() != nil {
			return nil
		}
		if end.fatal != nil {
			return end.fatal
		}
		if end.fresh {
			s.forget()
		}
		failures++
		if end.ready || end.fresh && name != "" { // the gateway is there, and only the session was lost
			failures = 0
		}
		wait := max(end.wait, reconnectWait(failures))
		s.log.Info("the connection to the gateway ended: connecting again", "shard", s.id, "why", end.err, "wait", wait.Round(time.Millisecond))
		if sleep(ctx, wait) != nil {
			return nil
		}
	}
	return nil
}

// reconnectWait is how long to wait before the next connection after so many
// that never came into service: at once, then up to a minute.
func reconnectWait(failures int) time.Duration {
	if failures == 0 {
		return rand.N(200 * time.Millisecond)
	}
	bound := min(time.Second<<min(failures, 6), time.Minute)
	return bound/2 + rand.N(bound/2)
}

// once makes one connection and serves it.
func (s *shard) once(ctx context.Context) (end ending) {
	if name, _ := s.session(); name == "" {
		address, err := s.starter.turn(ctx, s.id)
		if err != nil {
			var stop *StopError
			if errors.As(err, &stop) {
				return ending{fatal: err}
			}
			return ending{err: err}
		}
		s.mu.Lock()
		s.address = address
		s.mu.Unlock()
	}
	c, err := s.dial(ctx, s.where())
	if err != nil {
		s.mu.Lock()
		s.resume = "" // it may be gone: the next try goes to the front door
		s.mu.Unlock()
		return ending{err: err}
	}
	return c.serve(ctx)
}

// where is the address of the next connection.
func (s *shard) where() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.resume != "" && s.name != "" {
		return gatewayURL(s.resume, s.config.API)
	}
	return gatewayURL(s.address, s.config.API)
}

// apiVersions match the version at the end of an API's URL.
var apiVersions = regexp.MustCompile(`/v([0-9]{1,3})/?$`)

// gatewayURL adds version and encoding to an address: the version is that of
// the API.
func gatewayURL(address, api string) string {
	version := discordapi.APIVersion
	if found := apiVersions.FindStringSubmatch(api); found != nil {
		version = found[1]
	}
	address, _, _ = strings.Cut(address, "?")
	return strings.TrimSuffix(address, "/") + "/?v=" + version + "&encoding=json"
}

// session returns the session's name and the number of the last event.
func (s *shard) session() (string, int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.name, s.seq
}

// begin notes a new session.
func (s *shard) begin(r ready) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.name, s.seq, s.resume = r.Session, 0, ""
	if u, err := url.Parse(r.Resume); err == nil && u.Host != "" && isSafe(u, "wss", "ws") {
		s.resume = r.Resume
	}
}

// note notes the number of the last event.
func (s *shard) note(seq int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seq = max(s.seq, seq)
}

// forget drops the session: the next connection begins a new one.
func (s *shard) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.name, s.seq, s.resume = "", 0, ""
}

// A highest is the greatest number there was; it is safe for concurrent use.
type highest struct{ value atomic.Uint64 }

// advance notes a number.
func (h *highest) advance(n uint64) {
	for {
		old := h.value.Load()
		if n <= old || h.value.CompareAndSwap(old, n) {
			return
		}
	}
}
