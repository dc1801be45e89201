package boltstore

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"careercoach/bot"
)

// smallFile returns the bytes of a store with some hundred records and jobs.
func smallFile(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "coach.db")
	s, err := Open(Config{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	preload(t, s, 500)
	for i := range 200 {
		if _, err := s.Commit(t.Context(), bot.Tx{Add: []bot.Job{{ID: bot.JobID(benchKey(i)), Queue: "q"}}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// otherBolt returns the bytes of another program's bbolt file.
func otherBolt(t *testing.T, buckets ...string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.db")
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		for _, name := range buckets {
			b, err := tx.CreateBucket([]byte(name))
			if err == nil {
				err = b.Put([]byte(magicKey), []byte("something else"))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// used returns how many bytes of a file are in use or were.
func used(t *testing.T, file []byte) int {
	t.Helper()
	m, ok, err := newestMeta(bytes.NewReader(file), int64(len(file)))
	if err != nil || !ok {
		t.Fatalf("the file has no meta page: %v", err)
	}
	return int(m.pages) * int(m.pageSize)
}

// TestDamaged opens files that cannot be used: each is refused with what to do,
// and stays as it is.
func TestDamaged(t *testing.T) {
	whole := smallFile(t)
	end, page := used(t, whole), os.Getpagesize()
	overwritten := func(from, to int) []byte {
		file := bytes.Clone(whole)
		random := rand.New(rand.NewPCG(1, 2))
		for i := from; i < to; i++ {
			file[i] = byte(random.Uint32())
		}
		return file
	}
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"text":                     {[]byte(strings.Repeat("no store at all\n", 1000)), ErrForeign},
		"a few bytes":              {[]byte("x"), ErrForeign},
		"zeros":                    {make([]byte, 64<<10), ErrForeign},
		"another program's":        {otherBolt(t, "other"), ErrForeign},
		"another program's meta":   {otherBolt(t, metaBucket), ErrForeign},
		"cut at 10 bytes":          {whole[:10], ErrForeign},
		"cut at 100 bytes":         {whole[:100], ErrDamaged},
		"cut within the first":     {whole[:page-1], ErrDamaged},
		"cut after the first page": {whole[:page], ErrDamaged},
		"cut after the meta pages": {whole[:2*page], ErrDamaged},
		"cut after 5 pages":        {whole[:5*page], ErrDamaged},
		"cut in the middle":        {whole[:end/2], ErrDamaged},
		"cut within a page":        {whole[:end/2+1000], ErrDamaged},
		"cut by a byte":            {whole[:end-1], ErrDamaged},
		"both meta pages":          {overwritten(20, 2*page), ErrDamaged},
		"all but the meta pages":   {overwritten(2*page, end), ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) { refuses(t, c.file, c.want) })
	}
}

// refuses opens a file that cannot be used.
func refuses(t *testing.T, file []byte, want error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "coach.db")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(Config{Path: path})
	if !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
	if err == nil {
		s.Close()
	} else if !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "move it away") {
		t.Errorf("got %q, want it to name the file and say what to do", err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, file) {
		t.Errorf("the file was changed: %d bytes, %v", len(after), err)
	}
	if _, _, err := Compact(path); !errors.Is(err, want) {
		t.Errorf("compact: got %v, want %v", err, want)
	}
}

// TestOverwritten overwrites a page here and there. Whatever that hits, no call
// panics, and a check finds it unless the page was free.
func TestOverwritten(t *testing.T) {
	whole := smallFile(t)
	pages, page := used(t, whole)/os.Getpagesize(), os.Getpagesize()
	found := 0
	tried := 0
	for i := 2; i < pages; i += 1 + pages/15 {
		tried++
		file := bytes.Clone(whole)
		for j := range page {
			file[i*page+j] = byte(j*7 + i)
		}
		path := filepath.Join(t.TempDir(), "coach.db")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(Config{Path: path})
		if err == nil {
			_, err = s.List(t.Context(), "", "", 1000)
			_, _ = s.Commit(t.Context(), bot.Tx{Put: []bot.Record{{Key: "a", Value: []byte("v")}}})
			_ = s.Close()
		}
		if errors.Is(err, ErrDamaged) {
			found++
		} else if err != nil {
			t.Errorf("page %d: got %v, want ErrDamaged", i, err)
		}
	}
	if found < tried/2 {
		t.Errorf("found %d of %d pages overwritten, want at least half", found, tried)
	}
}

// TestCutWhileOpen cuts the file under an open store: reads fail with an error.
func TestCutWhileOpen(t *testing.T) {
	s, err := Open(Config{Path: filepath.Join(t.TempDir(), "coach.db"), SweepEvery: -1})
	if err != nil {
		t.Fatal(err)
	}
	preload(t, s, 2000)
	if err := os.Truncate(s.path, int64(2*os.Getpagesize())); err != nil {
		t.Fatal(err)
	}
	if _, err := s.List(t.Context(), "", "", 3000); !errors.Is(err, ErrDamaged) {
		t.Errorf("list: got %v, want ErrDamaged", err)
	}
	if _, err := s.Commit(t.Context(), bot.Tx{Put: []bot.Record{{Key: benchKey(7), Revision: 1, Value: []byte("v")}}}); err == nil {
		t.Error("commit: got no error")
	}
	if err := s.Check(t.Context()); !errors.Is(err, ErrDamaged) {
		t.Errorf("check: got %v, want ErrDamaged", err)
	}
	_ = s.Close()
}

// TestUnusable opens paths that lead to no file of ours.
func TestUnusable(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	readOnly := filepath.Join(dir, "read-only.db")
	if err := os.WriteFile(readOnly, smallFile(t), 0o400); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"":                        "the path of its file is missing",
		dir:                       "is a directory: give the path of a file in it",
		filepath.Join(file, "db"): "not a directory",
		readOnly:                  "is read-only, and the coach must write to it: chmod u+w",
	} {
		s, err := Open(Config{Path: path})
		if err == nil {
			s.Close()
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want an error that says %q", path, err, want)
		}
	}
}

// TestEmptyFile takes an empty file for a new one, and a bbolt file without a
// bucket, as a crash at the very beginning leaves it.
func TestEmptyFile(t *testing.T) {
	for name, file := range map[string][]byte{"empty": {}, "no buckets": otherBolt(t)} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "coach.db")
			if err := os.WriteFile(path, file, 0o644); err != nil {
				t.Fatal(err)
			}
			s := openTest(t, Config{Path: path})
			preload(t, s, 3)
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("got mode %v, %v; want 0600", info.Mode(), err)
			}
		})
	}
}

// TestNewest reads meta pages as a crash may leave them.
func TestNewest(t *testing.T) {
	whole := smallFile(t)
	first, _ := readBoltMeta(whole)
	second, _ := readBoltMeta(whole[first.pageSize:])
	want := first
	if second.tx > first.tx {
		want = second
	}
	if got, ok, err := newestMeta(bytes.NewReader(whole), int64(len(whole))); !ok || err != nil || got != want {
		t.Errorf("got %+v, %v, %v; want %+v", got, ok, err, want)
	}
	for torn, want := range map[int]boltMeta{0: second, int(first.pageSize): first} {
		file := bytes.Clone(whole)
		binary.NativeEndian.PutUint64(file[torn+pageHeaderSize+40:], 1<<40)
		if got, ok, err := newestMeta(bytes.NewReader(file), int64(len(file))); !ok || err != nil || got != want {
			t.Errorf("torn at %d: got %+v, %v, %v; want %+v", torn, got, ok, err, want)
		}
		path := filepath.Join(t.TempDir(), "coach.db")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(Config{Path: path})
		if err != nil {
			t.Errorf("torn at %d: %v", torn, err)
			continue
		}
		closeTest(t, s)
	}
}
