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
	"careercoach/knowledge/rank"
	"careercoach/knowledge/text"
)

// A Finder ranks the cards of one knowledge base. It does not change after
// New and is safe for concurrent use.
type Finder struct {
	base  *knowledge.Base
	index *rank.Index
}

// New prepares a finder. The index must have been built from Documents of the
// same base.
func New(base *knowledge.Base, index *rank.Index) (*Finder, error) {
	if n := index.Len(); n != len(base.Cards) {
		return nil, fmt.Errorf("the index holds %d cards and the knowledge %d: build the index again", n, len(base.Cards))
	}
	return &Finder{base, index}, nil
}

// Documents returns the cards as the ranking index wants them.
func Documents(base *knowledge.Base) []rank.Document {
	docs := make([]rank.Document, len(base.Cards))
	for i := range base.Cards {
		c := &base.Cards[i]
		docs[i] = rank.Document{ID: string(c.ID), Title: c.Title, Questions: c.Questions, Body: c.Answer}
	}
	return docs
}

// A Text is a wording to rank by, with its weight, above 0 to 1: the question
// itself, or the question with what it leans on written out.
type Text struct {
	Tokens []text.Token
	Weight float64
}

// A Candidate is a card with its score and the parts of it.
type Candidate struct {
	Card  *knowledge.Card
	Score float64 // only orders
	// Words, Subject and Aspect are the parts; they add up to Score.
	Words, Subject, Aspect float64
	// Parts are the signals behind Words, from the wording that ranked it
	// highest.
	Parts rank.Parts
}

// A Ranking is the cards that may answer, best first.
type Ranking struct {
	Candidates []Candidate
	// Known and Right are the index's estimates for the wording that ranked
	// the first candidate highest; see rank.Result.
	Known, Right float64
	// Unknown is the share of the question's content words that stand nowhere
	// in the knowledge.
	Unknown float64
}

// breadth is how many cards the words alone may propose.
const breadth = 60

// Find ranks the cards for a resolved question. The first text is the
// question as asked.
func (f *Finder) Find(q *understand.Query, texts []Text) Ranking {
	var ranking Ranking
	byCard := map[int]*Candidate{}
	var order []int
	for i, t := range texts {
		result := f.index.SearchTokens(t.Tokens, breadth)
		if i == 0 {
			ranking.Unknown = result.Unknown
		}
		ranking.Known = max(ranking.Known, t.Weight*result.Known)
		ranking.Right = max(ranking.Right, t.Weight*result.Right)
		for _, r := range result.Candidates {
			c := byCard[r.Doc]
			if c == nil {
				c = &Candidate{Card: &f.base.Cards[r.Doc]}
				byCard[r.Doc] = c
				order = append(order, r.Doc)
			}
			if w := wordWeight * t.Weight * r.Score; w > c.Words || c.Words == 0 {
				c.Words, c.Parts = w, r.Parts
			}
		}
	}
	for _, i := range order {
		c := byCard[i]
		c.Subject = f.subjectFit(q, c.Card)
		c.Aspect = aspectFit(q, c.Card)
		c.Score = c.Words + c.Subject + c.Aspect
		ranking.Candidates = append(ranking.Candidates, *c)
	}
	ranking.Candidates = append(ranking.Candidates, f.structural(q, byCard)...)
	sort.SliceStable(ranking.Candidates, func(i, j int) bool {
		return ranking.Candidates[i].Score > ranking.Candidates[j].Score
	})
	return ranking
}

// The weights of the parts of a score, found on a set of questions by
// searching for the best ranking.
const (
	wordWeight = 1.0

	subjectHit      = 3.0 // a named subject is the card's
	subjectPart     = 1.2 // the card is about a part, or the whole, of it
	subjectConflict = 3.0 // the card is about a sibling instead
	subjectMissing  = 1.0 // the card is about something else, or nothing
	subjectExtra    = 0.5 // the card is also about what was not named

	aspectHit      = 2.0
	aspectMiss     = 0.6
	overviewMiss   = 0.4
	rejectedWeight = 6.0
)

// subjectFit adds up how each named or carried subject fits the card.
func (f *Finder) subjectFit(q *understand.Query, card *knowledge.Card) float64 {
	fit := 0.0
	covered := 0
	for _, m := range q.Mentions {
		if m.Strength <= 0 {
			continue
		}
		hit, n := f.mentionFit(q, m, card)
		covered += n
		fit += m.Strength * hit
	}
	if extra := len(card.Subjects) - covered; extra > 0 && covered > 0 {
		fit -= subjectExtra * float64(extra)
	}
	for _, r := range q.Rejected {
		if card.Has(r) {
			fit -= rejectedWeight
		}
	}
	return fit
}

// mentionFit returns how one mention fits the card, and how many of the card's
// subjects it covers.
func (f *Finder) mentionFit(q *understand.Query, m understand.Mention, card *knowledge.Card) (fit float64, covered int) {
	best := -subjectMissing
	if m.Carried {
		best = 0
	}
	for _, id := range m.Subjects {
		if card.Has(id) {
			return subjectHit, 1
		}
		s, ok := f.base.Subject(id)
		if !ok {
			continue
		}
		for _, other := range card.Subjects {
			o, ok := f.base.Subject(other)
			if !ok {
				continue
			}
			switch {
			case o.Parent == id || s.Parent == other:
				best, covered = max(best, subjectPart), 1
			case o.Kind == s.Kind && !named(q, other):
				best = min(best, -subjectConflict)
			}
		}
	}
	return best, covered
}

// named reports whether the question names the subject, however weakly.
func named(q *understand.Query, id knowledge.SubjectID) bool {
	return slices.ContainsFunc(q.Mentions, func(m understand.Mention) bool { return slices.Contains(m.Subjects, id) })
}

// aspectFit compares what is asked with what the card says.
func aspectFit(q *understand.Query, card *knowledge.Card) float64 {
	_, asked := q.Aspect()
	switch weight := q.Aspects[card.Aspect]; {
	case card.Aspect == "":
		return 0
	case weight > 0:
		return aspectHit * weight
	case asked > 0:
		return -aspectMiss * asked
	case card.Aspect == "overview":
		return overviewMiss
	}
	return 0
}

// structural proposes the cards about the named subjects that the words alone
// did not propose.
func (f *Finder) structural(q *understand.Query, seen map[int]*Candidate) []Candidate {
	have := map[knowledge.CardID]bool{}
	for i := range seen {
		have[f.base.Cards[i].ID] = true
	}
	var out []Candidate
	for _, m := range q.Mentions {
		for _, id := range m.Subjects {
			for _, card := range f.base.CardsAbout(id) {
				if have[card.ID] {
					continue
				}
				have[card.ID] = true
				c := Candidate{Card: card, Subject: f.subjectFit(q, card), Aspect: aspectFit(q, card)}
				c.Score = c.Subject + c.Aspect
				out = append(out, c)
			}
		}
	}
	return out
}
