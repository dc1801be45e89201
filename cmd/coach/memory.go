package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"runtime"
	"time"

	"careercoach/bot"
	"careercoach/bot/boltstore"
	"careercoach/bot/memstore"

	"github.com/spf13/pflag"
)

// memoryFlags say where the coach keeps what it remembers, and for how long.
type memoryFlags struct {
	db            dbFlag
	ephemeral     bool
	conversations span
	people        span
	fade          span
}

func (f *memoryFlags) register(flags *pflag.FlagSet) {
	f.conversations, f.people, f.fade = span(30*day), span(365*day), span(bot.DefaultFade)
	f.db.register(flags)
	flags.BoolVar(&f.ephemeral, "ephemeral", false, "keep nothing: forget everything when the program ends")
	flags.Var(&f.conversations, "retention-conversations", "how long a conversation is kept after its last message (30d, 12mo)")
	flags.Var(&f.people, "retention-people", "how long settings, coaching and feedback are kept without activity")
	flags.Var(&f.fade, "fade", "the silence after which a follow-up question asks what it is about instead of guessing")
}

func (f *memoryFlags) retention() bot.Retention {
	return bot.Retention{Conversations: time.Duration(f.conversations), People: time.Duration(f.people)}
}

func (f *memoryFlags) fadeAfter() time.Duration { return time.Duration(f.fade) }

// A memory is where a running coach keeps what it remembers.
type memory struct {
	store  bot.Store
	file   *boltstore.Store // nil where nothing is kept
	path   string           // of the file
	kept   *bot.Retention   // nil where nothing is kept
	notice string           // what the person must know; may be empty
}

// open opens the file that the flags name. Where another process holds it, the
// memory is one that keeps nothing, and says so.
func (f *memoryFlags) open(logger *slog.Logger) (*memory, error) {
	m, err := f.openFile(logger)
	var held *boltstore.HeldError
	switch {
	case errors.As(err, &held):
		return &memory{store: memstore.New(memstore.Config{}), notice: withoutMemory(held)}, nil
	case errors.Is(err, errNoUse), errors.Is(err, errNoDataDir):
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("%w (--ephemeral talks without a memory)", err)
	}
	return m, nil
}

// errNoUse: two flags contradict each other.
var errNoUse = errors.New("--ephemeral keeps nothing, so there is no use for --db: give one of the two")

// openFile opens the file that the flags name, or nothing with --ephemeral. It
// fails with a *boltstore.HeldError where another process holds the file.
func (f *memoryFlags) openFile(logger *slog.Logger) (*memory, error) {
	if f.ephemeral {
		if f.db.path != "" {
			return nil, errNoUse
		}
		return &memory{store: memstore.New(memstore.Config{})}, nil
	}
	path, err := f.db.locate(runtime.GOOS, os.Getenv)
	if err != nil {
		return nil, err
	}
	file, err := boltstore.Open(boltstore.Config{Path: path, Logger: logger})
	if err != nil {
		return nil, err
	}
	kept := f.retention()
	return &memory{store: file, file: file, path: path, kept: &kept}, nil
}

// withoutMemory says why nothing is remembered.
func withoutMemory(held *boltstore.HeldError) string {
	who := "another process"
	if h := held.Holder; h.PID != 0 {
		who = fmt.Sprintf("%s (process %d, since %s)", h.Command, h.PID, h.Since.Local().Format(time.DateTime))
	}
	return "the memory in " + held.Path + " is in use by " + who + ": this conversation remembers nothing of earlier ones and is forgotten at its end"
}

// close closes the store.
func (m *memory) close() error { return m.store.Close() }
