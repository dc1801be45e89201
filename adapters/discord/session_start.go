package discord

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	discordapi "github.com/bwmarrin/discordgo"
)

const (
	// identifyPause is between two sessions that begin in one bucket.
	identifyPause = 5500 * time.Millisecond
	// scarce is below how many sessions that may still begin they are spread
	// over the time until there are more.
	scarce = 300
)

// A starter lets sessions begin as slowly as Discord wants: in so many buckets
// at a time, with a pause in each, and so many a day. It is safe for concurrent
// use.
type starter struct {
	rest *rest
	now  func() time.Time

	mu   sync.Mutex
	info discordapi.GatewayBotResponse
	read time.Time         // when info was
	free map[int]time.Time // by bucket, when the next session may begin
}

// gateway asks Discord where the gateway is, how many shards there must be and
// how many sessions may still begin.
func (s *starter) gateway(ctx context.Context) (discordapi.GatewayBotResponse, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.refresh(ctx)
}

// refresh asks anew. s.mu is held.
func (s *starter) refresh(ctx context.Context) (discordapi.GatewayBotResponse, error) {
	var info discordapi.GatewayBotResponse
	err := s.rest.do(ctx, request{method: http.MethodGet, path: "/gateway/bot", route: route{name: "GET /gateway/bot"}}, &info)
	if hasStatus(err, http.StatusNotFound) { // servers that know only the old one
		err = s.rest.do(ctx, request{method: http.MethodGet, path: "/gateway", route: route{name: "GET /gateway"}}, &info)
	}
	if hasStatus(err, http.StatusUnauthorized) {
		return info, fatalClose(4004)
	}
	if err != nil {
		return info, fmt.Errorf("asking where the gateway is: %w", err)
	}
	if u, err := url.Parse(info.URL); err != nil || u.Host == "" || !isSafe(u, "wss", "ws") {
		return info, &StopError{Fix: "the address of the gateway that the API gives is not one to send a token to: it must begin with wss://"}
	}
	if info.SessionStartLimit.Total <= 0 { // it says nothing about sessions
		info.SessionStartLimit.Remaining = scarce
	}
	info.Shards = max(info.Shards, 1)
	info.SessionStartLimit.MaxConcurrency = max(info.SessionStartLimit.MaxConcurrency, 1)
	s.info, s.read = info, s.now()
	return info, nil
}

// turn waits until a shard may begin a session, and returns where.
func (s *starter) turn(ctx context.Context, id int) (string, error) {
	for {
		address, wait, err := s.reserve(ctx, id)
		if err != nil {
			return "", err
		}
		if err := sleep(ctx, wait); err != nil {
			return "", err
		}
		if address != "" {
			return address, nil
		}
	}
}

// reserve takes the next turn of a shard's bucket and returns how long to wait
// for it. Without an address the turn is to be asked for again after the wait.
func (s *starter) reserve(ctx context.Context, id int) (string, time.Duration, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	if s.read.IsZero() || now.Sub(s.read) > time.Minute {
		if _, err := s.refresh(ctx); err != nil {
			return "", 0, err
		}
	}
	limit := &s.info.SessionStartLimit
	until := time.Duration(limit.ResetAfter) * time.Millisecond
	if limit.Remaining <= 0 {
		s.read = time.Time{} // ask again afterwards
		return "", max(until, time.Minute), nil
	}
	pause := identifyPause
	if limit.Total > 0 && limit.Remaining < scarce {
		pause = max(pause, until/time.Duration(limit.Remaining))
	}
	limit.Remaining--
	if limit.Total <= 0 {
		limit.Remaining++
	}
	bucket := id % limit.MaxConcurrency
	turn := later(s.free[bucket], now)
	if s.free == nil {
		s.free = map[int]time.Time{}
	}
	s.free[bucket] = turn.Add(pause)
	return s.info.URL, turn.Sub(now), nil
}
