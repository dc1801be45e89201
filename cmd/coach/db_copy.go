package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"

	"careercoach/bot/boltstore"

	"github.com/spf13/cobra"
)

func newDBBackup(db *dbFlag) *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Write a copy of the file as it is at this moment, also while a coach runs",
		Long: "Write a copy of the file as it is at this moment, also while a coach runs, and check it. A FILE that\n" +
			"is there is replaced when the copy is complete; - writes to standard output, unchecked. To restore\n" +
			"it, stop the coach, put the copy in the place of its file and start it again.",
		Example: "  coach db backup coach-$(date +%F).db",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return db.copyTo(cmd, "/backup", args[0], checkCopy)
		},
	}
}

func newDBExport(db *dbFlag) *cobra.Command {
	return &cobra.Command{
		Use:   "export FILE",
		Short: "Write everything in the file as JSON Lines, for other programs",
		Long: "Write everything in the file as JSON Lines: a line of kind \"store\", then \"record\" and \"job\", and\n" +
			"\"end\" with their numbers. It holds what people wrote: only its owner may read it. A FILE that is\n" +
			"there is replaced when the export is complete; - writes to standard output. For the data of one\n" +
			"person, that person says: export my data.",
		Example: "  coach db export - | jq -r 'select(.kind==\"record\").key'",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return db.copyTo(cmd, "/export", args[0], func(context.Context, string) error { return nil })
		},
	}
}

// copyTo writes what is asked for into a file, whole or not at all, or to
// standard output.
func (f *dbFlag) copyTo(cmd *cobra.Command, what, file string, check func(context.Context, string) error) error {
	return f.with(cmd.Context(), func(ctx context.Context, a *client) error {
		if file == "-" {
			return a.stream(ctx, http.MethodGet, what, cmd.OutOrStdout())
		}
		for _, own := range []string{a.path, a.path + ".lock", a.path + ".sock"} {
			if isSame(file, own) {
				return fmt.Errorf("%s belongs to the store itself: choose another file", file)
			}
		}
		size, err := writeWhole(file, func(w io.Writer) error {
			return a.stream(ctx, http.MethodGet, what, w)
		}, func(part string) error { return check(ctx, part) })
		if err != nil {
			return fmt.Errorf("writing %s: %w", file, err)
		}
		_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", file, inBytes(size))
		return err
	})
}

// isSame reports whether two paths lead to one file.
func isSame(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// writeWhole writes a file that its owner alone may read: into another beside
// it, which is checked and then takes its place. It returns the size in bytes.
func writeWhole(path string, write func(io.Writer) error, check func(part string) error) (size int64, err error) {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part") // mode 0600
	if err != nil {
		return 0, err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if err := errors.Join(write(f), f.Sync()); err != nil {
		return 0, err
	}
	info, err := f.Stat()
	if err == nil {
		err = f.Close()
	}
	if err == nil {
		err = check(f.Name())
	}
	if err != nil {
		return 0, err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return 0, err
	}
	return info.Size(), syncDir(filepath.Dir(path))
}

// syncDir sees that the names in a directory are on disk.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" { // which syncs no directories
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// checkCopy opens the copy of a store as a restored one would be, and checks
// it.
func checkCopy(ctx context.Context, path string) error {
	store, err := boltstore.Open(boltstore.Config{Path: path, CompactFrom: -1, SweepEvery: -1})
	if err != nil {
		return err
	}
	return errors.Join(store.Check(ctx), store.Close())
}
