package text

import "strings"

// stripMarkup removes what chat platforms and browsers put into a message and
// no person typed as a word.
func stripMarkup(s string) string {
	if !strings.ContainsAny(s, "<&:@") && !strings.Contains(s, "www.") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		n, keep := markupAt(s, i)
		if n == 0 {
			b.WriteByte(s[i])
			i++
			continue
		}
		b.WriteString(keep)
		i += n
	}
	return b.String()
}

// markupAt looks for a piece of markup at s[i]. It returns the number of
// bytes the piece takes, 0 for none, and what is to stand in its place.
func markupAt(s string, i int) (n int, keep string) {
	switch s[i] {
	case '<':
		return angleAt(s[i:])
	case '&':
		return entityAt(s[i:])
	case ':':
		if startsWord(s, i) {
			return emojiLen(s[i:]), " "
		}
	case '@':
		if startsWord(s, i) {
			return broadcastLen(s[i:]), " "
		}
	case 'h', 'H', 'w', 'W':
		if startsWord(s, i) {
			return addressLen(s[i:]), " "
		}
	}
	return 0, ""
}

// startsWord reports whether no word character stands right before s[i].
func startsWord(s string, i int) bool {
	return i == 0 || !isWordByte(s[i-1])
}

// isWordByte reports whether c can be part of a word; bytes outside ASCII
// count as letters.
func isWordByte(c byte) bool {
	return c >= 0x80 || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// maxAngle is the longest <…> taken as markup, in bytes.
const maxAngle = 2048

// angleAt reads Slack's and Discord's <…>: mentions (<@U1>, <@!1>, <@&1>),
// channels (<#C1|name>), groups and dates (<!here>, <!date^…|label>), custom
// emoji (<:name:1>, <a:name:1>), times (<t:1:R>), commands (</name:1>) and
// links (<http://x|label>, <mailto:a@b|a@b>). Links and dates keep their
// label. Anything else is not markup.
func angleAt(s string) (n int, keep string) {
	end := strings.IndexByte(s[:min(len(s), maxAngle)], '>')
	if end < 2 {
		return 0, ""
	}
	inner := s[1:end]
	head, label, _ := strings.Cut(inner, "|")
	switch {
	case strings.HasPrefix(head, "!date^"), isAddress(head):
		return end + 1, " " + label + " "
	case strings.ContainsRune("@#!:/", rune(inner[0])),
		strings.HasPrefix(inner, "a:"), strings.HasPrefix(inner, "t:"):
		return end + 1, " "
	}
	return 0, ""
}

// isAddress reports whether s starts like an address that chat platforms
// turn into links.
func isAddress(s string) bool {
	for _, p := range [...]string{"http://", "https://", "mailto:", "tel:", "slack://", "discord://"} {
		if len(s) >= len(p) && strings.EqualFold(s[:len(p)], p) {
			return true
		}
	}
	return false
}

// entityAt reads the entities that Slack escapes with, however often they
// were escaped. The angle brackets become blanks: they mark nothing any more.
func entityAt(s string) (n int, keep string) {
	n = 1
	for strings.HasPrefix(s[n:], "amp;") {
		n += len("amp;")
	}
	for _, e := range [...]struct{ name, char string }{
		{"lt;", " "}, {"gt;", " "}, {"quot;", `"`}, {"#39;", "'"}, {"nbsp;", " "},
	} {
		if strings.HasPrefix(s[n:], e.name) {
			return n + len(e.name), e.char
		}
	}
	if n > 1 {
		return n, "&"
	}
	return 0, ""
}

// emojiLen returns the length of an emoji code such as :+1: or :tada: at the
// start of s, 0 for none. A clock time is not one.
func emojiLen(s string) int {
	letter := false
	for i := 1; i < min(len(s), 64); i++ {
		c := s[i] | 0x20
		switch {
		case s[i] == ':':
			if letter {
				return i + 1
			}
			return 0
		case c >= 'a' && c <= 'z', s[i] == '+':
			letter = true
		case s[i] >= '0' && s[i] <= '9', s[i] == '_', s[i] == '-':
		default:
			return 0
		}
	}
	return 0
}

// broadcastLen returns the length of @here, @everyone or @channel.
func broadcastLen(s string) int {
	for _, p := range [...]string{"@here", "@everyone", "@channel"} {
		if len(s) >= len(p) && strings.EqualFold(s[:len(p)], p) &&
			(len(s) == len(p) || !isWordByte(s[len(p)])) {
			return len(p)
		}
	}
	return 0
}

// addressLen returns the length of a web address at the start of s, 0 for
// none. A full stop, question mark and the like at its end do not belong to it.
func addressLen(s string) int {
	www := len(s) > 4 && strings.EqualFold(s[:4], "www.") && isWordByte(s[4])
	if !www && !isAddress(s) {
		return 0
	}
	end := strings.IndexAny(s, " \t\r\n<>\"|")
	if end < 0 {
		end = len(s)
	}
	for end > 0 && strings.IndexByte(".,;:!?)'", s[end-1]) >= 0 {
		end--
	}
	return end
}
