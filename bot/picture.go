package bot

import (
	"cmp"
	"fmt"
	"strings"

	"careercoach/bot/tables"
	"careercoach/knowledge"
)

// MaxBars is how many bars a picture has at most: more cannot be read on a
// telephone.
const MaxBars = 10

// A Picture says what to plot beside a reply, not how: ranges on one scale of
// money, or levels of skills. It is plain data; whoever shows it draws it and
// writes Alt for those who cannot see it.
type Picture struct {
	Title    string
	Currency string // ISO 4217, of all bars
	Bars     []Bar  // 2 to MaxBars, in the reply's order
	Source   string // who says so, with the date; may be empty
	// Skills, where set, are plotted in place of Bars: 1 to MaxBars, in the
	// reply's order.
	Skills []SkillBar `json:",omitempty"`
}

// MaxSkillLevel is the highest level of a SkillBar; the lowest is 0.
const MaxSkillLevel = 4

// A SkillBar sets three levels of one skill side by side, each 0 to MaxSkillLevel.
type SkillBar struct {
	Label     string
	Required  int // what is asked for
	Claimed   int // what the person says
	Evidenced int // what something stands behind, at most Claimed
	// Unknown reports that the person's level is not known; Claimed and
	// Evidenced are 0 then and mean nothing.
	Unknown bool `json:",omitempty"`
}

// A Bar is one range. At least one of its numbers is set.
type Bar struct {
	Label             string
	Low, Median, High *float64 // nil where not known
	// Average is set where nothing else is known.
	Average *float64 `json:",omitempty"`
	// Open reports that the upper end is open.
	Open bool `json:",omitempty"`
	// Own sets it off as the person's own, with lines through the others at its
	// ends.
	Own bool `json:",omitempty"`
	// Text is the figure in words: "$120,000–$160,000, median $135,000".
	Text string
}

// NewPicture makes a picture of the figures of a comparison. Figures that say
// nothing are left out. It returns nil where fewer than two remain, they are
// more than MaxBars, they are not money, or not all in one currency.
func NewPicture(title string, figures []tables.Plotted, sources []Source) *Picture {
	p := &Picture{Title: title}
	for _, plotted := range figures {
		f := plotted.Figure
		if f == nil || !plottable(f) {
			continue
		}
		if f.Currency == "" || p.Currency != "" && f.Currency != p.Currency {
			return nil
		}
		p.Currency = f.Currency
		p.Bars = append(p.Bars, barOf(plotted.Name, f))
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
	for _, v := range []*float64{f.Low, f.Median, f.High, f.Average} {
		if v != nil && *v < 0 {
			return false
		}
		some = some || v != nil
	}
	return some
}

func barOf(name string, f *knowledge.Figure) Bar {
	b := Bar{Label: name, Low: f.Low, Median: f.Median, High: f.High, Open: f.Open, Text: f.String()}
	if b.Low == nil && b.Median == nil && b.High == nil {
		b.Average = f.Average
	}
	return b
}

// Name is the name of the file that shows the picture, without an ending.
func (p Picture) Name() string {
	if len(p.Skills) > 0 {
		return "skills"
	}
	return "pay"
}

// String says a skill's levels in words: "required 3, claimed 2, evidenced 0".
func (b SkillBar) String() string {
	if b.Unknown {
		return fmt.Sprintf("required %d, own level not known", b.Required)
	}
	return fmt.Sprintf("required %d, claimed %d, evidenced %d", b.Required, b.Claimed, b.Evidenced)
}

// Alt describes the picture in one line of plain text, with every figure.
func (p Picture) Alt() string {
	parts := make([]string, 0, len(p.Bars)+len(p.Skills))
	if len(p.Skills) == 0 {
		for _, b := range p.Bars {
			parts = append(parts, b.Label+": "+b.Text)
		}
	}
	for _, b := range p.Skills {
		parts = append(parts, b.Label+": "+b.String())
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
