//go:build !windows

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
)

// offered lets a new store be asked, and returns what ends that.
func offered(t *testing.T, path string) (end func()) {
	t.Helper()
	store := openStore(t, path)
	var log bytes.Buffer
	withdraw := (&memory{store: store, file: store, path: path}).offer(slog.New(slog.NewTextHandler(&log, nil)))
	if log.Len() > 0 {
		t.Fatal(log.String())
	}
	return func() { withdraw(); store.Close() }
}

func TestSocket(t *testing.T) {
	path := filepath.Join(home(t), "coach.db")
	end := offered(t, path)
	info, err := os.Lstat(path + ".sock")
	if err != nil || info.Mode() != os.ModeSocket|0o600 {
		t.Errorf("the socket has mode %v, %v", info.Mode(), err)
	}
	must(t, "db", "info", "--db", path)
	end()
	if _, err := os.Lstat(path + ".sock"); !os.IsNotExist(err) {
		t.Errorf("the socket stays: %v", err)
	}
}

// A killed process leaves its socket, which hinders nobody.
func TestStaleSocket(t *testing.T) {
	home := home(t)
	first := start(t, home)
	first.say("thanks")
	first.until("welcome")
	first.kill()
	path := homeDB(home)
	if _, err := os.Lstat(path + ".sock"); err != nil {
		t.Fatalf("the killed process left no socket to test with: %v", err)
	}
	must(t, "db", "info", "--db", path) // nobody holds the file
	end := offered(t, path)
	defer end()
	if out := must(t, "db", "info", "--db", path); !strings.Contains(out, "held by") {
		t.Errorf("the store is not asked over the new socket:\n%s", out)
	}
}

// Where the path would be too long, the socket stands elsewhere.
func TestLongSocketPath(t *testing.T) {
	runtime := home(t)
	t.Setenv("XDG_RUNTIME_DIR", runtime)
	dir := filepath.Join(home(t), strings.Repeat("long", 20), strings.Repeat("path", 20))
	path := filepath.Join(dir, "coach.db")
	end := offered(t, path)
	t.Setenv("XDG_RUNTIME_DIR", "/nowhere") // who asks may have another
	if out := must(t, "db", "info", "--db", path); !strings.Contains(out, "held by") {
		t.Errorf("the store is not asked over the socket:\n%s", out)
	}
	info, err := os.Stat(dialPath(path + ".sock"))
	if err != nil || info.Mode() != os.ModeSocket|0o600 {
		t.Errorf("the socket has mode %v, %v", info, err)
	}
	end()
	for _, place := range []string{runtime, dir} {
		entries, err := os.ReadDir(place)
		for _, e := range entries {
			if e.Name() != "coach.db" {
				t.Errorf("%s stays in %s", e.Name(), place)
			}
		}
		if err != nil {
			t.Error(err)
		}
	}
}

// What a killed process left elsewhere goes too.
func TestStaleLink(t *testing.T) {
	dir := home(t)
	socket := filepath.Join(dir, "coach.db.sock")
	l, err := listenElsewhere(socket)
	if err != nil {
		t.Fatal(err)
	}
	l.(linkedListener).Listener.(*net.UnixListener).SetUnlinkOnClose(false)
	l.(linkedListener).Listener.Close()
	if err := clearSocket(socket); err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{socket, l.(linkedListener).dir} {
		if _, err := os.Lstat(gone); !os.IsNotExist(err) {
			t.Errorf("%s stays: %v", gone, err)
		}
	}
	kept := filepath.Join(dir, "kept")
	if err := errors.Join(os.WriteFile(kept, nil, 0o600), os.Symlink(kept, socket), clearSocket(socket)); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(kept); err != nil {
		t.Errorf("what another link leads to: %v", err)
	}
}

// A file in the way is left alone, and the coach works without the socket.
func TestFileInTheWayOfTheSocket(t *testing.T) {
	path := filepath.Join(home(t), "coach.db")
	if err := os.WriteFile(path+".sock", []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	store := openStore(t, path)
	var log bytes.Buffer
	end := (&memory{store: store, file: store, path: path}).offer(slog.New(slog.NewTextHandler(&log, nil)))
	end()
	if !strings.Contains(log.String(), "move it away") {
		t.Errorf("the log says %q", log.String())
	}
	if data, err := os.ReadFile(path + ".sock"); err != nil || string(data) != "mine" {
		t.Errorf("the file holds %q, %v", data, err)
	}
	if _, err := rootCommand(t, "db", "info", "--db", path); err == nil || !strings.Contains(err.Error(), "it does not answer at "+path+".sock") {
		t.Errorf("asking gives %v", err)
	}
}

// A link to the file leads to the socket beside the file itself.
func TestSocketOfALinkedFile(t *testing.T) {
	dir := home(t)
	path, link := filepath.Join(dir, "coach.db"), filepath.Join(home(t), "link.db")
	end := offered(t, path)
	defer end()
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if out := must(t, "db", "info", "--db", link); !strings.Contains(out, "held by") {
		t.Errorf("got:\n%s", out)
	}
}

// The end waits for a client that hangs no longer than its bound.
func TestControlEndsWithAHangingClient(t *testing.T) {
	path := filepath.Join(home(t), "coach.db")
	store := openStore(t, path)
	var large []bot.Record
	for i := range 8 { // more than what is on its way holds
		large = append(large, bot.Record{Key: fmt.Sprint("x/", i), Value: make([]byte, 1<<20)})
	}
	if _, err := store.Commit(t.Context(), bot.Tx{Put: large}); err != nil {
		t.Fatal(err)
	}
	end := (&memory{store: store, file: store, path: path}).offer(slog.New(slog.DiscardHandler))
	hanging, err := net.Dial("unix", path+".sock")
	if err != nil {
		t.Fatal(err)
	}
	defer hanging.Close()
	if _, err := hanging.Write([]byte("GET /backup HTTP/1.1\r\nHost: coach\r\n\r\n")); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(hanging, make([]byte, 1)); err != nil { // it answers
		t.Fatal(err)
	}
	began := time.Now()
	end()
	if took := time.Since(began); took > 10*controlEnd {
		t.Errorf("the end took %v, want about %v", took, controlEnd)
	}
	if err := store.Close(); err != nil { // it waits for the backup that was cut off
		t.Error(err)
	}
}
