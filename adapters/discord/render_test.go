package discord

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careercoach/bot"
	"careercoach/knowledge"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// encoded is a message as it is sent.
func encoded(t *testing.T, body any) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(body); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rendered renders a reply and fails where Discord would refuse the message.
func rendered(t *testing.T, r bot.Reply, o Options) Message {
	t.Helper()
	m := Render(r, o)
	if err := ValidateMessage(encoded(t, m)); err != nil {
		t.Errorf("a message that Discord would refuse: %v\n%s", err, encoded(t, m))
	}
	return m
}

func TestRenderGolden(t *testing.T) {
	for _, s := range samples() {
		t.Run(s.name, func(t *testing.T) {
			got := encoded(t, rendered(t, s.reply, s.options))
			path := filepath.Join("testdata", "render", s.name+".json")
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s differs; run with -update and read the diff\ngot:\n%s\nwant:\n%s", path, got, want)
			}
		})
	}
}

func TestZeroMessageHasNoNull(t *testing.T) {
	got, err := json.Marshal(Message{})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"content":"","embeds":[],"components":[],"allowed_mentions":{"parse":[],"replied_user":false},"attachments":[]}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestPrivateRepliesStayPrivate(t *testing.T) {
	secret := bot.Reply{Title: "secret title", Body: "secret body", Private: true, Decision: bot.DecisionFlow,
		Choices: []bot.Choice{{Label: "secret choice", Text: "secret choice"}},
		Files:   []bot.File{{Name: "secret.json", Data: []byte("{}")}}}
	for _, c := range []struct {
		place         Place
		shown, hidden bool
		files         int
	}{{PlaceChannel, false, false, 0}, {PlaceInteraction, true, true, 0}, {PlaceDirect, true, false, 1}} {
		m := rendered(t, secret, Options{Place: c.place, Asker: asker1, Picture: &Picture{Name: "secret.png", Data: []byte("secret")}})
		if got := strings.Contains(string(encoded(t, m)), "secret"); got != c.shown {
			t.Errorf("place %d: shown = %v, want %v", c.place, got, c.shown)
		}
		if got := m.Flags&flagEphemeral != 0; got != c.hidden {
			t.Errorf("place %d: hidden = %v, want %v", c.place, got, c.hidden)
		}
		files := 0
		for _, f := range m.Files {
			if f.Name == "secret.json" {
				files++
			}
		}
		if files != c.files {
			t.Errorf("place %d: %d files, want %d", c.place, files, c.files)
		}
	}
}

func TestHideNeedsAnInteraction(t *testing.T) {
	for place, want := range map[Place]bool{PlaceChannel: false, PlaceDirect: false, PlaceInteraction: true} {
		m := rendered(t, bot.Reply{Body: "hello"}, Options{Place: place, Hide: true})
		if got := m.Flags&flagEphemeral != 0; got != want {
			t.Errorf("place %d: hidden = %v, want %v", place, got, want)
		}
		if m.Edited().Flags&flagEphemeral != 0 {
			t.Errorf("place %d: an edit says again that it is hidden", place)
		}
	}
}

func TestChoicesCarryWhatTheySend(t *testing.T) {
	long := strings.Repeat("how long is it really ", 10)
	r := bot.Reply{Body: "?", Decision: bot.DecisionClarify, Choices: []bot.Choice{
		{Label: "short", Text: "how long is it"},
		{Label: "", Text: "only text"},
		{Label: "again", Text: "how long is it"},
		{Label: "long", Text: long},
		{Label: "edges", Text: " blanks at the edges "},
		{Label: "seven", Text: "7"},
		{Label: "", Text: ""},
	}}
	m := rendered(t, r, Options{Asker: asker1})
	var got []string
	for _, b := range m.Components[0].Components {
		c, ok := parseClick(b.CustomID)
		if !ok || c.owner != asker1 {
			t.Fatalf("custom_id %q does not parse or has another owner", b.CustomID)
		}
		got = append(got, fmt.Sprintf("%s=%c%s", b.Label, c.kind, c.value))
	}
	want := "short=thow long is it, only text=tonly text, long=n4, edges=n5, seven=t7"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestManyChoicesBecomeSelects(t *testing.T) {
	for _, c := range []struct {
		n     int
		sizes string
	}{{5, "[]"}, {6, "[6]"}, {25, "[25]"}, {26, "[25 1]"}, {200, "[25 25 25]"}} {
		r := bot.Reply{Body: "?", Decision: bot.DecisionClarify}
		for i := range c.n {
			r.Choices = append(r.Choices, bot.Choice{Label: fmt.Sprint("choice ", i), Text: fmt.Sprint("text ", i)})
		}
		r.Choices[0].Text = strings.Repeat("long ", 30)
		var sizes []int
		m := rendered(t, r, Options{Asker: asker1})
		for _, line := range m.Components {
			for _, s := range line.Components {
				if s.Type == typeSelect {
					sizes = append(sizes, len(s.Options))
				}
			}
		}
		if got := fmt.Sprint(sizes); got != c.sizes {
			t.Errorf("%d choices: selects of %s, want %s", c.n, got, c.sizes)
		}
		if c.n > 5 {
			if got := m.Components[0].Components[0].Options[0].Value; got != "#1" {
				t.Errorf("%d choices: the long one sends %q, want its number", c.n, got)
			}
		}
	}
}

func TestLabelsThatLookAlikeBecomeASelect(t *testing.T) {
	same := "What automation apprentices in England and "
	m := rendered(t, bot.Reply{Body: "?", Choices: []bot.Choice{{Label: same + "Wales earn", Text: "a"}, {Label: same + "Scotland earn", Text: "b"}}}, Options{})
	if got := m.Components[0].Components[0].Type; got != typeSelect {
		t.Errorf("component of type %d, want a select", got)
	}
}

func TestFeedbackNeedsItsCard(t *testing.T) {
	for card, want := range map[string]int{"": 2, "pay-senior": 2, strings.Repeat("c", 77): 2, strings.Repeat("c", 100): 0} {
		r := bot.Reply{Body: "fact", Decision: bot.DecisionAnswer, Card: knowledge.CardID(card)}
		m := rendered(t, r, Options{Asker: asker1, Feedback: true})
		got := 0
		for _, line := range m.Components {
			for _, b := range line.Components {
				if c, ok := parseClick(b.CustomID); ok && c.value == card && (c.kind == clickHelpful || c.kind == clickUseless) {
					got++
				}
			}
		}
		if got != want {
			t.Errorf("card of %d characters: %d feedback buttons, want %d", len(card), got, want)
		}
	}
}

func TestSourceLinksAreHonest(t *testing.T) {
	for url, want := range map[string]string{
		"https://example.org/a b":             "https://example.org/a%20b",
		"http://example.org":                  "http://example.org",
		"javascript:alert(1)":                 "",
		"https://known.example@evil.example/": "",
		"/relative":                           "",
		"":                                    "",
		"https://example.org/" + strings.Repeat("x", maxURL): "",
	} {
		if got := webAddress(url); got != want {
			t.Errorf("webAddress(%q) = %q, want %q", url, got, want)
		}
	}
}

func TestManySources(t *testing.T) {
	r := bot.Reply{Body: "fact", Decision: bot.DecisionAnswer}
	for i := range 40 {
		r.Sources = append(r.Sources, bot.Source{Title: fmt.Sprint("A document with a long name, volume ", i), Date: "2020", URL: fmt.Sprint("https://example.org/", i)})
	}
	m := rendered(t, r, Options{Feedback: true})
	foot := m.Embeds[0].Footer.Text
	if !strings.HasPrefix(foot, "Sources: A document with a long name, volume 0 (2020); ") || !strings.HasSuffix(foot, "; and 30 more") {
		t.Errorf("footer is %q", foot)
	}
	if got := len(m.Components[0].Components); got != 5 {
		t.Errorf("%d buttons in the last row, want 5", got)
	}
}

func TestTables(t *testing.T) {
	short := [][]string{{"junior", "$100,000"}, {"lead", "$310,000"}}
	long := strings.Repeat("a long cell ", 8)
	for _, c := range []struct {
		name  string
		table bot.Table
		want  string // code, fields or list
	}{
		{"narrow", bot.Table{Header: []string{"Level", "Pay"}, Rows: short}, "code"},
		{"without names", bot.Table{Rows: short}, "code"},
		{"wide pairs", bot.Table{Header: []string{"Level", "Pay"}, Rows: [][]string{{"junior", long}}}, "list"},
		{"wide", bot.Table{Header: []string{"Level", "Pay", "Where"}, Rows: [][]string{{"junior", long, "US"}, {"lead", long, "UK"}}}, "fields"},
		{"wide and long", bot.Table{Header: []string{"Level", "Pay", "Where"}, Rows: [][]string{{"a", long, long}, {"b", long, long}, {"c", long, long}, {"d", long, long}, {"e", long, long}, {"f", long, long}, {"g", long, long}, {"h", long, long}, {"i", long, long}, {"j", long, long}, {"k", long, long}, {"l", long, long}}}, "list"},
	} {
		e := rendered(t, bot.Reply{Title: "Pay", Table: &c.table}, Options{}).Embeds[0]
		got := "list"
		switch {
		case len(e.Fields) > 0:
			got = "fields"
		case strings.Contains(e.Description, "```"):
			got = "code"
		}
		if got != c.want {
			t.Errorf("%s: shown as %s, want %s\n%s", c.name, got, c.want, e.Description)
		}
		for _, cell := range c.table.Rows[0] {
			if all := fmt.Sprint(e.Description, e.Fields); !strings.Contains(all, strings.TrimSpace(cell)) {
				t.Errorf("%s: %q is missing in %s", c.name, cell, all)
			}
		}
	}
}

// TestRowNames has no field of a table that is named by a number alone.
func TestRowNames(t *testing.T) {
	long := strings.Repeat("a long cell ", 4)
	for name, c := range map[string]struct {
		first string // the head of the first column
		row   []string
		want  string // name and value of the field
	}{
		"numbered":            {"No.", []string{"2", "Contacts", "3"}, "2 · Contacts|How much: 3"},
		"numbered, no more":   {"No.", []string{"2", "Contacts", ""}, "2 · Contacts|–"},
		"numbered, a blank":   {"No.", []string{"2", "", "3"}, "No. 2|How much: 3"},
		"weeks":               {"Week", []string{"1 (now)", "Contacts", "3"}, "Week 1 (now)|What: Contacts · How much: 3"},
		"years":               {"Year", []string{"2", "$110,000", "3"}, "Year 2|What: $110,000 · How much: 3"},
		"no head":             {"", []string{"2", "Contacts", "3"}, "2|What: Contacts · How much: 3"},
		"words":               {"No.", []string{"sum", "Contacts", "3"}, "sum|What: Contacts · How much: 3"},
		"nothing in the cell": {"No.", []string{"", "Contacts", "3"}, "–|What: Contacts · How much: 3"},
	} {
		table := bot.Table{Header: []string{c.first, "What", "How much"}, Rows: [][]string{{"one", long, long}, c.row}}
		fields := rendered(t, bot.Reply{Table: &table}, Options{}).Embeds[0].Fields
		if len(fields) != 2 {
			t.Fatalf("%s: %d fields, want 2", name, len(fields))
		}
		got := strings.NewReplacer("\\", "", "\n", " · ").Replace(fields[1].Name + "|" + fields[1].Value)
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{
		{"short", 5, "short"},
		{"two words and more", 12, "two words…"},
		{"onelongword", 6, "onelo…"},
		{"😀😀😀", 5, "😀😀…"},
	} {
		if got := shorten(c.text, c.limit); got != c.want {
			t.Errorf("shorten(%q, %d) = %q, want %q", c.text, c.limit, got, c.want)
		}
	}
}

func TestDrawnPicture(t *testing.T) {
	low, high := 100_000.0, 310_000.0
	p, err := Drawn(bot.Picture{Title: "Engineer pay", Currency: "USD", Bars: []bot.Bar{
		{Label: "Junior", Low: &low, High: &high, Text: "$100,000–$310,000"}, {Label: "Lead", Median: &high, Text: "$310,000"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	m := rendered(t, bot.Reply{Body: "Two of them."}, Options{Picture: p})
	if len(m.Files) != 1 || !bytes.HasPrefix(m.Files[0].Data, []byte("\x89PNG")) || m.Embeds[0].Image.URL != "attachment://"+m.Files[0].Name {
		t.Errorf("%d files, picture %+v", len(m.Files), m.Embeds[0].Image)
	}
	if got, want := m.Attachments[0].Description, "Bar chart, Engineer pay. Junior: $100,000–$310,000; Lead: $310,000."; got != want {
		t.Errorf("description %q, want %q", got, want)
	}
	if _, err := Drawn(bot.Picture{}); err == nil {
		t.Error("an empty picture was drawn")
	}
}
