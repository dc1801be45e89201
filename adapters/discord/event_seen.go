package discord

import (
	"context"
	"encoding/json"
	"log/slog"
	"slices"
	"sync"
	"time"
)

const (
	// seenNote is the name of the note about what was seen.
	seenNote = "discord/seen"
	// maxDirect bounds the direct message channels that are remembered: those
	// in which somebody wrote last.
	maxDirect = 2000
	// keepEvery is how often what was seen is kept.
	keepEvery = 15 * time.Second
)

// seen is what the coach has seen: the last message in each channel of direct
// messages, which Discord lists nowhere, and the last of all. It is safe for
// concurrent use.
type seen struct {
	notes Notes
	now   func() time.Time

	mu      sync.Mutex
	direct  map[snowflake]uint64 // last message by channel
	begin   uint64               // the last message that was seen before this run
	kept    uint64               // the last message that was seen when it was last written
	last    func() uint64        // the last message that was seen in this run
	changed bool
}

// seenState is how seen is kept.
type seenState struct {
	Last   uint64               `json:"last"`
	Direct map[snowflake]uint64 `json:"direct,omitempty"`
}

// load reads what an earlier run has seen.
func (s *seen) load(ctx context.Context, log *slog.Logger) {
	data, err := s.notes.Note(ctx, seenNote)
	var was seenState
	if err == nil && len(data) > 0 {
		err = json.Unmarshal(data, &was)
	}
	if err != nil {
		log.Warn("what was seen of discord before cannot be read: missed messages are not looked for", "error", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.begin, s.kept, s.direct = was.Last, was.Last, was.Direct
	if s.direct == nil {
		s.direct = map[snowflake]uint64{}
	}
}

// atStart is the last message that an earlier run has seen; 0 for none.
func (s *seen) atStart() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.begin
}

// follow takes the last message that this run has seen from a function.
func (s *seen) follow(last func() uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = last
}

// knows reports whether a channel is one of direct messages that is remembered.
func (s *seen) knows(channel snowflake) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.direct[channel]
	return ok
}

// note notes a direct message; a channel that is new is kept at once.
func (s *seen) note(ctx context.Context, channel, message snowflake, log *slog.Logger) {
	s.mu.Lock()
	if s.direct == nil {
		s.direct = map[snowflake]uint64{}
	}
	_, known := s.direct[channel]
	s.direct[channel] = max(s.direct[channel], message.number())
	s.changed = true
	if len(s.direct) > maxDirect+maxDirect/10 {
		s.prune()
	}
	s.mu.Unlock()
	if !known {
		s.write(ctx, log)
	}
}

// prune forgets those channels in which nobody wrote for longest. s.mu is held.
func (s *seen) prune() {
	var ids []uint64
	for _, id := range s.direct {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	limit := ids[len(ids)-maxDirect]
	for channel, id := range s.direct {
		if id < limit {
			delete(s.direct, channel)
		}
	}
}

// drop forgets a channel that is gone.
func (s *seen) drop(channel snowflake) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.direct, channel)
	s.changed = true
}

// channels returns the channels of direct messages with the last message seen.
func (s *seen) channels() map[snowflake]uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make(map[snowflake]uint64, len(s.direct))
	for c, id := range s.direct {
		out[c] = id
	}
	return out
}

// keep writes now and then what was seen, and once more when the context ends.
func (s *seen) keep(ctx context.Context, log *slog.Logger) {
	for sleep(ctx, keepEvery) == nil {
		s.write(ctx, log)
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer cancel()
	s.write(end, log)
}

// write keeps what was seen.
func (s *seen) write(ctx context.Context, log *slog.Logger) {
	s.mu.Lock()
	state := seenState{Last: s.kept}
	if s.last != nil {
		state.Last = max(state.Last, s.last())
	}
	changed := s.changed || state.Last != s.kept
	s.kept, s.changed = state.Last, false
	var data []byte
	if changed {
		state.Direct = s.direct
		data, _ = json.Marshal(state)
	}
	s.mu.Unlock()
	if !changed {
		return
	}
	if err := s.notes.SetNote(ctx, seenNote, data); err != nil && ctx.Err() == nil {
		log.Warn("what was seen of discord could not be kept", "error", err)
		s.mu.Lock()
		s.changed = true
		s.mu.Unlock()
	}
}
