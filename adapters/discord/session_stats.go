package discord

import "sync/atomic"

// counters count what happens.
type counters struct {
	connects, silences, badFrames, badEvents, dropped, panics, missed atomic.Int64
	received, duplicates, refused, ignored, badSignatures             atomic.Int64
}

// Stats is what an Adapter did since it was made, and how it is.
type Stats struct {
	Shards, Connected int   // shards there must be, and those in service
	Connects          int64 // sessions begun or resumed
	Silences          int64 // connections given up for their silence
	BadFrames         int64 // frames that could not be read
	BadEvents         int64 // events and interactions that could not be read
	Dropped           int64 // events for which there was no room
	Panics            int64 // handlers that panicked
	Missed            int64 // messages fetched after a gap
	Received          int64 // events taken in
	Duplicates        int64 // events that were known already
	Refused           int64 // events that were too many
	Ignored           int64 // messages that were not for the coach
	BadSignatures     int64 // requests over HTTP that were not Discord's
	TokenRefused      bool  // Discord does not take the token
}

// Stats returns what was counted.
func (a *Adapter) Stats() Stats {
	c := &a.stats
	s := Stats{
		Connects: c.connects.Load(), Silences: c.silences.Load(), BadFrames: c.badFrames.Load(), BadEvents: c.badEvents.Load(),
		Dropped: c.dropped.Load(), Panics: c.panics.Load(), Missed: c.missed.Load(), Received: c.received.Load(),
		Duplicates: c.duplicates.Load(), Refused: c.refused.Load(), Ignored: c.ignored.Load(),
		BadSignatures: c.badSignatures.Load(), TokenRefused: a.rest.dead.Load(),
	}
	if shards := a.shards.Load(); shards != nil {
		s.Shards = len(*shards)
		for _, shard := range *shards {
			if shard.up.Load() {
				s.Connected++
			}
		}
	}
	return s
}
