package tables

import (
	"fmt"
	"strings"

	"careercoach/knowledge"
)

// Fact states the figures that all of the subjects share for an aspect. Where
// no figure is about all of them, those about the first alone are stated.
func (c *Computer) Fact(ids []knowledge.SubjectID, aspect knowledge.AspectID) (Answer, bool) {
	if len(ids) == 0 || aspect == "" {
		return Answer{}, false
	}
	figures := c.shared(ids, aspect)
	if len(figures) == 0 {
		ids = ids[:1]
		figures = c.shared(ids, aspect)
	}
	if len(figures) == 0 || len(figures) > maxFacts {
		return Answer{}, false
	}
	a := Answer{Title: c.versus(ids) + ": " + c.names(aspect), Subjects: ids}
	var lines []string
	for _, f := range figures {
		line := fmt.Sprintf("**%s**, %s: **%s**", c.subjectsOf(f), c.names(aspect), f)
		if f.Measure != "" {
			line += " (" + f.Measure + ")"
		}
		if f.Date != "" {
			line += ", " + f.Date
		}
		lines = append(lines, line+".")
		a.note(f)
	}
	a.Body = strings.Join(lines, "\n\n")
	return a, true
}

// maxFacts is how many figures are stated one by one.
const maxFacts = 4

// shared returns the figures of an aspect that name all of the subjects.
func (c *Computer) shared(ids []knowledge.SubjectID, aspect knowledge.AspectID) []*knowledge.Figure {
	var out []*knowledge.Figure
	for _, f := range c.figures(ids[0], aspect) {
		all := true
		for _, id := range ids {
			all = all && f.Has(id)
		}
		if all {
			out = append(out, f)
		}
	}
	return out
}

func (c *Computer) subjectsOf(f *knowledge.Figure) string {
	var names []string
	for _, id := range f.Subjects {
		names = append(names, c.name(id))
	}
	return strings.Join(names, ", ")
}
