package boltstore

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// locate returns where a file really is, behind symbolic links, and makes the
// directory for a new one.
func locate(path string) (string, error) {
	if path == "" {
		return "", errors.New("opening the store: the path of its file is missing")
	}
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		return filepath.Abs(real)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("opening the store: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", fmt.Errorf("making the directory of the store: %w: choose another file with --db", err)
	}
	return filepath.Abs(path)
}

// isNew looks at a file from outside and reports whether there is none yet, or
// an empty one. The error says why a file cannot be used. Nothing changes.
func isNew(path string) (bool, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, nil
	case err != nil:
		return false, fmt.Errorf("opening the store: %w", err)
	case info.IsDir():
		return false, fmt.Errorf("%s is a directory: give the path of a file in it with --db", path)
	case !info.Mode().IsRegular():
		return false, fmt.Errorf("%s is no regular file: choose another with --db", path)
	case info.Mode().Perm()&0o200 == 0:
		return false, fmt.Errorf("%s is read-only, and the coach must write to it: chmod u+w, or choose another with --db", path)
	case info.Size() == 0:
		return true, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return false, fmt.Errorf("opening the store: %w", err)
	}
	defer f.Close()
	return false, isWhole(f, path, info.Size())
}

// isWhole reports as an error whether bytes are missing from a bbolt file, or
// it is none.
func isWhole(f io.ReaderAt, path string, size int64) error {
	m, ok, err := newestMeta(f, size)
	switch {
	case err != nil:
		return fmt.Errorf("reading %s: %w", path, err)
	case !ok && !beginsLikeBolt(f):
		return fmt.Errorf("%s: %w: choose another with --db, or move it away", path, ErrForeign)
	case !ok:
		return fmt.Errorf("%s: %w: its beginning cannot be read: move it away and restore a backup", path, ErrDamaged)
	}
	if need := int64(m.pages) * int64(m.pageSize); size < need {
		return fmt.Errorf("%s: %w: it is cut short, %d bytes of at least %d: move it away and restore a backup", path, ErrDamaged, size, need)
	}
	return nil
}

// newestMeta returns the younger of the two meta pages that are valid. The
// second begins with the second page, whose size only the first would tell.
func newestMeta(f io.ReaderAt, size int64) (newest boltMeta, ok bool, err error) {
	offsets := []int64{0}
	for at := int64(1024); at <= 16<<20 && at < size; at *= 2 {
		offsets = append(offsets, at)
	}
	for _, at := range offsets {
		var page [pageHeaderSize + boltMetaSize]byte
		n, err := f.ReadAt(page[:], at)
		if err != nil && err != io.EOF {
			return newest, false, err
		}
		m, valid := readBoltMeta(page[:n])
		if valid && (at == 0 || at == int64(m.pageSize)) && (!ok || m.tx > newest.tx) {
			newest, ok = m, true
		}
	}
	return newest, ok, nil
}

// beginsLikeBolt reports whether a file was one of bbolt's once.
func beginsLikeBolt(f io.ReaderAt) bool {
	var page [pageHeaderSize + 4]byte
	if _, err := f.ReadAt(page[:], 0); err != nil {
		return false
	}
	return bytes.Equal(page[pageHeaderSize:], []byte{0xED, 0xDA, 0x0C, 0xED}) ||
		bytes.Equal(page[pageHeaderSize:], []byte{0xED, 0x0C, 0xDA, 0xED})
}
