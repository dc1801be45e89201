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
	if i, ok := first(g.ordinals.find(tokens)); ok {
		q.Ordinal = i.Value
	}
	if n := numbered(tokens, q.Kinds); n > 0 && q.Ordinal == 0 {
		q.Ordinal = n
	}
	q.Quantities = quantities(tokens)
	if m, ok := longest(g.steps.find(tokens)); ok {
		q.Neighbor, q.NeighborWords = m.Value, contentIn(tokens[m.Start:m.End])
		q.NeighborAt = m.End
	}
	q.Other = g.other.any(tokens)
	q.Pair = g.pair.any(tokens)
	if m, ok := longest(g.superlatives.find(tokens)); ok {
		q.Superlative = &m.Value
	}
	q.Shape = r.shape(&q)
	r.bareName(&q)
	r.lean(&q)
	r.correct(&q)
	return q
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
	case g.compare.any(q.Tokens) && (r.namesSiblings(q) || g.pair.any(q.Tokens)):
		return ShapeCompare
	case g.count.any(q.Tokens) && len(q.Kinds) > 0:
		return ShapeCount
	case g.list.any(q.Tokens) && len(q.Kinds) > 0:
		return ShapeList
	}
	return ShapeFact
}

// bareName makes an overview of a question that is a subject's name and
// nothing else but "what is" and the like.
func (r *Reader) bareName(q *Query) {
	if a, w := q.Aspect(); w > 0 && a != "overview" || len(q.Mentions) == 0 || q.Shape != ShapeFact || q.Ordinal != 0 || q.Neighbor != 0 || q.Other {
		return
	}
	rest := r.Says(q.Tokens)
	for _, m := range q.Mentions {
		rest -= r.Says(q.Tokens[m.Start:m.End])
	}
	for _, c := range q.Cues {
		rest -= r.Says(q.Tokens[c.Start:c.End])
	}
	if rest <= 0 {
		q.Aspects["overview"] = max(q.Aspects["overview"], 0.9)
		q.Carried = "overview"
	}
}

// Describes reports that a question begins by asking what something is.
func (r *Reader) Describes(q *Query) bool {
	if len(q.Tokens) == 0 {
		return false
	}
	_, follows := r.grammar.leanStart.at(q.Tokens, 0)
	return !follows && slices.ContainsFunc(q.Cues, func(c Cue) bool { return c.Aspect == "overview" })
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

// lean judges how much the question depends on the turn before.
func (r *Reader) lean(q *Query) {
	g := r.grammar
	q.Fresh = g.fresh.any(q.Tokens)
	q.Back = g.back.any(q.Tokens)
	words := r.Says(q.Tokens)
	score := 0.0
	if len(q.Tokens) > 0 {
		if _, ok := g.leanStart.at(q.Tokens, 0); ok {
			score = max(score, 0.7)
		}
	}
	if g.pronouns.any(q.Tokens) {
		score = max(score, 0.7)
	}
	if words <= 2 {
		score = max(score, 0.6)
	} else if words <= 4 {
		score = max(score, 0.3)
	}
	if q.Neighbor != 0 || q.Ordinal != 0 || q.Other {
		score = max(score, 0.6)
	}
	if q.Fresh {
		score = 0
	}
	q.Lean = score
}

// Says counts the words of a question that say something: no stop words, and
// no words that only make it a question.
func (r *Reader) Says(tokens []text.Token) int {
	n := 0
	for i, t := range tokens {
		if _, wh := r.grammar.wh.at(tokens, i); !wh && !t.Stop && t.Text != "?" && t.Text != "many" && t.Text != "much" {
			n++
		}
	}
	return n
}

// Bare reports that a question says nothing but what it asks: all its content
// words belong to cues, pronouns and question words.
func (r *Reader) Bare(q *Query) bool {
	said := make([]bool, len(q.Tokens))
	mark := func(start, end int) {
		for i := start; i < end; i++ {
			said[i] = true
		}
	}
	for _, c := range q.Cues {
		mark(c.Start, c.End)
	}
	for _, p := range []*phrases[bool]{&r.grammar.pronouns, &r.grammar.wh, &r.grammar.greetings, &r.grammar.leanStart} {
		for _, m := range p.find(q.Tokens) {
			mark(m.Start, m.End)
		}
	}
	for i, t := range q.Tokens {
		if !said[i] && !t.Stop && t.Text != "?" {
			return false
		}
	}
	return true
}

// contentIn counts the words that say something by themselves.
func contentIn(tokens []text.Token) int {
	n := 0
	for _, t := range tokens {
		if !t.Stop && t.Text != "?" {
			n++
		}
	}
	return n
}

// correct finds "no, I meant X" and "not X but Y".
func (r *Reader) correct(q *Query) {
	g := r.grammar
	if len(q.Tokens) == 0 {
		return
	}
	_, starts := g.correction.at(q.Tokens, 0)
	q.Correction = starts || g.meant.any(q.Tokens)
	for _, m := range g.not.find(q.Tokens) {
		for i := range q.Mentions {
			if near := q.Mentions[i].Start - m.End; near == 0 || near == 1 && q.Tokens[m.End].Stop {
				q.Rejected = append(q.Rejected, q.Mentions[i].Subjects...)
				q.Mentions[i].Strength = 0
			}
		}
	}
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

// Strip takes greetings, thanks and the like off both ends of a question, as
// long as words are left that say something.
func (r *Reader) Strip(tokens []text.Token) []text.Token {
	rest := tokens
	if !r.Asks(tokens) {
		return tokens
	}
	for len(rest) > 0 {
		m, ok := r.grammar.greetings.at(rest, 0)
		if !ok {
			break
		}
		rest = rest[m.End:]
	}
	for len(rest) > 1 {
		n := len(rest) - 1
		if _, ok := r.grammar.greetings.at(rest, n); ok {
			rest = rest[:n]
			continue
		}
		if m, ok := r.grammar.greetings.at(rest, n-1); ok && n-1+m.End-m.Start == n+1 {
			rest = rest[:n-1]
			continue
		}
		break
	}
	if r.Says(rest) == 0 {
		return tokens
	}
	return rest
}

// Asks reports whether a sentence asks something: it has a question mark, or a
// word that begins a question stands in it.
func (r *Reader) Asks(tokens []text.Token) bool {
	for i, t := range tokens {
		if t.Text == "?" {
			return true
		}
		if _, ok := r.grammar.wh.at(tokens, i); ok {
			return true
		}
	}
	return r.Starts(tokens)
}

// Starts reports whether a sentence begins like a question or a request, after
// a greeting.
func (r *Reader) Starts(tokens []text.Token) bool {
	for i := 0; i < len(tokens); {
		if m, ok := r.grammar.greetings.at(tokens, i); ok {
			i = m.End
			continue
		}
		_, wh := r.grammar.wh.at(tokens, i)
		_, yes := r.grammar.yesno.at(tokens, i)
		_, ask := r.grammar.requests.at(tokens, i)
		return wh || yes || ask
	}
	return false
}

// ListWords returns the places of the words that make a question a list.
func (r *Reader) ListWords(tokens []text.Token) map[int]bool {
	out := map[int]bool{}
	for _, p := range []*phrases[bool]{&r.grammar.list, &r.grammar.count, &r.grammar.requests, &r.grammar.greetings} {
		for _, m := range p.find(tokens) {
			for i := m.Start; i < m.End; i++ {
				out[i] = true
			}
		}
	}
	return out
}

// KindOf returns the kind of a subject, "" for an unknown one.
func (r *Reader) KindOf(id knowledge.SubjectID) knowledge.KindID { return r.names.kindOf[id] }

// Pronoun returns the place of the word that stands for a subject: "it",
// "that one". A lone "that" or "this" counts only where nothing better does.
func (r *Reader) Pronoun(tokens []text.Token) (start, end int, ok bool) {
	for i := range tokens {
		m, found := r.grammar.pronouns.at(tokens, i)
		if !found || ok && m.End-m.Start <= end-start && tokens[start].Text != "that" && tokens[start].Text != "this" {
			continue
		}
		start, end, ok = m.Start, m.End, true
	}
	return start, end, ok
}

// RefersToOne reports that "one" stands for a subject: "the longer one".
func (r *Reader) RefersToOne(tokens []text.Token) bool {
	return slices.ContainsFunc(tokens, func(t text.Token) bool { return t.Text == "one" })
}

// Mentions returns the subjects that a token sequence names; raw is the text
// as typed.
func (r *Reader) Mentions(raw string, tokens []text.Token) []Mention {
	return r.names.mentions(raw, tokens, r.names.kindsIn(tokens))
}

// Namesakes returns the subjects that share a name with one: a country's visa
// and its pay.
func (r *Reader) Namesakes(id knowledge.SubjectID) []knowledge.SubjectID { return r.names.sameName[id] }

// Described returns the words that describe a subject in "the quantum one",
// "that short program": the content words before "one" or before the noun of
// a kind. Nil where there are none.
func (r *Reader) Described(tokens []text.Token) []string {
	for i, t := range tokens {
		if t.Text != "one" && t.Text != "ones" || i == 0 {
			continue
		}
		var out []string
		for j := i - 1; j >= 0 && !tokens[j].Stop && len(out) < 3; j-- {
			if _, ok := r.grammar.ordinals.at(tokens, j); ok {
				break
			}
			out = append(out, tokens[j].Stem)
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// HasPronoun reports that a word of the question stands for a subject.
func (r *Reader) HasPronoun(tokens []text.Token) bool {
	_, _, ok := r.Pronoun(tokens)
	return ok
}
