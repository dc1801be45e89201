package terminal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"careercoach/adapters/markup"
)

const (
	// historyLines is how many lines are taken from the file.
	historyLines = 1000
	// historyLine is how long a line may be to be kept.
	historyLine = 4 << 10
)

// history appends typed lines to a file. A nil history keeps nothing.
type history struct {
	file *os.File
}

// openHistory opens the file, and makes it and its directory if they are not
// there, for their owner only. It returns the last lines, oldest first. A
// file that has grown far too long is cut.
func openHistory(path string) (*history, []string, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, nil, fmt.Errorf("making the directory of the history: %w", err)
	}
	lines, total, err := loadHistory(path)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the history: %w", err)
	}
	if total > 2*historyLines {
		if err := rewriteHistory(path, lines); err != nil {
			return nil, nil, fmt.Errorf("shortening the history: %w", err)
		}
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("opening the history: %w", err)
	}
	if err := f.Chmod(0o600); err != nil {
		f.Close()
		return nil, nil, fmt.Errorf("protecting the history: %w", err)
	}
	return &history{f}, lines, nil
}

// loadHistory returns the last good lines of the file, and how many it has.
func loadHistory(path string) (lines []string, total int, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, fmt.Errorf("%s is no file", path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, 0, err
	}
	for l := range strings.Lines(string(data)) {
		total++
		if l = markup.Clean(strings.TrimRight(l, "\r\n")); l != "" && len(l) <= historyLine {
			lines = append(lines, l)
		}
	}
	return lines[max(0, len(lines)-historyLines):], total, nil
}

// rewriteHistory replaces the file by one that has only these lines.
func rewriteHistory(path string, lines []string) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*") // mode 0600
	if err != nil {
		return err
	}
	_, err = f.WriteString(strings.Join(lines, "\n") + "\n")
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// add appends a line. A line that cannot be kept is forgotten: history is a
// convenience.
func (h *history) add(line string) {
	if line = markup.Clean(line); h == nil || len(line) > historyLine {
		return
	}
	h.file.WriteString(line + "\n")
}

func (h *history) close() {
	if h != nil {
		h.file.Close()
	}
}
