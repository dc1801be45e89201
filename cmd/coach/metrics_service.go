package main

import (
	"careercoach/bot"
	"careercoach/bot/delivery"

	"github.com/prometheus/client_golang/prometheus"
)

// deliveryMetrics shows what a delivery counts.
type deliveryMetrics struct{ stats func() delivery.Stats }

// Describe implements prometheus.Collector: what there is shows at Collect.
func (deliveryMetrics) Describe(chan<- *prometheus.Desc) {}

// Collect implements prometheus.Collector.
func (m deliveryMetrics) Collect(out chan<- prometheus.Metric) {
	s := m.stats()
	events := describe("events_total", "Events that came in, by what became of them.", "outcome")
	for outcome, n := range map[string]int64{
		"accepted": s.Accepted, "duplicate": s.Duplicates, "busy": s.Busy, "limited": s.Limited, "failed": s.Failed,
	} {
		out <- events.count(n, outcome)
	}
	answers := describe("answers_total", "Events that were answered, by decision.", "decision")
	for _, d := range decisions() {
		out <- answers.count(s.Answered[d], string(d))
	}
	byReason(out, describe("parked_total", "Events that got an apology instead of an answer, by reason.", "reason"), s.Parked)
	byReason(out, describe("replies_given_up_total", "Replies that were never sent, by reason.", "reason"), s.GaveUp)
	depth := describe("queue_depth", "What waits, and what is in hand.", "queue")
	out <- depth.gauge(float64(s.Events), "events")
	out <- depth.gauge(float64(s.Replies), "replies")
	for _, c := range []struct {
		name, help string
		n          int64
	}{
		{"replies_sent_total", "Replies that a platform took.", s.Sent},
		{"replies_failed_total", "Tries to send a reply that failed and are repeated.", s.Retried},
		{"replies_in_doubt_total", "Tries to send a reply that may have arrived before.", s.Doubts},
		{"reminders_total", "Reminders that were written, to be sent like replies.", s.Reminders},
		{"reminders_passed_total", "Moments that passed without a reminder: too late, or nothing to say.", s.Unreminded},
		{"edits_dropped_total", "Edits that came too late.", s.DroppedEdits},
		{"panics_total", "Turns and senders that panicked.", s.Panics},
		{"conflicts_total", "Answers that were computed again, as another had written meanwhile.", s.Conflicts},
		{"store_errors_total", "Tries that the store failed.", s.StoreErrors},
	} {
		out <- describe(c.name, c.help).count(c.n)
	}
	out <- describe("stuck_turns", "Turns that do not return.").gauge(float64(s.Stuck))
	out <- turnSeconds(s.Turns)
}

// decisions are all there are, so that none is missing before it was made.
func decisions() []bot.Decision {
	return []bot.Decision{
		bot.DecisionAnswer, bot.DecisionClarify, bot.DecisionSuggest, bot.DecisionSmalltalk, bot.DecisionDecline, bot.DecisionFlow,
	}
}

func byReason(out chan<- prometheus.Metric, d described, counts map[string]int64) {
	for reason, n := range counts {
		out <- d.count(n, reason)
	}
}

// turnSeconds is the histogram of turns; Prometheus counts in each bucket all
// those below it, too.
func turnSeconds(h delivery.Histogram) prometheus.Metric {
	buckets, sum := map[float64]uint64{}, uint64(0)
	for i, bound := range h.Bounds {
		sum += uint64(h.Counts[i])
		buckets[bound.Seconds()] = sum
	}
	sum += uint64(h.Counts[len(h.Bounds)])
	d := describe("turn_seconds", "How long the answering itself took.")
	return prometheus.MustNewConstHistogram(d.desc, sum, h.Sum.Seconds(), buckets)
}

// serviceMetrics shows how a service stands.
type serviceMetrics struct{ *service }

// Describe implements prometheus.Collector.
func (serviceMetrics) Describe(chan<- *prometheus.Desc) {}

// Collect implements prometheus.Collector.
func (m serviceMetrics) Collect(out chan<- prometheus.Metric) {
	up := describe("platform_up", "1 where events of the platform come in.", "platform")
	for _, c := range m.connections {
		value := 0.0
		if m.failed.of(c.name()) == "" && c.missing() == "" {
			value = 1
		}
		out <- up.gauge(value, c.name())
	}
	reloads := describe("knowledge_reloads_total", "How often the knowledge was loaded again; refused: something had errors and was kept as it was.", "result")
	out <- reloads.count(m.library.reloads.Load(), "loaded")
	out <- reloads.count(m.library.refused.Load(), "refused")
	out <- describe("knowledge_cards", "Cards that everybody is answered from.").gauge(float64(len(m.library.of("").Base().Cards)))
	out <- describe("build_info", "1, with the version.", "version").gauge(1, version())
}
