package boltstore

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"careercoach/bot"
)

// mostlyFree returns the path of a closed store of which most is free, and how
// many records it has.
func mostlyFree(t *testing.T) (string, int) {
	t.Helper()
	s, err := Open(Config{Path: filepath.Join(t.TempDir(), "coach.db"), SweepEvery: -1})
	if err != nil {
		t.Fatal(err)
	}
	preload(t, s, 8000)
	for i := 0; i < 6000; {
		var tx bot.Tx
		for ; len(tx.Put) < 1000; i++ {
			tx.Put = append(tx.Put, bot.Record{Key: benchKey(i), Revision: 1})
		}
		mustCommit(t, s, tx)
	}
	mustCommit(t, s, bot.Tx{Add: []bot.Job{{ID: "1", Queue: "q", Body: []byte("body")}}})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return s.path, 2000
}

func wantRecords(t *testing.T, s *Store, want int) {
	t.Helper()
	info, err := s.Info(t.Context())
	if err != nil || info.Records["c"] != want || info.Jobs["q"] != 1 {
		t.Errorf("got %+v, %v; want %d records and a job", info, err, want)
	}
	if r, err := s.Get(t.Context(), benchKey(7999)); err != nil || len(r.Value) != benchSize || r.Revision != 1 {
		t.Errorf("got a record of %d bytes, %v", len(r.Value), err)
	}
}

func TestCompactsAtOpen(t *testing.T) {
	path, records := mostlyFree(t)
	before, _ := sizeOf(path)
	if err := os.WriteFile(compactPath(path), []byte("left by a crash"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := openTest(t, Config{Path: path, CompactFrom: 1 << 20})
	wantRecords(t, s, records)
	if info, err := os.Stat(path); err != nil || info.Size() > before/2 || info.Mode().Perm() != 0o600 {
		t.Errorf("got %d bytes of %d, mode %v, %v; want less than half", info.Size(), before, info.Mode(), err)
	}
	if _, err := os.Stat(compactPath(path)); !os.IsNotExist(err) {
		t.Errorf("the other file: got %v, want none", err)
	}
	mustCommit(t, s, put("new", "v", 0))
}

// TestCompactionFails leaves the store usable: a directory is in the way.
func TestCompactionFails(t *testing.T) {
	path, records := mostlyFree(t)
	if err := os.MkdirAll(filepath.Join(compactPath(path), "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	s := openTest(t, Config{Path: path, CompactFrom: 1 << 20})
	wantRecords(t, s, records)
}

func TestCompact(t *testing.T) {
	path, records := mostlyFree(t)
	link := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	before, after, err := Compact(link)
	if size, _ := sizeOf(path); err != nil || after > before/2 || after != size {
		t.Errorf("got %d of %d bytes, %v; want less than half", after, before, err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link: got %v, %v; want a link", info, err)
	}
	s := openTest(t, Config{Path: link})
	wantRecords(t, s, records)
	if _, _, err := Compact(filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, want that there is no file", err)
	}
}

// TestAnotherFileIsPutThere opens a path while a compaction renames: who locks
// the old file must not work on it.
func TestAnotherFileIsPutThere(t *testing.T) {
	path, _ := mostlyFree(t)
	opened := 0
	db, err := openLocked(path, &bbolt.Options{OpenFile: func(name string, flag int, mode os.FileMode) (*os.File, error) {
		f, err := os.OpenFile(name, flag, mode)
		if opened++; opened == 1 {
			data, readErr := os.ReadFile(path)
			err = errors.Join(err, readErr, os.WriteFile(path+".new", data, 0o600), os.Rename(path+".new", path))
		}
		return f, err
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if opened != 2 {
		t.Errorf("opened %d times, want 2", opened)
	}
	if _, err := Open(Config{Path: path}); !errors.As(err, new(*HeldError)) {
		t.Errorf("the file at the path: got %v, want that it is held", err)
	}
}

func TestInfo(t *testing.T) {
	now := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	s := openTest(t, Config{Now: func() time.Time { return now }})
	mustCommit(t, s, bot.Tx{
		Put: []bot.Record{{Key: "c/1", Value: []byte("v")}, {Key: "c/2/3", Value: []byte("v")}, {Key: "p/1", Value: []byte("v")}, {Key: "plain", Value: []byte("v")}},
		Add: []bot.Job{{ID: "1", Queue: "in"}, {ID: "2", Queue: "in", Due: now.Add(-time.Hour)}, {ID: "3", Queue: "out"}, {ID: "4", Queue: "out"}},
	})
	mustCommit(t, s, bot.Tx{Done: []bot.JobID{"4"}})
	got, err := s.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if want := map[string]int{"c": 2, "p": 1, "plain": 1}; !maps.Equal(got.Records, want) {
		t.Errorf("got records %v, want %v", got.Records, want)
	}
	if want := map[string]int{"in": 2, "out": 1}; !maps.Equal(got.Jobs, want) || got.Finished != 1 {
		t.Errorf("got jobs %v and %d finished, want %v and 1", got.Jobs, got.Finished, want)
	}
	if !got.OldestDue.Equal(now.Add(-time.Hour)) || !got.Created.Equal(now) || got.Format != 1 || got.Path != s.path || got.Size == 0 {
		t.Errorf("got %+v", got)
	}
}

// TestBackup backs up a store while it is written to; the copy is whole.
func TestBackup(t *testing.T) {
	s := openTest(t, Config{})
	preload(t, s, 3000)
	ctx, stop := context.WithCancel(t.Context())
	var writing sync.WaitGroup
	writing.Go(func() {
		for i := uint64(0); ctx.Err() == nil; i++ {
			_, _ = s.Commit(ctx, bot.Tx{Put: []bot.Record{{Key: "x", Revision: i, Value: []byte("v")}, {Key: "y", Revision: i, Value: []byte("v")}}})
		}
	})
	copies := filepath.Join(t.TempDir(), "backup.db")
	for range 5 {
		if err := s.BackupFile(t.Context(), copies); err != nil {
			t.Fatal(err)
		}
		backup, err := Open(Config{Path: copies, SweepEvery: -1})
		if err != nil {
			t.Fatal(err)
		}
		x, _ := backup.Get(t.Context(), "x")
		y, _ := backup.Get(t.Context(), "y")
		if info, err := backup.Info(t.Context()); err != nil || info.Records["c"] != 3000 || x.Revision != y.Revision {
			t.Errorf("got %+v, %v, x at %d, y at %d", info, err, x.Revision, y.Revision)
		}
		closeTest(t, backup)
	}
	stop()
	writing.Wait()
	if info, err := os.Stat(copies); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got mode %v, %v; want 0600", info.Mode(), err)
	}
	if left, _ := filepath.Glob(copies + ".*part"); len(left) > 0 {
		t.Errorf("left over: %q", left)
	}
}

func TestBackupFails(t *testing.T) {
	s := openTest(t, Config{})
	preload(t, s, 100)
	if err := s.BackupFile(t.Context(), s.path); err == nil || !strings.Contains(err.Error(), "that is the store itself") {
		t.Errorf("onto itself: got %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	go func() {
		_, _ = io.CopyN(io.Discard, reader, 4096)
		cancel()
		_, _ = io.Copy(io.Discard, reader)
	}()
	if err := s.Backup(ctx, writer); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled: got %v", err)
	}
	writer.Close()
	path := filepath.Join(t.TempDir(), "backup.db")
	if err := os.WriteFile(path, []byte("the last one"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.BackupFile(ctx, path); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled: got %v", err)
	}
	if old, err := os.ReadFile(path); err != nil || string(old) != "the last one" {
		t.Errorf("the last backup: got %q, %v", old, err)
	}
	if left, _ := filepath.Glob(path + ".*part"); len(left) > 0 {
		t.Errorf("left over: %q", left)
	}
}

// TestCheckFindsBrokenInvariants breaks each by hand.
func TestCheckFindsBrokenInvariants(t *testing.T) {
	end := nanos(time.Now().Add(time.Hour))
	record := func(h head) []byte { value := make([]byte, headSize); h.write(value); return value }
	for want, breaks := range map[string]func(b buckets) error{
		"has revision 0":           func(b buckets) error { return b.records.Put([]byte("x"), record(head{})) },
		"is watched at":            func(b buckets) error { return b.records.Put([]byte("x"), record(head{1, end, 0})) },
		"would never expire":       func(b buckets) error { return b.records.Put([]byte("x"), record(head{1, end, end})) },
		`record "x" cannot be`:     func(b buckets) error { return b.records.Put([]byte("x"), []byte("short")) },
		"stands for nothing":       func(b buckets) error { return b.expiring.Put(expiringKey(end, kindRecord, "x"), []byte{1}) },
		"would never be forgotten": func(b buckets) error { return b.finished.Put([]byte("x"), make([]byte, 8)) },
		"index has the job":        func(b buckets) error { return b.jobs.Put([]byte("q/k\x00x"), make([]byte, jobHeadSize)) },
		`job "q" cannot be read`:   func(b buckets) error { return b.jobs.Put([]byte("q"), make([]byte, jobHeadSize)) },
		"is in the index alone":    func(b buckets) error { return b.jobs.Delete([]byte("q/\x00there")) },
	} {
		s, err := Open(Config{Path: filepath.Join(t.TempDir(), "coach.db")})
		if err != nil {
			t.Fatal(err)
		}
		mustCommit(t, s, bot.Tx{Add: []bot.Job{{ID: "there", Queue: "q"}}})
		if err := s.Check(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := s.db.Update(func(tx *bbolt.Tx) error { return breaks(bucketsOf(tx)) }); err != nil {
			t.Fatal(err)
		}
		if err := s.Check(t.Context()); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want that %s", err, want)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestClosed has every further method say so.
func TestClosed(t *testing.T) {
	s := openTest(t, Config{})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, info := s.Info(t.Context())
	_, sweep := s.Sweep(t.Context())
	for name, err := range map[string]error{
		"info": info, "sweep": sweep, "check": s.Check(t.Context()), "backup": s.Backup(t.Context(), &bytes.Buffer{}),
		"backup file": s.BackupFile(t.Context(), filepath.Join(t.TempDir(), "b")),
	} {
		if !errors.Is(err, bot.ErrClosed) {
			t.Errorf("%s: got %v, want ErrClosed", name, err)
		}
	}
}

// TestModes makes a file and its directory for the owner alone, and narrows a
// file that others may read.
func TestModes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "deep")
	path := filepath.Join(dir, "coach.db")
	s := openTest(t, Config{Path: path})
	for name, want := range map[string]os.FileMode{dir: 0o700, path: 0o600, holderPath(path): 0o600} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: got %v, %v; want %v", name, info.Mode(), err, want)
		}
	}
	if err := errors.Join(s.Close(), os.Chmod(path, 0o666)); err != nil {
		t.Fatal(err)
	}
	openTest(t, Config{Path: path})
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got %v, %v; want 0600", info.Mode(), err)
	}
}

// Example opens a store, writes to it and reads from it.
func Example() {
	dir, err := os.MkdirTemp("", "store")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	s, err := Open(Config{Path: filepath.Join(dir, "coach.db")})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer s.Close()
	ctx := context.Background()
	hello := bot.Record{Key: "greeting", Value: []byte("hello")}
	_, err = s.Commit(ctx, bot.Tx{Put: []bot.Record{hello}, Add: []bot.Job{{ID: "1", Queue: "out"}}})
	fmt.Println(err)
	r, err := s.Get(ctx, "greeting")
	fmt.Println(string(r.Value), r.Revision, err)
	jobs, err := s.Claim(ctx, "out", 1, time.Minute)
	fmt.Println(jobs[0].ID, err)
	_, err = s.Commit(ctx, bot.Tx{Put: []bot.Record{hello}, Done: []bot.JobID{"1"}})
	fmt.Println(errors.Is(err, bot.ErrConflict))
	// Output:
	// <nil>
	// hello 1 <nil>
	// 1 <nil>
	// true
}
