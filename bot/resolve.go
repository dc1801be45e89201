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
	weightAlone    = 0.6  // itself, where it leans on another and says little
	weightWord     = 0.15 // more for each word it says, up to 1
	weightContext  = 1.0  // with the sentences around it
	weightWritten  = 0.95 // with what it leans on written out
	weightPrevious = 0.7  // with the question before
)

// leans is the leaning from which a question is read as a follow-up.
const leans = 0.55

// resolve carries over from the conversation what the question leaves out,
// and returns the wordings to rank by and the question in full.
func (c *Coach) resolve(q *understand.Query, s question, conv Conversation) (texts []find.Text, full string) {
	texts = []find.Text{{Tokens: s.tokens, Weight: 1}}
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
	focus := c.focusFor(q, conv)
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
		texts = append(texts, find.Text{Tokens: written, Weight: weightWritten})
		s.text = text.Join(written)
		if q.Lean >= leans || related != "" {
			texts[0].Weight = min(1, weightAlone+weightWord*float64(max(0, c.reader.Says(s.tokens)-1)))
		}
	}
	if conv.Question != "" && q.Lean >= leans && (carried || q.Correction || len(q.Aspects) == 0 && !c.reader.HasPronoun(q.Tokens)) {
		previous := withoutMark(text.Tokenize(conv.Question))
		texts = append(texts, find.Text{Tokens: append(previous, q.Tokens...), Weight: weightPrevious})
	}
	return texts, s.text
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
	if len(named) > 0 {
		strength *= 0.4
	}
	for _, id := range focus.Subjects {
		if c.replaced(id, named) || slices.Contains(q.Rejected, id) {
			continue
		}
		ids := append([]knowledge.SubjectID{id}, c.namesakes(id, asked, weight)...)
		q.Mentions = append(q.Mentions, understand.Mention{Subjects: ids, Strength: strength, Carried: true})
		strength *= 0.7
	}
}

// namesakes returns the subjects of the same name that are asked about in a
// subject's place: those that a card tells the asked aspect of, where none does
// of the subject itself or of what it is a part of.
func (c *Coach) namesakes(id knowledge.SubjectID, asked knowledge.AspectID, weight float64) []knowledge.SubjectID {
	s, ok := c.base.Subject(id)
	if !ok || weight < 0.5 || c.hasCard([]knowledge.SubjectID{id, s.Parent}, asked) {
		return nil
	}
	var out []knowledge.SubjectID
	for _, other := range c.reader.Namesakes(id) {
		if c.hasCard([]knowledge.SubjectID{other}, asked) {
			out = append(out, other)
		}
	}
	return out
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
	if weight > 0.5 && asked != "overview" {
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
