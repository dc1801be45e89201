package slack

import (
	"context"
	"sync"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

const (
	// statusText is shown behind the coach's name.
	statusText = "is looking it up…"
	// statusTime bounds the call that shows it.
	statusTime = 2 * time.Second
	// maxStatuses bounds those calls at a time; further ones are left out.
	maxStatuses = 64
)

// Showing returns a Receiver that shows, in threads of direct messages and of
// the assistant pane, that an answer is on its way, and receives through next.
// It adds nothing to the time that Receive takes.
func (s *Sender) Showing(next Receiver) Receiver { return showing{s, next} }

type showing struct {
	sender *Sender
	next   Receiver
}

// Receive implements Receiver.
func (w showing) Receive(ctx context.Context, e bot.Event) (delivery.Outcome, error) {
	to, err := parseAddress(e.Address)
	if err != nil || e.Feedback != nil || !shows(to) {
		return w.next.Receive(ctx, e)
	}
	wanted := false
	if shown := w.sender.statuses.begin(to); shown != nil {
		defer func() { go w.sender.showStatus(to, shown, wanted) }()
	}
	outcome, err := w.next.Receive(ctx, e)
	wanted = err == nil && outcome == delivery.Accepted
	return outcome, err
}

// shows reports whether Slack shows a status at an address.
func shows(to address) bool {
	direct := to.Surface == surfaceDirect || to.Surface == surfaceAssistant
	return direct && to.Channel != "" && to.Thread != "" && !to.Ephemeral && to.Message == ""
}

// showStatus shows the status, if there is something on its way.
func (s *Sender) showStatus(to address, shown *showingNow, wanted bool) {
	defer s.statuses.end(to, shown)
	if !wanted {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), statusTime)
	defer cancel()
	if err := s.status(ctx, to, statusText); err != nil {
		s.c.Logger.Debug("a status could not be shown", "word", refreshWord(err))
	}
}

// awaitStatus waits until the status of a thread is shown: Slack takes away
// what was shown before the reply, and leaves standing what comes after it.
func (s *Sender) awaitStatus(ctx context.Context, to address) {
	shown := s.statuses.of(to)
	if shown == nil {
		return
	}
	select {
	case <-shown.over:
	case <-ctx.Done():
	}
}

// statuses are the threads whose status is being shown at this moment. The
// zero value is ready.
type statuses struct {
	mu  sync.Mutex
	now map[address]*showingNow
}

// showingNow is one of them; over is closed when the call has returned.
type showingNow struct{ over chan struct{} }

// begin notes that a status will be shown; nil says that it will not.
func (s *statuses) begin(to address) *showingNow {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.now == nil {
		s.now = map[address]*showingNow{}
	}
	if s.now[threadOf(to)] != nil || len(s.now) >= maxStatuses {
		return nil
	}
	shown := &showingNow{make(chan struct{})}
	s.now[threadOf(to)] = shown
	return shown
}

// end notes that the call has returned.
func (s *statuses) end(to address, shown *showingNow) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.now, threadOf(to))
	close(shown.over)
}

// of returns what is being shown in the thread of an address, or nil.
func (s *statuses) of(to address) *showingNow {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now[threadOf(to)]
}

// threadOf is what of an address names its thread.
func threadOf(to address) address {
	return address{Team: to.Team, Enterprise: to.Enterprise, Channel: to.Channel, Thread: to.Thread}
}
