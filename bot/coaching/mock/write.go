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

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func upperFirst(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
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

// clipTo cuts a text to n code points.
func clipTo(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:n-1])) + "…"
}

func lowerFirst(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// listed joins names as a sentence does.
func listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
