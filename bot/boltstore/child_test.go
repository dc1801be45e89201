package boltstore

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"careercoach/bot"
)

var kills = flag.Int("kills", 3, "how often TestKilled kills a process that writes")

// childRole in the environment makes the test binary one of the processes that
// the tests start, on the file childFile.
const (
	childRole = "BOLTSTORE_CHILD"
	childFile = "BOLTSTORE_FILE"
)

func TestMain(m *testing.M) {
	roles := map[string]func(string) error{
		"write": writeForEver, "hold": hold, "resident": resident, "fill": fill, "fill first": fillFirst,
	}
	role, ok := roles[os.Getenv(childRole)]
	if !ok {
		os.Exit(m.Run())
	}
	if err := role(os.Getenv(childFile)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child prepares a process of a role.
func child(t testing.TB, role, path string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childRole+"="+role, childFile+"="+path)
	cmd.Stderr = os.Stderr
	return cmd
}

// writers is how many goroutines of the child write.
const writers = 32

func writerKey(w int) string              { return fmt.Sprintf("w/%02d", w) }
func writerJob(w int, n uint64) bot.JobID { return bot.JobID(fmt.Sprintf("%02d-%d", w, n)) }

// writeForEver counts up a record for each of many writers. The same commit
// adds the job of the new number and finishes that of the old. What is
// acknowledged is said on standard output.
func writeForEver(path string) error {
	s, err := Open(Config{Path: path})
	if err != nil {
		return err
	}
	failures := make(chan error, writers)
	for w := range writers {
		go func() { failures <- count(s, w) }()
	}
	return <-failures
}

func count(s *Store, w int) error {
	ctx := context.Background()
	r, err := s.Get(ctx, writerKey(w))
	if err != nil {
		return err
	}
	padding := strings.Repeat(".", 700)
	for {
		n := r.Revision + 1
		r.Value = []byte(fmt.Sprint(n, padding))
		tx := bot.Tx{Put: []bot.Record{r}, Add: []bot.Job{{ID: writerJob(w, n), Queue: "q", Key: writerKey(w)}}}
		if n > 1 {
			tx.Done = []bot.JobID{writerJob(w, n-1)}
		}
		if _, err := s.Commit(ctx, tx); err != nil {
			return err
		}
		r.Revision = n
		if _, err := fmt.Printf("%d %d\n", w, n); err != nil {
			return err
		}
	}
}

// TestKilled kills a process under 32 writers again and again: nothing that it
// acknowledged is lost, and each transaction is there whole or not at all.
func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "coach.db")
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	acknowledged, total := map[int]uint64{}, 0
	for range *kills {
		total += killOne(t, path, 100+random.IntN(3000), acknowledged)
		verifyWriters(t, path, acknowledged)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	t.Logf("%d kills, %d commits acknowledged, none lost", *kills, total)
}

// killOne kills a writing process after some acknowledgements, notes them all
// and returns how many there were.
func killOne(t *testing.T, path string, after int, acknowledged map[int]uint64) (n int) {
	t.Helper()
	cmd := child(t, "write", path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		var w int
		var number uint64
		if _, err := fmt.Sscan(lines.Text(), &w, &number); err != nil {
			t.Errorf("line %q: %v", lines.Text(), err)
		}
		acknowledged[w] = number
		if n++; n == after {
			if err := cmd.Process.Kill(); err != nil {
				t.Error(err)
			}
		}
	}
	if err := cmd.Wait(); n < after {
		t.Errorf("the process ended by itself after %d commits: %v", n, err)
	}
	return n
}

func verifyWriters(t *testing.T, path string, acknowledged map[int]uint64) {
	t.Helper()
	s, err := Open(Config{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	defer closeTest(t, s)
	for w := range writers {
		r, err := s.Get(t.Context(), writerKey(w))
		if err != nil {
			t.Fatal(err)
		}
		stored, _, _ := strings.Cut(string(r.Value), ".")
		n, _ := strconv.ParseUint(stored, 10, 64)
		if n != r.Revision || n < acknowledged[w] || n > acknowledged[w]+1 {
			t.Errorf("writer %d: got %d at revision %d, acknowledged was %d", w, n, r.Revision, acknowledged[w])
		}
		jobs, err := s.List(t.Context(), bot.JobPrefix+"q/"+writerKey(w)+"\x00", "", 10)
		if err != nil || n > 0 && (len(jobs) != 1 || !strings.HasSuffix(jobs[0].Key, string(writerJob(w, n)))) {
			t.Errorf("writer %d: got jobs %v, %v; want the one of %d", w, jobs, err, n)
		}
	}
}

// hold holds a file until standard input ends.
func hold(path string) error {
	s, err := Open(Config{Path: path})
	if err != nil {
		return err
	}
	fmt.Println("held")
	_, _ = bufio.NewReader(os.Stdin).ReadByte()
	return s.Close()
}

// TestHeldByAnother asks for a file that another process holds.
func TestHeldByAnother(t *testing.T) {
	path := filepath.Join(t.TempDir(), "coach.db")
	cmd := child(t, "hold", path)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "held\n" {
		t.Fatalf("got %q, %v", line, err)
	}
	wantHeld(t, path, cmd.Process.Pid)
	if _, _, err := Compact(path); !errors.As(err, new(*HeldError)) {
		t.Errorf("compact: got %v, want a HeldError", err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	in.Close()
	_ = cmd.Wait() // it was killed
	if _, err := os.Stat(holderPath(path)); err != nil {
		t.Errorf("the note of the killed process: %v", err)
	}
	s := openTest(t, Config{Path: path}) // the note it left is no obstacle
	wantHeld(t, path, os.Getpid())
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(holderPath(path)); !os.IsNotExist(err) {
		t.Errorf("the note after the end: got %v, want none", err)
	}
}

func wantHeld(t *testing.T, path string, pid int) {
	t.Helper()
	_, err := Open(Config{Path: path})
	var held *HeldError
	if !errors.As(err, &held) || held.Holder.PID != pid {
		t.Fatalf("got %v, want that process %d holds it", err, pid)
	}
	for _, words := range []string{path, fmt.Sprintf(" is in use by %s (process %d, since 2", filepath.Base(os.Args[0]), pid), "stop it, or use --db for another file"} {
		if !strings.Contains(err.Error(), words) {
			t.Errorf("got %q, want it to say %q", err, words)
		}
	}
}

// TestHeldByNobodyKnown reads a note that makes no sense.
func TestHeldByNobodyKnown(t *testing.T) {
	s := openTest(t, Config{})
	for _, note := range []string{"", "{", `{"pid":"x"}`, "[]"} {
		if err := os.WriteFile(holderPath(s.path), []byte(note), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(Config{Path: s.path}); err == nil || !strings.Contains(err.Error(), "in use by another process") {
			t.Errorf("note %q: got %v", note, err)
		}
	}
}

// TestOpenedTogether lets many open one new file: one gets it.
func TestOpenedTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "coach.db")
	var crowd sync.WaitGroup
	stores := make(chan *Store, 8)
	for range cap(stores) {
		crowd.Go(func() {
			s, err := Open(Config{Path: path})
			if err == nil {
				stores <- s
			} else if !errors.As(err, new(*HeldError)) {
				t.Errorf("got %v, want a HeldError", err)
			}
		})
	}
	crowd.Wait()
	close(stores)
	if len(stores) != 1 {
		t.Errorf("%d got the file, want 1", len(stores))
	}
	for s := range stores {
		closeTest(t, s)
	}
}
