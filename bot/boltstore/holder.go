package boltstore

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// A Holder is the process that holds a file.
type Holder struct {
	PID     int       `json:"pid"`
	Host    string    `json:"host"`
	Command string    `json:"command"` // the name of the program, without arguments
	Since   time.Time `json:"since"`
}

// A HeldError says that another process, or another Store of this one, holds
// the file. Find it with errors.As.
type HeldError struct {
	Path   string
	Holder Holder // the zero Holder where it did not say who it is
}

func (e *HeldError) Error() string {
	if e.Holder.PID == 0 {
		return e.Path + " is in use by another process: stop it, or use --db for another file"
	}
	where := ""
	if host, _ := os.Hostname(); e.Holder.Host != host {
		where = " on " + e.Holder.Host
	}
	return fmt.Sprintf("%s is in use by %s (process %d%s, since %s): stop it, or use --db for another file",
		e.Path, e.Holder.Command, e.Holder.PID, where, e.Holder.Since.Format(time.DateTime))
}

// holder is the note beside a file that says who holds it. It is for people:
// what decides is the lock on the file.
type holder struct{ path string }

func holderPath(path string) string { return path + ".lock" }

// leaveNote says that this process holds a file; only who holds its lock may
// call it. Without a note the store works as well.
func leaveNote(path string, since time.Time) (*holder, error) {
	host, _ := os.Hostname()
	note, err := json.Marshal(Holder{os.Getpid(), host, filepath.Base(os.Args[0]), since})
	if err != nil {
		return nil, err
	}
	h := &holder{holderPath(path)}
	if err := writeWhole(h.path, func(f *os.File) error { _, err := f.Write(note); return err }); err != nil {
		return nil, fmt.Errorf("leaving a note of who holds %s: %w", path, err)
	}
	return h, nil
}

// remove takes the note away, while the lock is still held.
func (h *holder) remove() {
	if h != nil {
		_ = os.Remove(h.path) // a note that stays is no obstacle
	}
}

// held returns the error for a file whose lock another holds.
func held(path string) error {
	e := &HeldError{Path: path}
	if note, err := os.ReadFile(holderPath(path)); err == nil {
		if json.Unmarshal(note, &e.Holder) != nil {
			e.Holder = Holder{}
		}
	}
	return e
}
