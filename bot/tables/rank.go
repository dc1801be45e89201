package tables

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"careercoach/knowledge"
)

// measured is a subject with the figure that places it.
type measured struct {
	subject *knowledge.Subject
	figure  *knowledge.Figure
	low     float64
	high    float64
}

// Superlative returns the subject of the kinds with the highest or lowest
// figure of an aspect; place counts from 1, the second highest being 2. Only
// figures that can be compared count: one currency, or units of time.
func (c *Computer) Superlative(kinds []knowledge.KindID, aspect knowledge.AspectID, most bool, place int) (Answer, bool) {
	list := c.measure(kinds, aspect)
	if len(list) < 2 {
		return Answer{}, false
	}
	slices.SortStableFunc(list, func(a, b measured) int {
		if most {
			return compareFloat(b.high, a.high)
		}
		return compareFloat(a.low, b.low)
	})
	groups := group(list, most)
	if place < 1 || place > len(groups) {
		return Answer{}, false
	}
	a := Answer{Title: upperFirst(c.names(aspect)) + " compared"}
	a.Body = superlativeBody(c.base.Kind(kinds[0]), groups[place-1], len(list))
	a.Header = []string{upperFirst(c.base.Kind(kinds[0]).Name), upperFirst(c.names(aspect))}
	for _, m := range list {
		a.Rows = append(a.Rows, []string{m.subject.Name, m.figure.String()})
		a.note(m.figure)
	}
	for _, m := range groups[place-1] {
		a.Subjects = append(a.Subjects, m.subject.ID)
	}
	return a, true
}

func superlativeBody(kind knowledge.Kind, winners []measured, of int) string {
	var names []string
	for _, w := range winners {
		names = append(names, "**"+w.subject.Name+"**")
	}
	first := winners[0].figure
	verb := "is"
	if len(winners) > 1 {
		verb = "are"
	}
	body := fmt.Sprintf("%s %s at **%s**", join(names), verb, first)
	if first.Measure != "" {
		body += " (" + first.Measure + ")"
	}
	return body + fmt.Sprintf(". All %d %s with a figure:", of, kind.Plural)
}

// group joins the subjects of equal rank.
func group(list []measured, most bool) [][]measured {
	var out [][]measured
	key := func(m measured) float64 {
		if most {
			return m.high
		}
		return m.low
	}
	for _, m := range list {
		if n := len(out); n > 0 && key(out[n-1][0]) == key(m) {
			out[n-1] = append(out[n-1], m)
			continue
		}
		out = append(out, []measured{m})
	}
	return out
}

// measure returns one comparable figure for each subject of the kinds.
func (c *Computer) measure(kinds []knowledge.KindID, aspect knowledge.AspectID) []measured {
	byScale := map[string][]measured{}
	for _, s := range c.members(kinds) {
		seen := map[string]bool{}
		for _, f := range c.figures(s.ID, aspect) {
			low, high, scale := bounds(f)
			if scale != "" && !seen[scale] {
				seen[scale] = true
				byScale[scale] = append(byScale[scale], measured{s, f, low, high})
			}
		}
	}
	var best []measured
	bestScale := ""
	for scale, list := range byScale {
		if len(list) > len(best) || len(list) == len(best) && scale < bestScale {
			best, bestScale = list, scale
		}
	}
	return best
}

// days gives the length of the units of time, so that weeks and months compare.
var days = map[string]float64{
	"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30.4, "months": 30.4, "year": 365, "years": 365,
}

// bounds returns the range of a figure on its scale: a currency, "time", or
// the unit.
func bounds(f *knowledge.Figure) (low, high float64, scale string) {
	scale, factor := f.Currency, 1.0
	if scale == "" {
		scale = f.Unit
		if d, ok := days[strings.Fields(f.Unit + " -")[0]]; ok {
			scale, factor = "time", d
		}
	}
	low, high = math.Inf(1), math.Inf(-1)
	for _, v := range []*float64{f.Low, f.Median, f.Average, f.High} {
		if v != nil {
			low, high = min(low, *v*factor), max(high, *v*factor)
		}
	}
	if high < low {
		return 0, 0, ""
	}
	return low, high, scale
}

func compareFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
