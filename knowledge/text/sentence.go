package text

import "strings"

// Sentences cuts normalised text where a sentence ends: at . ! ? ; … and at
// line breaks. A full stop inside a number or a name ("1.5", "node.js") ends
// nothing; the points of abbreviations are gone after Normalize. The sign
// that ends a sentence stays with it. Pieces without a letter or digit are
// dropped; without any sentence the result is nil. The pieces share the
// memory of the argument.
func Sentences(normalized string) []string {
	var out []string
	start := 0
	for i := 0; i < len(normalized); i++ {
		if !endsSentence(normalized, i) {
			continue
		}
		end := i + 1
		for end < len(normalized) && strings.IndexByte(".!?;\"')", normalized[end]) >= 0 {
			end++
		}
		out = appendSentence(out, normalized[start:end])
		start, i = end, end-1
	}
	return appendSentence(out, normalized[start:])
}

// endsSentence reports whether s[i] ends a sentence.
func endsSentence(s string, i int) bool {
	switch s[i] {
	case '\n', '!', '?', ';':
		return true
	case '.':
		return i+1 == len(s) || !isWordByte(s[i+1]) || i > 0 && s[i-1] == '.'
	}
	return false
}

// appendSentence appends s without the blanks around it, if a word is in it.
func appendSentence(out []string, s string) []string {
	s = strings.TrimSpace(s)
	for i := 0; i < len(s); i++ {
		if isWordByte(s[i]) {
			return append(out, s)
		}
	}
	return out
}
