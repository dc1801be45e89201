package markup

import (
	"strings"

	"github.com/rivo/uniseg"
)

// Width is how many columns of a terminal text takes: two for East Asian wide
// characters and emoji, none for combining marks.
func Width(text string) int {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return uniseg.StringWidth(text)
		}
	}
	return len(text)
}

// spansWidth is the width of spans side by side.
func spansWidth(spans []span) int {
	w := 0
	for _, s := range spans {
		w += Width(s.text)
	}
	return w
}

// cut splits text after as many whole characters as fit in width, but at
// least after one, so that cutting comes to an end.
func cut(text string, width int) (head, tail string) {
	rest, state, used := text, -1, 0
	for rest != "" {
		_, next, w, nextState := uniseg.FirstGraphemeClusterInString(rest, state)
		if used > 0 && used+w > width {
			break
		}
		used += max(w, 1)
		rest, state = next, nextState
	}
	return text[:len(text)-len(rest)], rest
}

// pad returns as many spaces as text of width w lacks to want.
func pad(w, want int) string {
	return strings.Repeat(" ", max(0, want-w))
}
