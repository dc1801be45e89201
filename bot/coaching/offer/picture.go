package offer

import (
	"slices"
	"strings"

	"careercoach/bot"
)

// picture plots the bands of the offer's currency below the offer; nil where
// there is none.
func (v *view) picture() *bot.Picture {
	p := &bot.Picture{Title: v.title(), Currency: v.o.Currency}
	amounts := v.o.Amounts()
	least, most := slices.Min(amounts), slices.Max(amounts)
	p.Bars = append(p.Bars, bot.Bar{Label: "Your offer", Low: &least, High: &most, Text: v.amounts(), Own: true})
	var named []string
	for _, b := range v.bands {
		f := b.Figure
		if f.Currency != v.o.Currency || len(p.Bars) == bot.MaxBars || !drawn(b) {
			continue
		}
		bar := bot.Bar{Label: b.Name, Low: f.Low, Median: f.Median, High: f.High, Open: f.Open, Text: f.String()}
		if bar.Low == nil && bar.Median == nil && bar.High == nil {
			bar.Average = f.Average
		}
		p.Bars = append(p.Bars, bar)
		if name := v.sourceText(f); !slices.Contains(named, name) {
			named = append(named, name)
		}
	}
	if len(p.Bars) < 2 {
		return nil
	}
	p.Source = strings.Join(named, "; ")
	return p
}

// drawn reports a band whose numbers can be drawn: none below zero.
func drawn(b Band) bool {
	for _, v := range []*float64{b.Figure.Low, b.Figure.Median, b.Figure.High, b.Figure.Average} {
		if v != nil && *v < 0 {
			return false
		}
	}
	return true
}
