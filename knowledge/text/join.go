package text

import "strings"

// Join writes tokens as text again, single blanks between them.
func Join(tokens []Token) string {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.Text
	}
	return strings.Join(words, " ")
}

// Content counts the tokens that are no stop words: those that say something
// by themselves.
func Content(tokens []Token) int {
	n := 0
	for _, t := range tokens {
		if !t.Stop && t.Text != "?" {
			n++
		}
	}
	return n
}
