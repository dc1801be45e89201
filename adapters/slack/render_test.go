package slack

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careercoach/bot"
	"careercoach/knowledge"
)

var updateRender = flag.Bool("update-render", false, "write the golden files of rendered replies again")

// Every reply under testdata/render, given as its JSON, is shown to the person
// who asked with all buttons.
func TestRenderGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/render/*.reply.json")
	if err != nil || len(files) < 12 {
		t.Fatalf("got %d replies (%v), want at least 12", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(file, ".reply.json")
		t.Run(filepath.Base(name), func(t *testing.T) {
			got := shownJSON(t, Render(readReply(t, file), Options{Share: true, Feedback: true, Asker: "U012ASKER"}))
			golden := name + ".golden.json"
			if *updateRender {
				if err := os.WriteFile(golden, got, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func readReply(t *testing.T, file string) bot.Reply {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var r bot.Reply
	if err := json.Unmarshal(text, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// shownJSON writes a message for reading and checks it.
func shownJSON(t *testing.T, m Message) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(m); err != nil {
		t.Fatal(err)
	}
	if err := Validate(b.Bytes()); err != nil {
		t.Errorf("Slack would refuse it: %v", err)
	}
	return b.Bytes()
}

// kinds lists the types of a message's blocks.
func kinds(m Message) string {
	var out []string
	for _, b := range m.Blocks {
		out = append(out, b.kind())
	}
	return strings.Join(out, " ")
}

func TestRenderOptions(t *testing.T) {
	answer := bot.Reply{Title: "T", Body: "B", Decision: bot.DecisionAnswer, Card: "c", Choices: []bot.Choice{{Label: "L", Text: "t"}}}
	private, clarify := answer, answer
	private.Private = true
	clarify.Decision, clarify.Title = bot.DecisionClarify, ""
	for _, c := range []struct {
		name string
		r    bot.Reply
		o    Options
		want string
	}{
		{"no options", answer, Options{}, "header section actions"},
		{"feedback", answer, Options{Feedback: true}, "header section actions context_actions"},
		{"share", answer, Options{Share: true}, "header section actions actions"},
		{"private replies are not shared", private, Options{Share: true}, "header section actions"},
		{"a question back is neither rated nor shared", clarify, Options{Share: true, Feedback: true}, "section actions"},
		{"picture", answer, Options{Picture: "F1", PictureText: "bars"}, "header section image actions"},
		{"shared", answer, Options{SharedBy: "U012AB3CD"}, "header section actions context"},
		{"shared by nobody", answer, Options{SharedBy: "<!channel>"}, "header section actions"},
		{"nothing at all", bot.Reply{}, Options{}, "section"},
	} {
		m := Render(c.r, c.o)
		shownJSON(t, m)
		if got := kinds(m); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestChoices(t *testing.T) {
	for _, c := range []struct {
		name     string
		n, chars int
		decision bot.Decision
		want     string // the elements of the first actions block, and what follows it
	}{
		{"five are buttons", 5, 20, bot.DecisionClarify, "button button button button button"},
		{"six are a select", 6, 20, bot.DecisionClarify, "static_select"},
		{"long messages do not fit a select", 7, 80, bot.DecisionClarify, "button button button button button button button"},
		{"follow-ups", 2, 20, bot.DecisionAnswer, "button button"},
	} {
		r := bot.Reply{Body: "Which?", Decision: c.decision}
		for i := range c.n {
			r.Choices = append(r.Choices, bot.Choice{Label: "L", Text: strings.Repeat("x", c.chars) + string(rune('a'+i))})
		}
		m := Render(r, Options{Asker: "U012AB3CD"})
		shownJSON(t, m)
		var got []string
		action := actionAsk
		if c.decision == bot.DecisionClarify {
			action = actionPick
		}
		for _, e := range m.Blocks[1].(actionsBlock).Elements {
			switch e := e.(type) {
			case button:
				got = append(got, e.Type)
				if actionName(e.Action) != action {
					t.Errorf("%s: the id is %q, want one of %s", c.name, e.Action, action)
				}
			case selectMenu:
				got = append(got, e.Type)
				if len(e.Options) != c.n || e.Options[1].Value != r.Choices[1].Text {
					t.Errorf("%s: got %d options, the second %q", c.name, len(e.Options), e.Options[1].Value)
				}
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %v, want %s", c.name, got, c.want)
		}
	}
}

// What does not fit says so, and the sources stay.
func TestTooLong(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("It takes 9 months and costs $1,200 – 1,500 a year. ", 30))
	r := bot.Reply{Title: "Long", Body: strings.TrimSpace(strings.Repeat(long+"\n\n", 20)), Decision: bot.DecisionAnswer,
		Sources: []bot.Source{{ID: "s", Title: "The source", Date: "2025"}}}
	m := Render(r, Options{Feedback: true})
	shownJSON(t, m)
	if got, want := kinds(m), "header section section section section section context context context_actions"; got != want && !strings.HasSuffix(got, "section context context context_actions") {
		t.Errorf("got %s, want sections, the notice, the source and the feedback", got)
	}
	all := string(shownJSON(t, m))
	for _, want := range []string{"This is cut here.", "Source: The source (2025)"} {
		if !strings.Contains(all, want) {
			t.Errorf("the message lacks %q", want)
		}
	}
	for _, b := range m.Blocks {
		if s, ok := b.(sectionBlock); ok && !strings.HasSuffix(s.Text.Text, "a year.") {
			t.Errorf("a section ends within a paragraph: %q", s.Text.Text[max(0, len(s.Text.Text)-60):])
		}
	}
	if n := units(m.Text); n > fallbackText || !strings.HasSuffix(m.Text, "Source: The source (2025)") {
		t.Errorf("got a text of %d characters that ends with %q", n, m.Text[len(m.Text)-40:])
	}
}

func TestLargeTables(t *testing.T) {
	table := func(rows, columns int) *bot.Table {
		tb := &bot.Table{}
		for range columns {
			tb.Header = append(tb.Header, "column")
		}
		for range rows {
			row := make([]string, columns)
			for i := range row {
				row[i] = "$1"
			}
			tb.Rows = append(tb.Rows, row)
		}
		return tb
	}
	for _, c := range []struct {
		rows, columns int
		native        bool
		notice        string
	}{
		{3, 4, true, ""},
		{150, 2, true, "51 more rows"},
		{90, 20, true, "more rows"},
		{2, 21, false, ""},
		{0, 3, false, ""},
	} {
		m := Render(bot.Reply{Body: "B", Table: table(c.rows, c.columns), Decision: bot.DecisionAnswer}, Options{})
		got := string(shownJSON(t, m))
		if strings.Contains(got, `"type": "table"`) != c.native || !strings.Contains(got, c.notice) || strings.Contains(got, "more rows") != (c.notice != "") {
			t.Errorf("%d × %d: got %s, want a table: %v, a notice: %q", c.rows, c.columns, kinds(m), c.native, c.notice)
		}
	}
}

// Even where everything that is never cut away is as long as it can be, the
// message fits.
func TestFullTail(t *testing.T) {
	wide := strings.Repeat("<&\" ", 800)
	r := bot.Reply{Title: wide, Body: wide, Caution: wide, Decision: bot.DecisionAnswer, Card: knowledge.CardID(strings.Repeat("<", 100))}
	for i := range 60 {
		r.Sources = append(r.Sources, bot.Source{Title: wide + string(rune('a'+i)), URL: "https://a.example/" + strings.Repeat("b", 900), Date: wide})
		r.Choices = append(r.Choices, bot.Choice{Label: wide, Text: strings.Repeat("<", 60+i)})
	}
	m := Render(r, Options{Share: true, Feedback: true, SharedBy: "U012AB3CD"})
	shownJSON(t, m)
	if n := weight(m.Blocks); n > maxMessage {
		t.Errorf("got %d, want at most %d", n, maxMessage)
	}
	if got := kinds(m); !strings.HasPrefix(got, "header ") || !strings.Contains(got, "actions context context_actions context") {
		t.Errorf("got %s, want the title, choices with a note, and feedback", got)
	}
}

func TestShareRoundTrip(t *testing.T) {
	for _, name := range []string{"answer", "paycmp", "compare", "list", "overview", "hostile"} {
		r := readReply(t, "testdata/render/"+name+".reply.json")
		value, ok := packReply(r)
		if !ok {
			t.Errorf("%s is too long to be shared", name)
			continue
		}
		back, err := unpackReply(value)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		r.Choices, r.Unanswered = nil, false
		if got, want := shownJSON(t, Render(back, Options{})), shownJSON(t, Render(r, Options{})); !bytes.Equal(got, want) {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
	for _, value := range []string{"", "!", "AAAA", strings.Repeat("A", maxValue+1)} {
		if r, err := unpackReply(value); err == nil {
			t.Errorf("%.20q: got %v, want an error", value, r)
		}
	}
}
