package boltstore

import (
	"log/slog"
	"runtime"
	"time"
)

// Config says where a Store keeps its file and how it works.
type Config struct {
	// Path is the file; required. It is created, readable by its owner alone,
	// where there is none or an empty one, with the directories above it.
	Path string
	// Now is the clock that decides what is due and what has expired; nil is
	// time.Now.
	Now func() time.Time
	// Logger gets what an operator should know: migrations, compactions,
	// sweeps that fail. It gets no key and no value. Nil discards it.
	Logger *slog.Logger
	// SweepEvery is the pause between two sweeps; 0 is 10 minutes, below 0
	// nothing is swept but by Store.Sweep.
	SweepEvery time.Duration
	// SweepStep is how many keys the sweep removes in one commit; 0 is 256.
	SweepStep int
	// CompactFrom is the size in bytes from which Open compacts a file of
	// which more than half is free; 0 is 16 MiB, below 0 it never does.
	CompactFrom int64
	// MapSize is how many bytes of address space the file may grow into
	// before reads are held up for an instant; 0 is 1 GiB. It takes no memory.
	// Windows ignores it.
	MapSize int
}

const (
	// lockWait is how long a file that another process holds is waited for.
	lockWait = 100 * time.Millisecond
	// freelistWarn is the size in bytes of bbolt's list of free pages from
	// which each commit suffers, as it writes the list.
	freelistWarn = 256 << 10
)

func (c Config) withDefaults() Config {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	if c.SweepEvery == 0 {
		c.SweepEvery = 10 * time.Minute
	}
	if c.SweepStep <= 0 {
		c.SweepStep = 256
	}
	if c.CompactFrom == 0 {
		c.CompactFrom = 16 << 20
	}
	if c.MapSize <= 0 {
		c.MapSize = 1 << 30
	}
	if runtime.GOOS == "windows" { // there the file would be made that large
		c.MapSize = 0
	}
	return c
}
