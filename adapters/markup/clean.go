package markup

import (
	"regexp"
	"strings"
	"unicode"
)

// sequences matches terminal escape sequences: CSI, the string sequences (OSC,
// DCS, APC, PM, SOS) that are closed on their line, and the two-character
// ones.
const sequences = `(?:\x1b\[|\x{9b})[0-?]*[ -/]*[@-~]` +
	`|(?:\x1b[\]PX^_]|[\x{9d}\x{90}\x{98}\x{9e}\x{9f}])[^\x07\x1b\n\x{9c}]*(?:\x07|\x1b\\|\x{9c})` +
	`|\x1b[ -/]*[0-Z\\^-~]`

// Clean makes any text safe to show on one line: escape sequences, control
// characters, bidirectional overrides and broken UTF-8 are gone, line ends and
// tabs are spaces.
func Clean(text string) string {
	text = cleanSource(text)
	if !strings.ContainsAny(text, "\n\t") {
		return text
	}
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, text)
}

// cleanSource is Clean for text of several lines: line ends, as "\n", and tabs
// stay.
func cleanSource(text string) string {
	if isPrintableASCII(text) {
		return text
	}
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if strings.ContainsAny(text, "\x1b\u0090\u0098\u009b\u009d\u009e\u009f") {
		text = regexp.MustCompile(sequences).ReplaceAllString(text, "")
	}
	return strings.Map(cleanRune, text)
}

// cleanRune returns what stands for r, or -1 to drop it.
func cleanRune(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029':
		return '\n'
	case unicode.IsControl(r):
		return -1
	case r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
		return -1 // bidirectional overrides and isolates
	case r == '\ufeff' || r == '\u00ad':
		return -1 // byte order mark, soft hyphen
	}
	return r
}

// isPrintableASCII reports whether s needs no cleaning, the usual case.
func isPrintableASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x7f || c < ' ' && c != '\n' && c != '\t' {
			return false
		}
	}
	return true
}
