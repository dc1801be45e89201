package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"careercoach/bot"
)

// notePrefix begins the keys of what adapters must find again after a restart;
// the names of Discord's notes go on with "discord/".
const notePrefix = "n/"

const (
	// noteTries bounds how often a note is written again that another has
	// changed.
	noteTries = 10
	// noteWithin bounds how long the writing takes.
	noteWithin = 2 * time.Second
)

// storedNotes keeps an adapter's notes in a store. It is safe for concurrent
// use.
type storedNotes struct{ store bot.Store }

// Note implements discord.Notes.
func (n storedNotes) Note(ctx context.Context, name string) ([]byte, error) {
	record, err := n.store.Get(ctx, notePrefix+name)
	if err != nil {
		return nil, fmt.Errorf("reading a note: %w", err)
	}
	return record.Value, nil
}

// SetNote implements discord.Notes. The last to write wins. It writes also when
// the context has ended: what was done before the end is to be found again.
func (n storedNotes) SetNote(ctx context.Context, name string, value []byte) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), noteWithin)
	defer cancel()
	var err error
	for range noteTries {
		if err = n.write(ctx, name, value); !errors.Is(err, bot.ErrConflict) {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("writing a note: %w", err)
	}
	return nil
}

// write replaces what is there at the moment.
func (n storedNotes) write(ctx context.Context, name string, value []byte) error {
	record, err := n.store.Get(ctx, notePrefix+name)
	if err != nil {
		return err
	}
	if value == nil && record.Revision == 0 {
		return nil // there is nothing to delete
	}
	_, err = n.store.Commit(ctx, bot.Tx{Put: []bot.Record{{Key: record.Key, Revision: record.Revision, Value: value}}})
	return err
}
