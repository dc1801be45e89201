package state_test

import (
	"context"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/memstore"
	"careercoach/bot/state"
)

var (
	noon = time.Date(2026, 3, 2, 12, 34, 56, 0, time.UTC)
	ada  = bot.ConversationID{PersonID: bot.PersonID{Platform: "slack", Workspace: "T1", User: "U1"}, Channel: "C1", Thread: "1.2"}
	// bob's id begins with ada's.
	bob = bot.ConversationID{PersonID: bot.PersonID{Platform: "slack", Workspace: "T1", User: "U12"}, Channel: "C1"}
)

// clock is a time that a test sets.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

// newStore returns an empty store at noon.
func newStore(t *testing.T) (*memstore.Store, *clock) {
	t.Helper()
	c := &clock{noon}
	store := memstore.New(memstore.Config{Now: c.Now})
	t.Cleanup(func() { store.Close() })
	return store, c
}

// in returns the conversation of the same person in another channel.
func in(id bot.ConversationID, channel string) bot.ConversationID {
	id.Channel = channel
	return id
}

// commit writes a transaction.
func commit(t *testing.T, store bot.Store, tx bot.Tx) {
	t.Helper()
	if _, err := store.Commit(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
}

// load loads a conversation.
func load(t *testing.T, store bot.Store, id bot.ConversationID) state.State {
	t.Helper()
	s, err := state.Load(t.Context(), store, id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// save takes a turn of a conversation: it writes what the memory is after an
// event.
func save(t *testing.T, store bot.Store, id bot.ConversationID, event string, next bot.Memory) {
	t.Helper()
	records, err := load(t, store, id).Records(next, event, noon, bot.Retention{})
	if err != nil {
		t.Fatal(err)
	}
	commit(t, store, bot.Tx{Put: records})
}

// keys lists the keys of all records.
func keys(t *testing.T, store bot.Store) []string {
	t.Helper()
	records, err := store.List(context.Background(), "", "", 10_000)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range records {
		out = append(out, r.Key)
	}
	return out
}
