package boltstore

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
)

// formatZero makes a file in a format that never was: records had a revision
// alone before their value, and nothing expired.
func formatZero(t *testing.T, path string) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		meta, err := tx.CreateBucket([]byte(metaBucket))
		if err != nil {
			return err
		}
		for _, name := range []string{recordsBucket, jobsBucket, finishedBucket} {
			if _, err := tx.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		return errors.Join(
			meta.Put([]byte(magicKey), []byte(magic)),
			meta.Put([]byte(createdKey), make([]byte, 8)),
			meta.Put([]byte(formatKey), binary.BigEndian.AppendUint32(nil, 0)),
			bucket(tx, recordsBucket).Put([]byte("a"), append(binary.BigEndian.AppendUint64(nil, 7), "old"...)),
		)
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

// toOne migrates from it.
func toOne(tx *bbolt.Tx) error {
	if _, err := tx.CreateBucket([]byte(expiringBucket)); err != nil {
		return err
	}
	records := bucket(tx, recordsBucket)
	old := map[string][]byte{}
	err := records.ForEach(func(key, stored []byte) error { old[string(key)] = cloned(stored); return nil })
	for key, stored := range old {
		value := append(make([]byte, headSize), stored[8:]...)
		head{revision: binary.BigEndian.Uint64(stored)}.write(value)
		err = errors.Join(err, records.Put([]byte(key), value))
	}
	return err
}

func TestMigrates(t *testing.T) {
	path := filepath.Join(t.TempDir(), "coach.db")
	formatZero(t, path)
	s, err := openAs(Config{Path: path}, formats{oldest: 0, migrations: []migration{toOne}})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openTest(t, Config{Path: path}) // as the current format it is
	if r, err := s.Get(t.Context(), "a"); err != nil || r.Revision != 7 || string(r.Value) != "old" {
		t.Errorf("got %+v, %v; want old at revision 7", r, err)
	}
	if info, err := s.Info(t.Context()); err != nil || info.Format != 1 {
		t.Errorf("got format %d, %v; want 1", info.Format, err)
	}
}

// TestMigrationFails leaves the file as it was.
func TestMigrationFails(t *testing.T) {
	for name, second := range map[string]migration{
		"error": func(*bbolt.Tx) error { return errors.New("no luck") },
		"panic": func(*bbolt.Tx) error { panic("no luck") },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "coach.db")
			formatZero(t, path)
			if _, err := openAs(Config{Path: path}, formats{migrations: []migration{toOne, second}}); err == nil || !strings.Contains(err.Error(), "no luck") {
				t.Errorf("got %v, want no luck", err)
			}
			s, err := openAs(Config{Path: path}, formats{migrations: []migration{toOne}})
			if err != nil {
				t.Fatal(err)
			}
			closeTest(t, s)
		})
	}
}

// TestOtherFormats refuses what is newer or too old, and changes nothing.
func TestOtherFormats(t *testing.T) {
	path := filepath.Join(t.TempDir(), "coach.db")
	formatZero(t, path)
	toTwo := func(*bbolt.Tx) error { return nil }
	if _, err := openAs(Config{Path: path}, currentFormats()); err == nil || !strings.Contains(err.Error(), "has format 0, and this coach reads 1: open it with an older coach first") {
		t.Errorf("too old: got %v", err)
	}
	s, err := openAs(Config{Path: path}, formats{migrations: []migration{toOne, toTwo, toTwo}})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = openAs(Config{Path: path}, formats{oldest: 1, migrations: []migration{toTwo}})
	if !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), "written by a newer coach (format 3, this one reads 1 to 2): update the coach") {
		t.Errorf("newer: got %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was changed: %v", err)
	}
}
