package memstore

import (
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/bottest"
)

func open(t *testing.T, now func() time.Time) bot.Store {
	s := New(Config{Now: now})
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

func TestStore(t *testing.T) { bottest.Store(t, open) }

func TestStoreModel(t *testing.T) { bottest.StoreModel(t, open, nil) }
