package mock

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A body is Markdown in paragraphs.
type body struct{ paragraphs []string }

// add adds a paragraph, none where it is empty.
func (b *body) add(format string, args ...any) {
	if p := strings.TrimSpace(fmt.Sprintf(format, args...)); p != "" {
		b.paragraphs = append(b.paragraphs, p)
	}
}

func (b *body) String() string { return strings.Join(b.paragraphs, "\n\n") }

// joined puts sentences together, leaving out empty ones.
func joined(sentences ...string) string {
	var out []string
	for _, s := range sentences {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// orElse returns the second text where the first is empty.
func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// maxEcho bounds what is said back of a short message, in code points.
const maxEcho = 60

// clip cuts a text to maxEcho.
func clip(s string) string {
	if utf8.RuneCountInString(s) <= maxEcho {
		return s
	}
	return string([]rune(s)[:maxEcho]) + " …"
}
