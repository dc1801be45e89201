package cite

import (
	"strings"
	"unicode"
)

// marks are what can mean something anywhere in a line of Markdown.
const marks = "\\`*_~[]<>&|#"

// Quote returns what a person wrote as Markdown that shows just that, in one
// line: nothing in it becomes a link, a mention, a list or formatting. White
// space becomes single blanks, none at the ends; control characters are left
// out. It is empty where nothing can be seen.
func Quote(s string) string {
	line := oneLine(s)
	var b strings.Builder
	leads := true // only digits came so far: "1." would begin a list
	for i, r := range line {
		switch {
		case strings.ContainsRune(marks, r),
			i == 0 && (r == '-' || r == '+' || r == '='),
			i > 0 && leads && (r == '.' || r == ')'):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		leads = leads && '0' <= r && r <= '9'
	}
	return b.String()
}

// Block returns what a person wrote as Markdown that shows just that and keeps
// its lines: a paragraph for each that is not empty.
func Block(s string) string {
	var out []string
	for _, line := range strings.FieldsFunc(s, isBreak) {
		if quoted := Quote(line); quoted != "" {
			out = append(out, quoted)
		}
	}
	return strings.Join(out, "\n\n")
}

// isBreak reports whether a character ends a line.
func isBreak(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

// oneLine returns a text without control characters and with single blanks.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Join(strings.Fields(s), " ")
}
