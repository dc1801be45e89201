package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Token is one word of a normalised text, or a question mark.
type Token struct {
	// Text is the word as it stands in the text; it shares its memory.
	Text string
	// Stem is the word without its ending, as Snowball's English stemmer cuts
	// it. Words that are not plain English letters are their own stems.
	Stem string
	// Stop is true for words that say little about what is asked: articles,
	// pronouns, auxiliaries, prepositions, and the question mark.
	Stop bool
	// Start and End are byte offsets in the text: text[Start:End] == Text.
	Start, End int
}

// Tokenize cuts normalised text into words. A word is a run of letters and
// digits of any script, with the marks that some scripts write on them; a
// decimal point between digits belongs to it, and so do the signs of c++, c#
// and f#. The question mark is a token as well, once where it is repeated;
// other punctuation is left out. The only allocations are the slice and those
// stems that are not part of their word.
func Tokenize(normalized string) []Token {
	return AppendTokens(make([]Token, 0, len(normalized)/5+2), normalized)
}

// AppendTokens appends the tokens of normalised text to dst and returns the
// extended slice, like Tokenize for callers that reuse their memory.
func AppendTokens(dst []Token, normalized string) []Token {
	for i := 0; i < len(normalized); {
		n := tokenLen(normalized, i)
		if n == 0 {
			_, size := utf8.DecodeRuneInString(normalized[i:])
			i += size
			continue
		}
		if w := normalized[i : i+n]; w != "?" || len(dst) == 0 || dst[len(dst)-1].Text != "?" {
			dst = append(dst, Token{Text: w, Stem: Stem(w), Stop: IsStop(w), Start: i, End: i + n})
		}
		i += n
	}
	return dst
}

// tokenLen returns the length of the token that starts at s[i], 0 for none.
func tokenLen(s string, i int) int {
	if s[i] == '?' {
		return 1
	}
	end := i
	for end < len(s) {
		size := wordRune(s, end)
		if size == 0 {
			break
		}
		end += size
	}
	if end == i {
		return 0
	}
	return end + suffixLen(s[i:end], s[end:]) - i
}

// wordRune returns the size of the rune at s[i] if it can be part of a word,
// 0 otherwise.
func wordRune(s string, i int) int {
	c := s[i]
	if c < 0x80 {
		if isWordByte(c) || c == '.' && i > 0 && i+1 < len(s) && isDigit(s[i-1]) && isDigit(s[i+1]) {
			return 1
		}
		return 0
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
		return size
	}
	return 0
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// suffixLen returns the length of the signs after a word that belong to it.
func suffixLen(word, rest string) int {
	switch {
	case word == "c" && strings.HasPrefix(rest, "++"):
		return 2
	case (word == "c" || word == "f") && strings.HasPrefix(rest, "#"):
		return 1
	}
	return 0
}
