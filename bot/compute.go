package bot

import (
	"slices"

	"careercoach/bot/find"
	"careercoach/bot/tables"
	"careercoach/bot/understand"
	"careercoach/knowledge"
)

// curated is the likeness to a card's own question from which the card is
// given and nothing is computed.
const curated = 0.85

// compute answers from the tables where the question asks for a comparison, a
// superlative, a list or a difference, and no card was written for just that.
func (c *Coach) compute(q *understand.Query, ranking find.Ranking, conv Conversation, step *Step) (Reply, Conversation, bool) {
	if len(ranking.Candidates) > 0 && ranking.Candidates[0].Nearest() >= curated {
		return Reply{}, conv, false
	}
	answer, ok := c.computed(q, ranking, conv, step)
	if !ok {
		return Reply{}, conv, false
	}
	aspect, _ := q.Aspect()
	conv = conv.advance(Focus{Subjects: answer.Subjects[:min(len(answer.Subjects), 2)], Aspect: aspect})
	conv.Listed = answer.Subjects
	return c.composeTable(answer, ranking), conv, true
}

func (c *Coach) computed(q *understand.Query, ranking find.Ranking, conv Conversation, step *Step) (tables.Answer, bool) {
	aspect := c.askedAspect(q)
	compared := c.comparedSubjects(q, conv)
	switch {
	case q.Shape == understand.ShapeDifference && len(compared) == 2:
		step.why("the figures of two subjects were subtracted")
		return c.tables.Difference(compared, c.figureAspect(aspect, compared))
	case q.Shape == understand.ShapeCompare && len(compared) > 1 && !hasAll(ranking, compared):
		step.why("subjects of one kind were set side by side")
		return c.tables.Compare(compared, aspect)
	}
	kinds := kindsOf(q)
	if q.Superlative != nil && len(kinds) > 0 {
		if q.Superlative.Aspect != "" {
			aspect = q.Superlative.Aspect
		}
		if aspect != "" {
			step.why("the figures of a kind were put in order")
			if a, ok := c.tables.Superlative(kinds, aspect, q.Superlative.Most, max(1, q.Ordinal)); ok {
				return a, true
			}
		}
	}
	if q.Superlative == nil && (q.Shape == understand.ShapeList || q.Shape == understand.ShapeCount) && len(kinds) > 0 {
		step.why("the subjects of a kind were filtered by their attributes")
		return c.tables.List(kinds, c.filter(q), true)
	}
	return tables.Answer{}, false
}

// askedAspect returns the aspect that is asked for, "" where none is clear.
func (c *Coach) askedAspect(q *understand.Query) knowledge.AspectID {
	aspect, weight := "", 0.0
	for a, w := range q.Aspects {
		if a != "comparison" && a != "overview" && (w > weight || w == weight && string(a) < aspect) {
			aspect, weight = string(a), w
		}
	}
	return knowledge.AspectID(aspect)
}

// comparedSubjects returns the named subjects that share a kind with another
// named one; where none is named, the two that were last spoken of.
func (c *Coach) comparedSubjects(q *understand.Query, conv Conversation) []knowledge.SubjectID {
	byKind := map[knowledge.KindID][]knowledge.SubjectID{}
	var best []knowledge.SubjectID
	for _, id := range q.Named(0.5) {
		s, ok := c.base.Subject(id)
		if !ok || slices.Contains(byKind[s.Kind], id) {
			continue
		}
		byKind[s.Kind] = append(byKind[s.Kind], id)
		if len(byKind[s.Kind]) > len(best) {
			best = byKind[s.Kind]
		}
	}
	if len(best) > 1 {
		return best
	}
	return nil
}

// figureAspect returns the aspect, or where it is empty the first one that two
// subjects both have a figure of.
func (c *Coach) figureAspect(aspect knowledge.AspectID, ids []knowledge.SubjectID) knowledge.AspectID {
	if aspect != "" {
		return aspect
	}
	for _, f := range c.base.FiguresOf(ids[0]) {
		for _, g := range c.base.FiguresOf(ids[1]) {
			if f.Aspect == g.Aspect {
				return f.Aspect
			}
		}
	}
	return ""
}

// hasAll reports that the best card is about all the subjects.
func hasAll(r find.Ranking, ids []knowledge.SubjectID) bool {
	if len(r.Candidates) == 0 {
		return false
	}
	for _, id := range ids {
		if !r.Candidates[0].Card.Has(id) {
			return false
		}
	}
	return true
}

func kindsOf(q *understand.Query) []knowledge.KindID {
	var out []knowledge.KindID
	for _, k := range q.Kinds {
		if !slices.Contains(out, k.Kind) {
			out = append(out, k.Kind)
		}
	}
	return out
}

// filter returns the words of a list question that say which subjects it
// wants: not the kind, and not the words that make it a list.
func (c *Coach) filter(q *understand.Query) tables.Filter {
	skip := make([]bool, len(q.Tokens))
	for _, k := range q.Kinds {
		for i := k.Start; i < k.End; i++ {
			skip[i] = true
		}
	}
	for i := range c.reader.ListWords(q.Tokens) {
		skip[i] = true
	}
	return tables.FilterOf(q.Tokens, func(i int) bool { return skip[i] })
}
