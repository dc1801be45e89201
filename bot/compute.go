package bot

import (
	"cmp"
	"math"
	"slices"
	"strings"

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
func (c *Coach) compute(q *understand.Query, ranking find.Ranking, conv Conversation, step *Finding) (Reply, Conversation, bool) {
	if len(ranking.Candidates) > 0 && ranking.Candidates[0].Nearest() >= curated {
		return Reply{}, conv, false
	}
	answer, ok := c.computed(q, ranking, conv, step)
	if !ok {
		return Reply{}, conv, false
	}
	aspect, _ := q.Aspect()
	if asked := c.askedAspects(q); len(asked) > 0 {
		aspect = asked[0]
	}
	conv = conv.advance(Focus{Subjects: answer.Subjects[:min(len(answer.Subjects), 2)], Aspect: aspect})
	conv.Listed = answer.Subjects
	return c.composeTable(answer, ranking), conv, true
}

func (c *Coach) computed(q *understand.Query, ranking find.Ranking, conv Conversation, step *Finding) (tables.Answer, bool) {
	aspects := c.askedAspects(q)
	if len(aspects) == 0 && q.Superlative != nil && q.Superlative.Aspect != "" {
		aspects = []knowledge.AspectID{q.Superlative.Aspect}
	}
	compared := c.compared(q, conv)
	switch {
	case q.Shape == understand.ShapeDifference && len(compared) == 2:
		step.why("the figures of two subjects were subtracted")
		a, ok := c.tables.Difference(compared, c.figureAspect(aspects, compared))
		if !ok {
			a, ok = c.tables.Compare(compared, aspects)
		}
		return c.verdict(q, compared, a), ok
	case q.Superlative != nil && q.Superlative.Two && !c.singlesOut(q):
		return tables.Answer{}, false
	case q.Superlative != nil:
		return c.superlative(q, aspects, compared, conv, step)
	case q.Shape == understand.ShapeCompare && len(compared) > 1 && !c.sets(ranking, compared, aspects):
		step.why("subjects of one kind were set side by side")
		return c.tables.Compare(compared, aspects)
	}
	if kinds := kindsOf(q); len(kinds) > 0 && c.asksForList(q, ranking) && (q.Shape == understand.ShapeList || q.Shape == understand.ShapeCount) {
		step.why("the subjects of a kind were filtered by their attributes")
		if a, ok := c.tables.List(kinds, c.filter(q), true); ok {
			return a, true
		}
	}
	if kind, name := c.reader.AsksMembership(q); name != "" && !c.ofKind(q.Named(0.1), kind) {
		step.why("the name that was asked about is none of its kind")
		if a, ok := c.tables.Missing(kind, name); ok {
			return a, true
		}
	}
	return c.fact(q, aspects, step)
}

// fact states the figures of the named subjects where no card tells them.
func (c *Coach) fact(q *understand.Query, aspects []knowledge.AspectID, step *Finding) (tables.Answer, bool) {
	named := append(q.Named(0.5), carried(q)...)
	for _, aspect := range aspects {
		if c.hasCard(named, aspect) {
			return tables.Answer{}, false
		}
		if a, ok := c.tables.Fact(named, aspect); ok {
			step.why("the figures of the subject were read from the table")
			return a, true
		}
	}
	return tables.Answer{}, false
}

// carried returns the subjects that are plainly carried over.
func carried(q *understand.Query) []knowledge.SubjectID {
	var out []knowledge.SubjectID
	for _, m := range q.Mentions {
		if m.Carried && m.Strength >= leans {
			out = append(out, m.Subjects[0])
		}
	}
	return out
}

// hasCard reports that a card tells the aspect of one of the subjects.
func (c *Coach) hasCard(ids []knowledge.SubjectID, aspect knowledge.AspectID) bool {
	for _, id := range ids {
		for _, card := range c.base.CardsAbout(id) {
			if card.Aspect == aspect {
				return true
			}
		}
	}
	return false
}

// superlative puts the subjects compared, or those of the kind named, in
// order.
func (c *Coach) superlative(q *understand.Query, aspects []knowledge.AspectID, compared []knowledge.SubjectID, conv Conversation, step *Finding) (tables.Answer, bool) {
	aspect := q.Superlative.Aspect
	if aspect == "" && len(aspects) > 0 {
		aspect = aspects[0]
	}
	ids, noun := compared, "of them"
	if kinds := kindsOf(q); len(kinds) > 0 {
		ids, noun = c.tables.Members(kinds)
	}
	if len(ids) < 2 && q.Lean >= leans {
		ids = c.around(conv.Focus)
	}
	if aspect == "" || len(ids) < 2 {
		return tables.Answer{}, false
	}
	if q.Superlative.Two && len(ids) == 2 && q.YesNo {
		step.why("the figures of two subjects were compared")
		a, ok := c.tables.Compare(ids, []knowledge.AspectID{aspect})
		return c.verdict(q, ids, a), ok
	}
	step.why("the figures of several subjects were put in order")
	return c.tables.Superlative(ids, noun, aspect, q.Superlative.Most, cmp.Or(q.Ordinal, 1), q.Top)
}

// verdict puts yes or no before the answer to "is X longer than Y?".
func (c *Coach) verdict(q *understand.Query, ids []knowledge.SubjectID, a tables.Answer) tables.Answer {
	if !q.YesNo || q.Superlative == nil || len(ids) != 2 {
		return a
	}
	aspect := q.Superlative.Aspect
	if aspect == "" {
		aspect = c.figureAspect(c.askedAspects(q), ids)
	}
	a.Body = c.tables.Verdict(ids[0], ids[1], aspect, q.Superlative.Most) + a.Body
	return a
}

// singlesOut reports that a comparative has two things to choose from: "which
// takes longer", "the longer one". "Is there something longer?" has not.
func (c *Coach) singlesOut(q *understand.Query) bool {
	return q.Pair || len(q.Named(0.5)) > 1 || c.reader.RefersToOne(q.Tokens) || len(q.Kinds) > 0 || c.reader.Chooses(q.Tokens)
}

// around returns the parts of the subject in play, or where it has none, its
// siblings.
func (c *Coach) around(focus Focus) []knowledge.SubjectID {
	for _, id := range focus.Subjects {
		s, ok := c.base.Subject(id)
		if !ok {
			continue
		}
		list := c.base.Parts(id)
		if len(list) < 2 {
			list = c.base.Siblings(s)
		}
		var out []knowledge.SubjectID
		for _, s := range list {
			out = append(out, s.ID)
		}
		if len(out) > 1 {
			return out
		}
	}
	return nil
}

// askedAspects returns the aspects that are asked for, likeliest first.
func (c *Coach) askedAspects(q *understand.Query) []knowledge.AspectID {
	var out []knowledge.AspectID
	for a, w := range q.Aspects {
		if a != "comparison" && a != "overview" && w >= 0.5 {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b knowledge.AspectID) int {
		if d := q.Aspects[b] - q.Aspects[a]; d != 0 {
			return int(math.Copysign(1, d))
		}
		return strings.Compare(string(a), string(b))
	})
	return out
}

// compared returns the subjects of one kind that a question sets against each
// other: those it names; one it names and its neighbour; one it names and the
// one in play; or the two in play.
func (c *Coach) compared(q *understand.Query, conv Conversation) []knowledge.SubjectID {
	named := c.ofOneKind(q.Named(0.5))
	if len(named) > 1 {
		return named
	}
	if all := q.Named(0.8); q.Shape == understand.ShapeCompare && len(all) == 2 && len(q.Kinds) == 0 {
		return all
	}
	if len(named) == 1 && q.Neighbor != 0 {
		if s := c.neighbor(&understand.Query{Kinds: q.Kinds, Mentions: q.Mentions, Tokens: q.Tokens, Neighbor: q.Neighbor, NeighborWords: 99}, Focus{}); s != nil {
			return append(named, s.ID)
		}
	}
	if q.Lean < leans && !q.Pair && (q.Shape != understand.ShapeDifference || c.reader.Says(q.Tokens) > 3) {
		return nil
	}
	if all := c.ofOneKind(append(slices.Clone(named), c.recent(conv)...)); len(all) > 1 && (len(named) == 0 || all[0] == named[0]) {
		return all[:2]
	}
	return nil
}

// ofOneKind returns the first group of subjects that share the first one's
// kind, each once; where that is one alone, the first group of two or more.
func (c *Coach) ofOneKind(ids []knowledge.SubjectID) []knowledge.SubjectID {
	byKind := map[knowledge.KindID][]knowledge.SubjectID{}
	var order []knowledge.KindID
	for _, id := range ids {
		s, ok := c.base.Subject(id)
		if !ok || slices.Contains(byKind[s.Kind], id) {
			continue
		}
		if len(byKind[s.Kind]) == 0 {
			order = append(order, s.Kind)
		}
		byKind[s.Kind] = append(byKind[s.Kind], id)
	}
	for _, k := range order {
		if len(byKind[k]) > 1 {
			return byKind[k]
		}
	}
	if len(order) > 0 {
		return byKind[order[0]]
	}
	return nil
}

// figureAspect returns the aspect, or where it is empty the first one that two
// subjects both have a figure of.
func (c *Coach) figureAspect(aspects []knowledge.AspectID, ids []knowledge.SubjectID) knowledge.AspectID {
	for _, aspect := range aspects {
		if slices.ContainsFunc(c.base.FiguresOf(ids[0]), func(f *knowledge.Figure) bool { return f.Aspect == aspect }) {
			return aspect
		}
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

// sets reports that the first card sets subjects side by side, in what is asked
// of them or in what no figures are held of.
func (c *Coach) sets(r find.Ranking, ids []knowledge.SubjectID, aspects []knowledge.AspectID) bool {
	if !hasAll(r, ids) {
		return false
	}
	if len(aspects) == 0 || slices.Contains(aspects, r.Candidates[0].Card.Aspect) {
		return true
	}
	return slices.ContainsFunc(ids, func(id knowledge.SubjectID) bool {
		_, ok := c.tables.Fact([]knowledge.SubjectID{id}, aspects[0])
		return !ok
	})
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

// asksForList reports that a question with a list word wants several subjects:
// it names their kind in the plural or with "any", none of them by name, and
// no card is close to it.
func (c *Coach) asksForList(q *understand.Query, ranking find.Ranking) bool {
	if len(ranking.Candidates) > 0 && ranking.Candidates[0].Nearest() > 0.6 {
		return false
	}
	for _, k := range q.Kinds {
		if named := c.ofKind(q.Named(0.5), k.Kind); named {
			return false
		}
		if k.Plural || k.Start > 0 && q.Tokens[k.Start-1].Text == "any" {
			return true
		}
	}
	return false
}

func (c *Coach) ofKind(ids []knowledge.SubjectID, kind knowledge.KindID) bool {
	return slices.ContainsFunc(ids, func(id knowledge.SubjectID) bool { return c.reader.KindOf(id) == kind })
}
