// Package understand reads a question: which subjects it names, what it asks
// about them, what form of answer it wants, and how much it leans on the turn
// before. It looks nothing up and decides nothing.
package understand

import (
	"slices"

	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// A Reader reads questions about one knowledge base. It does not change after
// New and is safe for concurrent use.
type Reader struct {
	grammar *grammar
	names   *names
	outside *phrases[StrangerKind]
}

// New prepares a reader for a knowledge base.
func New(base *knowledge.Base) (*Reader, error) {
	lex, err := loadLexicon()
	if err != nil {
		return nil, err
	}
	outside, err := compileStrangers()
	if err != nil {
		return nil, err
	}
	return &Reader{compile(lex, base.Aspects), compileNames(base), outside}, nil
}

// AspectName returns the noun for an aspect: "length" for duration.
func (r *Reader) AspectName(id knowledge.AspectID) string {
	if name := r.grammar.names[id]; name != "" {
		return name
	}
	return string(id)
}

// Read reads one question. Raw is the text as typed, normalised the same text
// after text.Normalize, and tokens its words, spelling mended.
func (r *Reader) Read(raw, normalised string, tokens []text.Token) Query {
	g := r.grammar
	q := Query{Raw: raw, Text: normalised, Tokens: tokens}
	q.Kinds = r.names.kindsIn(tokens)
	q.Mentions = r.names.mentions(raw, tokens, q.Kinds)
	q.Aspects, q.Cues = r.aspects(tokens, q.Mentions)
	q.Strangers = r.strangers(tokens, q.Mentions, q.Aspects)
	q.YesNo = r.isYesNo(tokens)
	if i, ok := first(g.ordinals.find(tokens)); ok && !adverb(tokens, i.Start, i.End) {
		q.Ordinal = i.Value
		q.Counts = i.End < len(tokens) && !tokens[i.End].Stop && tokens[i.End].Text != "?" && tokens[i.End].Text != "one" &&
			!slices.ContainsFunc(q.Kinds, func(k KindMention) bool { return k.Start == i.End })
	}
	if n := numbered(tokens, q.Kinds); n > 0 && q.Ordinal == 0 {
		q.Ordinal = n
	}
	q.Quantities = quantities(tokens)
	if m, ok := longest(g.steps.find(tokens)); ok {
		q.Neighbor, q.NeighborWords = m.Value, text.Content(tokens[m.Start:m.End])
		q.NeighborAt = m.End
	}
	q.Other = g.other.any(tokens)
	q.Pair = g.pair.any(tokens)
	if m, ok := longest(g.superlatives.find(tokens)); ok {
		q.Superlative = &m.Value
		q.Top = top(tokens, m.Start, m.End)
	}
	q.Shape = r.shape(&q)
	q.Greets = len(tokens) > 0 && r.greeted(tokens) == len(tokens)
	r.bareName(&q)
	r.lean(&q)
	r.correct(&q)
	return q
}

// top returns the number beside a superlative: "the top 3", "the three best".
func top(tokens []text.Token, start, end int) int {
	for _, i := range []int{end, start - 1} {
		if i < 0 || i >= len(tokens) || tokens[i].Text == "one" {
			continue
		}
		if v, ok := numberOf(tokens[i].Text); ok && v >= 1 && v <= 20 && v == float64(int(v)) {
			return int(v)
		}
	}
	return 0
}

// adverb reports that an ordinal counts nothing: "what should I learn first".
func adverb(tokens []text.Token, start, end int) bool {
	rest := tokens[end:]
	last := len(rest) == 0 || len(rest) == 1 && rest[0].Text == "?"
	return last && start > 1 && !slices.Contains([]string{"the", "and", "about", "number", "a"}, tokens[start-1].Text)
}

// aspects adds up the cues of each aspect: a longer cue says more, and a cue
// inside a subject's name says nothing.
func (r *Reader) aspects(tokens []text.Token, mentions []Mention) (map[knowledge.AspectID]float64, []Cue) {
	out := map[knowledge.AspectID]float64{}
	var cues []Cue
	for _, m := range r.grammar.aspects.find(tokens) {
		if inside(m.Start, m.End, mentions) {
			continue
		}
		weight := min(1, 0.35+0.25*float64(m.Words))
		out[m.Value] = 1 - (1-out[m.Value])*(1-weight)
		cues = append(cues, Cue{m.Value, m.Start, m.End})
	}
	// "What is" is overview's cue only where nothing more exact was asked.
	if len(out) > 1 && out["overview"] > 0 {
		out["overview"] *= 0.4
	}
	return out, cues
}

func inside(start, end int, mentions []Mention) bool {
	for _, m := range mentions {
		if start >= m.Start && end <= m.End {
			return true
		}
	}
	return false
}

func (r *Reader) isYesNo(tokens []text.Token) bool {
	for i, t := range tokens {
		if _, ok := r.grammar.greetings.at(tokens, i); ok {
			continue
		}
		_, yes := r.grammar.yesno.at(tokens, i)
		_ = t
		return yes
	}
	return false
}

func (r *Reader) shape(q *Query) Shape {
	g := r.grammar
	switch {
	case g.difference.any(q.Tokens):
		return ShapeDifference
	case g.compare.any(q.Tokens) && (r.namesSiblings(q) || g.pair.any(q.Tokens) || r.namesTwo(q)):
		return ShapeCompare
	case g.count.any(q.Tokens) && len(q.Kinds) > 0:
		return ShapeCount
	case g.list.any(q.Tokens) && q.ofKind():
		return ShapeList
	}
	return ShapeFact
}

// ofKind reports that a kind is named, and not as a part of a subject's name.
func (q *Query) ofKind() bool {
	return slices.ContainsFunc(q.Kinds, func(k KindMention) bool { return !inside(k.Start, k.End, q.Mentions) })
}

// namesTwo reports that two things are surely named, each by a name of its own,
// and that the question says little else.
func (r *Reader) namesTwo(q *Query) bool {
	sure, rest := 0, r.Says(q.Tokens)
	for _, m := range q.Mentions {
		if m.Strength >= 0.8 {
			sure++
			rest -= r.Says(q.Tokens[m.Start:m.End])
		}
	}
	return sure == 2 && rest <= 1
}

// namesSiblings reports that two subjects of one kind are named.
func (r *Reader) namesSiblings(q *Query) bool {
	for i, a := range q.Mentions {
		for _, b := range q.Mentions[i+1:] {
			if a.Strength >= 0.5 && b.Strength >= 0.5 && r.names.sameKind(a, b) {
				return true
			}
		}
	}
	return false
}

func first[T any](list []match[T]) (match[T], bool) {
	if len(list) == 0 {
		return match[T]{}, false
	}
	return list[0], true
}

func longest[T any](list []match[T]) (match[T], bool) {
	best, ok := first(list)
	for _, m := range list {
		if m.Words > best.Words {
			best = m
		}
	}
	return best, ok
}

// KindOf returns the kind of a subject, "" for an unknown one.
func (r *Reader) KindOf(id knowledge.SubjectID) knowledge.KindID { return r.names.kindOf[id] }

// Mentions returns the subjects that a token sequence names; raw is the text
// as typed.
func (r *Reader) Mentions(raw string, tokens []text.Token) []Mention {
	return r.names.mentions(raw, tokens, r.names.kindsIn(tokens))
}

// Namesakes returns the subjects that share a name with one: a country's visa
// and its pay.
func (r *Reader) Namesakes(id knowledge.SubjectID) []knowledge.SubjectID { return r.names.sameName[id] }
