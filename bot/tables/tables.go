// Package tables answers from the two tables of a knowledge base, subjects and
// figures: lists, counts, comparisons, superlatives and differences. It works
// on anybody's subjects and figures, and says nothing it cannot compute.
package tables

import (
	"slices"
	"strings"

	"careercoach/knowledge"
)

// An Answer is a computed answer with what it rests on.
type Answer struct {
	Title    string
	Body     string // Markdown, the fact first
	Header   []string
	Rows     [][]string
	Cautions []string
	Sources  []knowledge.SourceID
	// Subjects are those the answer speaks of, in its order.
	Subjects []knowledge.SubjectID
	// Plot are the figures that a picture may show, with what each is of.
	Plot []Plotted
}

// A Plotted is a figure as a picture shows it.
type Plotted struct {
	Name   string
	Figure *knowledge.Figure
}

// A Computer computes answers over one knowledge base. It does not change
// after New and is safe for concurrent use.
type Computer struct {
	base  *knowledge.Base
	names func(knowledge.AspectID) string
	words map[knowledge.SubjectID]attributeWords
}

// New prepares a computer. Names gives the noun for an aspect.
func New(base *knowledge.Base, names func(knowledge.AspectID) string) *Computer {
	c := &Computer{base: base, names: names, words: map[knowledge.SubjectID]attributeWords{}}
	for i := range base.Subjects {
		s := &base.Subjects[i]
		c.words[s.ID] = wordsOf(s)
	}
	return c
}

// name returns what people call a subject.
func (c *Computer) name(id knowledge.SubjectID) string {
	if s, ok := c.base.Subject(id); ok {
		return s.Name
	}
	return string(id)
}

// note adds what a figure rests on to the answer.
func (a *Answer) note(f *knowledge.Figure) {
	if !slices.Contains(a.Sources, f.Source) {
		a.Sources = append(a.Sources, f.Source)
	}
	if f.Caution != "" && !slices.Contains(a.Cautions, f.Caution) {
		a.Cautions = append(a.Cautions, f.Caution)
	}
}

// noteCard adds what a card rests on to the answer.
func (a *Answer) noteCard(card *knowledge.Card) {
	for _, s := range card.Sources {
		if !slices.Contains(a.Sources, s) {
			a.Sources = append(a.Sources, s)
		}
	}
	if card.Caution != "" && !slices.Contains(a.Cautions, card.Caution) {
		a.Cautions = append(a.Cautions, card.Caution)
	}
}

// figures returns the figures of a subject and aspect that name no other
// subject of the same kind, those naming the fewest subjects first.
func (c *Computer) figures(id knowledge.SubjectID, aspect knowledge.AspectID) []*knowledge.Figure {
	var out []*knowledge.Figure
	for _, f := range c.base.FiguresOf(id) {
		if f.Aspect == aspect {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b *knowledge.Figure) int { return len(a.Subjects) - len(b.Subjects) })
	return out
}

// join writes a list of words: "a, b and c".
func join(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// upperFirst writes the first letter large.
func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
