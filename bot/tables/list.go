package tables

import (
	"fmt"
	"slices"
	"strings"

	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// A Filter is what a list question asks of the subjects it lists: the stems of
// its content words.
type Filter []string

// List returns the subjects of the kinds whose attributes hold the words of
// the filter. Words that no subject of the kinds knows are passed over, but
// where they are more than the known ones, or the filter is empty while must
// is set, there is no answer.
func (c *Computer) List(kinds []knowledge.KindID, filter Filter, must bool) (Answer, bool) {
	all := c.members(kinds)
	known := c.known(all, filter)
	if len(all) < 2 || 3*len(known) < 2*len(filter) || must && len(known) == 0 {
		return Answer{}, false
	}
	hits := slices.DeleteFunc(slices.Clone(all), func(s *knowledge.Subject) bool { return !c.fits(s, known) })
	if len(hits) == 0 {
		return Answer{}, false
	}
	kind := c.base.Kind(kinds[0])
	kind.Plural = c.plural(kinds)
	a := Answer{Title: upperFirst(kind.Plural)}
	a.Body = c.listBody(kind, all, hits, known)
	for _, s := range hits {
		a.Subjects = append(a.Subjects, s.ID)
		c.noteOverview(&a, s.ID)
	}
	return a, true
}

// Missing answers whether something is one of a kind that it is not: it says
// so and lists the kind. Name is what was asked about, as typed.
func (c *Computer) Missing(kind knowledge.KindID, name string) (Answer, bool) {
	all := c.base.OfKind(kind)
	if len(all) < 2 || name == "" {
		return Answer{}, false
	}
	k := c.base.Kind(kind)
	a := Answer{Title: upperFirst(k.Plural)}
	a.Body = fmt.Sprintf("No, my sources name no %s called “%s”. %s", k.Name, name, c.listBody(k, all, all, nil))
	for _, s := range all {
		a.Subjects = append(a.Subjects, s.ID)
		c.noteOverview(&a, s.ID)
	}
	return a, true
}

func (c *Computer) members(kinds []knowledge.KindID) []*knowledge.Subject {
	var out []*knowledge.Subject
	for _, k := range kinds {
		out = append(out, c.base.OfKind(k)...)
	}
	return out
}

// plural names the kinds together: "programs and apprenticeships".
func (c *Computer) plural(kinds []knowledge.KindID) string {
	var names []string
	for _, k := range kinds {
		names = append(names, c.base.Kind(k).Plural)
	}
	return join(names)
}

// known keeps the words that an attribute of some of the subjects holds.
func (c *Computer) known(all []*knowledge.Subject, filter Filter) Filter {
	var out Filter
	for _, stem := range filter {
		if slices.ContainsFunc(all, func(s *knowledge.Subject) bool { return len(c.words[s.ID][stem]) > 0 }) {
			out = append(out, stem)
		}
	}
	return out
}

func (c *Computer) fits(s *knowledge.Subject, filter Filter) bool {
	for _, stem := range filter {
		if len(c.words[s.ID][stem]) == 0 {
			return false
		}
	}
	return true
}

func (c *Computer) listBody(kind knowledge.Kind, all, hits []*knowledge.Subject, known Filter) string {
	var b strings.Builder
	noun := kind.Plural
	if len(hits) == 1 {
		noun = kind.Name
	}
	if len(known) == 0 {
		fmt.Fprintf(&b, "There are **%d %s**:\n\n", len(hits), noun)
	} else {
		fmt.Fprintf(&b, "**%d of %d %s** %s what you ask for:\n\n", len(hits), len(all), kind.Plural, fit(len(hits)))
	}
	for _, s := range hits {
		fmt.Fprintf(&b, "- **%s**%s\n", s.Name, c.why(s, known))
	}
	return b.String()
}

func fit(n int) string {
	if n == 1 {
		return "fits"
	}
	return "fit"
}

// why quotes the attribute values that made a subject fit.
func (c *Computer) why(s *knowledge.Subject, known Filter) string {
	var reasons []string
	for _, stem := range known {
		for _, v := range c.words[s.ID][stem] {
			reason := v.value
			if v.value == "true" || v.value == "yes" {
				reason = label(v.key)
			}
			if !slices.Contains(reasons, reason) {
				reasons = append(reasons, reason)
			}
		}
	}
	if len(reasons) == 0 {
		return ""
	}
	return ": " + strings.Join(reasons, ", ")
}

// label makes words of an attribute's key.
func label(key string) string { return strings.NewReplacer("_", " ", "-", " ").Replace(key) }

// noteOverview adds the sources of a subject's overview card to the answer.
func (c *Computer) noteOverview(a *Answer, id knowledge.SubjectID) {
	if card := c.card(id, "overview"); card != nil {
		for _, s := range card.Sources {
			if !slices.Contains(a.Sources, s) {
				a.Sources = append(a.Sources, s)
			}
		}
	}
}

// card returns the card that is about this subject alone and the aspect.
func (c *Computer) card(id knowledge.SubjectID, aspect knowledge.AspectID) *knowledge.Card {
	for _, card := range c.base.CardsAbout(id) {
		if card.Aspect == aspect && len(card.Subjects) == 1 && card.Decision == knowledge.DecisionAnswer {
			return card
		}
	}
	return nil
}

// FilterOf returns the content words of a text as a filter, without those the
// skip function names.
func FilterOf(tokens []text.Token, skip func(i int) bool) Filter {
	var out Filter
	for i, t := range tokens {
		if !t.Stop && t.Text != "?" && !skip(i) {
			out = append(out, t.Stem)
		}
	}
	return out
}
