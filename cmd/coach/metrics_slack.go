package main

import "github.com/prometheus/client_golang/prometheus"

// Describe implements prometheus.Collector.
func (c *slackConnection) Describe(chan<- *prometheus.Desc) {}

// Collect implements prometheus.Collector.
func (c *slackConnection) Collect(out chan<- prometheus.Metric) {
	if in := c.in.Load(); in != nil {
		s := in.Stats()
		envelopes := describe("slack_envelopes_total", "What Slack sent, by what became of it; taken: the rest.", "fate")
		for fate, n := range map[string]int64{
			"ignored": s.Ignored, "duplicate": s.Duplicates, "refused": s.Refused,
			"unacknowledged": s.Unacknowledged, "unreadable": s.Unreadable,
			"taken": max(0, s.Envelopes-s.Ignored-s.Duplicates-s.Refused-s.Unacknowledged),
		} {
			out <- envelopes.count(n, fate)
		}
		out <- describe("slack_bad_signatures_total", "HTTP requests without a valid signature.").count(s.BadSignature)
	}
	if socket := c.socket.Load(); socket != nil {
		s := socket.Stats()
		out <- describe("slack_sockets", "Sockets that are open.").gauge(float64(s.Connected))
		out <- describe("slack_reconnects_total", "Sockets that were opened after the first.").count(max(0, s.Connects-1))
		out <- describe("slack_connect_failures_total", "Tries to open a socket that failed.").count(s.Failures)
		out <- describe("slack_dead_peers_total", "Sockets that were given up as they fell silent.").count(s.Dead)
		out <- describe("slack_full_total", "What was left to Slack to send again, as too much waited.").count(s.Full)
	}
}
