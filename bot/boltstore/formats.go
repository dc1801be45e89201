package boltstore

import (
	"encoding/binary"
	"fmt"
	"time"

	"go.etcd.io/bbolt"
)

// magic is what the meta bucket of every store says.
const magic = "careercoach"

// Keys of the meta bucket.
const (
	magicKey   = "magic"
	formatKey  = "format"
	createdKey = "created"
)

// formats are those that this version reads: the oldest, and a migration from
// each to the next. The last is the one it writes.
type formats struct {
	oldest     uint32
	migrations []migration
}

// A migration rewrites a file from one format to the next.
type migration func(tx *bbolt.Tx) error

// currentFormats begins with format 1. When the layout changes, add the
// migration from the format before to the end.
func currentFormats() formats { return formats{oldest: 1} }

func (f formats) current() uint32 { return f.oldest + uint32(len(f.migrations)) }

// of returns the format of a file, 0 for a bbolt file that has nothing in it.
func (f formats) of(tx *bbolt.Tx, path string) (uint32, error) {
	meta := bucket(tx, metaBucket)
	if meta == nil {
		if name, _ := tx.Cursor().First(); name == nil {
			return 0, nil
		}
	}
	if meta == nil || string(meta.Get([]byte(magicKey))) != magic {
		return 0, fmt.Errorf("%s: %w: another program's: choose another with --db, or move it away", path, ErrForeign)
	}
	stored := meta.Get([]byte(formatKey))
	if len(stored) != 4 {
		return 0, damaged("entry of meta", []byte(formatKey))
	}
	switch format := binary.BigEndian.Uint32(stored); {
	case format > f.current():
		return 0, fmt.Errorf("%s: %w (format %d, this one reads %s): update the coach", path, ErrNewer, format, f)
	case format < f.oldest:
		return 0, fmt.Errorf("%s has format %d, and this coach reads %s: open it with an older coach first", path, format, f)
	default:
		return format, nil
	}
}

// String names the formats that are read.
func (f formats) String() string {
	if f.oldest == f.current() {
		return fmt.Sprint(f.oldest)
	}
	return fmt.Sprintf("%d to %d", f.oldest, f.current())
}

// bring makes a file's format the current one, in one transaction; an empty
// file becomes a store.
func (f formats) bring(db *bbolt.DB, path string, c Config) error {
	fresh, format := false, uint32(0)
	err := db.View(func(tx *bbolt.Tx) (err error) {
		fresh = bucket(tx, metaBucket) == nil
		format, err = f.of(tx, path)
		return err
	})
	switch {
	case err != nil:
		return err
	case fresh:
		err = db.Update(func(tx *bbolt.Tx) error { return f.create(tx, c.Now()) })
	case format < f.current():
		c.Logger.Info("migrating the store", "from", format, "to", f.current())
		err = db.Update(func(tx *bbolt.Tx) error { return f.migrate(tx, format) })
	}
	if err != nil {
		return fmt.Errorf("writing format %d to %s: %w: nothing was changed", f.current(), path, err)
	}
	return nil
}

func (f formats) create(tx *bbolt.Tx, now time.Time) error {
	for _, name := range []string{metaBucket, recordsBucket, expiringBucket, jobsBucket, finishedBucket} {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	meta := bucket(tx, metaBucket)
	if err := meta.Put([]byte(magicKey), []byte(magic)); err != nil {
		return err
	}
	if err := meta.Put([]byte(createdKey), binary.BigEndian.AppendUint64(nil, uint64(nanos(now)))); err != nil {
		return err
	}
	return f.note(tx)
}

func (f formats) migrate(tx *bbolt.Tx, from uint32) error {
	for i, step := range f.migrations[from-f.oldest:] {
		if err := step(tx); err != nil {
			return fmt.Errorf("migrating from format %d: %w", from+uint32(i), err)
		}
	}
	return f.note(tx)
}

// note writes down that the file has the current format.
func (f formats) note(tx *bbolt.Tx) error {
	return bucket(tx, metaBucket).Put([]byte(formatKey), binary.BigEndian.AppendUint32(nil, f.current()))
}
