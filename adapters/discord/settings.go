package discord

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"
)

// ServerSettings are what those who manage a server have chosen for it.
type ServerSettings struct {
	// Channels are the ids of channels in which questions are answered without
	// a mention.
	Channels []string `json:"channels,omitempty"`
	// Private shows the answers to commands to their askers alone.
	Private bool `json:"private,omitempty"`
}

const (
	// maxListed is how many channels of a server may be listed.
	maxListed = 20
	// settingsAge is how long settings are used without being read again, and
	// maxServers of how many servers they are at hand.
	settingsAge = 5 * time.Minute
	maxServers  = 10_000
)

// servers keeps the settings of servers at hand. It is safe for concurrent use.
type servers struct {
	notes Notes
	now   func() time.Time

	mu   sync.Mutex
	all  map[string]atHand
	edit sync.Mutex // held while settings are changed
}

type atHand struct {
	settings ServerSettings
	read     time.Time
}

func serverNote(guild string) string { return "discord/server/" + guild }

// settings returns the settings of a server. Where they cannot be read they
// are those that nobody has changed.
func (s *servers) settings(ctx context.Context, guild string, log *slog.Logger) ServerSettings {
	if guild == "" {
		return ServerSettings{}
	}
	s.mu.Lock()
	known, ok := s.all[guild]
	s.mu.Unlock()
	if ok && s.now().Sub(known.read) < settingsAge {
		return known.settings
	}
	read, err := s.load(ctx, guild)
	if err != nil {
		log.Warn("the settings of a server cannot be read", "error", err)
		return known.settings
	}
	s.put(guild, read)
	return read
}

// load reads the settings of a server.
func (s *servers) load(ctx context.Context, guild string) (ServerSettings, error) {
	var out ServerSettings
	data, err := s.notes.Note(ctx, serverNote(guild))
	if err == nil && len(data) > 0 {
		err = json.Unmarshal(data, &out)
	}
	if err != nil {
		return ServerSettings{}, fmt.Errorf("reading the settings of a server: %w", err)
	}
	return out, nil
}

func (s *servers) put(guild string, settings ServerSettings) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all == nil || len(s.all) >= maxServers {
		s.all = map[string]atHand{}
	}
	s.all[guild] = atHand{settings, s.now()}
}

// drop takes the settings of a server from hand.
func (s *servers) drop(guild string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.all, guild)
}

// forget deletes the settings of a server.
func (s *servers) forget(ctx context.Context, guild string) error {
	s.edit.Lock()
	defer s.edit.Unlock()
	if err := s.notes.SetNote(ctx, serverNote(guild), nil); err != nil {
		return fmt.Errorf("deleting the settings of a server: %w", err)
	}
	s.drop(guild)
	return nil
}

// change changes the settings of a server and returns them.
func (s *servers) change(ctx context.Context, guild string, do func(*ServerSettings)) (ServerSettings, error) {
	s.edit.Lock()
	defer s.edit.Unlock()
	settings, err := s.load(ctx, guild)
	if err != nil {
		return settings, err
	}
	settings.Channels = slices.Clone(settings.Channels)
	do(&settings)
	data, err := json.Marshal(settings)
	if err == nil {
		err = s.notes.SetNote(ctx, serverNote(guild), data)
	}
	if err != nil {
		return settings, fmt.Errorf("keeping the settings of a server: %w", err)
	}
	s.put(guild, settings)
	return settings, nil
}
