package terminal

import (
	"bytes"
	"io"
	"strings"
)

// lineMark stands for a line end within pasted text while it is edited.
const lineMark = "⏎"

// unmark puts the line ends back.
func unmark(line string) string {
	return strings.ReplaceAll(line, lineMark, "\n")
}

// What makes a terminal mark pasted text, and the marks.
const (
	pasteOn    = "\x1b[?2004h"
	pasteOff   = "\x1b[?2004l"
	pasteBegin = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// pasteFilter rewrites what a terminal sends so that pasted text of several
// lines is one line to the editor: line ends become lineMark, the last ones
// are dropped, so that nothing is sent before the person presses Enter.
type pasteFilter struct {
	pasting bool
	held    []byte // the beginning of what may be a mark
	ends    int    // line ends not yet written
	cr      bool   // the last character was a carriage return
}

// copyPastes copies in to out through a pasteFilter until one of them fails.
func copyPastes(out io.WriteCloser, in io.Reader) {
	defer out.Close()
	var f pasteFilter
	buf := make([]byte, 4096)
	for {
		n, err := in.Read(buf)
		if _, werr := out.Write(f.filter(buf[:n])); err != nil || werr != nil {
			return
		}
	}
}

// filter returns what to send on for the next piece of input.
func (f *pasteFilter) filter(in []byte) []byte {
	in = append(f.held, in...)
	f.held = nil
	var out []byte
	for {
		mark, least := pasteBegin, 3 // a lone Escape must not wait
		if f.pasting {
			mark, least = pasteEnd, 1
		}
		i := bytes.Index(in, []byte(mark))
		if i < 0 {
			n := len(in) - partial(in, mark, least)
			f.held = bytes.Clone(in[n:])
			return append(out, f.translate(in[:n])...)
		}
		out = append(out, f.translate(in[:i])...)
		in = in[i+len(mark):]
		f.pasting = !f.pasting
		f.ends, f.cr = 0, false
	}
}

// partial is how long the longest beginning of mark is that in ends with, or
// 0 if that is shorter than least.
func partial(in []byte, mark string, least int) int {
	for n := min(len(in), len(mark)-1); n >= least; n-- {
		if bytes.HasSuffix(in, []byte(mark[:n])) {
			return n
		}
	}
	return 0
}

// translate rewrites pasted text, and nothing else.
func (f *pasteFilter) translate(in []byte) []byte {
	if !f.pasting {
		return in
	}
	var out []byte
	for _, c := range in {
		switch {
		case c == '\n' && f.cr: // the second half of one line end
		case c == '\r' || c == '\n':
			f.ends++
		case c < ' ' && c != '\t' || c == 0x7f:
		default:
			out = append(out, strings.Repeat(lineMark, f.ends)...)
			f.ends = 0
			if c == '\t' {
				c = ' '
			}
			out = append(out, c)
		}
		f.cr = c == '\r'
	}
	return out
}
