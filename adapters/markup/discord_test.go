package markup

import (
	"regexp"
	"strings"
	"testing"
)

func TestEscapeDiscord(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"plain words, 9 months (full-time): $1.50", "plain words, 9 months (full-time): $1.50"},
		{"*a* _b_ ~~c~~ `d` ||e||", `\*a\* \_b\_ \~\~c\~\~ \` + "`d\\`" + ` \|\|e\|\|`},
		{`back\slash`, `back\\slash`},
		{"[a](https://x.example)", `\[a\](https\://x.example)`},
		{"# one\n  - two\n+ three\n12. four\n-# five\n> six", "\\# one\n  \\- two\n\\+ three\n12\\. four\n\\-# five\n\\> six"},
		{"<#1> <:x:2> <t:1:R>", `\<` + wordJoiner + `#1\> \<\:x\:2\> \<t\:1\:R\>`},
		{"a - b # c 1. d", "a - b # c 1. d"},
		{":smile: at 2:30", `\:smile: at 2\:30`},
		{"mail@x.example", `mail\@x.example`},
		{"@everyone", `\@` + wordJoiner + "everyone"},
		{"broken \xff", "broken \uFFFD"},
	} {
		if got := EscapeDiscord(c.text); got != c.want {
			t.Errorf("EscapeDiscord(%q)\ngot  %q\nwant %q", c.text, got, c.want)
		}
	}
}

// discordEscapes are the pairs that Discord shows as their second half.
var discordEscapes = regexp.MustCompile(`\\[^0-9A-Za-z\s]`)

// discordMarks is what Discord would format, call or link.
var discordMarks = regexp.MustCompile("(?m)[*_~`|]|https?://|<[@#:/at]|\\]\\(|:[A-Za-z0-9_+-]+:|@everyone|@here|^ *(?:#{1,3}|-#|[-+]|\\d+\\.|>>?>?) ")

func FuzzEscapeDiscord(f *testing.F) {
	for _, seed := range []string{"*a*", "1. x", "\\*", "<@1>", ":a:", "\n- x\n\n10. y", "@here", "`", "https://x", "a\r\n# b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = cleanSource(text)
		got := EscapeDiscord(text)
		if found := discordMarks.FindString(discordEscapes.ReplaceAllString(got, "\uE000")); found != "" {
			t.Errorf("%q is written %q, in which Discord finds %q", text, got, found)
		}
		shown := discordEscapes.ReplaceAllStringFunc(got, func(s string) string { return s[1:] })
		if want := BreakBroadcasts(text); shown != want {
			t.Errorf("%q is shown as %q", want, shown)
		}
	})
}

// discordOf writes Markdown for Discord on one page.
func discordOf(markdown string) string {
	var b strings.Builder
	for i, block := range DiscordBlocks(Pieces(Parse(markdown)), 4000, 34) {
		switch {
		case i == 0:
		case block.Tight:
			b.WriteByte('\n')
		default:
			b.WriteString("\n\n")
		}
		b.WriteString(block.Text)
	}
	return b.String()
}

func TestDiscordWriter(t *testing.T) {
	for _, c := range []struct{ name, markdown, want string }{
		{"styles", "**b** *i* ***bi*** `c` **a**b", "**b** *i* ***bi*** `c` **a**b"},
		{"styles that touch", "**a***b*", "**a**" + wordJoiner + "*b*"},
		{"blanks stay outside", "x **a** y", "x **a** y"},
		{"a mark of code in code", "`` a`b ``", "`aˋb`"},
		{"a link", "[the guide](https://x.example/a_(b))", "[the guide](https://x.example/a_%28b%29)"},
		{"a link that names its host", "[x.example](https://x.example/a)", "x.example (<https://x.example/a>)"},
		{"a link that lies", "[known.example](https://evil.example/)", "<https://evil.example/>"},
		{"brackets in a link", `[\[a\]](https://x.example)`, "[(a)](https://x.example)"},
		{"a bare link", "<https://x.example/a>", "<https://x.example/a>"},
		{"mail", "[write](mailto:a@x.example)", `write (a\@x.example)`},
		{"no web address", "[x](javascript:alert)", `x (javascript\:alert)`},
		{"a heading", "## Title\n\ntext", "**Title**\ntext"},
		{"lists", "Stages:\n\n1) one\n2) two\n   - deep\n\nend", "Stages:\n1. one\n2. two\n  - deep\n\nend"},
		{"a quote", "> a\n> b", "> a b"},
		{"code", "```go\na ``` b\n```", "```\na `" + wordJoiner + "`" + wordJoiner + "` b\n```"},
		{"a rule", "a\n\n---\n\nb", "a\n\n──────────\n\nb"},
		{"a table", "| Level | Pay |\n|---|---|\n| lead | $90 |\n| senior | $110 |", "```\nLevel    Pay\n──────  ────\nlead     $90\nsenior  $110\n```"},
		{"a wide table", "| Level | What it is about |\n|---|---|\n| lead | " + strings.Repeat("many words ", 9) + "|", "- **lead** – What it is about: " + strings.TrimSpace(strings.Repeat("many words ", 9))},
	} {
		if got := discordOf(c.markdown); got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestDiscordBlocksAreCut(t *testing.T) {
	sentence := "Engineers earn $220,000 – 240,000 for 9 months of it. "
	for name, markdown := range map[string]string{
		"paragraph":  strings.Repeat(sentence, 40),
		"one word":   strings.Repeat("x", 3000),
		"pictures":   strings.Repeat("👩‍👩‍👧", 500),
		"link":       "a [" + strings.Repeat("label ", 100) + "](https://x.example)",
		"code":       "a `" + strings.Repeat("c", 900) + "` b",
		"code block": "```\n" + strings.Repeat("line of code\n", 90) + strings.Repeat("l", 900) + "\n```",
		"list":       strings.Repeat("- "+strings.Repeat(sentence, 8)+"\n", 3),
		"quote":      "> " + strings.Repeat(sentence, 20),
		"table":      "|a|b|\n|---|---|\n" + strings.Repeat("|1|2|\n", 200),
	} {
		blocks := DiscordBlocks(Pieces(Parse(markdown)), 250, 34)
		for _, b := range blocks {
			if n := discordUnits(b.Text); n > 250 {
				t.Errorf("%s: a block of %d characters: %q", name, n, b.Text)
			}
			if strings.Count(b.Text, "```")%2 != 0 {
				t.Errorf("%s: code is left open: %q", name, b.Text)
			}
			if strings.HasSuffix(b.Text, "$220,000 –") || strings.HasSuffix(b.Text, " 9") {
				t.Errorf("%s: a figure is cut: %q", name, b.Text)
			}
		}
		if len(blocks) < 3 {
			t.Errorf("%s: %d blocks, want several", name, len(blocks))
		}
	}
}
