package tables

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"careercoach/knowledge"
)

// maxColumns is the largest number of subjects set side by side.
const maxColumns = 4

// rowAspects is the order in which a comparison without an aspect goes
// through what is known.
var rowAspects = []knowledge.AspectID{
	"audience", "eligibility", "duration", "cost", "pay", "experience", "level", "format", "content", "place", "qualification", "outcome", "responsibilities", "focus", "meaning", "overview",
}

// Compare sets subjects side by side: by the aspects that are given and known
// of two of them, else by all that is known of two of them.
func (c *Computer) Compare(ids []knowledge.SubjectID, aspects []knowledge.AspectID) (Answer, bool) {
	if len(ids) < 2 {
		return Answer{}, false
	}
	ids = ids[:min(len(ids), maxColumns)]
	a := Answer{Title: c.versus(ids), Subjects: ids, Header: []string{""}}
	for _, id := range ids {
		a.Header = append(a.Header, c.name(id))
	}
	for _, aspect := range aspects {
		c.addRows(&a, ids, aspect)
	}
	if len(a.Rows) == 0 {
		aspects = nil
		c.addAll(&a, ids)
	}
	if len(a.Rows) == 0 {
		return Answer{}, false
	}
	if len(aspects) > 0 {
		a.Body = c.compareBody(ids, aspects[0])
	}
	if a.Body == "" {
		a.Body = "Side by side:"
	}
	return a, true
}

// addAll adds a row for every aspect and attribute that two of the subjects
// share.
func (c *Computer) addAll(a *Answer, ids []knowledge.SubjectID) {
	for _, aspect := range rowAspects {
		if aspect == "overview" && len(a.Rows) > 1 {
			break
		}
		c.addRows(a, ids, aspect)
	}
}

// versus names the subjects of a comparison.
func (c *Computer) versus(ids []knowledge.SubjectID) string {
	var names []string
	for _, id := range ids {
		names = append(names, c.name(id))
	}
	return strings.Join(names, " and ")
}

// addRows adds the rows that an aspect gives: one for each measure of figures,
// or one of the cards' first sentences.
func (c *Computer) addRows(a *Answer, ids []knowledge.SubjectID, aspect knowledge.AspectID) {
	if c.addFigureRows(a, ids, aspect) || c.addAttributeRow(a, ids, aspect) {
		return
	}
	row := []string{upperFirst(c.names(aspect))}
	filled := 0
	var notes []*knowledge.Card
	for _, id := range ids {
		card := c.card(id, aspect)
		if card == nil {
			row = append(row, "–")
			continue
		}
		filled++
		notes = append(notes, card)
		row = append(row, firstSentence(card.Answer))
	}
	if filled < 2 {
		return
	}
	a.Rows = append(a.Rows, row)
	for _, card := range notes {
		a.noteCard(card)
	}
}

// addAttributeRow adds the row of the attribute that is called like the aspect.
func (c *Computer) addAttributeRow(a *Answer, ids []knowledge.SubjectID, aspect knowledge.AspectID) bool {
	row := []string{upperFirst(c.names(aspect))}
	filled := 0
	for _, id := range ids {
		cell := "–"
		if s, ok := c.base.Subject(id); ok && len(s.Attributes[string(aspect)]) > 0 {
			cell = strings.Join(s.Attributes[string(aspect)], ", ")
			filled++
		}
		row = append(row, cell)
	}
	if filled < 2 {
		return false
	}
	a.Rows = append(a.Rows, row)
	for _, id := range ids {
		c.noteOverview(a, id)
	}
	return true
}

// addFigureRows adds median, average and range rows from the figures on the
// scale that most of the subjects share.
func (c *Computer) addFigureRows(a *Answer, ids []knowledge.SubjectID, aspect knowledge.AspectID) bool {
	figures := c.sharedScale(ids, aspect)
	if figures == nil {
		return false
	}
	name := upperFirst(c.names(aspect))
	parts := []struct {
		label string
		text  func(*knowledge.Figure) string
	}{
		{name, func(f *knowledge.Figure) string {
			if f.Low == nil && f.High == nil && f.Display == "" {
				return ""
			}
			g := *f
			g.Median, g.Average = nil, nil
			return g.String()
		}},
		{name + ", median", func(f *knowledge.Figure) string { return optional(f, f.Median) }},
		{name + ", average", func(f *knowledge.Figure) string { return optional(f, f.Average) }},
	}
	for _, part := range parts {
		row := []string{part.label}
		filled := 0
		for _, f := range figures {
			cell := ""
			if f != nil {
				cell = part.text(f)
			}
			if cell == "" {
				cell = "–"
			} else {
				filled++
			}
			row = append(row, cell)
		}
		if filled > 0 {
			a.Rows = append(a.Rows, row)
		}
	}
	for i, f := range figures {
		if f != nil {
			a.note(f)
			a.Plot = append(a.Plot, Plotted{c.name(ids[i]), f})
		}
	}
	return true
}

func optional(f *knowledge.Figure, v *float64) string {
	if v == nil {
		return ""
	}
	return f.Format(*v)
}

// sharedScale returns for each subject its figure on the scale that at least
// two of them share, nil where a subject has none; nil where there is no such
// scale.
func (c *Computer) sharedScale(ids []knowledge.SubjectID, aspect knowledge.AspectID) []*knowledge.Figure {
	byScale := map[string][]*knowledge.Figure{}
	count := map[string]int{}
	for i, id := range ids {
		for _, f := range c.figures(id, aspect) {
			_, _, scale := bounds(f)
			if scale == "" || f.Has(ids[(i+1)%len(ids)]) {
				continue
			}
			if byScale[scale] == nil {
				byScale[scale] = make([]*knowledge.Figure, len(ids))
			}
			if byScale[scale][i] == nil {
				byScale[scale][i] = f
				count[scale]++
			}
		}
	}
	best := ""
	for scale, n := range count {
		if n >= 2 && (best == "" || n > count[best] || n == count[best] && scale < best) {
			best = scale
		}
	}
	return byScale[best]
}

// compareBody says in words what the figures of one aspect come to: each
// subject's figure and, for two subjects, the difference.
func (c *Computer) compareBody(ids []knowledge.SubjectID, aspect knowledge.AspectID) string {
	if aspect == "" {
		return ""
	}
	figures := c.sharedScale(ids, aspect)
	if figures == nil {
		return ""
	}
	var parts []string
	for i, f := range figures {
		if f != nil {
			parts = append(parts, fmt.Sprintf("**%s**: %s", c.name(ids[i]), f))
		}
	}
	body := strings.Join(parts, "; ") + "."
	if d := c.difference(ids, figures); d != "" {
		body = d + "\n\n" + body
	}
	if f := figures[0]; f != nil && f.Measure != "" {
		body += " What is measured: " + f.Measure + "."
	}
	return body
}

// Difference says how much more one of two subjects has.
func (c *Computer) Difference(ids []knowledge.SubjectID, aspect knowledge.AspectID) (Answer, bool) {
	if len(ids) != 2 {
		return Answer{}, false
	}
	figures := c.sharedScale(ids, aspect)
	if figures == nil || c.difference(ids, figures) == "" {
		return Answer{}, false
	}
	return c.Compare(ids, []knowledge.AspectID{aspect})
}

// difference writes the differences of median, average and range of two
// figures on one scale; "" where they share none of these.
func (c *Computer) difference(ids []knowledge.SubjectID, figures []*knowledge.Figure) string {
	if len(figures) != 2 || figures[0] == nil || figures[1] == nil || figures[0].Unit != figures[1].Unit {
		return ""
	}
	x, y := figures[0], figures[1]
	nx, ny := c.name(ids[0]), c.name(ids[1])
	var parts []string
	single := func(f *knowledge.Figure) *float64 {
		if f.Low != nil && f.High != nil && *f.Low == *f.High {
			return f.Low
		}
		return nil
	}
	swap := false
	for _, p := range []struct {
		label string
		a, b  *float64
	}{{"at the median", x.Median, y.Median}, {"on average", x.Average, y.Average}, {"", single(x), single(y)}} {
		if p.a == nil || p.b == nil {
			continue
		}
		d := *p.a - *p.b
		base := *p.b
		if d < 0 {
			swap, base = true, *p.a
		}
		if d == 0 {
			continue
		}
		text := x.Format(math.Abs(d)) + " more"
		if base > 0 && d != 0 {
			text += fmt.Sprintf(" (%.0f%%)", 100*math.Abs(d)/base)
		}
		parts = append(parts, strings.TrimSpace(text+" "+p.label))
	}
	if len(parts) == 0 {
		return ""
	}
	if swap {
		nx, ny = ny, nx
	}
	return fmt.Sprintf("**%s** has **%s** than %s.", nx, strings.Join(slices.Compact(parts), "** and **"), ny)
}

// firstSentence returns the first sentence of a Markdown answer, shortened to
// fit a table cell.
func firstSentence(markdown string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(markdown), "\n")
	line = strings.NewReplacer("**", "", "`", "").Replace(line)
	if i := sentenceEnd(line); i > 0 {
		line = line[:i]
	}
	const most = 110
	if runes := []rune(line); len(runes) > most {
		cut := strings.LastIndex(string(runes[:most]), " ")
		line = strings.TrimRight(string(runes[:most])[:max(cut, 0)], ",;: ") + " …"
	}
	return line
}

// sentenceEnd returns the index behind the first full stop that ends a
// sentence, or -1.
func sentenceEnd(s string) int {
	for i := 0; i+1 < len(s); i++ {
		if (s[i] == '.' || s[i] == '!') && s[i+1] == ' ' && i > 1 && s[i-2] != '.' && s[i-1] >= 'a' {
			return i + 1
		}
	}
	return -1
}
