package markup

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordJoiner is a character without width.
const wordJoiner = "\u2060"

// broadcasts matches what calls everybody in a channel where a platform reads
// plain text for names.
var broadcasts = regexp.MustCompile(`(?i)@(here|channel|everyone|group)`)

// mentions matches what begins a mention, a broadcast, a date or a channel in
// Slack's markup.
var mentions = regexp.MustCompile(`<([@!#])`)

// EscapeSlack escapes the three characters that mean something to Slack, so
// that no text becomes a mention, a link or a date. Words that would call a
// whole channel are broken by a character without width.
func EscapeSlack(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(breakNames(text))
}

// BreakBroadcasts puts a character without width behind the @ of @here,
// @channel, @everyone and @group, and into what would be a mention if it were
// read as markup, "<@", "<!" and "<#".
func BreakBroadcasts(text string) string {
	if strings.Contains(text, "<") {
		text = mentions.ReplaceAllString(text, "<"+wordJoiner+"$1")
	}
	return breakNames(text)
}

func breakNames(text string) string {
	if !strings.Contains(text, "@") {
		return text
	}
	return broadcasts.ReplaceAllString(text, "@"+wordJoiner+"$1")
}

// Mrkdwn writes runs in Slack's dialect of Markdown. It returns false where
// the dialect cannot say what they say: it has no escape for its marks, and
// knows them only at the edge of a word. What is written then comes closest,
// but may be formatted by accident.
func Mrkdwn(rs []Run) (string, bool) {
	var b strings.Builder
	for _, r := range rs {
		text := strings.TrimLeft(r.Text, " \n")
		b.WriteString(r.Text[:len(r.Text)-len(text)])
		core := strings.TrimRight(text, " \n")
		open, closing := marks(r)
		if core == "" {
			open, closing = "", ""
		}
		b.WriteString(open + EscapeSlack(core) + closing + text[len(core):])
	}
	return b.String(), sayable(rs)
}

// marks returns what stands before and behind a run's text.
func marks(r Run) (before, behind string) {
	for _, m := range []struct {
		on   bool
		mark string
	}{{r.Bold, "*"}, {r.Italic, "_"}, {r.Code && r.URL == "", "`"}} {
		if m.on {
			before, behind = before+m.mark, m.mark+behind
		}
	}
	if r.URL != "" {
		before, behind = before+"<"+EscapeSlack(r.URL)+"|", ">"+behind
	}
	return before, behind
}

// emoji matches what Slack replaces by a picture.
var emoji = regexp.MustCompile(`:[a-z0-9_+'-]+:`)

// sayable reports that Slack would read Mrkdwn's output as the runs are meant.
func sayable(rs []Run) bool {
	var plain strings.Builder
	used := map[rune]int{}
	for i, r := range rs {
		if r.styled() && (!edgesFit(rs, i) || strings.Contains(r.Text, "\n")) {
			return false
		}
		if r.Code && (r.URL != "" || strings.Contains(r.Text, "`")) || r.URL != "" && strings.Contains(r.Text, "|") {
			return false
		}
		for _, m := range []struct {
			on   bool
			mark rune
		}{{r.Bold, '*'}, {r.Italic, '_'}, {r.Code, '`'}} {
			if m.on {
				used[m.mark]++
			}
		}
		if r.Code {
			plain.WriteByte('x')
			continue
		}
		plain.WriteString(r.Text)
	}
	return noAccident(plain.String(), used)
}

// noAccident reports that text has nothing that Slack would take for a mark,
// where the marks that are used stand around it.
func noAccident(text string, used map[rune]int) bool {
	if emoji.MatchString(text) {
		return false
	}
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), ">") {
			return false
		}
	}
	for _, mark := range "*_~`" {
		n := 0
		for i, r := range text {
			if r == mark && (r != '_' || !wordsAround(text, i)) {
				n++
			}
		}
		if n > 1 || n == 1 && used[mark] > 0 {
			return false
		}
	}
	return true
}

// wordsAround reports that letters or digits stand on both sides of the mark
// at i, where Slack leaves it alone.
func wordsAround(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	behind, _ := utf8.DecodeRuneInString(text[i+1:])
	return isWord(before) && isWord(behind)
}

func (r Run) styled() bool { return r.Bold || r.Italic || r.Code }

// edgesFit reports that a styled run begins and ends at the edges of words,
// and that no other styled run touches it.
func edgesFit(rs []Run, i int) bool {
	r := rs[i]
	if i > 0 && !strings.HasPrefix(r.Text, " ") {
		before := rs[i-1]
		last, _ := utf8.DecodeLastRuneInString(before.Text)
		if isWord(last) || before.styled() && last != ' ' {
			return false
		}
	}
	if i+1 < len(rs) && !strings.HasSuffix(r.Text, " ") {
		behind := rs[i+1]
		first, _ := utf8.DecodeRuneInString(behind.Text)
		if isWord(first) || behind.styled() && first != ' ' {
			return false
		}
	}
	return true
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
