package slack

import (
	"strings"
)

// maxAsked bounds the text of a message, in code points: more is no question.
const maxAsked = 8000

// mentions reports whether a text mentions a user.
func mentions(text, user string) bool {
	if user == "" {
		return false
	}
	return strings.Contains(text, "<@"+user+">") || strings.Contains(text, "<@"+user+"|")
}

// addressesOthers reports whether a text speaks to somebody: a person, a group
// or a whole channel.
func addressesOthers(text string) bool {
	for _, sign := range []string{"<@", "<!subteam^", "<!here", "<!channel", "<!everyone"} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return false
}

// withoutMention removes the mentions of the coach. Where a text surely
// mentions it but names another, as Slack did not say who the coach is, the
// mention at the beginning is taken for it.
func withoutMention(text, user string, sure bool) string {
	if !mentions(text, user) {
		if start := strings.TrimSpace(text); sure && strings.HasPrefix(start, "<@") {
			if end := strings.IndexByte(start, '>'); end > 0 {
				return start[end+1:]
			}
		}
		return text
	}
	var b strings.Builder
	for {
		at := strings.Index(text, "<@"+user)
		if at < 0 {
			break
		}
		after := text[at+2+len(user):]
		end := strings.IndexByte(after, '>')
		if end < 0 || end > 0 && after[0] != '|' { // a longer id, or no mention
			b.WriteString(text[:at+2])
			text = text[at+2:]
			continue
		}
		b.WriteString(text[:at])
		b.WriteByte(' ')
		text = after[end+1:]
	}
	return b.String() + text
}

// plainText writes a text of Slack's as it was typed: links, channels, groups
// and dates by their label, what Slack escaped unescaped, mentions of people
// left as they are, since the core knows and masks them.
func plainText(text string) string {
	var b strings.Builder
	for {
		start := strings.IndexByte(text, '<')
		if start < 0 {
			break
		}
		end := strings.IndexByte(text[start:], '>')
		if end < 0 {
			break
		}
		b.WriteString(text[:start])
		b.WriteString(label(text[start+1 : start+end]))
		text = text[start+end+1:]
	}
	b.WriteString(text)
	plain := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(b.String())
	return cut(strings.TrimSpace(strings.ToValidUTF8(plain, "\uFFFD")), maxAsked)
}

// label is what a person sees of <…>.
func label(inner string) string {
	head, shown, labelled := strings.Cut(inner, "|")
	switch {
	case strings.HasPrefix(inner, "@"):
		return "<" + inner + ">"
	case labelled && strings.HasPrefix(head, "#"):
		return "#" + shown
	case labelled:
		return shown
	case strings.HasPrefix(head, "#"):
		return ""
	case strings.HasPrefix(head, "!"):
		name, _, _ := strings.Cut(head[1:], "^")
		return "@" + name
	}
	return head
}

// cut returns the first n code points of a text.
func cut(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for at := range text {
		if n--; n < 0 {
			return text[:at]
		}
	}
	return text
}
