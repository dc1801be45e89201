// Package prose holds the small turns of English that the coaching flows share:
// counts, lists, first letters, cuts; and the plain form in which words are
// compared.
//
// All functions are pure and safe for concurrent use.
package prose

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Count writes a number of things, whose plural ends in s: "1 week", "3 weeks",
// "0 weeks".
func Count(n int, noun string) string { return CountOf(n, noun, noun+"s") }

// CountOf is Count for nouns with another plural: "1 story", "3 stories".
func CountOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// And joins words as a sentence does: "a", "a and b", "a, b and c"; empty for
// none.
func And(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// Upper begins a text with a capital letter.
func Upper(s string) string { return first(s, unicode.ToUpper) }

// Lower begins a text with a small letter, as a name stands within a sentence.
func Lower(s string) string { return first(s, unicode.ToLower) }

func first(s string, to func(rune) rune) string {
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return string(to(r)) + s[size:]
}

// Clip cuts a text to at most n code points, n being 1 at least; where some are
// left out it ends in an ellipsis, which counts among them.
func Clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:n-1])) + "…"
}

// Plain writes a text as the names of options and in data files are compared:
// lower case, words of letters and digits with one blank between, apostrophes
// and full stops left out.
func Plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			return unicode.ToLower(r)
		case r == '\'' || r == '’' || r == '.':
			return -1
		}
		return ' '
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
