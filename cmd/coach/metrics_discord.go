package main

import "github.com/prometheus/client_golang/prometheus"

// Describe implements prometheus.Collector.
func (c *discordConnection) Describe(chan<- *prometheus.Desc) {}

// Collect implements prometheus.Collector.
func (c *discordConnection) Collect(out chan<- prometheus.Metric) {
	s := c.adapter.Stats()
	events := describe("discord_events_total", "What Discord sent for the coach or near it, by what became of it.", "fate")
	for fate, n := range map[string]int64{
		"taken": s.Received, "duplicate": s.Duplicates, "refused": s.Refused, "ignored": s.Ignored,
		"unreadable": s.BadEvents, "dropped": s.Dropped,
	} {
		out <- events.count(n, fate)
	}
	out <- describe("discord_shards", "Connections to the gateway that there must be.").gauge(float64(s.Shards))
	out <- describe("discord_shards_connected", "Connections to the gateway that are open.").gauge(float64(s.Connected))
	refused := 0.0
	if s.TokenRefused {
		refused = 1
	}
	out <- describe("discord_token_refused", "1 where Discord does not take the token.").gauge(refused)
	for _, c := range []struct {
		name, help string
		n          int64
	}{
		{"reconnects_total", "Sessions that began or went on after the first of each shard.", max(0, s.Connects-int64(s.Shards))},
		{"silences_total", "Connections that were given up as they fell silent.", s.Silences},
		{"bad_frames_total", "Frames of the gateway that could not be read.", s.BadFrames},
		{"missed_total", "Messages that were fetched after a gap.", s.Missed},
		{"panics_total", "Handlers that panicked.", s.Panics},
		{"bad_signatures_total", "HTTP requests without a valid signature.", s.BadSignatures},
	} {
		out <- describe("discord_"+c.name, c.help).count(c.n)
	}
}
