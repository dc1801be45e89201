package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// EscapeDiscord writes text that is not Markdown so that Discord shows it as it
// stands: nothing in it becomes a mention, an emoji, a link, a list or any
// other format. It may have several lines.
func EscapeDiscord(text string) string {
	var b strings.Builder
	lead := true // only blanks and digits stand before on the line
	digits := 0
	text = strings.ToValidUTF8(BreakBroadcasts(text), "\uFFFD")
	for i, r := range text {
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		if discordMark(r, next, lead, digits) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		switch {
		case r == '\n':
			lead, digits = true, 0
		case r >= '0' && r <= '9':
			digits++
		case r != ' ':
			lead = false
		}
	}
	return b.String()
}

// discordMark reports that Discord may take r for a mark, given the character
// behind it, and whether it begins a line but for some digits.
func discordMark(r, next rune, lead bool, digits int) bool {
	switch r {
	case '\\', '*', '_', '~', '`', '|', '<', '>', '@', '[', ']':
		return true
	case ':': // :emoji:, https://
		return next != utf8.RuneError && !unicode.IsSpace(next)
	case '#', '-', '+':
		return lead && digits == 0
	case '.':
		return lead && digits > 0
	}
	return false
}

// Discord writes runs in Discord's dialect of Markdown. Links to web addresses
// hide their address behind the text; where the text names an address itself,
// and for mail, both are shown.
func Discord(rs []Run) string {
	var b strings.Builder
	for i := 0; i < len(rs); {
		j := i + 1
		for j < len(rs) && rs[j].URL == rs[i].URL {
			j++
		}
		writeApart(&b, discordLink(rs[i:j]))
		i = j
	}
	return b.String()
}

// writeApart appends text, with a character without width in between where two
// marks would run together.
func writeApart(b *strings.Builder, text string) {
	before := b.String()
	if len(before) > 0 && len(text) > 0 && strings.ContainsRune("*`", rune(before[len(before)-1])) && strings.ContainsRune("*`", rune(text[0])) {
		b.WriteString(wordJoiner)
	}
	b.WriteString(text)
}

// discordLink writes runs that share one address, "" included.
func discordLink(rs []Run) string {
	dest := rs[0].URL
	var label strings.Builder
	bare := ""
	for _, r := range rs {
		if dest != "" {
			// Brackets end a label even where they are escaped.
			r.Text = strings.NewReplacer("[", "(", "]", ")", "\n", " ").Replace(r.Text)
		}
		bare += r.Text
		writeApart(&label, discordRun(r))
	}
	mail, isMail := strings.CutPrefix(dest, "mailto:")
	switch {
	case dest == "":
		return label.String()
	case isMail && strings.TrimSpace(bare) == mail:
		return label.String()
	case isMail:
		return label.String() + " (" + EscapeDiscord(mail) + ")"
	case linkSuffix(strings.TrimSpace(bare), dest) == "":
		return "<" + discordURL(dest) + ">"
	case strings.TrimSpace(bare) == "" || addresses.MatchString(bare):
		return label.String() + " (<" + discordURL(dest) + ">)"
	}
	return "[" + label.String() + "](" + discordURL(dest) + ")"
}

// discordURL encodes what would end an address.
func discordURL(dest string) string {
	return strings.NewReplacer("(", "%28", ")", "%29", `\`, "%5C", "<", "%3C", ">", "%3E", "\n", "", " ", "%20").Replace(dest)
}

// discordRun writes one run without its address.
func discordRun(r Run) string {
	text := strings.TrimLeft(r.Text, " \n")
	lead := r.Text[:len(r.Text)-len(text)]
	core := strings.TrimRight(text, " \n")
	trail := text[len(core):]
	if core == "" {
		return r.Text
	}
	mark := ""
	if r.Bold {
		mark += "**"
	}
	if r.Italic {
		mark += "*"
	}
	if r.Code {
		core = "`" + BreakBroadcasts(strings.NewReplacer("`", "ˋ", "\n", " ").Replace(core)) + "`"
	} else {
		core = EscapeDiscord(core)
	}
	return lead + mark + core + mark + trail
}

// DiscordCode writes lines as a block of code.
func DiscordCode(lines []string) string {
	text := BreakBroadcasts(strings.Join(lines, "\n"))
	for strings.Contains(text, "``") {
		text = strings.ReplaceAll(text, "``", "`"+wordJoiner+"`")
	}
	return "```\n" + text + "\n```"
}
