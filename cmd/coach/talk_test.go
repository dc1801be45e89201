package main

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"careercoach/adapters/terminal"
	"careercoach/bot"
	"careercoach/bot/memstore"
)

// stuckOutput is an output that nobody reads.
type stuckOutput struct {
	began   func()
	release chan struct{}
}

// Write implements io.Writer.
func (s stuckOutput) Write(p []byte) (int, error) {
	s.began()
	<-s.release
	return len(p), nil
}

// A conversation that is told to end does so within a bound, although nobody
// reads what it writes.
func TestEndsThoughNobodyReads(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	out := stuckOutput{cancel, make(chan struct{})}
	defer close(out.release)
	store := memstore.New(memstore.Config{})
	stuck := talk{
		store: store, coach: brokenCoach{}, logger: slog.New(slog.DiscardHandler), within: time.Millisecond,
		terminal: terminal.Config{In: strings.NewReader("hello\n"), Out: out},
	}
	if err := stuck.run(ctx); err != nil { // were there no bound, it would not return
		t.Error(err)
	}
	if jobs, err := store.List(t.Context(), bot.JobPrefix, "", 10); err != nil || len(jobs) != 1 {
		t.Errorf("%d replies are left for the next conversation, %v, want 1", len(jobs), err)
	}
}

// What was not answered last time is waited for, a reminder that is not due
// yet is not.
func TestLeftoversWithoutReminders(t *testing.T) {
	store := memstore.New(memstore.Config{})
	defer store.Close()
	job := func(id bot.JobID, queue, body string) bot.Job {
		return bot.Job{ID: id, Queue: queue, Key: myConversation().Path(), Body: []byte(body)}
	}
	_, err := store.Commit(t.Context(), bot.Tx{Add: []bot.Job{
		job("reminder", "remind", `{}`), job("reply", "out-terminal", `{"out":{"Reply":{"Body":"Hello."}}}`),
	}})
	if err != nil {
		t.Fatal(err)
	}
	config, err := (&talk{store: store}).config(t.Context())
	if err != nil || config.Leftovers != 1 {
		t.Errorf("got %d leftovers, %v, want 1", config.Leftovers, err)
	}
}
