package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"testing"

	"careercoach/bot"
	"careercoach/bot/memstore"
)

func TestStoredNotes(t *testing.T) {
	store := memstore.New(memstore.Config{})
	defer store.Close()
	notes := storedNotes{store}
	if got, err := notes.Note(t.Context(), "discord/seen"); got != nil || err != nil {
		t.Errorf("of none: got %q, %v", got, err)
	}
	for _, value := range []string{"one", "two", ""} {
		if err := notes.SetNote(t.Context(), "discord/seen", []byte(value)); err != nil {
			t.Fatal(err)
		}
		if got, err := notes.Note(t.Context(), "discord/seen"); string(got) != value || err != nil {
			t.Errorf("got %q, %v, want %q", got, err, value)
		}
	}
	if record, err := store.Get(t.Context(), "n/discord/seen"); record.Revision != 3 || err != nil {
		t.Errorf("it is kept as %+v, %v", record, err)
	}
	for range 2 { // also what is not there can be deleted
		if err := notes.SetNote(t.Context(), "discord/seen", nil); err != nil {
			t.Errorf("deleting: %v", err)
		}
		if record, err := store.Get(t.Context(), "n/discord/seen"); record.Revision != 0 || err != nil {
			t.Errorf("after it was deleted it is kept as %+v, %v", record, err)
		}
	}
}

// What was done is noted also when the service ends meanwhile.
func TestStoredNotesAtTheEnd(t *testing.T) {
	store := memstore.New(memstore.Config{})
	defer store.Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := (storedNotes{store}).SetNote(ctx, "discord/seen", []byte("one")); err != nil {
		t.Error(err)
	}
}

// Those who write at the same time both succeed.
func TestStoredNotesTogether(t *testing.T) {
	store := memstore.New(memstore.Config{})
	defer store.Close()
	notes := storedNotes{store}
	var all sync.WaitGroup
	for n := range 4 {
		all.Go(func() {
			if err := notes.SetNote(t.Context(), "discord/seen", []byte(strconv.Itoa(n))); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if record, _ := store.Get(t.Context(), "n/discord/seen"); record.Revision != 4 {
		t.Errorf("it was written %d times, want 4", record.Revision)
	}
}

// conflicting is a store in which another is always faster.
type conflicting struct {
	bot.Store
	tries int
}

func (c *conflicting) Commit(context.Context, bot.Tx) ([]bot.JobID, error) {
	c.tries++
	return nil, fmt.Errorf("a test: %w", bot.ErrConflict)
}

func TestStoredNotesGiveUp(t *testing.T) {
	store := &conflicting{Store: memstore.New(memstore.Config{})}
	defer store.Close()
	if err := (storedNotes{store}).SetNote(t.Context(), "discord/seen", []byte("one")); !errors.Is(err, bot.ErrConflict) || store.tries != noteTries {
		t.Errorf("got %v after %d tries", err, store.tries)
	}
}
