package markup

import (
	"strings"
	"testing"
	"unicode/utf16"

	"careercoach/bot"
)

func TestMrkdwn(t *testing.T) {
	for _, c := range []struct {
		markdown, want string
		sayable        bool
	}{
		{"It takes **9 months**, *full-time*.", "It takes *9 months*, _full-time_.", true},
		{"***both*** and `code`", "*_both_* and `code`", true},
		{"[the guide](https://a.example/?x=1&y=2)", "<https://a.example/?x=1&amp;y=2|the guide>", true},
		{"**[bold](https://a.example)**", "*<https://a.example|bold>*", true},
		{"[one *of* them](https://a.example)", "<https://a.example|one of them>", true},
		{"5 > 4 & 3 < 4", "5 &gt; 4 &amp; 3 &lt; 4", true},
		{"<!channel> <@U1>", "&lt;!channel&gt; &lt;@U1&gt;", true},
		{"@here @Channel", "@\u2060here @\u2060Channel", true},
		{"about ~$30,000", "about ~$30,000", true},
		{"snake_case_name", "snake_case_name", true},
		// What the dialect cannot say: no escape for its marks, none within words.
		{`2 \* 3 \* 4`, "2 * 3 * 4", false},
		{`**bold** \*`, "*bold* *", false},
		{`\_a\_`, "_a_", false},
		{"~a~", "~a~", false},
		{"un**believ**able", "un*believ*able", false},
		{"**a***b*", "*a*_b_", false},
		{`\> no quote`, "&gt; no quote", false},
		{":tada:", ":tada:", false},
		{"``a`b``", "`a`b`", false},
		{"[`code`](https://a.example)", "<https://a.example|code>", false},
		{"[a|b](https://a.example)", "<https://a.example|a|b>", false},
	} {
		p := Pieces(Parse(c.markdown))
		if len(p) != 1 {
			t.Errorf("%q: got %d pieces", c.markdown, len(p))
			continue
		}
		if got, ok := Mrkdwn(p[0].Runs); got != c.want || ok != c.sayable {
			t.Errorf("%q: got %q, %v; want %q, %v", c.markdown, got, ok, c.want, c.sayable)
		}
	}
}

func TestHonest(t *testing.T) {
	for _, c := range []struct {
		text, dest string
		want       bool
	}{
		{"the guide", "https://a.example/x", true},
		{"a.example", "https://a.example/x", true},
		{"A.EXAMPLE/y", "https://www.a.example/x", true},
		{"https://a.example", "https://b.example", false},
		{"b.example", "https://a.b.example.evil.example", false},
		{"amazon.jobs", "https://evil.example/amazon.jobs", false},
		{"amazon\u200b.jobs", "https://evil.example", false},
		{"ａｍａｚｏｎ．ｊｏｂｓ", "https://evil.example", false},
		{"amazon。jobs", "https://evil.example", false},
		{"me@a.example", "mailto:me@a.example", true},
		{"me@a.example", "mailto:me@a.example?subject=x", true},
		{"you@a.example", "mailto:me@a.example", false},
		{"Amazon U.S., e.g. Seattle", "https://a.example", true},
	} {
		if got := Honest(c.text, c.dest); got != c.want {
			t.Errorf("Honest(%q, %q): got %v, want %v", c.text, c.dest, got, c.want)
		}
	}
}

// A link whose text names another address shows its own; one that hides its
// host leads nowhere.
func TestForgedLinks(t *testing.T) {
	for markdown, want := range map[string]Run{
		"[amazon.jobs](https://evil.example/)":          {Text: "https://evil.example/", URL: "https://evil.example/"},
		"[*me@a.example*](mailto:you@b.example)":        {Text: "you@b.example", URL: "mailto:you@b.example"},
		"[jobs](https://amazon.jobs@evil.example/)":     {Text: "jobs (https://amazon.jobs@evil.example/)"},
		"[jobs](javascript:alert(1))":                   {Text: "jobs (javascript:alert(1))"},
		"<https://a.example>":                           {Text: "https://a.example", URL: "https://a.example"},
		"[**jobs**](https://a.example)":                 {Text: "jobs", Bold: true, URL: "https://a.example"},
		"[https://a.example/x](https://a.example/?a=b)": {Text: "https://a.example/x", URL: "https://a.example/?a=b"},
	} {
		got := Pieces(Parse(markdown))[0].Runs
		if len(got) != 1 || got[0] != want {
			t.Errorf("%s: got %+v, want %+v", markdown, got, want)
		}
	}
}

func TestPieces(t *testing.T) {
	const markdown = "# Head\n\ntext\n\n1. one\n\n   more\n   - inner\n2. two\n\n> quoted\n>\n> - x\n\n```\na\n  b\n```\n\n| k | v |\n|---|--:|\n| a | [l](https://a.example) |\n\n---\n"
	got := Pieces(Parse(markdown))
	var kinds []Kind
	for _, p := range got {
		kinds = append(kinds, p.Kind)
	}
	want := []Kind{KindHeading, KindText, KindList, KindQuote, KindCode, KindTable, KindRule}
	if len(kinds) != len(want) {
		t.Fatalf("got the kinds %v, want %v", kinds, want)
	}
	for i := range want {
		if kinds[i] != want[i] {
			t.Errorf("piece %d: got kind %v, want %v", i, kinds[i], want[i])
		}
	}
	var list []string
	for _, item := range got[2].Items {
		list = append(list, strings.Repeat(">", item.Depth)+item.Marker+" "+PlainRuns(item.Runs))
	}
	if got, want := strings.Join(list, "|"), "1. one\nmore|> inner|2. two"; got != want {
		t.Errorf("got the list %q, want %q", got, want)
	}
	if got, want := PlainRuns(got[3].Runs), "quoted\n• x"; got != want {
		t.Errorf("got the quote %q, want %q", got, want)
	}
	if got, want := got[4].Runs[0].Text, "a\n  b"; got != want {
		t.Errorf("got the code %q, want %q", got, want)
	}
	if p := got[5]; p.Rows[0][1] != "l (https://a.example)" || !p.Right[1] || p.Right[0] {
		t.Errorf("got the table %+v", p)
	}
}

func TestSplitRuns(t *testing.T) {
	within := func(limit int) func([]Run) bool {
		return func(rs []Run) bool { return len(utf16.Encode([]rune(PlainRuns(rs)))) <= limit }
	}
	for _, c := range []struct {
		name, markdown string
		limit          int
		head, tail     string
	}{
		{"everything fits", "short", 10, "short", ""},
		{"at a sentence", "One is here. Two is there and it is longer.", 24, "One is here.", "Two is there and it is longer."},
		{"between words", "word word word word", 11, "word word", "word word"},
		{"not within a figure", "it costs INR 2,500 a month", 14, "it costs", "INR 2,500 a month"},
		{"not within a range", "pays $220,000 – 240,000 now", 16, "pays", "$220,000 – 240,000 now"},
		{"not before a unit", "takes 9 months here", 8, "takes", "9 months here"},
		{"not within code", "say `export my data` now", 12, "say", "export my data now"},
		{"a word that is too long", "abcdefghij", 4, "abcd", "efghij"},
		{"surrogates", "\U0001F600\U0001F600\U0001F600", 4, "\U0001F600\U0001F600", "\U0001F600"},
		{"code that is too long", "`abcdefghij`", 4, "", "abcdefghij"},
	} {
		head, tail := SplitRuns(Pieces(Parse(c.markdown))[0].Runs, within(c.limit))
		gotHead, gotTail := PlainRuns(head), PlainRuns(tail)
		if c.name == "not before a unit" || c.name == "not within a figure" || c.name == "not within a range" {
			gotTail = strings.TrimSpace(gotTail)
		}
		if gotHead != c.head || gotTail != c.tail {
			t.Errorf("%s: got %q and %q, want %q and %q", c.name, gotHead, gotTail, c.head, c.tail)
		}
	}
}

func TestSourceRuns(t *testing.T) {
	list := []bot.Source{
		{Title: "Guide", URL: "https://a.example", Date: "2025"},
		{ID: "only-id"},
		{Title: "b.example", URL: "https://c.example"},
		{Title: "Guide", URL: "https://a.example", Date: "2025"},
	}
	got, _ := Mrkdwn(SourceRuns(list, true))
	if want := "<https://a.example|Guide> (2025); only-id; b.example <https://c.example|https://c.example>"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := PlainRuns(SourceRuns(list, false)), "Guide (2025); only-id; b.example"; got != want {
		t.Errorf("without links: got %s, want %s", got, want)
	}
}

// However runs are cut, nothing is lost but the blank at the cut.
func FuzzSplitRuns(f *testing.F) {
	f.Add("One **is** here. [Two](https://a.example) is `there` and 9 months.", uint8(20))
	f.Add("日本語 \U0001F600 $1 – 2", uint8(3))
	f.Fuzz(func(t *testing.T, markdown string, limit uint8) {
		bare := func(rs []Run) string {
			var b strings.Builder
			for _, r := range rs {
				b.WriteString(r.Text)
			}
			return b.String()
		}
		squeeze := func(rs []Run) string { return strings.Join(strings.Fields(bare(rs)), "") }
		for _, p := range Pieces(Parse(markdown)) {
			head, tail := SplitRuns(p.Runs, func(rs []Run) bool { return len(bare(rs)) <= int(limit) })
			if got, want := squeeze(head)+squeeze(tail), squeeze(p.Runs); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			if len(bare(head)) > int(limit) {
				t.Errorf("the head %q is longer than %d", bare(head), limit)
			}
		}
	})
}
