package slack

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"
)

// A SocketConfig is what a Socket is made of.
type SocketConfig struct {
	// Inbound takes what comes in. Required.
	Inbound *Inbound
	// API is where sockets are asked for. Required.
	API *API
	// AppToken begins with xapp- and has the scope connections:write.
	// Required.
	AppToken Token
	// DeadAfter is how long a peer may be silent until it is given up; Slack
	// pings at least every 30 seconds. Default 36 seconds, at most 40: it is
	// looked at every eighth of it, so that a dead peer is found within 45.
	DeadAfter time.Duration
	// Lanes is how many conversations are received side by side; within one
	// the order is kept. Default 32.
	Lanes int
	// Queue bounds what waits in each lane. What comes above it is not
	// acknowledged and sent again by Slack; commands are asked to try again.
	// Default 64.
	Queue int
	// Logger gets what operators should know; nil discards it.
	Logger *slog.Logger
}

// A Socket is the door for Socket Mode: a connection that the app opens, so
// that it needs no address of its own. Make it with NewSocket.
//
// It speaks to Slack itself rather than through the library's socket client,
// which leaves unacknowledged what it cannot parse, reconnects without a pause
// and hands events on without order.
type Socket struct {
	config SocketConfig
	log    *slog.Logger
	count  socketCounters
	wait   func(context.Context, time.Duration) error // tests make it short
}

// ErrSocketRefused: Slack will not open a socket until an operator mends what
// the error says. Errors of Socket.Run wrap it.
var ErrSocketRefused = errors.New("socket mode cannot go on")

// NewSocket makes a Socket. It fails where a required part is missing, and
// with ErrSocketRefused where the token is no app-level token.
func NewSocket(c SocketConfig) (*Socket, error) {
	switch {
	case c.Inbound == nil || c.API == nil:
		return nil, errors.New("making Slack's socket: it needs an Inbound and an API")
	case !c.AppToken.isApp():
		return nil, fmt.Errorf("%w: %s", ErrSocketRefused, newTokenHint("the app-level token must begin with xapp-"))
	case c.DeadAfter > 40*time.Second:
		return nil, errors.New("making Slack's socket: DeadAfter is at most 40 seconds")
	}
	if c.DeadAfter <= 0 {
		c.DeadAfter = 36 * time.Second
	}
	if c.Lanes <= 0 {
		c.Lanes = 32
	}
	if c.Queue <= 0 {
		c.Queue = 64
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return &Socket{config: c, log: c.Logger, wait: rest}, nil
}

// Run keeps a socket open until the context ends; then it finishes what is in
// hand, leaves the rest to Slack to send again, and returns nil. It returns an
// error that wraps ErrSocketRefused, and says how to mend it, when Slack
// refuses the token or Socket Mode is switched off; nothing else ends it. It
// can be called once at a time.
func (s *Socket) Run(ctx context.Context) error {
	alive, hangUp := context.WithCancel(context.WithoutCancel(ctx))
	r := &socketRun{Socket: s, alive: alive, lanes: newLanes(s.config.Lanes, s.config.Queue, s.config.Inbound)}
	err := r.keepOpen(ctx)
	r.lanes.close() // what is in hand is finished and acknowledged
	hangUp()
	r.open.Wait()
	return err
}

// A socketRun is what the sockets of one Run share.
type socketRun struct {
	*Socket
	alive context.Context // ends after the last acknowledgement
	lanes *lanes
	open  sync.WaitGroup
}

// keepOpen opens one socket after the other, until the context ends.
func (s *socketRun) keepOpen(ctx context.Context) error {
	var pauses backoff
	for ctx.Err() == nil {
		began := time.Now()
		used, err := s.session(ctx)
		if errors.Is(err, ErrSocketRefused) {
			return err
		}
		if ctx.Err() != nil {
			break
		}
		pause := pauses.next(time.Since(began), used, err)
		if err != nil {
			s.log.Warn("Slack's socket is not open", "error", err, "again_in", pause.Round(time.Millisecond))
		} else {
			s.log.Info("opening another socket to Slack", "in", pause.Round(time.Millisecond))
		}
		if s.wait(ctx, pause) != nil {
			break
		}
	}
	return nil
}

// session opens a socket and returns when another one is needed: when it was
// closed, or when Slack is about to close it. In that case it lives on until
// Slack does, so that nothing is missed. It reports whether something came
// over the socket.
func (s *socketRun) session(ctx context.Context) (used bool, err error) {
	c, err := s.dial(ctx)
	if err != nil {
		s.count.failures.Add(1)
		return false, err
	}
	s.count.connects.Add(1)
	s.open.Go(func() { c.read(s.lanes) })
	s.open.Go(func() { c.watch(s.alive) })
	select {
	case <-c.closed:
	case <-c.leaving:
	case <-ctx.Done():
	}
	return c.used.Load(), c.reason()
}

// rest waits, unless the context ends first.
func rest(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
