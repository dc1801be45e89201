package skills

import (
	"cmp"
	"slices"

	"careercoach/knowledge"
)

// A Need is what a level and an area ask of one skill.
type Need struct {
	Skill knowledge.SubjectID
	Name  string // as the knowledge has it
	// Required is the level asked for, 1 to MaxLevel.
	Required int
	// Weight is how much it counts, 1 to 3.
	Weight int
	// Card is where Required was read, with its words in Says.
	Card knowledge.CardID
	Says string
	// AreaCard is where the area's own weight was read, with its words; empty
	// where the area changes nothing.
	AreaCard knowledge.CardID
	AreaSays string
	// Contested reports that Required is the person's own.
	Contested bool
}

// NeedsOf returns what a level asks for in an area, what counts most first, of
// equal weight the higher level first. Skills that the knowledge does not hold
// are left out; nil for a level that is not known. The slice is the caller's.
func NeedsOf(base *knowledge.Base, level knowledge.SubjectID, in AreaID) []Need {
	b := required()
	var out []Need
	for i := range b.Skills {
		subject, ok := base.Subject(b.Skills[i].ID)
		if !ok {
			continue
		}
		if n := b.Skills[i].need(level, b.area(in)); n.Required > 0 {
			n.Name = subject.Name
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(a, b Need) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(b.Required, a.Required))
	})
	return out
}

// need returns what a level and an area ask of the skill; Required is 0 where
// that is nothing.
func (s *skill) need(level knowledge.SubjectID, in area) Need {
	r := s.Needs[level]
	n := Need{Skill: s.ID, Required: r.Required, Weight: r.Weight, Card: r.Card, Says: r.Says}
	for _, row := range in.Needs {
		if row.Skill != s.ID {
			continue
		}
		own, changes := row.Required[level]
		if n.Required == 0 && changes {
			n.Required, n.Card, n.Says = own, row.Card, row.Says
		}
		n.Weight = max(n.Weight, row.Weight)
		n.AreaCard, n.AreaSays = row.Card, row.Says
	}
	return n
}

// Levels returns the levels that can be aimed at, the lowest first: those of
// the book that the knowledge holds.
func Levels(base *knowledge.Base) []*knowledge.Subject {
	var out []*knowledge.Subject
	for _, id := range required().Levels {
		if s, ok := base.Subject(id); ok {
			out = append(out, s)
		}
	}
	return out
}
