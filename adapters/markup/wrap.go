package markup

import (
	"strings"

	"github.com/rivo/uniseg"
)

// line is one line of output.
type line []span

// word is text that stays on one line: what stands between two spaces, or
// between two places where its script allows a break.
type word struct {
	pieces  []span
	width   int
	gap     *span // the space before the word; nil where there is none
	newline bool  // a line break stands before the word
}

// isURL reports whether cutting the word would break an address.
func (w word) isURL() bool {
	return strings.Contains(spansText(w.pieces), "://")
}

// wrap lays text out in lines of at most width columns; 0 means no limit.
// Words that are too long are cut, but addresses only where cutURLs is set: a
// terminal breaks those itself and can still open them.
func wrap(text []span, width int, cutURLs bool) []line {
	var f filler
	f.width = width
	for _, w := range words(text) {
		f.add(w, cutURLs)
	}
	return f.finish()
}

// filler fills lines with words.
type filler struct {
	width int
	lines []line
	cur   line
	used  int
}

func (f *filler) add(w word, cutURLs bool) {
	if w.newline {
		f.breakLine()
	}
	gap := 0
	if w.gap != nil && len(f.cur) > 0 {
		gap = 1
	}
	if f.width > 0 && len(f.cur) > 0 && f.used+gap+w.width > f.width {
		f.breakLine()
		gap = 0
	}
	if gap == 1 {
		f.cur = append(f.cur, *w.gap)
		f.used++
	}
	if f.width > 0 && w.width > f.width && (cutURLs || !w.isURL()) {
		f.addCut(w)
		return
	}
	f.cur = append(f.cur, w.pieces...)
	f.used += w.width
}

// addCut spreads a word over as many lines as it needs.
func (f *filler) addCut(w word) {
	for _, p := range w.pieces {
		for p.text != "" {
			if f.used >= f.width {
				f.breakLine()
			}
			head, tail := cut(p.text, f.width-f.used)
			if f.used > 0 && f.used+Width(head) > f.width {
				f.breakLine()
				continue
			}
			f.cur = append(f.cur, span{head, p.style})
			f.used += Width(head)
			p.text = tail
		}
	}
}

func (f *filler) breakLine() {
	f.lines = append(f.lines, f.cur)
	f.cur, f.used = nil, 0
}

func (f *filler) finish() []line {
	if len(f.cur) > 0 || len(f.lines) == 0 {
		f.breakLine()
	}
	return f.lines
}

// words splits spans at spaces and line breaks. Runs of spaces count as one.
func words(text []span) []word {
	var ws []word
	var gap *span
	newline, open := false, false // open: the next piece belongs to the last word
	for _, s := range text {
		for s.text != "" {
			switch i := strings.IndexAny(s.text, " \n"); {
			case i == 0:
				open = false
				if s.text[0] == '\n' {
					newline = newline || len(ws) > 0
				} else if gap == nil {
					gap = &span{" ", s.style}
				}
				s.text = s.text[1:]
			default:
				run := s.text
				if i > 0 {
					run = run[:i]
				}
				s.text = s.text[len(run):]
				ws = addRun(ws, span{run, s.style}, gap, newline, open)
				gap, newline, open = nil, false, true
			}
		}
	}
	return ws
}

// addRun adds a run of text without spaces: to the last word if that is open,
// and otherwise as a word of its own, or as several where its script breaks
// without spaces.
func addRun(ws []word, run span, gap *span, newline, open bool) []word {
	for i, part := range breakable(run.text) {
		piece := span{part, run.style}
		if i == 0 && open {
			last := &ws[len(ws)-1]
			last.pieces = append(last.pieces, piece)
			last.width += Width(part)
			continue
		}
		ws = append(ws, word{[]span{piece}, Width(part), gap, newline})
		gap, newline = nil, false
	}
	return ws
}

// breakable splits a run of text where a line may break within it. Words in
// ASCII and addresses stay whole.
func breakable(run string) []string {
	if Width(run) == len(run) || strings.Contains(run, "://") {
		return []string{run}
	}
	var parts []string
	state := -1
	for run != "" {
		var part string
		part, run, _, state = uniseg.FirstLineSegmentInString(run, state)
		parts = append(parts, part)
	}
	return parts
}
