package slack

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"sync"
	"time"

	"careercoach/bot"
)

// ErrNotInstalled: the app is not installed in the workspace, or no more.
var ErrNotInstalled = errors.New("the app is not installed in this workspace: install it again")

// Records keep the installations: a bot.Store. Of a Tx only Put is used.
type Records interface {
	Get(ctx context.Context, key string) (bot.Record, error)
	List(ctx context.Context, prefix, after string, n int) ([]bot.Record, error)
	Commit(ctx context.Context, tx bot.Tx) ([]bot.JobID, error)
}

// InstallPrefix begins the keys of all records of this package.
const InstallPrefix = "i/slack/"

// An Installation is the app in one workspace, or in a whole organisation.
type Installation struct {
	Team       string `json:"team,omitempty"`       // empty for an organisation
	Enterprise string `json:"enterprise,omitempty"` // empty outside organisations
	App        string `json:"app"`
	Bot        string `json:"bot"`       // user id of the bot
	Installer  string `json:"installer"` // user id of who installed it
	Token      Token  `json:"token"`
	// Refresh is what the next token is got with; empty where tokens do not
	// rotate. Expires is when Token does; the zero time means never.
	Refresh   Token     `json:"refresh,omitempty"`
	Expires   time.Time `json:"expires,omitzero"`
	Scopes    string    `json:"scopes"` // separated by commas
	Installed time.Time `json:"installed"`
}

// key is where an installation is kept: there is one for each workspace or
// organisation.
func (i Installation) key() string {
	if i.Team != "" {
		return installKey("team", i.Team)
	}
	return installKey("org", i.Enterprise)
}

// tombstone stands in the place of an installation that is being forgotten.
var tombstone = []byte("removed")

func installKey(kind, id string) string { return InstallPrefix + kind + "/" + url.PathEscape(id) }

// InstallConfig is what Installations are made of.
type InstallConfig struct {
	Records Records // required
	Keys    Keys    // required
	API     *API    // required
	// Client and Secret identify the app, from its page "Basic Information".
	// Required where tokens rotate.
	Client string
	Secret Token
	// Forget deletes what is kept about the people of a workspace or
	// organisation, after the app was uninstalled there; nil deletes nothing.
	// What it returns fails Uninstalled, so that it is tried again.
	Forget func(ctx context.Context, workspace string) error
	// Logger gets what operators should know; nil discards it.
	Logger *slog.Logger
}

// Installations keep the tokens of all workspaces, sealed. They may be used by
// many goroutines, and by several processes over one store.
type Installations struct {
	c     InstallConfig
	pause func(context.Context, time.Duration) error // waits; tests do not

	mu         sync.Mutex
	refreshing map[string]chan struct{} // by key: closed when it is over
	tried      map[string]time.Time     // by key: when the last refresh began
}

// NewInstallations makes Installations.
func NewInstallations(c InstallConfig) (*Installations, error) {
	if c.Records == nil || c.API == nil || c.Keys.sealing == "" {
		return nil, errors.New("installations need records, an API and a key to seal tokens with")
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return &Installations{c: c, pause: pause, refreshing: map[string]chan struct{}{}, tried: map[string]time.Time{}}, nil
}

// find returns the installation for a workspace: its own, or that of its
// organisation. It fails with ErrNotInstalled.
func (s *Installations) find(ctx context.Context, team, enterprise string) (Installation, uint64, error) {
	for _, key := range installKeys(team, enterprise) {
		i, revision, err := s.read(ctx, key)
		if !errors.Is(err, ErrNotInstalled) {
			return i, revision, err
		}
	}
	return Installation{}, 0, ErrNotInstalled
}

// installKeys are where the installation for a workspace may lie. An
// organisation's own id may stand in the place of the workspace's.
func installKeys(team, enterprise string) []string {
	var keys []string
	if team != "" && team != enterprise {
		keys = append(keys, installKey("team", team))
	}
	if enterprise != "" {
		keys = append(keys, installKey("org", enterprise))
	} else if team != "" {
		keys = append(keys, installKey("org", team))
	}
	return keys
}

// read returns the installation under a key.
func (s *Installations) read(ctx context.Context, key string) (i Installation, revision uint64, err error) {
	record, err := s.c.Records.Get(ctx, key)
	if err != nil {
		return i, 0, fmt.Errorf("reading an installation: %w", err)
	}
	if record.Revision == 0 || bytes.Equal(record.Value, tombstone) {
		return i, record.Revision, ErrNotInstalled
	}
	value, err := s.c.Keys.open(key, record.Value)
	if err != nil {
		return i, record.Revision, fmt.Errorf("reading an installation: %w", err)
	}
	if json.Unmarshal(value, &i) != nil {
		return i, record.Revision, fmt.Errorf("reading an installation: %w", ErrSealed)
	}
	return i, record.Revision, nil
}

// record seals an installation for the store.
func (s *Installations) record(i Installation, revision uint64) (bot.Record, error) {
	value, err := json.Marshal(i)
	if err != nil {
		return bot.Record{}, fmt.Errorf("writing an installation: %w", err)
	}
	sealed, err := s.c.Keys.seal(i.key(), value)
	if err != nil {
		return bot.Record{}, fmt.Errorf("writing an installation: %w", err)
	}
	return bot.Record{Key: i.key(), Revision: revision, Value: sealed}, nil
}

// Save keeps an installation in the place of an earlier one of the same
// workspace or organisation. It fails with the store's errors.
func (s *Installations) Save(ctx context.Context, i Installation) error {
	if i.Team == "" && i.Enterprise == "" || i.Token == "" {
		return errors.New("an installation needs a workspace and a token")
	}
	for {
		old, err := s.c.Records.Get(ctx, i.key())
		if err != nil {
			return fmt.Errorf("saving an installation: %w", err)
		}
		record, err := s.record(i, old.Revision)
		if err != nil {
			return err
		}
		_, err = s.c.Records.Commit(ctx, bot.Tx{Put: []bot.Record{record}})
		if !errors.Is(err, bot.ErrConflict) {
			return err
		}
	}
}
