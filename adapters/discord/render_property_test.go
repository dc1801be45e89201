package discord

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	discordapi "github.com/bwmarrin/discordgo"

	"careercoach/bot"
	"careercoach/knowledge"
)

// Bits that texts of random replies are made of: marks, calls, links, text
// that is blank, wide, broken or long.
var bits = []string{
	"word", "9 months", "$220,000 – 240,000", " ", "\n", "\n\n", "- item", "\n1. ", "> ", "# ", "-# ", "**", "*", "_", "~~", "||", "`", "```", "\\",
	"@everyone", "@here", "<@80351110224678912>", "<#1>", "<@&2>", "</coach:1>", "<t:1:R>", "<:x:1>", ":smile:", "[label](https://example.org/a_(b))",
	"[https://known.example](https://evil.example)", "[x](javascript:alert(1))", "<a@example.org>", "https://example.org", "| a | b |\n|---|---|\n| 1 | 2 |\n",
	"\u200b", "\u2800", "\u202e", "\x00", "\x1b[31m", "\xff", "日本語", "👩‍👩‍👧", "é", strings.Repeat("long ", 60), strings.Repeat("x", 400), strings.Repeat("😀", 90),
}

// A dice makes random replies.
type dice struct{ *rand.Rand }

func (d dice) text(most int) string {
	var b strings.Builder
	for range d.IntN(most + 1) {
		b.WriteString(bits[d.IntN(len(bits))])
		if d.IntN(3) == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func (d dice) row(most int) []string {
	var out []string
	for range d.IntN(most + 1) {
		out = append(out, d.text(3))
	}
	return out
}

func (d dice) reply() bot.Reply {
	decisions := []bot.Decision{bot.DecisionAnswer, bot.DecisionClarify, bot.DecisionSuggest, bot.DecisionDecline, bot.DecisionFlow, ""}
	r := bot.Reply{
		Title: d.text(4), Body: d.text([]int{3, 30, 300}[d.IntN(3)]), Caution: d.text(5), Decision: decisions[d.IntN(len(decisions))],
		Card: knowledge.CardID(d.text(3)), Private: d.IntN(4) == 0,
	}
	if d.IntN(2) == 0 {
		r.Table = &bot.Table{Header: d.row(5)}
		for range d.IntN(40) {
			r.Table.Rows = append(r.Table.Rows, d.row(6))
		}
	}
	for range d.IntN(4) {
		r.Sources = append(r.Sources, bot.Source{Title: d.text(4), URL: bits[d.IntN(len(bits))], Date: d.text(2)})
	}
	for range []int{0, 3, 8, 90}[d.IntN(4)] {
		r.Choices = append(r.Choices, bot.Choice{Label: d.text(3), Text: d.text(3)})
	}
	if d.IntN(3) == 0 {
		r.Select = d.selection()
	}
	if d.IntN(3) == 0 {
		r.Form = new(d.form())
	}
	for range d.IntN(3) {
		r.Files = append(r.Files, bot.File{Name: d.text(3), Data: []byte("x")})
	}
	return r
}

func (d dice) selection() *bot.Select {
	s := &bot.Select{Label: d.text(6), Min: d.IntN(30) - 2, Max: d.IntN(30) - 2}
	for i := range []int{0, 1, 4, 25, 40}[d.IntN(5)] {
		o := bot.Choice{Label: d.text(3), Text: d.text(3)}
		if d.IntN(2) == 0 {
			o.Text = []string{"#", "", ","}[d.IntN(3)] + fmt.Sprint(i)
		}
		s.Options = append(s.Options, o)
	}
	return s
}

func (d dice) form() bot.Form {
	f := bot.Form{Name: d.text(2), Title: d.text(4), Button: d.text(4), Command: d.text(2)}
	for i := range d.IntN(8) {
		name := fmt.Sprint("field ", i)
		if d.IntN(8) == 0 {
			name = d.text(2)
		}
		f.Fields = append(f.Fields, bot.FormField{
			Name: name, Label: d.text(3), Hint: d.text(3), Long: d.IntN(2) == 0, Optional: d.IntN(2) == 0,
			Min: d.IntN(5000) - 100, Max: d.IntN(5000) - 100,
		})
	}
	return f
}

func (d dice) options() Options {
	o := Options{Place: Place(d.IntN(3)), Hide: d.IntN(2) == 0, Feedback: d.IntN(2) == 0, Page: d.IntN(4), Plain: d.IntN(3) == 0}
	if d.IntN(3) > 0 {
		o.Asker = asker1
	}
	if d.IntN(4) == 0 {
		o.Again = d.text(2)
	}
	if d.IntN(3) == 0 {
		o.Picture = &Picture{Name: d.text(2), Data: []byte("png"), Description: d.text(6)}
	}
	return o
}

func TestRandomRepliesAreValid(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	d := dice{rand.New(rand.NewPCG(seed, 1))}
	for i := range 400 {
		r, o := d.reply(), d.options()
		body := encoded(t, Render(r, o))
		if err := ValidateMessage(body); err != nil {
			t.Fatalf("seed %d, reply %d: %v\n%q\n%s", seed, i, err, fmt.Sprintf("%+v", r), body)
		}
		if again := encoded(t, Render(r, o)); string(again) != string(body) {
			t.Fatalf("seed %d, reply %d: rendered twice, two messages", seed, i)
		}
	}
}

func TestRandomFormsAreValid(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	d := dice{rand.New(rand.NewPCG(seed, 2))}
	opened := 0
	for i := range 400 {
		f := d.form()
		m, ok := modal(f, asker1)
		if !ok {
			continue
		}
		opened++
		body := encoded(t, callback{discordapi.InteractionResponseModal, m})
		if err := ValidateCallback(body); err != nil {
			t.Fatalf("seed %d, form %d: %v\n%+v\n%s", seed, i, err, f, body)
		}
		if len(m.Components) != len(f.Fields) {
			t.Fatalf("seed %d, form %d: %d inputs for %d fields", seed, i, len(m.Components), len(f.Fields))
		}
	}
	if opened < 100 {
		t.Errorf("of 400 random forms %d can be opened, want 100 at least", opened)
	}
}

func FuzzRender(f *testing.F) {
	for _, b := range bits {
		f.Add(b, b, b, b, false)
	}
	f.Add("title", "```\ncode", "a|b", strings.Repeat("q", 120), true)
	f.Fuzz(func(t *testing.T, title, body, cell, choice string, plain bool) {
		r := bot.Reply{
			Title: title, Body: body, Caution: cell, Decision: bot.DecisionAnswer, Card: knowledge.CardID(cell),
			Table:   &bot.Table{Header: []string{cell, title, ""}, Rows: [][]string{{cell, choice, body}, {title}}},
			Sources: []bot.Source{{Title: title, URL: choice, Date: cell}},
			Choices: []bot.Choice{{Label: title, Text: choice}, {Label: cell, Text: body}, {Label: choice, Text: choice}},
			Select:  &bot.Select{Label: cell, Max: len(body) % 5, Options: []bot.Choice{{Label: title, Text: choice}, {Label: cell, Text: body}, {Label: choice, Text: title}}},
			Form: &bot.Form{Name: cell, Title: title, Button: choice, Fields: []bot.FormField{
				{Name: choice, Label: cell, Hint: body, Min: len(title), Max: len(choice)}, {Name: "2", Label: title, Long: true, Optional: plain},
			}},
		}
		m := Render(r, Options{Plain: plain, Feedback: true, Asker: asker1})
		if err := ValidateMessage(encoded(t, m)); err != nil {
			t.Errorf("%v\n%s", err, encoded(t, m))
		}
		if form, ok := modal(*r.Form, asker1); ok {
			if err := ValidateCallback(encoded(t, callback{discordapi.InteractionResponseModal, form})); err != nil {
				t.Errorf("%v\n%s", err, encoded(t, form))
			}
		}
	})
}
