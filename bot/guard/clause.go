package guard

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutSentences cuts a raw text at the ends of sentences and lines. What stands
// in quotation marks is not cut.
func cutSentences(s string) []string {
	var out []string
	start := 0
	for i := 0; i < len(s); {
		n := quotedLen(s, i)
		if n == 0 {
			n = 1
			if endsSentence(s, i) {
				out = append(out, s[start:i+1])
				start = i + 1
			}
		}
		i += n
	}
	return append(out, s[start:])
}

// endsSentence reports whether a sentence ends with s[i].
func endsSentence(s string, i int) bool {
	switch s[i] {
	case '\n', '!', '?', ';':
		return true
	case '.':
		return i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\n' || s[i+1] == '"'
	}
	return false
}

// quotedLen returns the length of a quotation that begins at s[i], 0 for none.
func quotedLen(s string, i int) int {
	closing, open := "", 0
	switch {
	case s[i] == '"':
		closing, open = `"`, 1
	case strings.HasPrefix(s[i:], "“"):
		closing, open = "”", len("“")
	case s[i] == '\'' && (i == 0 || s[i-1] == ' ' || s[i-1] == '('):
		return singleQuotedLen(s[i:])
	default:
		return 0
	}
	end := strings.Index(s[i+open:], closing)
	if end < 0 || end > maxQuote {
		return 0
	}
	return open + end + len(closing)
}

// maxQuote is the longest quotation that is kept together, in bytes.
const maxQuote = 600

// singleQuotedLen returns the length of the quotation in single marks at the
// start of s. A mark between letters is an apostrophe.
func singleQuotedLen(s string) int {
	for i := 1; i < min(len(s), maxQuote); i++ {
		if s[i] != '\'' {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(s[i+1:]); !unicode.IsLetter(r) {
			return i + 1
		}
	}
	return 0
}

// cutClauses cuts a sentence at commas, colons and dashes and before words
// such as "and" and "then". The pieces joined are the sentence.
func cutClauses(s string) []string {
	var out []string
	start := 0
	for i := 0; i < len(s); {
		if n := quotedLen(s, i); n > 0 {
			i += n
			continue
		}
		if n := clauseBreak(s[i:]); n >= 0 && i+n > start {
			out = append(out, s[start:i+n])
			start = i + n
			i += max(n, 1)
			continue
		}
		i++
	}
	return append(out, s[start:])
}

// clauseBreak reports where, counted from the start of s, a clause ends: after
// a sign, or before a word that joins. It is negative where none ends.
func clauseBreak(s string) int {
	switch s[0] {
	case ',', ':', '(', ')':
		return 1
	case '-':
		if strings.HasPrefix(s, "--") || strings.HasPrefix(s, "- ") {
			return 2
		}
	case ' ':
		for _, w := range [...]string{"and ", "then ", "but ", "instead ", "also "} {
			if len(s) > len(w) && strings.EqualFold(s[1:1+len(w)], w) {
				return 1
			}
		}
	}
	if strings.HasPrefix(s, "—") {
		return len("—")
	}
	return -1
}

// trim takes off what stands around the words: blanks, signs that a removed
// piece left behind, single digits and letters of code.
func trim(s string) string {
	s = strings.TrimLeftFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '$'
	})
	s = strings.TrimRight(s, " \t\r\n,;:-–—\"'`/*<([{|&")
	if head, tail, ok := strings.Cut(s, " "); ok && strings.HasSuffix(head, "'") {
		return trim(tail)
	}
	return strings.ToValidUTF8(s, "")
}

// hasWord reports whether a text has a word of two letters or more.
func hasWord(s string) bool {
	run := 0
	for _, r := range s {
		if run++; !unicode.IsLetter(r) {
			run = 0
		}
		if run == 2 {
			return true
		}
	}
	return false
}
