package text

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed shorthand.txt
var shorthandFile string

// shorthand returns what shorthand.txt says, read once.
var shorthand = sync.OnceValue(func() map[string]string {
	m := make(map[string]string)
	for line := range strings.Lines(shorthandFile) {
		short, long, ok := strings.Cut(strings.TrimSpace(line), " ")
		if ok && short != "#" {
			m[short] = long
		}
	}
	return m
})

// expand writes words out in full and white space as single blanks. Its input
// is folded.
func expand(s string) string {
	e := expander{src: s, short: shorthand()}
	e.out.Grow(len(s) + len(s)/4)
	for e.pos < len(s) {
		if start := e.pos; isWordByte(s[start]) {
			e.word(start, wordEnd(s, start))
		} else {
			e.sign()
		}
	}
	return strings.TrimRight(e.out.String(), " \n")
}

// An expander copies folded text, word by word.
type expander struct {
	src   string
	pos   int
	out   strings.Builder
	short map[string]string
	gap   byte   // white space owed before the next word or sign, 0 for none
	last  string // the word written last, in its short form
}

// wordEnd returns where the word that starts at s[i] ends. An apostrophe
// between letters belongs to it.
func wordEnd(s string, i int) int {
	for i < len(s) && (isWordByte(s[i]) ||
		s[i] == '\'' && i+1 < len(s) && isWordByte(s[i+1])) {
		i++
	}
	return i
}

// sign copies what is not a word: white space collapses, an apostrophe goes.
func (e *expander) sign() {
	c := e.src[e.pos]
	e.pos++
	switch c {
	case '\n':
		e.gap = '\n'
	case ' ':
		if e.gap == 0 {
			e.gap = ' '
		}
	case '\'', '`', '*', '_', '~':
		return
	default:
		if c < 0x20 || c == 0x7f {
			if e.gap == 0 {
				e.gap = ' '
			}
			return
		}
		e.flush()
		e.out.WriteByte(c)
		if strings.IndexByte(".!?;,", c) >= 0 {
			e.last = ""
		}
	}
}

// flush writes the white space that is owed.
func (e *expander) flush() {
	if e.gap != 0 && e.out.Len() > 0 {
		e.out.WriteByte(e.gap)
	}
	e.gap = 0
}

// word copies the word src[start:end] in its full form.
func (e *expander) word(start, end int) {
	w := e.src[start:end]
	e.pos = end
	full, n := joined(e.src, start, end)
	if n == 0 {
		full, n = slashed(e.src, start, end)
	}
	if n == 0 {
		full = e.full(w)
	} else {
		e.pos = start + n
	}
	e.flush()
	e.out.WriteString(full)
	e.last = w
}

// full returns the full form of w, which no sign is a part of.
func (e *expander) full(w string) string {
	if strings.IndexByte(w, '\'') >= 0 {
		return e.contraction(w)
	}
	if long, ok := e.short[w]; ok {
		return long
	}
	if len(w) <= 2 {
		return e.inContext(w)
	}
	return american(squeeze(w))
}

// contraction writes out a word with apostrophes in it.
func (e *expander) contraction(w string) string {
	i := strings.LastIndexByte(w, '\'')
	base, tail := w[:i], w[i+1:]
	if strings.IndexByte(base, '\'') >= 0 {
		base = strings.ReplaceAll(base, "'", "")
	}
	if base == "" || tail == "" {
		return e.full(base + tail)
	}
	switch tail {
	case "s":
		return e.withS(base)
	case "t":
		return e.withT(base)
	case "re":
		return e.full(base) + " are"
	case "ve":
		return e.full(base) + " have"
	case "ll":
		return e.full(base) + " will"
	case "d":
		return e.full(base) + " would"
	case "m":
		return e.full(base) + " am"
	}
	return base + tail
}

// withS reads base's: "is" after question words and pronouns, a possessive
// elsewhere.
func (e *expander) withS(base string) string {
	switch base {
	case "let":
		return "let us"
	case "what", "who", "where", "when", "why", "how", "which", "that", "this",
		"there", "here", "it", "he", "she", "everything", "something", "wat", "wut":
		return e.full(base) + " is"
	}
	return e.full(base)
}

// withT reads base't.
func (e *expander) withT(base string) string {
	switch base {
	case "can":
		return "can not"
	case "won":
		return "will not"
	case "shan":
		return "shall not"
	case "ain":
		return "is not"
	}
	if base == "n" {
		return "not"
	}
	if strings.HasSuffix(base, "n") {
		return base[:len(base)-1] + " not"
	}
	return base + "t"
}
