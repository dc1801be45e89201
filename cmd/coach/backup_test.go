package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"careercoach/bot"
	"careercoach/bot/boltstore"
)

// A backup is the store as it was at one moment, while it is written to.
func TestBackupWhileWriting(t *testing.T) {
	path, store := filled(t)
	end := (&memory{store: store, file: store, path: path}).offer(slog.New(slog.DiscardHandler))
	defer end()
	ctx, stop := context.WithCancel(t.Context())
	written, some := make(chan int), make(chan struct{})
	go func() {
		n := 0
		for ; ctx.Err() == nil; n++ {
			if n == 50 {
				close(some)
			}
			if _, err := store.Commit(context.Background(), bot.Tx{Put: []bot.Record{numberedRecord(n)}}); err != nil {
				t.Errorf("write %d: %v", n, err)
				break
			}
		}
		written <- n
	}()
	<-some
	file := filepath.Join(t.TempDir(), "copy.db")
	for range 3 { // the later ones take the place of the earlier
		must(t, "db", "backup", file, "--db", path)
	}
	stop()
	all := <-written
	kept := numbers(t, openStore(t, file))
	if len(kept) < 50 || len(kept) > all || !slices.Equal(kept, upTo(len(kept))) {
		t.Errorf("of %d writes, 50 of them before the backup, it holds %d: %v", all, len(kept), kept)
	}
	if info, err := os.Stat(file); err != nil || info.Mode() != 0o600 {
		t.Errorf("the backup has mode %v, %v", info.Mode(), err)
	}
}

func numberedRecord(n int) bot.Record {
	return bot.Record{Key: fmt.Sprintf("n/%06d", n), Value: fmt.Appendf(nil, "value %d", n)}
}

// numbers reads the numbered records of a store and checks the file.
func numbers(t *testing.T, store *boltstore.Store) []int {
	t.Helper()
	if err := store.Check(t.Context()); err != nil {
		t.Error(err)
	}
	records, err := store.List(t.Context(), "n/", "", 1_000_000)
	if err != nil {
		t.Fatal(err)
	}
	var out []int
	for _, r := range records {
		var n int
		if _, err := fmt.Sscanf(string(r.Value), "value %d", &n); err != nil || r.Key != numberedRecord(n).Key {
			t.Errorf("the record %q holds %q", r.Key, r.Value)
		}
		out = append(out, n)
	}
	return out
}

func upTo(n int) []int {
	var out []int
	for i := range n {
		out = append(out, i)
	}
	return out
}

func TestBackupAndRestore(t *testing.T) {
	held(t, func(t *testing.T, path string, held bool) {
		file := filepath.Join(t.TempDir(), "copy.db")
		must(t, "db", "backup", file, "--db", path)
		one, other := must(t, "db", "export", "-", "--db", path), must(t, "db", "export", "-", "--db", file)
		if _, a, _ := strings.Cut(one, "\n"); !strings.HasSuffix(other, a) || len(a) == 0 {
			t.Errorf("the copy holds something else:\n%s\n%s", one, other)
		}
		if _, err := rootCommand(t, "db", "backup", path, "--db", path); err == nil || !strings.Contains(err.Error(), "the store itself") {
			t.Errorf("a backup onto the store gives %v", err)
		}
		entries, err := os.ReadDir(filepath.Dir(file))
		if err != nil || len(entries) != 1 {
			t.Errorf("left beside the copy: %v, %v", entries, err)
		}
	})
}

// A backup that breaks off leaves the file that was there.
func TestBackupThatBreaksOff(t *testing.T) {
	path, store := filled(t)
	file := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(file, []byte("the last one"), 0o600); err != nil {
		t.Fatal(err)
	}
	c := &client{web: webOf(store), path: path, close: store.Close}
	store.Close()
	_, err := writeWhole(file, func(w io.Writer) error { return c.stream(t.Context(), "GET", "/backup", w) }, func(string) error { return nil })
	if err == nil {
		t.Error("a backup of a closed store works")
	}
	if data, err := os.ReadFile(file); err != nil || string(data) != "the last one" {
		t.Errorf("the file holds %q, %v", data, err)
	}
}

// webOf asks a store without a socket.
func webOf(store *boltstore.Store) *http.Client {
	return &http.Client{Transport: inProcess{control{store}.handler()}}
}
