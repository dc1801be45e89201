package slack

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"careercoach/bot"
)

// All returns the installations there are, those of workspaces and those of
// organisations. One that cannot be opened is left out and reported in the
// error, beside the others.
func (s *Installations) All(ctx context.Context) ([]Installation, error) {
	var all []Installation
	var failed []error
	err := s.each(ctx, func(record bot.Record) error {
		i, _, err := s.read(ctx, record.Key)
		switch {
		case err == nil:
			all = append(all, i)
		case !errors.Is(err, ErrNotInstalled):
			failed = append(failed, err)
		}
		return nil
	})
	return all, errors.Join(append(failed, err)...)
}

// Reseal seals anew, with the current key, what lies under another. After it
// has returned nil the other keys are not needed. It returns how many there
// were.
func (s *Installations) Reseal(ctx context.Context) (count int, err error) {
	err = s.each(ctx, func(old bot.Record) error {
		if !s.c.Keys.outdated(old.Value) {
			return nil
		}
		value, err := s.c.Keys.open(old.Key, old.Value)
		if err != nil {
			return err
		}
		if old.Value, err = s.c.Keys.seal(old.Key, value); err != nil {
			return err
		}
		count++
		_, err = s.c.Records.Commit(ctx, bot.Tx{Put: []bot.Record{old}})
		if errors.Is(err, bot.ErrConflict) { // another wrote it just now
			return nil
		}
		return err
	})
	if err != nil {
		err = fmt.Errorf("sealing the installations anew: %w", err)
	}
	return count, err
}

// each calls f with the record of each installation, until it fails.
func (s *Installations) each(ctx context.Context, f func(bot.Record) error) error {
	for _, kind := range []string{"team", "org"} {
		prefix := installKey(kind, "")
		for after := ""; ; {
			records, err := s.c.Records.List(ctx, prefix, after, 100)
			if err != nil {
				return fmt.Errorf("listing the installations: %w", err)
			}
			for _, r := range records {
				if err := f(r); err != nil {
					return err
				}
				after = r.Key
			}
			if len(records) < 100 {
				break
			}
		}
	}
	return nil
}

// Uninstalled forgets the installation of a workspace (or of an organisation:
// team is empty then) that removed the app at a time, and what is kept about
// its people. An app that was installed again since stays. Where it fails it
// is to be called again.
func (s *Installations) Uninstalled(ctx context.Context, team, enterprise string, at time.Time) error {
	id, key := team, installKey("team", team)
	if team == "" {
		id, key = enterprise, installKey("org", enterprise)
	}
	removed, err := s.remove(ctx, key, at)
	if err != nil || !removed {
		return err
	}
	if s.c.Forget != nil {
		if err := s.c.Forget(ctx, id); err != nil {
			return fmt.Errorf("forgetting a workspace: %w", err)
		}
	}
	return s.drop(ctx, key)
}

// Revoked heeds the event tokens_revoked: bots are the user ids of the bots
// whose tokens ended. Where the installation's own is among them it is
// forgotten as by Uninstalled, but nothing else is.
func (s *Installations) Revoked(ctx context.Context, team, enterprise string, bots []string, at time.Time) error {
	key := installKey("team", team)
	if team == "" {
		key = installKey("org", enterprise)
	}
	i, _, err := s.read(ctx, key)
	if errors.Is(err, ErrNotInstalled) || err == nil && !slices.Contains(bots, i.Bot) {
		return nil
	}
	if removed, err := s.remove(ctx, key, at); err != nil || !removed {
		return err
	}
	return s.drop(ctx, key)
}

// remove takes the token out of an installation. It reports false where there
// is a newer one.
func (s *Installations) remove(ctx context.Context, key string, at time.Time) (bool, error) {
	for {
		record, err := s.c.Records.Get(ctx, key)
		if err != nil {
			return false, fmt.Errorf("removing an installation: %w", err)
		}
		if record.Revision == 0 || bytes.Equal(record.Value, tombstone) {
			return true, nil
		}
		i, _, err := s.read(ctx, key)
		if err == nil && !at.IsZero() && i.Installed.After(at) {
			return false, nil
		}
		record.Value = tombstone
		_, err = s.c.Records.Commit(ctx, bot.Tx{Put: []bot.Record{record}})
		if !errors.Is(err, bot.ErrConflict) {
			return err == nil, err
		}
	}
}

// drop deletes what remove left. One that was installed meanwhile stays.
func (s *Installations) drop(ctx context.Context, key string) error {
	record, err := s.c.Records.Get(ctx, key)
	if err != nil || record.Revision == 0 || !bytes.Equal(record.Value, tombstone) {
		return err
	}
	record.Value = nil
	_, err = s.c.Records.Commit(ctx, bot.Tx{Put: []bot.Record{record}})
	if errors.Is(err, bot.ErrConflict) {
		return nil
	}
	return err
}
