package markup

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"careercoach/bot"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares got with a file under testdata, or rewrites the file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and read the diff\ngot:\n%s\nwant:\n%s", path, got, want)
	}
}

// everyWriter returns what the writers make of doc, under headings. ESC is
// shown as ␛.
func everyWriter(doc Doc) string {
	var b strings.Builder
	section := func(name, text string) {
		fmt.Fprintf(&b, "======== %s\n%s\n", name, strings.ReplaceAll(text, "\x1b", "␛"))
	}
	section("plain", Plain(doc, 0))
	section("plain, 40 columns", Plain(doc, 40))
	section("terminal, 60 columns", ANSI(doc, 60))
	section("terminal, 30 columns, colours removed", withoutColours(ANSI(doc, 30)))
	return b.String()
}

func withoutColours(s string) string {
	return regexp.MustCompile("\x1b\\[[0-9;]+m").ReplaceAllString(s, "")
}

func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no files in testdata", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".md")
		t.Run(name, func(t *testing.T) {
			md, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, name+".golden", everyWriter(Parse(string(md))))
		})
	}
}

func TestFromReply(t *testing.T) {
	r := bot.Reply{
		Title:   "Amazon Technical\nAcademy",
		Body:    "It takes **nine months**, full-time.",
		Table:   &bot.Table{Header: []string{"What", "How *much*"}, Rows: [][]string{{"Tuition", "free"}, {"Pay", "up 93%", "on average"}, {"Stipend"}}},
		Caution: "Ask about *current* dates.",
		Sources: []bot.Source{
			{ID: "ata", Title: "Academy article", URL: "https://example.com/ata", Date: "2021"},
			{ID: "ata", Title: "Academy article", URL: "https://example.com/ata", Date: "2021"},
			{ID: "guide", Title: "Career guide", URL: "https://example.com/a/long/address/for/a/guide"},
			{ID: "untitled"},
		},
		Choices: []bot.Choice{{Label: "not in the text", Text: "x"}},
	}
	golden(t, "reply.golden", everyWriter(FromReply(r)))
}

func TestPlainText(t *testing.T) {
	r := bot.Reply{
		Title:   "Bar raiser",
		Body:    "An interviewer from *another* team.",
		Table:   &bot.Table{Header: []string{"Stage", "Length"}, Rows: [][]string{{"Loop", "5 h"}}},
		Caution: "This may have changed.",
		Sources: []bot.Source{{Title: "Guide", Date: "2025"}},
		Choices: []bot.Choice{{Label: "More", Text: "more"}},
	}
	want := `Bar raiser

An interviewer from another team.

Stage  Length
Loop   5 h

Note: This may have changed.

Source: Guide (2025)`
	if got := PlainText(r); got != want {
		t.Errorf("PlainText = %q\nwant %q", got, want)
	}
	if got := PlainText(bot.Reply{}); got != "" {
		t.Errorf("PlainText of nothing = %q", got)
	}
	if got := PlainText(bot.Reply{Body: "x", Table: &bot.Table{}}); got != "x" {
		t.Errorf("PlainText with an empty table = %q", got)
	}
}

func TestNumbered(t *testing.T) {
	doc := Join(Parse("Which one?"), Numbered([]string{"The *first*", "The second, which is long"}))
	want := "Which one?\n\n1) The *first*\n2) The second,\n   which is\n   long"
	if got := Plain(doc, 15); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Plain(Numbered(nil), 0); got != "" {
		t.Errorf("no labels gave %q", got)
	}
}

func TestClean(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain", "plain"},
		{"two\nlines\tand a tab", "two lines and a tab"},
		{"a\x1b[1;31mb\x1b[0mc", "abc"},
		{"\x1b]0;title\x07x\x1b]0;title\x1b\\y", "xy"},
		{"\x1bPq#0\x1b\\x", "x"},
		{"\x1b]0;unclosed", "]0;unclosed"},
		{"\x1b(Bx\x1b7y\x1bcz", "xyz"},
		{"\u009b31mx\u009d0;t\u009cy", "xy"},
		{"a\x00\x07\x08\x7f\u0085b", "a b"},
		{"a\xffb", "a\uFFFDb"},
		{"\u202egnp.exe\u202c\ufeff", "gnp.exe"},
		{"é日本👩‍👩‍👧", "é日本👩‍👩‍👧"},
		{"\x1b\x1b[31m[31mx", "[31mx"},
	} {
		if got := Clean(c.in); got != c.want {
			t.Errorf("Clean(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestWidth(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "abc": 3, "é": 1, "e\u0301": 1, "日本": 4, "👍🏽": 2, "👩‍👩‍👧": 2, "🇮🇳": 2, "❤️": 2, "…": 1,
	} {
		if got := Width(text); got != want {
			t.Errorf("Width(%q) = %d, want %d", text, got, want)
		}
	}
}

// TestHostileInputIsQuick guards against inputs that take time or stack out of
// proportion to their length.
func TestHostileInputIsQuick(t *testing.T) {
	const n = 5_000
	for _, unit := range []string{">", "- ", "* a\n", "[", "![", "*", "**a ", "`", "<", "&", "\\", "|", "|-|\n", "日", "\u0301", "1. ", "#", "    ", "[a](", "\n", "_a", "\x1b]"} {
		md := strings.Repeat(unit, n/len(unit))
		start := time.Now()
		doc := Parse(md)
		Plain(doc, 40)
		ANSI(doc, 40)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%q × %d took %v", unit, n/len(unit), took)
		}
	}
}

func TestLongSourceIsPlainText(t *testing.T) {
	md := strings.Repeat("*word*\n", maxSource/6)
	want := strings.TrimSuffix(md, "\n")
	if got := Plain(Parse(md), 0); got != want {
		t.Errorf("%d bytes came out as %d", len(want), len(got))
	}
	deep := strings.Repeat(">", maxSource+1)
	if got := Plain(Parse(deep), 0); got != deep {
		t.Errorf("got %d bytes", len(got))
	}
}

// checkOutput reports control characters and, for a width above 0, lines that
// are too long.
func checkOutput(t *testing.T, what, md, out string, width int) {
	t.Helper()
	for _, r := range out {
		if r != '\n' && unicode.IsControl(r) {
			t.Fatalf("%s of %q has control character %U: %q", what, md, r, out)
		}
	}
	if width == 0 || strings.Contains(md, "://") {
		return
	}
	for l := range strings.Lines(out) {
		if w := Width(strings.TrimSuffix(l, "\n")); w > width {
			t.Fatalf("%s of %q: line of %d columns, want at most %d: %q", what, md, w, width, l)
		}
	}
}

func FuzzWriters(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.md")
	for _, file := range files {
		md, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(md))
	}
	f.Add("|a|\n|-|\n|\x9b|")
	f.Add("\x1b\x1b[31m[31mx")
	f.Fuzz(func(t *testing.T, md string) {
		doc := Parse(md)
		checkOutput(t, "Plain", md, Plain(doc, 0), 0)
		checkOutput(t, "Plain", md, Plain(doc, 100), 100)
		checkOutput(t, "Plain", md, Plain(doc, 1), 0)
		checkOutput(t, "ANSI", md, withoutColours(ANSI(doc, 0)), 0)
		checkOutput(t, "ANSI", md, withoutColours(ANSI(doc, 100)), 100)
		checkOutput(t, "ANSI", md, withoutColours(ANSI(doc, 1)), 0)
		text := plainWords(md)
		for i, write := range []func(Doc) string{
			func(d Doc) string { return Plain(d, 0) },
			func(d Doc) string { return ANSI(d, 0) },
		} {
			if got := write(Parse(text)); got != text {
				t.Fatalf("writer %d of plain words %q = %q", i, text, got)
			}
		}
	})
}

// plainWords keeps the letters of s, as words.
func plainWords(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) || !unicode.IsPrint(r) || r == unicode.ReplacementChar
	}), " ")
}

func BenchmarkReply(b *testing.B) {
	md, err := os.ReadFile("testdata/table.md")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		ANSI(Parse(string(md)), 80)
	}
}
