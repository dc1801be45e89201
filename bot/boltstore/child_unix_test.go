//go:build unix

package boltstore

import (
	"context"
	"fmt"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"careercoach/bot"
)

// fill writes until the disk is full, for which a limit of the size of files
// stands in: commits fail, what was acknowledged is there, and when there is
// room again commits succeed. It says how many were acknowledged.
func fill(path string) error {
	signal.Ignore(syscall.SIGXFSZ)
	s, err := Open(Config{Path: path})
	if err != nil {
		return err
	}
	n, err := 0, limitFiles(24<<20)
	for err == nil {
		if err = putFilling(s, n); err == nil {
			n++
		}
	}
	for _, words := range []string{path, "file too large", "nothing was written", "room"} {
		if !strings.Contains(err.Error(), words) {
			return fmt.Errorf("the error %q does not say %q", err, words)
		}
	}
	if err := putFilling(s, n); err == nil {
		return fmt.Errorf("the disk is still full, and there was no error")
	}
	if err := verifyFilling(s, n); err != nil {
		return err
	}
	if err := limitFiles(1 << 30); err != nil {
		return err
	}
	for range 50 {
		if err := putFilling(s, n); err != nil {
			return fmt.Errorf("with room again: %w", err)
		}
		n++
	}
	if err := verifyFilling(s, n); err != nil {
		return err
	}
	fmt.Println(n)
	return s.Close()
}

func limitFiles(size uint64) error {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	limit.Cur = size
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit)
}

func putFilling(s *Store, n int) error {
	tx := bot.Tx{
		Put: []bot.Record{{Key: fmt.Sprintf("f/%05d", n), Value: []byte(strings.Repeat("f", 50_000))}},
		Add: []bot.Job{{ID: bot.JobID(fmt.Sprint(n)), Queue: "q"}},
	}
	_, err := s.Commit(context.Background(), tx)
	return err
}

// verifyFilling looks for n records and their jobs.
func verifyFilling(s *Store, n int) error {
	for _, prefix := range []string{"f/", bot.JobPrefix} {
		got, err := s.List(context.Background(), prefix, "", n+10)
		if err != nil || len(got) != n {
			return fmt.Errorf("list %q: got %d, %v; acknowledged were %d", prefix, len(got), err, n)
		}
	}
	return s.Check(context.Background())
}

func TestDiskFull(t *testing.T) {
	path := filepath.Join(t.TempDir(), "coach.db")
	out, err := child(t, "fill", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	if _, err := fmt.Sscan(string(out), &n); err != nil || n < 100 {
		t.Fatalf("got %q, %v; want how many were acknowledged", out, err)
	}
	s := openTest(t, Config{Path: path})
	if err := verifyFilling(s, n); err != nil {
		t.Error(err)
	}
}

// TestDiskFullAtFirst leaves no room even for a new file.
func TestDiskFullAtFirst(t *testing.T) {
	path := filepath.Join(t.TempDir(), "coach.db")
	if out, err := child(t, "fill first", path).Output(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	openTest(t, Config{Path: path})
}

// fillFirst finds no room for a new file, twice.
func fillFirst(path string) error {
	signal.Ignore(syscall.SIGXFSZ)
	if err := limitFiles(10_000); err != nil {
		return err
	}
	for range 2 {
		s, err := Open(Config{Path: path})
		if err == nil {
			s.Close()
			return fmt.Errorf("there was room for a file")
		}
		if !strings.Contains(err.Error(), "room") || !strings.Contains(err.Error(), path) {
			return fmt.Errorf("the error %q does not say that there is no room in %s", err, path)
		}
	}
	return nil
}
