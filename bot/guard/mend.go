package guard

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mend returns the word of a phrase that s was probably meant to be, or s:
// figures in place of letters are read as letters, slips of the hand undone.
func (g *Guard) mend(s string) string {
	if len(s) > maxMend {
		return s
	}
	if strings.ContainsAny(s, "013457") {
		if plain := g.leet.Replace(s); g.words[plain] != nil {
			return plain
		}
		return s
	}
	fixed, _ := g.speller.Correct(s)
	return fixed
}

// maxMend is the longest word that is mended, in bytes.
const maxMend = 16

// unmask turns single quotation marks into double ones, which Normalize keeps,
// and letters of other alphabets that stand in for Latin ones inside a word
// into those.
func (g *Guard) unmask(s string) string {
	if strings.Contains(s, " '") || strings.HasPrefix(s, "'") {
		s = strings.ReplaceAll(" "+s, " '", ` "`)
	}
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xCD && s[i] <= 0xD2 { // Greek and Cyrillic letters begin so
			return g.unmaskWords(s)
		}
	}
	return s
}

// unmaskWords replaces the lookalikes in words that have Latin letters too.
func (g *Guard) unmaskWords(s string) string {
	isLatin := func(r rune) bool { return r < utf8.RuneSelf && unicode.IsLetter(r) }
	var b strings.Builder
	for len(s) > 0 {
		end := strings.IndexFunc(s, unicode.IsSpace)
		if end < 0 {
			end = len(s)
		}
		if w := s[:end]; strings.ContainsFunc(w, isLatin) {
			g.lookalikes.WriteString(&b, w)
		} else {
			b.WriteString(w)
		}
		_, size := utf8.DecodeRuneInString(s[end:])
		b.WriteString(s[end : end+size])
		s = s[end+size:]
	}
	return b.String()
}

// newLookalikes returns what replaces letters that look Latin and are not.
func newLookalikes() *strings.Replacer {
	return strings.NewReplacer(
		"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "і", "i", "ј", "j", "ѕ", "s", "ԁ", "d", "һ", "h",
		"А", "A", "Е", "E", "О", "O", "Р", "P", "С", "C", "Х", "X", "І", "I", "Т", "T", "Н", "H", "В", "B", "М", "M", "К", "K",
		"ο", "o", "α", "a", "ν", "v", "ρ", "p", "ε", "e", "ι", "i", "κ", "k", "τ", "t", "Ο", "O", "Α", "A", "Ε", "E", "Ι", "I")
}

// newLeet returns what reads figures as the letters they look like.
func newLeet() *strings.Replacer {
	return strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t")
}
