package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold brings letters to one form: NFKC, lower case, no accents on Latin
// letters, plain quotes and dashes. ASCII takes a short way.
func fold(s string) string {
	s = nameCountry(s)
	if isASCII(s) {
		return strings.ToLower(s)
	}
	s = norm.NFKD.String(s)
	s = strings.Map(foldRune, s)
	return norm.NFKC.String(s)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// foldRune lowers a rune, unifies quotes and dashes, and drops combining
// accents and signs that are not seen; other signs outside ASCII, emoji among
// them, become blanks. A negative result removes the rune.
func foldRune(r rune) rune {
	if r < 0x80 {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	switch {
	case r >= 0x300 && r <= 0x36f, // combining accents
		r >= 0x200b && r <= 0x200f, r == 0x2060, r == 0xfeff, r == 0xad, // zero width
		r >= 0xfe00 && r <= 0xfe0f: // variation selectors
		return -1
	case r >= 0x2018 && r <= 0x201b, r == 0x2b9, r == 0x2bc, r == 0x2032, r == 0x60, r == 0xb4:
		return '\''
	case r >= 0x201c && r <= 0x201f, r == 0x2033, r == 0xab, r == 0xbb:
		return '"'
	case r >= 0x2010 && r <= 0x2015, r == 0x2212:
		return '-'
	case r == 0x2028, r == 0x2029, r == 0x85, r == 0x2022:
		return '\n'
	case r == 0x131:
		return 'i'
	case r == 0x61f || r == 0xff1f || r == 0xbf:
		return '?'
	case !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r):
		return ' '
	}
	return unicode.ToLower(r)
}

// nameCountry writes the upper-case word US as USA, so that lower case does
// not make a pronoun of it. A message written all in capitals keeps its
// words: nothing tells the two apart there.
func nameCountry(s string) string {
	if !strings.Contains(s, "US") || strings.ToUpper(s) == s {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		b.WriteByte(s[i])
		if s[i] == 'S' && i > 0 && s[i-1] == 'U' && (i < 2 || !isWordByte(s[i-2])) &&
			(i+1 == len(s) || !isWordByte(s[i+1])) {
			b.WriteByte('A')
		}
	}
	return b.String()
}
