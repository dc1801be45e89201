package knowledge

import (
	"fmt"
	"strings"
)

// fillQuotes fills the figures into the cards.
func (b *Base) fillQuotes() {
	for i := range b.Cards {
		c := &b.Cards[i]
		c.Answer, _ = b.fill(c.Answer)
		c.Caution, _ = b.fill(c.Caution)
	}
}

// fill replaces every {{figure}} or {{figure.field}} of a Markdown text by the
// figure and \{{ by {{. What cannot be filled is left out and returned.
func (b *Base) fill(text string) (string, []badQuote) {
	var out strings.Builder
	var bad []badQuote
	for {
		before, after, found := strings.Cut(text, "{{")
		if !found {
			out.WriteString(text)
			return out.String(), bad
		}
		if literal, escaped := strings.CutSuffix(before, `\`); escaped {
			out.WriteString(literal + "{{")
			text = after
			continue
		}
		reference, rest, closed := strings.Cut(after, "}}")
		if !closed {
			out.WriteString(text)
			return out.String(), append(bad, badQuote{message: "a {{ has no }}", mend: `close it, or write \{{ for a literal {{`})
		}
		value, problem := b.quote(strings.TrimSpace(reference))
		if problem != nil {
			bad = append(bad, *problem)
		}
		out.WriteString(before + value)
		text = rest
	}
}

// badQuote is a quote that cannot be filled, and the mend.
type badQuote struct {
	message, mend string
	dangling      bool // the figure is declared nowhere
}

// quote returns what a reference stands for: a figure's id, or its id and the
// name of a number with a dot between them.
func (b *Base) quote(reference string) (string, *badQuote) {
	id, field, _ := strings.Cut(reference, ".")
	f, ok := b.Figure(FigureID(id))
	if !ok {
		return "", &badQuote{
			message:  fmt.Sprintf("the quoted figure %q is declared nowhere", shortened(id)),
			mend:     `declare it under figures, or write \{{ for a literal {{`,
			dangling: true,
		}
	}
	if id == reference {
		return f.String(), nil
	}
	v := f.number(field)
	if v == nil {
		return "", &badQuote{
			message: fmt.Sprintf("the quoted figure %q has no %q", id, shortened(field)),
			mend:    "name one of its numbers: value, low, median, average, high",
		}
	}
	return f.format(*v, f.Open && field == "high"), nil
}

// number returns a number of the figure by the name of its field, or nil.
func (f *Figure) number(field string) *float64 {
	switch field {
	case "value":
		return f.Value
	case "low":
		return f.Low
	case "median":
		return f.Median
	case "average":
		return f.Average
	case "high":
		return f.High
	}
	return nil
}
