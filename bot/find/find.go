// Package find ranks the cards of a knowledge base for a question that has
// been read: by its words, and by how well each card's subjects and aspect fit
// what the question names and asks.
package find

import (
	"fmt"
	"slices"
	"sort"

	"careercoach/bot/understand"
	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// A Finder ranks the cards of one knowledge base. It does not change after
// New and is safe for concurrent use.
type Finder struct {
	base   *knowledge.Base
	reader *understand.Reader
	model  *Model
	place  map[knowledge.CardID]int
}

// New prepares a finder. The model must have been learnt from the same base.
func New(base *knowledge.Base, reader *understand.Reader, model *Model) (*Finder, error) {
	if n := model.index.Len(); n != len(base.Cards) {
		return nil, fmt.Errorf("the model knows %d cards and the knowledge has %d: learn it again", n, len(base.Cards))
	}
	f := &Finder{base, reader, model, make(map[knowledge.CardID]int, len(base.Cards))}
	for i := range base.Cards {
		f.place[base.Cards[i].ID] = i
	}
	return f, nil
}

// A Text is a wording to rank by, with its weight, above 0 to 1: the question
// itself, or the question with what it leans on written out.
type Text struct {
	Tokens []text.Token
	Weight float64
}

// A Candidate is a card with its score and what the score is made of.
type Candidate struct {
	Card     *knowledge.Card
	Score    float64 // only orders
	Features Features
}

// A Ranking is the cards that may answer, best first.
type Ranking struct {
	Candidates []Candidate
	// Known and Right are the index's estimates for the wording it is surest
	// of; see rank.Result.
	Known, Right float64
	// Unknown is the share of the question's content words that stand nowhere
	// in the knowledge.
	Unknown float64
	// Field says how much the question, or its fullest wording, looks like
	// those of the knowledge rather than like everyday requests: about 1 for
	// sure, -1 and less for such a request.
	Field float64
}

// breadth is how many cards the words alone may propose.
const breadth = 60

// Find ranks the cards for a resolved question. The first text is the
// question as asked.
func (f *Finder) Find(q *understand.Query, texts []Text) Ranking {
	r := Ranking{Candidates: make([]Candidate, 0, 2*breadth)}
	at := make(map[int]int, 2*breadth) // card to candidate
	for i, t := range texts {
		result := f.model.index.SearchTokens(t.Tokens, breadth)
		if i == 0 {
			r.Unknown, r.Field = result.Unknown, result.Field
		}
		r.Field = max(r.Field, result.Field)
		r.Known = max(r.Known, t.Weight*result.Known)
		r.Right = max(r.Right, t.Weight*result.Right)
		for _, found := range result.Candidates {
			if i > 0 && !f.goesOn(q, &f.base.Cards[found.Doc]) {
				continue
			}
			c := f.candidate(&r, at, found.Doc)
			if words := t.Weight * found.Score; words > c.Features[featureWords] {
				c.Features[featureWords] = words
				c.Features[featureCoverage] = found.Parts.Coverage
			}
			c.Features[featureNearest] = max(c.Features[featureNearest], t.Weight*found.Parts.Nearest)
		}
	}
	for _, m := range q.Mentions {
		for _, id := range m.Subjects {
			for _, card := range f.base.CardsAbout(id) {
				f.candidate(&r, at, f.place[card.ID])
			}
		}
	}
	guessed := map[knowledge.AspectID]float64{}
	f.model.aspects.guess(maskedFeatures(q.Tokens, q.Mentions, f.reader), guessed)
	for i := range r.Candidates {
		c := &r.Candidates[i]
		if v, ok := guessed[c.Card.Aspect]; ok {
			c.Features[featureGuess] = v
		}
		f.fit(q, c.Card, &c.Features)
		c.Score = c.Features.score()
	}
	sort.SliceStable(r.Candidates, func(i, j int) bool { return r.Candidates[i].Score > r.Candidates[j].Score })
	return r
}

// goesOn reports that a card may answer a question by what it was asked in
// view of: small talk never does, and a card that states a gap only where it is
// about the subject in play.
func (f *Finder) goesOn(q *understand.Query, card *knowledge.Card) bool {
	switch card.Decision {
	case knowledge.DecisionSmalltalk:
		return false
	case knowledge.DecisionDecline:
		return q.Context || slices.ContainsFunc(q.Mentions, func(m understand.Mention) bool {
			return slices.ContainsFunc(m.Subjects, card.Has)
		})
	}
	return true
}

// Name returns what the cards' questions call a subject most often, in
// normalised form; "" where they never name it.
func (f *Finder) Name(id knowledge.SubjectID) string { return f.model.name(id) }

// Correct returns the word of the knowledge that a word was probably meant to
// be, and whether it is another one.
func (f *Finder) Correct(word string) (string, bool) { return f.model.index.Correct(word) }

// Exact returns the card that asks a question in just the words of a message,
// before the others that words alone propose; none where there is no such card.
func (f *Finder) Exact(tokens []text.Token) []Candidate {
	at := f.model.asker(tokens)
	if at < 0 {
		return nil
	}
	out := []Candidate{{Card: &f.base.Cards[at]}}
	for _, c := range f.model.index.SearchTokens(tokens, 5).Candidates {
		out[0].Score = max(out[0].Score, c.Score)
		if c.Doc != at {
			out = append(out, Candidate{Card: &f.base.Cards[c.Doc], Score: c.Score})
		}
	}
	return out
}

// candidate returns the candidate of a card, adding it where it is new.
func (f *Finder) candidate(r *Ranking, at map[int]int, card int) *Candidate {
	i, ok := at[card]
	if !ok {
		i = len(r.Candidates)
		at[card] = i
		r.Candidates = append(r.Candidates, Candidate{Card: &f.base.Cards[card]})
	}
	return &r.Candidates[i]
}

// Nearest returns the likeness, 0 to 1, of the question and the nearest
// question of the card.
func (c *Candidate) Nearest() float64 { return c.Features[featureNearest] }

// Coverage returns the share, 0 to 1, of the question's words that the card's
// questions hold.
func (c *Candidate) Coverage() float64 { return c.Features[featureCoverage] }

// Parts returns the features that are not 0, with what each adds to the score.
func (c *Candidate) Parts() map[string]float64 {
	out := map[string]float64{}
	for i, v := range c.Features {
		if v != 0 && weights[i] != 0 {
			out[featureNames[i]] = weights[i] * v
		}
	}
	return out
}
