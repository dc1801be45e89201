package bot

import (
	"cmp"
	"strings"

	"careercoach/knowledge"
)

// MaxBars is how many bars a picture has at most: more cannot be read on a
// telephone.
const MaxBars = 10

// A Picture says what to plot beside a reply, not how: ranges on one scale of
// money. It is plain data; whoever shows it draws it and writes Alt for those
// who cannot see it.
type Picture struct {
	Title    string
	Currency string // ISO 4217, of all bars
	Bars     []Bar  // 2 to MaxBars, in the reply's order
	Source   string // who says so, with the date; may be empty
}

// A Bar is one range. At least one of its numbers is set.
type Bar struct {
	Label             string
	Low, Median, High *float64 // nil where not known
	// Open reports that the upper end is open.
	Open bool `json:",omitempty"`
	// Text is the figure in words: "$120,000–$160,000, median $135,000".
	Text string
}

// NewPicture makes a picture of the figures of a comparison; names says what
// each is of, and is as long as figures. Figures that are nil or say nothing
// are left out. It returns nil where fewer than two remain, they are more than
// MaxBars, they are not money, or not all in one currency.
func NewPicture(title string, names []string, figures []*knowledge.Figure, sources []Source) *Picture {
	p := &Picture{Title: title}
	for i, f := range figures {
		if f == nil || !plottable(f) {
			continue
		}
		if f.Currency == "" || p.Currency != "" && f.Currency != p.Currency {
			return nil
		}
		p.Currency = f.Currency
		p.Bars = append(p.Bars, barOf(names[i], f))
	}
	if len(p.Bars) < 2 || len(p.Bars) > MaxBars {
		return nil
	}
	var named []string
	for _, s := range sources {
		name := cmp.Or(s.Title, string(s.ID))
		if s.Date != "" {
			name += " (" + s.Date + ")"
		}
		named = append(named, name)
	}
	p.Source = strings.Join(named, "; ")
	return p
}

// plottable reports a figure with a number that can be drawn: none below zero.
func plottable(f *knowledge.Figure) bool {
	some := false
	for _, v := range []*float64{f.Low, middle(f), f.High} {
		if v != nil && *v < 0 {
			return false
		}
		some = some || v != nil
	}
	return some
}

// middle is the median, or else the average where no range is known either.
func middle(f *knowledge.Figure) *float64 {
	if f.Median == nil && f.Low == nil && f.High == nil {
		return f.Average
	}
	return f.Median
}

func barOf(name string, f *knowledge.Figure) Bar {
	return Bar{Label: name, Low: f.Low, Median: middle(f), High: f.High, Open: f.Open, Text: f.String()}
}

// Alt describes the picture in one line of plain text, with every figure.
func (p Picture) Alt() string {
	parts := make([]string, len(p.Bars))
	for i, b := range p.Bars {
		parts[i] = b.Label + ": " + b.Text
	}
	text := "Bar chart"
	if p.Title != "" {
		text += ", " + p.Title
	}
	text += ". " + strings.Join(parts, "; ") + "."
	if p.Source != "" {
		text += " Source: " + p.Source + "."
	}
	return text
}
