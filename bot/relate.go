package bot

import (
	"slices"

	"careercoach/bot/understand"
	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// relate finds the subject that an ordinal ("the second step"), a neighbour
// ("the next level up") or "the other one" means, and makes it the question's.
// It returns the subject, "" where there is none.
func (c *Coach) relate(q *understand.Query, conv Conversation, focus Focus) knowledge.SubjectID {
	var found *knowledge.Subject
	described := c.describedOne(q, conv, focus)
	switch {
	case q.Superlative != nil && q.Superlative.Aspect != "":
		found = c.superlativeOne(q, conv)
	case q.Other:
		found = c.otherOne(focus)
	case described != nil:
		found = described
	case q.Neighbor != 0:
		found = c.neighbor(q, focus)
	case q.Ordinal != 0:
		found = c.ordinal(q, conv, focus)
	}
	if found == nil {
		return ""
	}
	q.Mentions = slices.DeleteFunc(q.Mentions, func(m understand.Mention) bool {
		return c.replaced(m.Subjects[0], []knowledge.SubjectID{found.ID})
	})
	q.Mentions = append(q.Mentions, understand.Mention{Subjects: []knowledge.SubjectID{found.ID}, Strength: 1})
	q.Exactly = found.ID
	if len(q.Aspects) == 0 {
		q.Aspects["overview"], q.Carried = 0.8, "overview"
	}
	return found.ID
}

// superlativeOne returns the subject that "the longer one" means, where the
// question asks something else about it.
func (c *Coach) superlativeOne(q *understand.Query, conv Conversation) *knowledge.Subject {
	aspects := slices.DeleteFunc(c.askedAspects(q), func(a knowledge.AspectID) bool { return a == q.Superlative.Aspect })
	if len(aspects) == 0 || !c.reader.RefersToOne(q.Tokens) {
		return nil
	}
	a, ok := c.superlative(q, nil, c.compared(q, conv), conv, &Finding{})
	if !ok {
		return nil
	}
	q.Superlative = nil
	s, _ := c.base.Subject(a.Subjects[0])
	return s
}

// describedOne returns the subject that "the quantum one" means: of those
// listed or of the siblings of the one in play, the only one whose name, other
// names or attributes hold the words.
func (c *Coach) describedOne(q *understand.Query, conv Conversation, focus Focus) *knowledge.Subject {
	words := c.reader.Described(q.Tokens)
	if len(words) == 0 {
		return nil
	}
	near := slices.Clone(conv.Listed)
	for _, id := range focus.Subjects {
		if s, ok := c.base.Subject(id); ok {
			for _, o := range append(c.base.Siblings(s), c.base.Parts(id)...) {
				near = append(near, o.ID)
			}
		}
	}
	var found *knowledge.Subject
	for _, id := range near {
		s, ok := c.base.Subject(id)
		if !ok || !c.tables.Says(s, words) || s == found {
			continue
		}
		if found != nil {
			return nil
		}
		found = s
	}
	return found
}

// otherOne returns the sibling of the subject in play where there are two.
func (c *Coach) otherOne(focus Focus) *knowledge.Subject {
	for _, id := range focus.Subjects {
		s, ok := c.base.Subject(id)
		if !ok {
			continue
		}
		siblings := c.base.Siblings(s)
		if len(siblings) != 2 {
			continue
		}
		for _, o := range siblings {
			if o.ID != id {
				return o
			}
		}
	}
	return nil
}

// neighbor returns the sibling next to the named subject, or to the one in
// play.
func (c *Coach) neighbor(q *understand.Query, focus Focus) *knowledge.Subject {
	from := q.Named(0.5)
	if len(from) == 0 && q.Context {
		for _, m := range q.Mentions {
			from = append(from, m.Subjects...)
		}
	}
	if len(from) == 0 {
		from = focus.Subjects
	}
	for _, id := range from {
		s, ok := c.base.Subject(id)
		if !ok || s.Order == 0 || !c.asksForNeighbor(q, s) {
			continue
		}
		for _, o := range c.base.Siblings(s) {
			if o.Order == s.Order+q.Neighbor {
				return o
			}
		}
	}
	return nil
}

// asksForNeighbor reports that "after" and the like speak of the order of
// subjects: the kind is named, or the question says little else.
func (c *Coach) asksForNeighbor(q *understand.Query, s *knowledge.Subject) bool {
	if slices.ContainsFunc(q.Kinds, func(k understand.KindMention) bool { return k.Kind == s.Kind }) {
		return true
	}
	rest := text.Content(q.Tokens) - q.NeighborWords
	for _, m := range q.Mentions {
		if near := m.Start - q.NeighborAt; !m.Carried && slices.Contains(m.Subjects, s.ID) && near >= 0 && near <= 2 {
			return true
		}
		rest -= text.Content(q.Tokens[m.Start:m.End])
	}
	return rest <= 1
}

// ordinal returns the subject at a place: among the parts of what is named or
// in play, or in the list that was shown.
func (c *Coach) ordinal(q *understand.Query, conv Conversation, focus Focus) *knowledge.Subject {
	for _, k := range q.Kinds {
		if s := at(c.placed(k.Kind, append(q.Named(0.5), focus.Subjects...)), q.Ordinal); s != nil {
			return s
		}
	}
	for _, id := range q.Named(0.5) {
		if parts := ordered(c.base.Parts(id)); len(parts) > 1 {
			return at(parts, q.Ordinal)
		}
	}
	if q.Counts || len(q.Kinds) > 0 || text.Content(q.Tokens) > 2 && !c.reader.RefersToOne(q.Tokens) {
		return nil
	}
	if len(conv.Listed) > 1 {
		return at(c.subjects(conv.Listed), q.Ordinal)
	}
	for _, id := range focus.Subjects {
		if s, ok := c.base.Subject(id); ok && s.Order > 0 {
			return at(c.base.Siblings(s), q.Ordinal)
		}
	}
	spoken := c.recent(conv)
	slices.Reverse(spoken)
	return at(c.subjects(spoken), q.Ordinal)
}

// recent returns the subjects of the kind of the one in play that were spoken
// of, the last first.
func (c *Coach) recent(conv Conversation) []knowledge.SubjectID {
	spoken := slices.Clone(conv.Focus.Subjects)
	for _, f := range conv.Earlier {
		spoken = append(spoken, f.Subjects...)
	}
	return c.ofOneKind(spoken)
}

func (c *Coach) subjects(ids []knowledge.SubjectID) []*knowledge.Subject {
	var out []*knowledge.Subject
	for _, id := range ids {
		if s, ok := c.base.Subject(id); ok {
			out = append(out, s)
		}
	}
	return out
}

func ordered(list []*knowledge.Subject) []*knowledge.Subject {
	return slices.DeleteFunc(slices.Clone(list), func(s *knowledge.Subject) bool { return s.Order == 0 })
}

// placed returns the ordered subjects of a kind whose parent is one of the
// given subjects or their parents; where the kind has a single parent, that.
func (c *Coach) placed(kind knowledge.KindID, near []knowledge.SubjectID) []*knowledge.Subject {
	byParent := map[knowledge.SubjectID][]*knowledge.Subject{}
	for _, s := range c.base.OfKind(kind) {
		if s.Order > 0 {
			byParent[s.Parent] = append(byParent[s.Parent], s)
		}
	}
	for _, id := range near {
		if list := byParent[id]; len(list) > 0 && id != "" {
			return list
		}
		if s, ok := c.base.Subject(id); ok && s.Kind == kind {
			return byParent[s.Parent]
		}
		if s, ok := c.base.Subject(id); ok && s.Parent != "" && len(byParent[s.Parent]) > 0 {
			return byParent[s.Parent]
		}
	}
	if len(byParent) == 1 {
		for _, list := range byParent {
			return list
		}
	}
	return nil
}

// at returns the subject at a place counted from 1, or from the end where the
// place is negative.
func at(list []*knowledge.Subject, place int) *knowledge.Subject {
	if place < 0 {
		place += len(list) + 1
	}
	if place < 1 || place > len(list) {
		return nil
	}
	return list[place-1]
}

// measuredBy returns the ordered subjects one of whose ranges holds a quantity
// that the question tells: the budget class of "120 people", the level of
// "five years". A range that the quantity only touches counts. How long
// something takes tells nothing of whom it is for.
func (c *Coach) measuredBy(q *understand.Query) []knowledge.SubjectID {
	var out []knowledge.SubjectID
	for _, quantity := range q.Quantities {
		for i := range c.base.Figures {
			f := &c.base.Figures[i]
			if f.Aspect == "duration" || f.Low == nil || f.High == nil && !f.Open || f.Value != nil && !f.Open || understand.Unit(f.Unit) != quantity.Unit || quantity.Value < *f.Low || f.High != nil && !f.Open && quantity.Value > *f.High {
				continue
			}
			for _, id := range f.Subjects {
				if s, ok := c.base.Subject(id); ok && s.Order > 0 && !slices.Contains(out, id) {
					out = append(out, id)
				}
			}
		}
	}
	return out
}

// siblingMeasuredBy returns the sibling of the subject in play whose range
// holds a bare number: "and for 2000?" after the budget of 100 people.
func (c *Coach) siblingMeasuredBy(q *understand.Query, focus Focus) []knowledge.SubjectID {
	v, ok := understand.Number(q.Tokens)
	if !ok {
		return nil
	}
	for _, id := range focus.Subjects {
		s, ok := c.base.Subject(id)
		if !ok || s.Order == 0 {
			continue
		}
		for _, o := range c.base.Siblings(s) {
			for _, f := range c.base.FiguresOf(o.ID) {
				if f.Currency == "" && (f.Value == nil || f.Open) && f.Low != nil && v >= *f.Low && (f.Open || f.High != nil && v <= *f.High) {
					return []knowledge.SubjectID{o.ID}
				}
			}
		}
	}
	return nil
}
