package boltstore

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/bottest"
)

// openTest opens a store that is checked and closed at the end of the test.
func openTest(t testing.TB, c Config) *Store {
	t.Helper()
	if c.Path == "" {
		c.Path = filepath.Join(t.TempDir(), "coach.db")
	}
	s, err := Open(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeTest(t, s) })
	return s
}

// closeTest closes a store and checks what it leaves on disk.
func closeTest(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
	checkFile(t, s.path)
}

// checkFile opens the file of a closed store and checks it.
func checkFile(t testing.TB, path string) {
	t.Helper()
	s, err := Open(Config{Path: path, SweepEvery: -1, CompactFrom: -1})
	if err != nil {
		t.Errorf("opening again: %v", err)
		return
	}
	if err := s.Check(context.Background()); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

func open(t *testing.T, now func() time.Time) bot.Store { return openTest(t, Config{Now: now}) }

func TestStore(t *testing.T) { bottest.Store(t, open) }

func TestStoreModel(t *testing.T) {
	bottest.StoreModel(t, open, func(t *testing.T, store bot.Store, now func() time.Time) bot.Store {
		s := store.(*Store)
		closeTest(t, s)
		return openTest(t, Config{Path: s.path, Now: now})
	})
}
