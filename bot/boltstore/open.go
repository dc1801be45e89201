package boltstore

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"go.etcd.io/bbolt"
	bberrors "go.etcd.io/bbolt/errors"

	"careercoach/bot/queue"
)

// Open opens the store of a file, or makes a new one. A *HeldError says that
// another process holds it; ErrDamaged, ErrForeign and ErrNewer that it cannot
// be used, and such a file stays as it is.
func Open(c Config) (*Store, error) { return openAs(c, currentFormats()) }

func openAs(c Config, known formats) (*Store, error) {
	c = c.withDefaults()
	path, err := locate(c.Path)
	if err != nil {
		return nil, err
	}
	db, err := openFile(path, c, known)
	if err != nil {
		return nil, err
	}
	s := &Store{config: c, path: path, db: db, jobs: queue.New(c.Now), line: newLine()}
	s.running, s.stop = context.WithCancel(context.Background())
	s.close = sync.OnceValue(s.shut)
	if err := s.loadJobs(); err != nil {
		return nil, errors.Join(asDamage(path, err), db.Close())
	}
	if s.holder, err = leaveNote(path, time.Now()); err != nil {
		c.Logger.Warn("nobody will be told who holds the store", "error", err)
	}
	s.ended.Add(2)
	go s.write()
	go s.sweepNowAndThen()
	return s, nil
}

// openFile returns the open and locked file, in the current format.
func openFile(path string, c Config, known formats) (*bbolt.DB, error) {
	fresh, err := isNew(path)
	if err == nil && !fresh {
		err = look(path, known) // before anything is written to it
	}
	if err != nil {
		return nil, err
	}
	db, err := openLocked(path, &bbolt.Options{InitialMmapSize: c.MapSize})
	if err != nil {
		if fresh {
			undoCreation(path)
		}
		return nil, err
	}
	err = guarded(func() error { return prepare(db, path, c, known) })
	if err == nil {
		var smaller bool
		if smaller, err = compactIfFree(db, path, c); smaller {
			db, err = reopen(db, path, c)
		}
	}
	if err != nil {
		return nil, errors.Join(asDamage(path, err), db.Close())
	}
	return db, nil
}

// prepare makes a file that was just locked the store's own.
func prepare(db *bbolt.DB, path string, c Config, known formats) error {
	if err := os.Chmod(path, 0o600); err != nil {
		return fmt.Errorf("keeping others from reading %s: %w", path, err)
	}
	if err := os.Remove(compactPath(path)); err == nil {
		c.Logger.Info("removed what an interrupted compaction left")
	}
	return known.bring(db, path, c)
}

// look opens a file to read, and reports whether it is a store in a format
// that is known.
func look(path string, known formats) error {
	db, err := openLocked(path, &bbolt.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	err = guarded(func() error {
		return db.View(func(tx *bbolt.Tx) error { _, err := known.of(tx, path); return err })
	})
	return errors.Join(asDamage(path, err), db.Close())
}

// openLocked opens a bbolt file and takes its lock.
func openLocked(path string, options *bbolt.Options) (*bbolt.DB, error) {
	for range 3 {
		db, same, err := tryOpen(path, options)
		if err != nil || same {
			return db, err
		}
		// While the lock was waited for, a compaction put another file there.
		if err := db.Close(); err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("opening %s: another file is put there again and again", path)
}

// tryOpen reports as well whether the file it locked is still the one that the
// path leads to.
func tryOpen(path string, o *bbolt.Options) (db *bbolt.DB, same bool, err error) {
	var f *os.File
	options := *o
	options.Timeout = lockWait
	options.FreelistType = bbolt.FreelistMapType
	open := o.OpenFile
	if open == nil {
		open = os.OpenFile
	}
	options.OpenFile = func(name string, flag int, mode os.FileMode) (opened *os.File, err error) {
		f, err = open(name, flag, mode)
		return f, err
	}
	err = guarded(func() (err error) { db, err = bbolt.Open(path, 0o600, &options); return err })
	var p *panicked
	switch {
	case errors.As(err, &p):
		f.Close() // or the lock would stay
		return nil, false, asDamage(path, err)
	case errors.Is(err, bberrors.ErrTimeout):
		return nil, false, held(path)
	case errors.Is(err, os.ErrPermission):
		return nil, false, fmt.Errorf("opening the store: %w: give the coach the right to read and write it", err)
	case err != nil:
		return nil, false, fmt.Errorf("opening %s: %w: see that the disk has room and is well", path, err)
	}
	mine, err := f.Stat()
	if err == nil {
		var there os.FileInfo
		if there, err = os.Stat(path); err == nil {
			return db, os.SameFile(mine, there), nil
		}
	}
	return nil, false, errors.Join(fmt.Errorf("opening %s: %w", path, err), db.Close())
}

// undoCreation empties a new file into which the first pages did not fit, so
// that the next try finds a new one again.
func undoCreation(path string) {
	f, err := os.Open(path)
	if err != nil {
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() == 0 || info.Size() >= int64(4*os.Getpagesize()) {
		return
	}
	if m, ok, err := newestMeta(f, info.Size()); err == nil && (!ok || m.tx <= 1) {
		_ = os.Truncate(path, 0)
	}
}
