package state

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

// Errors of reading a record; test for them with errors.Is.
var (
	// ErrNewer: a newer version of the coach wrote the record. Nothing is
	// lost; this version leaves it alone.
	ErrNewer = errors.New("a newer version of the coach wrote this record: update the coach, nothing is lost")
	// ErrDamaged: the record is not what any version writes.
	ErrDamaged = errors.New("the record is damaged: check the store with `coach db check` and restore a backup")
)

// A format is how one kind of record is written.
type format struct {
	name    string
	version int
	// steps[v] rewrites the JSON of version v as that of version v+1; a
	// version before the first step is no longer read.
	steps map[int]func([]byte) ([]byte, error)
}

// maxVersion bounds what is taken for a version at all.
const maxVersion = 9999

// encode writes a record in the present version.
func (f format) encode(v any) ([]byte, error) {
	b := bytes.NewBuffer(strconv.AppendInt(make([]byte, 0, 512), int64(f.version), 10))
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("writing a %s record: %T cannot be encoded", f.name, v)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// decode reads a record of this or an older version into v. The errors of the
// JSON decoder are left out: they may quote what is in the record.
func (f format) decode(data []byte, v any) error {
	version, body, err := f.split(data)
	if err != nil {
		return err
	}
	for ; version < f.version; version++ {
		step := f.steps[version]
		if step == nil {
			return fmt.Errorf("reading a %s record of version %d, which is no longer known: %w", f.name, version, ErrDamaged)
		}
		if body, err = step(body); err != nil {
			return fmt.Errorf("bringing a %s record of version %d forward: %w", f.name, version, ErrDamaged)
		}
	}
	if json.Unmarshal(body, v) != nil {
		return fmt.Errorf("reading a %s record: %w", f.name, ErrDamaged)
	}
	return nil
}

// split takes the version off a record.
func (f format) split(data []byte) (version int, body []byte, err error) {
	n := bytes.IndexFunc(data, func(r rune) bool { return r < '0' || r > '9' })
	if n < 1 || n > len(strconv.Itoa(maxVersion)) {
		return 0, nil, fmt.Errorf("reading a %s record without a version: %w", f.name, ErrDamaged)
	}
	version, _ = strconv.Atoi(string(data[:n])) // at most four digits
	if version > f.version {
		return 0, nil, fmt.Errorf("reading a %s record of version %d, this coach knows %d: %w", f.name, version, f.version, ErrNewer)
	}
	return version, data[n:], nil
}
