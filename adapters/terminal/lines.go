package terminal

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"

	"github.com/peterh/liner"
)

// maxLine is how long a line may be, without its end.
const maxLine = 1 << 20

var (
	// errTooLong: the line was longer than maxLine and is gone.
	errTooLong = errors.New("line too long")
	// errAborted: Ctrl-C at the prompt.
	errAborted = errors.New("aborted")
)

// A lineReader reads lines without their ends. The error is io.EOF after the
// last one; errTooLong and errAborted leave it usable.
type lineReader interface {
	read() (string, error)
	close()
}

// openLines returns the reader that fits c, and a notice for the person if it
// lacks something.
func openLines(c Config, completions []string) (lineReader, string) {
	if !c.Interactive {
		return newScanner(c.In, nil, ""), ""
	}
	if c.In != io.Reader(os.Stdin) || c.Out != io.Writer(os.Stdout) || !liner.TerminalSupported() {
		return newScanner(c.In, c.Out, prompt), ""
	}
	return openEditor(c.HistoryFile, completions)
}

// await calls read, but returns no later than ctx ends. A read that is still
// under way then is left alone; what it yields is dropped.
func await(ctx context.Context, read func() (string, error)) (string, error) {
	type result struct {
		line string
		err  error
	}
	done := make(chan result, 1) // the reader never waits for us
	go func() {
		line, err := read()
		done <- result{line, err}
	}()
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case r := <-done:
		return r.line, r.err
	}
}

// scanner reads lines from any reader.
type scanner struct {
	in     *bufio.Reader
	out    io.Writer // for the prompt; nil for none
	prompt string
}

func newScanner(in io.Reader, out io.Writer, prompt string) *scanner {
	return &scanner{bufio.NewReaderSize(in, 64<<10), out, prompt}
}

func (s *scanner) close() {}

// read returns the next line. The last one need not have an end.
func (s *scanner) read() (string, error) {
	if s.out != nil {
		if _, err := io.WriteString(s.out, s.prompt); err != nil {
			return "", io.EOF
		}
	}
	var line []byte
	long, empty := false, true
	for {
		part, err := s.in.ReadSlice('\n')
		empty = empty && len(part) == 0
		if !long {
			line = append(line, part...)
			if len(withoutEnd(line)) > maxLine {
				line, long = nil, true
			}
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (empty || !errors.Is(err, io.EOF)):
			return "", err
		case long:
			return "", errTooLong
		}
		return string(withoutEnd(line)), nil
	}
}

func withoutEnd(line []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
}
