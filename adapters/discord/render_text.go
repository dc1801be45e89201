package discord

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"careercoach/adapters/markup"
)

// units counts text in UTF-16 code units: never fewer than the code points
// that Discord counts, so that a text within a limit is so by either count.
func units(text string) int {
	n := 0
	for _, r := range text {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// oneLine makes any text safe to show as plain text on one line, in places
// where Discord reads no Markdown: labels and footers.
func oneLine(text string) string {
	return strings.Join(strings.Fields(markup.BreakBroadcasts(markup.Clean(text))), " ")
}

// visible reports that text has a character that can be seen: Discord refuses
// what is blank.
func visible(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune("\u2800\u3164\u115f\u1160\uffa0", r)
	})
}

// shorten cuts text to a limit of UTF-16 code units, between words where there
// are any, and shows with an ellipsis that it did.
func shorten(text string, limit int) string {
	if units(text) <= limit {
		return text
	}
	n, end := 0, 0
	for i, r := range text {
		if n += max(1, utf16.RuneLen(r)); n > limit-1 {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	cut := text[:end]
	if i := strings.LastIndexByte(cut, ' '); i > end*2/3 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–-") + "…"
}
