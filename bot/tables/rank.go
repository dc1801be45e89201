package tables

import (
	"cmp"
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

// Superlative returns the count subjects, of the given ones, with the highest
// or lowest figures of an aspect, from a place on: 1 is the highest, 2 the
// second highest, -1 the last. Only figures that can be compared count: one
// currency, or units of time, and the same further subjects; the answer names
// the subjects whose figures cannot. Noun is what the subjects are together:
// "levels".
func (c *Computer) Superlative(ids []knowledge.SubjectID, noun string, aspect knowledge.AspectID, most bool, place, count int) (Answer, bool) {
	list := c.measure(ids, aspect)
	if len(list) < 2 {
		return Answer{}, false
	}
	sort(list, most)
	groups := group(list)
	if place < 0 {
		place += len(groups) + 1
	}
	if place < 1 || place > len(groups) {
		return Answer{}, false
	}
	a := Answer{Title: upperFirst(c.names(aspect)) + " compared"}
	winners := slices.Concat(groups[place-1 : min(len(groups), place-1+max(1, count))]...)
	a.Body = superlativeBody(noun, winners, len(list))
	if left := c.left(ids, aspect, list); left != "" {
		if count <= 1 {
			return Answer{}, false // one that is left out may be the first
		}
		a.Body = strings.TrimSuffix(a.Body, ":") + ", without those that cannot be set beside them (" + left + "):"
	}
	a.Header = []string{"", upperFirst(c.names(aspect))}
	for _, m := range list {
		a.Rows = append(a.Rows, []string{m.subject.Name, m.figure.String()})
		a.note(m.figure)
		a.Plot = append(a.Plot, Plotted{m.subject.Name, m.figure})
	}
	for _, m := range winners {
		a.Subjects = append(a.Subjects, m.subject.ID)
	}
	return a, true
}

// Members returns the subjects of the kinds, and what they are called
// together.
func (c *Computer) Members(kinds []knowledge.KindID) (ids []knowledge.SubjectID, noun string) {
	for _, s := range c.members(kinds) {
		ids = append(ids, s.ID)
	}
	return ids, c.plural(kinds)
}

func superlativeBody(noun string, winners []measured, of int) string {
	body := winnersBody(group(winners))
	if of == 2 {
		return body + ". Both:"
	}
	return fmt.Sprintf("%s. All %d %s that have a figure:", body, of, noun)
}

// winnersBody names the winners with their figures; those with the same figure
// together.
func winnersBody(groups [][]measured) string {
	var parts []string
	for _, g := range groups {
		var names []string
		for _, w := range g {
			names = append(names, "**"+w.subject.Name+"**")
		}
		figure := g[0].figure
		part := fmt.Sprintf("%s: **%s**", join(names), figure)
		if figure.Measure != "" && len(parts) == 0 {
			part += " (" + figure.Measure + ")"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}

// sort puts the highest first, or the lowest.
func sort(list []measured, most bool) {
	slices.SortStableFunc(list, func(a, b measured) int {
		if most {
			return cmp.Or(cmp.Compare(b.high, a.high), cmp.Compare(b.low, a.low))
		}
		return cmp.Or(cmp.Compare(a.low, b.low), cmp.Compare(a.high, b.high))
	})
}

// left names the subjects that have a figure of the aspect, but none that can
// be set beside those of the list.
func (c *Computer) left(ids []knowledge.SubjectID, aspect knowledge.AspectID, list []measured) string {
	var names []string
	for _, id := range ids {
		listed := slices.ContainsFunc(list, func(m measured) bool { return m.subject.ID == id })
		if !listed && len(c.figures(id, aspect)) > 0 {
			names = append(names, c.name(id))
		}
	}
	return join(names)
}

// Verdict says "Yes. " where the first of two subjects has the higher figure
// of an aspect, or the lower one where most is false, "No. " where the second
// has, and that it depends where one range lies within the other; "" where the
// figures cannot be compared.
func (c *Computer) Verdict(first, second knowledge.SubjectID, aspect knowledge.AspectID, most bool) string {
	list := c.measure([]knowledge.SubjectID{first, second}, aspect)
	if len(list) != 2 {
		return ""
	}
	a, b := list[0], list[1]
	switch {
	case a.low == b.low && a.high == b.high:
		return "No, both are the same. "
	case a.low > b.low && a.high < b.high || a.low < b.low && a.high > b.high:
		return "It depends: one range lies within the other. "
	case (a.low+a.high > b.low+b.high) == most:
		return "Yes. "
	}
	return "No. "
}

// group joins the subjects with the same figure.
func group(list []measured) [][]measured {
	var out [][]measured
	for _, m := range list {
		if n := len(out); n > 0 && out[n-1][0].low == m.low && out[n-1][0].high == m.high {
			out[n-1] = append(out[n-1], m)
			continue
		}
		out = append(out, []measured{m})
	}
	return out
}

// measure returns one figure for each of the subjects that has one, all on one
// scale and about the same further subjects: the choice that places the most.
func (c *Computer) measure(ids []knowledge.SubjectID, aspect knowledge.AspectID) []measured {
	groups := map[string][]measured{}
	for _, id := range ids {
		s, ok := c.base.Subject(id)
		if !ok {
			continue
		}
		seen := map[string]bool{}
		for _, f := range c.figures(id, aspect) {
			low, high, scale := bounds(f)
			key := scale + " " + others(f, id)
			if scale != "" && !seen[key] {
				seen[key] = true
				groups[key] = append(groups[key], measured{s, f, low, high})
			}
		}
	}
	var best []measured
	bestKey := ""
	for key, list := range groups {
		if len(list) > len(best) || len(list) == len(best) && key < bestKey {
			best, bestKey = list, key
		}
	}
	return best
}

// others names the subjects of a figure beside one.
func others(f *knowledge.Figure, id knowledge.SubjectID) string {
	var out []string
	for _, s := range f.Subjects {
		if s != id {
			out = append(out, string(s))
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
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
