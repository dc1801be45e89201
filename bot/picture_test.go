package bot_test

import (
	"testing"

	"careercoach/bot"
	"careercoach/bot/tables"
	"careercoach/knowledge"
)

func amount(v float64) *float64 { return &v }

func TestNewPicture(t *testing.T) {
	low := &knowledge.Figure{Low: amount(120000), High: amount(160000), Median: amount(135000), Currency: "USD", Open: true}
	single := &knowledge.Figure{Average: amount(90000), Currency: "USD"}
	sources := []bot.Source{{ID: "g", Title: "Guide", Date: "2025"}, {ID: "plain"}}
	got := bot.NewPicture("Pay", []tables.Plotted{{Name: "Junior", Figure: low}, {Name: "none"}, {Name: "Helper", Figure: single}}, sources)
	if got == nil || len(got.Bars) != 2 || got.Currency != "USD" || !got.Bars[0].Open || got.Bars[1].Median != nil || *got.Bars[1].Average != 90000 {
		t.Fatalf("got %+v, want two bars in dollars", got)
	}
	const want = "Bar chart, Pay. Junior: $120,000–$160,000+, median $135,000; Helper: average $90,000. Source: Guide (2025); plain."
	if alt := got.Alt(); alt != want {
		t.Errorf("got %q, want %q", alt, want)
	}
}

func TestNoPicture(t *testing.T) {
	dollars := &knowledge.Figure{Median: amount(1), Currency: "USD"}
	for name, figures := range map[string][]*knowledge.Figure{
		"one bar":         {dollars},
		"two currencies":  {dollars, {Median: amount(1), Currency: "EUR"}},
		"no money":        {{Median: amount(1), Unit: "months"}, {Median: amount(2), Unit: "months"}},
		"no numbers":      {dollars, {Display: "a lot", Currency: "USD"}},
		"below zero":      {dollars, {Low: amount(-1), Currency: "USD"}},
		"too many to see": make11(dollars),
	} {
		plotted := make([]tables.Plotted, len(figures))
		for i, f := range figures {
			plotted[i].Figure = f
		}
		if got := bot.NewPicture("t", plotted, nil); got != nil {
			t.Errorf("%s: got %+v, want none", name, got)
		}
	}
}

func make11(f *knowledge.Figure) []*knowledge.Figure {
	out := make([]*knowledge.Figure, bot.MaxBars+1)
	for i := range out {
		out[i] = f
	}
	return out
}

func TestPictureOfSkills(t *testing.T) {
	p := bot.Picture{Title: "Your skills", Source: "Guide (2025)", Skills: []bot.SkillBar{
		{Label: "System design", Required: 4, Claimed: 2, Evidenced: 0},
		{Label: "Containers", Required: 2, Unknown: true},
	}}
	const want = "Bar chart, Your skills. System design: required 4, claimed 2, evidenced 0; Containers: required 2, own level not known. Source: Guide (2025)."
	if got := p.Alt(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := p.Name(); got != "skills" {
		t.Errorf("got the name %q, want skills", got)
	}
	if got := (bot.Picture{}).Name(); got != "pay" {
		t.Errorf("got the name %q for money, want pay", got)
	}
}
