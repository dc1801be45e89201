package boltstore

import (
	"errors"
	"fmt"
	"os"

	"go.etcd.io/bbolt"
)

// compactStep bounds a transaction of a compaction, in bytes.
const compactStep = 4 << 20

// compactPath is where the smaller file is made; what a crash left there goes
// at the next Open.
func compactPath(path string) string { return path + ".compact" }

// Compact makes the file of a store as small as it can be, and returns its size
// before and after, in bytes. No process may hold it: a *HeldError says who
// does. A crash at any point leaves the old file or the new one.
func Compact(path string) (before, after int64, err error) {
	path, err = locate(path)
	if err != nil {
		return 0, 0, err
	}
	if _, err := os.Stat(path); err != nil {
		return 0, 0, fmt.Errorf("compacting the store: %w", err)
	}
	if before, err = sizeOf(path); err != nil {
		return 0, 0, err
	}
	c := Config{Path: path, CompactFrom: -1}.withDefaults()
	db, err := openFile(path, c, currentFormats())
	if err != nil {
		return before, before, err
	}
	err = compactTo(db, path)
	if err = errors.Join(err, db.Close()); err != nil {
		return before, before, err
	}
	after, err = sizeOf(path)
	return before, after, err
}

func sizeOf(path string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// compactIfFree compacts a large file of which more than half is free, and
// reports whether it did. A failure is logged and leaves the file as it was.
func compactIfFree(db *bbolt.DB, path string, c Config) (bool, error) {
	size, err := sizeOf(path)
	if err != nil || c.CompactFrom < 0 || size < c.CompactFrom {
		return false, err
	}
	free, used := pages(db)
	if free <= used {
		return false, nil
	}
	if err := compactTo(db, path); err != nil {
		c.Logger.Warn("the store was not compacted", "error", err)
		return false, nil
	}
	after, err := sizeOf(path)
	c.Logger.Info("compacted the store", "before", size, "after", after)
	return true, err
}

// pages counts the pages of a file that was opened for writing.
func pages(db *bbolt.DB) (free, used int) {
	stats := db.Stats()
	free = stats.FreePageN + stats.PendingPageN
	_ = db.View(func(tx *bbolt.Tx) error {
		used = int(tx.Size()/int64(db.Info().PageSize)) - free
		return nil
	})
	return free, used
}

// compactTo puts a smaller file in the place of the open one, whose lock must
// be held until then.
func compactTo(db *bbolt.DB, path string) error {
	part := compactPath(path)
	err := guarded(func() error { return copyTo(part, db) })
	if err == nil {
		_, err = isNew(part) // whether it is whole
	}
	if err == nil {
		err = replace(part, path)
	}
	if err != nil {
		_ = os.Remove(part)
		return fmt.Errorf("compacting %s: %w: the file stays as it was", path, err)
	}
	return nil
}

// copyTo copies what a file holds into a new one, and syncs that.
func copyTo(part string, db *bbolt.DB) error {
	if err := os.Remove(part); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	smaller, err := bbolt.Open(part, 0o600, &bbolt.Options{Timeout: lockWait, NoSync: true, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return err
	}
	err = bbolt.Compact(smaller, db, compactStep)
	if err == nil {
		err = smaller.Sync()
	}
	return errors.Join(err, smaller.Close())
}

// reopen opens what a compaction put in the place of the open file.
func reopen(db *bbolt.DB, path string, c Config) (*bbolt.DB, error) {
	if err := db.Close(); err != nil {
		return db, fmt.Errorf("closing the file before the compaction: %w", err)
	}
	smaller, err := openLocked(path, &bbolt.Options{InitialMmapSize: c.MapSize})
	if err != nil {
		return db, err
	}
	return smaller, nil
}
