package understand

import (
	"slices"
	"strings"

	"careercoach/knowledge/text"
)

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
	if r.HasPronoun(q.Tokens) {
		score = max(score, 0.7)
	}
	if words <= 2 && !introduces(q.Tokens) {
		score = max(score, 0.6)
	} else if words <= 4 {
		score = max(score, 0.3)
	}
	if q.Neighbor != 0 || q.Ordinal != 0 || q.Other {
		score = max(score, 0.6)
	}
	if q.Fresh || words == 1 && isLabel(q) {
		score = 0
	}
	q.Lean = score
}

// introduces reports that a question speaks of somebody or something new: "how
// much does an engineer earn".
func introduces(tokens []text.Token) bool {
	for i := 1; i+1 < len(tokens); i++ {
		if (tokens[i].Text == "a" || tokens[i].Text == "an") && !tokens[i+1].Stop && slices.Contains([]string{"do", "does", "did", "can", "is", "will", "for", "of", "as"}, tokens[i-1].Text) {
			return true
		}
	}
	return false
}

// isLabel reports that a question holds a label that names no subject: "L7?"
// after L4 is a thing of its own.
func isLabel(q *Query) bool {
	return len(q.Mentions) == 0 && len(q.Aspects) == 0 && slices.ContainsFunc(q.Tokens, func(t text.Token) bool {
		return strings.ContainsAny(t.Text, "0123456789") && strings.ContainsAny(t.Text, "abcdefghijklmnopqrstuvwxyz")
	})
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

// Pronoun returns the place of the word that stands for a subject: "it",
// "that one". A lone "that" or "this" counts only where nothing better does.
func (r *Reader) Pronoun(tokens []text.Token) (start, end int, ok bool) {
	for i := range tokens {
		m, found := r.grammar.pronouns.at(tokens, i)
		if !found || exists(tokens, i) || ok && m.End-m.Start <= end-start && tokens[start].Text != "that" && tokens[start].Text != "this" {
			continue
		}
		start, end, ok = m.Start, m.End, true
	}
	return start, end, ok
}

// exists reports that a "there" says that something is, and not where: "how
// many are there", "is there a way", "there are".
func exists(tokens []text.Token, i int) bool {
	be := func(j int) bool {
		return j >= 0 && j < len(tokens) && slices.Contains([]string{"is", "are", "was", "were", "be"}, tokens[j].Text)
	}
	return tokens[i].Text == "there" && (be(i-1) || be(i+1))
}

// HasPronoun reports that a word of the question stands for a subject.
func (r *Reader) HasPronoun(tokens []text.Token) bool {
	_, _, ok := r.Pronoun(tokens)
	return ok
}

// RefersToOne reports that "one" stands for a subject: "the longer one".
func (r *Reader) RefersToOne(tokens []text.Token) bool {
	return slices.ContainsFunc(tokens, func(t text.Token) bool { return t.Text == "one" })
}

// Chooses reports that a question asks which or who of several.
func (r *Reader) Chooses(tokens []text.Token) bool {
	return slices.ContainsFunc(tokens, func(t text.Token) bool { return t.Text == "which" || t.Text == "what" || t.Text == "who" })
}

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

// Describes reports that a question begins by asking what something is.
func (r *Reader) Describes(q *Query) bool {
	if len(q.Tokens) == 0 {
		return false
	}
	_, follows := r.grammar.leanStart.at(q.Tokens, 0)
	return !follows && slices.ContainsFunc(q.Cues, func(c Cue) bool { return c.Aspect == "overview" })
}
