package cite_test

import (
	"bufio"
	"html"
	"strings"
	"testing"
	"unicode"

	"careercoach/bot/coaching/cite"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	writer "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
)

func TestQuote(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "",
		" \n\t ":                   "",
		"I cut it by 40%.":         "I cut it by 40%.",
		"two\n\nlines  and\tmore":  "two lines and more",
		"**bold** _it_ `code`":     `\*\*bold\*\* \_it\_ \` + "`code\\`",
		"[here](https://a.b)":      `\[here\](https://a.b)`,
		"<@U1> <!here> a@b.c":      `\<@U1\> \<!here\> a@b.c`,
		"1. one":                   `1\. one`,
		"12) twelve":               `12\) twelve`,
		"v1.2 of 3.5":              "v1.2 of 3.5",
		"3.5 hours":                `3\.5 hours`,
		"- item":                   `\- item`,
		"up - down":                "up - down",
		"# head | cell ~ &amp; \\": `\# head \| cell \~ \&amp; \\`,
		"bell\a and \x00":          "bell and",
		"bad \xff end":             "bad \uFFFD end",
	} {
		if got := cite.Quote(text); got != want {
			t.Errorf("Quote(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestBlock(t *testing.T) {
	got := cite.Block("first\r\n\r\n- second\n  \nthird\u2028fourth")
	if want := "first\n\n\\- second\n\nthird\n\nfourth"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What is shown of a quote is what was written, and nothing but text.
func FuzzQuote(f *testing.F) {
	for _, seed := range []string{
		"I cut it by 40%.", "**b** _i_ `c` ~~s~~", "[x](https://a.b) <https://a.b>", "<@U1> <!here> <#C1>",
		"1. one", "1) one", "- item", "+ item", "* item", "# head #", "> quote", "===", "---", "~~~", "```go",
		"a | b\n--- | ---\n1 | 2", "&lt;b&gt; &#42;", "\\*", "    code", "[a]: b", "9999999999. x", "trail \\", "![i](j)",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		quoted := cite.Quote(text)
		if got := strings.ReplaceAll(quoted, "\\", ""); !strings.Contains(text, "\\") && got != strings.Join(strings.Fields(got), " ") {
			t.Fatalf("Quote(%q) = %q: blanks are left", text, quoted)
		}
		got, why := read(quoted)
		if why != "" {
			t.Fatalf("Quote(%q) = %q: %s", text, quoted, why)
		}
		if want := strings.Join(strings.Fields(seen(text)), " "); got != want {
			t.Errorf("Quote(%q) = %q is shown as %q, want %q", text, quoted, got, want)
		}
	})
}

// seen is a text without its control characters.
func seen(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}

// read reads Markdown with tables; it says what there is besides one
// paragraph of text.
func read(markdown string) (shown, why string) {
	source := []byte(markdown)
	root := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader(source))
	var b strings.Builder
	w := bufio.NewWriter(&b)
	ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Document, *ast.Paragraph:
		case *ast.Text:
			if entering {
				writer.DefaultWriter.Write(w, n.Segment.Value(source))
			}
			if n.SoftLineBreak() {
				why = "a line ends in it"
			}
		default:
			why = "there is a " + n.Kind().String()
		}
		return ast.WalkContinue, nil
	})
	w.Flush()
	return html.UnescapeString(b.String()), why
}
