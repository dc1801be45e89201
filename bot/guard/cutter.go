package guard

import (
	"unicode"
	"unicode/utf8"
)

// wordLen returns the length of the word at the start of s, 0 for none.
func wordLen(s string) int {
	n := 0
	for n < len(s) {
		if c := s[n]; c < utf8.RuneSelf {
			if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
				n++
				continue
			}
			return n
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) {
			return n
		}
		n += size
	}
	return n
}

// A cutter keeps what stood between two words.
type cutter struct {
	sentence     int
	start        bool // nothing of the sentence came yet
	lead, quoted bool
}

// sign reads what is no word at s[i] and returns its length.
func (c *cutter) sign(s string, i int) int {
	switch s[i] {
	case '\n', '!', '?', ';':
		c.end()
	case '.':
		if i+1 == len(s) || wordLen(s[i+1:]) == 0 {
			c.end()
		}
	case '"':
		c.lead, c.quoted = true, true
	case ',', ':', '(', '[', '>', '|', '#', '/':
		c.lead = true
	case '-':
		c.lead = c.lead || i > 0 && (s[i-1] == ' ' || s[i-1] == '-')
	default:
		if s[i] >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if unicode.Is(unicode.STerm, r) {
				c.end()
			}
			return size
		}
	}
	return 1
}

// end ends a sentence.
func (c *cutter) end() {
	if !c.start {
		c.sentence++
		c.start = true
	}
	c.lead = true
}
