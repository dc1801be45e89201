package main

import (
	"context"
	"encoding/json"
	"strings"
	"sync"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"

	"github.com/prometheus/client_golang/prometheus"
)

// times are how long things took that no part counts by itself.
type times struct {
	receive, send, answer *prometheus.HistogramVec
	asked                 *askedTimes
}

func newTimes() times {
	seconds := []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}
	histogram := func(name, help string) *prometheus.HistogramVec {
		return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "coach_" + name, Help: help, Buckets: seconds}, []string{"platform"})
	}
	return times{
		receive: histogram("receive_seconds", "How long an event took to be on disk; the acknowledgement waits for it."),
		send:    histogram("send_seconds", "How long one try to send a reply took."),
		answer:  histogram("answer_seconds", "How long a person waited: from the message's arrival until the platform took the reply."),
		asked:   &askedTimes{at: map[string]time.Time{}},
	}
}

// A timed receiver and sender note how long their work takes, for a platform.
type timed struct {
	times
	platform string
}

// seconds notes how long something took.
func (t timed) seconds(h *prometheus.HistogramVec, began time.Time) {
	h.WithLabelValues(t.platform).Observe(time.Since(began).Seconds())
}

type timedReceiver struct {
	timed
	next eventReceiver
}

// Receive implements eventReceiver.
func (t timedReceiver) Receive(ctx context.Context, e bot.Event) (delivery.Outcome, error) {
	began := time.Now()
	t.asked.begin(e.ID, began) // before it can be answered
	outcome, err := t.next.Receive(ctx, e)
	t.seconds(t.receive, began)
	return outcome, err
}

// sender is a sender whose work is timed; it directs where the other does.
func (t timed) sender(next delivery.Sender) delivery.Sender {
	one := timedSender{t, next}
	director, ok := next.(delivery.Director)
	if !ok {
		return one
	}
	return struct {
		timedSender
		delivery.Director
	}{one, director}
}

type timedSender struct {
	timed
	next delivery.Sender
}

// Send implements delivery.Sender.
func (t timedSender) Send(ctx context.Context, out bot.Outgoing) (json.RawMessage, error) {
	began := time.Now()
	receipt, err := t.next.Send(ctx, out)
	t.seconds(t.send, began)
	if err == nil {
		if asked, ok := t.asked.end(out.ID); ok {
			t.seconds(t.answer, asked)
		}
	}
	return receipt, err
}

// askedTimes are when the events came that are not yet answered.
type askedTimes struct {
	mu sync.Mutex
	at map[string]time.Time
}

// maxAsked bounds them: above it those are forgotten that nobody answers.
const maxAsked = 20_000

func (a *askedTimes) begin(event string, at time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.at) >= maxAsked {
		clear(a.at)
	}
	if _, known := a.at[event]; !known { // a second copy does not begin anew
		a.at[event] = at
	}
}

// end returns when the event of a reply came.
func (a *askedTimes) end(reply string) (time.Time, bool) {
	_, event, _ := strings.Cut(reply, "/") // "reply/" and the event's id
	a.mu.Lock()
	defer a.mu.Unlock()
	at, ok := a.at[event]
	delete(a.at, event)
	return at, ok
}
