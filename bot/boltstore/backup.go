package boltstore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"go.etcd.io/bbolt"

	"careercoach/bot"
)

// Backup writes a copy of the file as it is at this moment; writing goes on
// meanwhile. To restore it, put it in the place of the file while no coach
// runs. Unlike other reads it holds its transaction while w is written to, so
// that pages which are freed meanwhile are not used again until it is done: the
// file may grow, and should it outgrow Config.MapSize, everything waits for w.
// So let w be a fast one. The context stops it.
func (s *Store) Backup(ctx context.Context, w io.Writer) error {
	err := s.view(ctx, func(tx *bbolt.Tx) error {
		_, err := tx.WriteTo(contextWriter{ctx, w})
		return err
	})
	if err != nil && !errors.Is(err, bot.ErrClosed) {
		return fmt.Errorf("backing up the store: %w", err)
	}
	return err
}

// BackupFile does what Backup does, into a file that its owner alone may read.
// A file that is there is replaced when the backup is complete and on disk.
func (s *Store) BackupFile(ctx context.Context, path string) error {
	if there, err := os.Stat(path); err == nil {
		if own, err := os.Stat(s.path); err != nil || os.SameFile(there, own) {
			return fmt.Errorf("backing up the store to %s: that is the store itself: choose another file", path)
		}
	}
	return writeWhole(path, func(f *os.File) error {
		if err := s.Backup(ctx, f); err != nil {
			return err
		}
		info, err := f.Stat()
		if err != nil {
			return err
		}
		return isWhole(f, f.Name(), info.Size())
	})
}

// contextWriter fails when its context has ended.
type contextWriter struct {
	ctx context.Context
	w   io.Writer
}

func (c contextWriter) Write(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.w.Write(p)
}
