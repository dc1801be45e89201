package slack

import (
	"strings"
	"unicode"

	"careercoach/adapters/markup"
)

// plain is a text object without any formatting, shortened to a limit.
func plain(text string, limit int) textObject {
	off := false
	return textObject{Type: "plain_text", Text: shortened(oneLine(text), limit), Emoji: &off}
}

// mrkdwn is a text object in Slack's dialect, already escaped.
func mrkdwn(text string) textObject {
	return textObject{Type: "mrkdwn", Text: text, Verbatim: true}
}

// oneLine makes any text safe to show as plain text on one line; what shows
// nothing becomes a dash.
func oneLine(text string) string {
	text = strings.Join(strings.Fields(markup.BreakBroadcasts(markup.Clean(text))), " ")
	if !visible(text) {
		return "–"
	}
	return text
}

// visible reports that text has a character that can be seen: Slack refuses
// text that is blank.
func visible(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Mn, r) && r != '\u2800' && r != '\u3164' && r != '\u115f' && r != '\u1160' && r != '\uffa0'
	})
}

// shortened cuts text to a limit of UTF-16 code units, at the end of a sentence
// or between words where there are any, never within a figure, and shows with
// an ellipsis that it did.
func shortened(text string, limit int) string {
	if units(text) <= limit {
		return text
	}
	head, _ := markup.SplitRuns([]markup.Run{{Text: text}}, func(rs []markup.Run) bool {
		return len(rs) == 0 || units(rs[0].Text) <= limit-2
	})
	if len(head) == 0 {
		return "…"
	}
	return strings.TrimRight(head[0].Text, " ,;:–-") + " …"
}
