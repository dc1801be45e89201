package bot

import (
	"slices"

	"careercoach/bot/find"
	"careercoach/bot/understand"
	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// The weights of the wordings a question is ranked by.
const (
	weightAlone    = 0.35 // itself, where it leans on another and says little
	weightWord     = 0.2  // more for each word it says, up to 1
	weightContext  = 1.0  // with the sentences around it
	weightWritten  = 0.95 // with what it leans on written out
	weightPrevious = 0.7  // with the question before
	weightTold     = 0.75 // with what the person told before
)

// leans is the leaning from which a question is read as a follow-up.
const leans = 0.55

// resolve carries over from the conversation what the question leaves out,
// and returns the wordings to rank by and the question in full.
func (c *Coach) resolve(q *understand.Query, s question, conv Conversation) (texts []find.Text, full string) {
	texts = []find.Text{{Tokens: s.tokens, Weight: 1}}
	q.Given = conv.Focus.Card
	if len(s.context) > 0 {
		texts = append(texts, find.Text{Tokens: append(slices.Clone(s.tokens), s.context...), Weight: weightContext})
	}
	if len(q.Named(0.8)) == 0 {
		measured := c.measuredBy(q)
		if len(measured) == 0 && q.Lean >= leans {
			measured = c.siblingMeasuredBy(q, conv.Focus)
		}
		for _, id := range measured {
			q.Mentions = append(q.Mentions, understand.Mention{Subjects: []knowledge.SubjectID{id}, Strength: 0.5})
		}
	}
	if told := c.told(q, s, conv); told != nil {
		texts = append(texts, find.Text{Tokens: told, Weight: weightTold})
	}
	focus := c.focusFor(q, conv)
	if q.Lean >= leans && len(q.Aspects) == 0 {
		c.disambiguate(q, focus)
	}
	whole := len(q.Named(0.5)) > 0 // "after junior" needs no turn before
	related := c.relate(q, conv, focus)
	if q.Lean == 0 && !q.Correction && related == "" {
		return texts, s.text
	}
	if related == "" {
		c.carrySubjects(q, focus)
	}
	carried := c.carryAspect(q, focus)
	written := c.rewrite(q, conv, related)
	if written != nil {
		if q.Carried == "overview" && related == "" {
			q.Carried = "" // the question before says what is asked
			delete(q.Aspects, "overview")
		}
		texts = append(texts, find.Text{Tokens: written, Weight: weightWritten})
		s.text = text.Join(written)
		if (q.Lean >= leans || related != "") && (related == "" || !whole) {
			texts[0].Weight = min(1, weightAlone+weightWord*float64(c.brings(q)))
		}
	}
	if conv.Question != "" && related == "" && q.Lean >= leans && (carried || q.Correction || len(q.Aspects) == 0 && !c.reader.HasPronoun(q.Tokens)) {
		previous := withoutMark(text.Tokenize(conv.Question))
		texts = append(texts, find.Text{Tokens: append(previous, q.Tokens...), Weight: weightPrevious})
	}
	return texts, s.text
}

// turnsTo reports that a question names a kind that nothing in play is of:
// "and which visa?" after a place of work.
func (c *Coach) turnsTo(q *understand.Query, focus Focus) bool {
	return len(q.Kinds) > 0 && !slices.ContainsFunc(focus.Subjects, func(id knowledge.SubjectID) bool {
		s, ok := c.base.Subject(id)
		return ok && slices.ContainsFunc(q.Kinds, func(k understand.KindMention) bool {
			parent, _ := c.base.Subject(s.Parent)
			return k.Kind == s.Kind || parent != nil && k.Kind == parent.Kind || slices.ContainsFunc(c.base.Parts(id), func(p *knowledge.Subject) bool { return p.Kind == k.Kind })
		})
	})
}

// brings counts the words of a follow-up that say something new: those that do
// not just name its subject or point to another.
func (c *Coach) brings(q *understand.Query) int {
	n := c.reader.SaysBeside(q) - q.NeighborWords
	if q.Ordinal != 0 {
		n--
	}
	return max(0, n)
}

// focusFor returns what the question may lean on: the last focus, or, where it
// says "back to", the earlier one that shares a subject or word with it.
func (c *Coach) focusFor(q *understand.Query, conv Conversation) Focus {
	if !q.Back {
		return conv.Focus
	}
	for _, f := range append([]Focus{conv.Focus}, conv.Earlier...) {
		for _, id := range f.Subjects {
			if slices.Contains(q.Named(0.1), id) {
				return f
			}
		}
	}
	return conv.Focus
}

// carrySubjects adds the subjects in play that the question leaves out: all of
// them where it names none, those of other kinds where it names some and asks
// nothing new about them.
func (c *Coach) carrySubjects(q *understand.Query, focus Focus) {
	named := q.Named(0.5)
	asked, weight := q.Aspect()
	if len(named) > 0 && (q.Lean < leans || weight > 0.5 && asked != focus.Aspect) && !q.Correction {
		return
	}
	strength := q.Lean
	if q.Correction {
		strength = max(strength, 0.5)
	}
	if len(named) > 0 && !c.reader.HasPronoun(q.Tokens) {
		strength *= 0.4
	}
	for _, id := range focus.Subjects {
		if c.replaced(id, named) || slices.Contains(q.Rejected, id) || q.Correction && len(named) > 0 && !c.together(id, named) {
			continue
		}
		ids := []knowledge.SubjectID{id}
		if weight >= 0.5 {
			ids = c.tellers(id, asked)
		}
		q.Mentions = append(q.Mentions, understand.Mention{Subjects: ids, Strength: strength, Carried: true})
		strength *= 0.7
	}
}

// together reports that a card or a figure is about a subject and one of the
// others, or that one is a part of the other.
func (c *Coach) together(id knowledge.SubjectID, others []knowledge.SubjectID) bool {
	s, ok := c.base.Subject(id)
	return ok && slices.ContainsFunc(others, func(o knowledge.SubjectID) bool {
		other, ok := c.base.Subject(o)
		return o == id || ok && (other.Parent == id || s.Parent == o)
	}) || slices.ContainsFunc(c.base.FiguresOf(id), func(f *knowledge.Figure) bool {
		return slices.ContainsFunc(others, f.Has)
	}) || slices.ContainsFunc(c.base.CardsAbout(id), func(card *knowledge.Card) bool {
		return slices.ContainsFunc(others, card.Has)
	})
}

// tellers returns whom a question about an aspect of a subject is about: the
// subject, where a card tells it; else what it is a part of; else those that
// share its name; else the subject all the same.
func (c *Coach) tellers(id knowledge.SubjectID, asked knowledge.AspectID) []knowledge.SubjectID {
	s, ok := c.base.Subject(id)
	if !ok || c.hasCard([]knowledge.SubjectID{id}, asked) {
		return []knowledge.SubjectID{id}
	}
	if s.Parent != "" && c.hasCard([]knowledge.SubjectID{s.Parent}, asked) {
		return []knowledge.SubjectID{s.Parent, id}
	}
	if out := c.namesakes(id, asked); len(out) > 0 {
		return out
	}
	return []knowledge.SubjectID{id}
}

// namesakes returns the subjects of the same name as one that a card tells an
// aspect of.
func (c *Coach) namesakes(id knowledge.SubjectID, asked knowledge.AspectID) []knowledge.SubjectID {
	var out []knowledge.SubjectID
	for _, other := range c.reader.Namesakes(id) {
		if c.hasCard([]knowledge.SubjectID{other}, asked) {
			out = append(out, other)
		}
	}
	return out
}

// disambiguate keeps, of the subjects that a follow-up names by one name,
// those of the kind of one in play: "and Singapore?" after a visa is a visa.
func (c *Coach) disambiguate(q *understand.Query, focus Focus) {
	for i := range q.Mentions {
		m := &q.Mentions[i]
		if len(m.Subjects) < 2 {
			continue
		}
		kept := slices.DeleteFunc(slices.Clone(m.Subjects), func(id knowledge.SubjectID) bool {
			return !slices.ContainsFunc(focus.Subjects, func(f knowledge.SubjectID) bool { return c.reader.KindOf(f) == c.reader.KindOf(id) })
		})
		if len(kept) > 0 {
			m.Subjects = kept
		}
	}
}

// replaced reports that a named subject takes the place of one in play: it is
// the same, of the same kind, or a part or the whole of it.
func (c *Coach) replaced(id knowledge.SubjectID, named []knowledge.SubjectID) bool {
	s, ok := c.base.Subject(id)
	if !ok {
		return true
	}
	for _, n := range named {
		o, ok := c.base.Subject(n)
		if ok && (n == id || o.Kind == s.Kind || o.Parent == id || s.Parent == n) {
			return true
		}
	}
	return false
}

// carryAspect adds the aspect in play where the question names none of its
// own, as in "and principal?".
func (c *Coach) carryAspect(q *understand.Query, focus Focus) bool {
	if focus.Aspect == "" || q.Lean < leans && !q.Correction || c.reader.Describes(q) && q.Exactly == "" {
		return false
	}
	asked, weight := q.Aspect()
	if weight > 0.5 && asked != "overview" || c.turnsTo(q, focus) {
		return false
	}
	if c.reader.HasPronoun(q.Tokens) && q.Neighbor == 0 && q.Ordinal == 0 && !q.Other && !q.Correction && !slices.ContainsFunc(focus.Subjects, func(id knowledge.SubjectID) bool { return c.replaced(id, q.Named(0.5)) }) {
		return false
	}
	if len(q.Named(0.5)) == 0 && q.Neighbor == 0 && q.Ordinal == 0 && !q.Other && !q.Correction {
		return false
	}
	delete(q.Aspects, "overview")
	q.Aspects[focus.Aspect] = max(q.Aspects[focus.Aspect], 0.8)
	q.Carried = focus.Aspect
	return true
}
