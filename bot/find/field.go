package find

import (
	"slices"

	"careercoach/knowledge/text"
)

// fieldShare is the share of the cards in whose questions a word must stand to
// mark the field.
const fieldShare = 0.03

// fieldWords counts in how many cards' questions each word stands.
type fieldWords map[string]*fieldWord

type fieldWord struct {
	cards, last int
	common      bool // one of the most common English words
}

// note counts the words of a question of a card.
func (f fieldWords) note(card int, tokens []text.Token) {
	for _, t := range tokens {
		if t.Stop || t.Text[0] < 'a' || len(t.Text) < 3 {
			continue
		}
		w := f[t.Stem]
		if w == nil {
			w = &fieldWord{last: -1}
			f[t.Stem] = w
		}
		w.common = w.common || text.EnglishRank(t.Text) == 1
		if w.last != card {
			w.cards, w.last = w.cards+1, card
		}
	}
}

// list returns the words that mark the field of a knowledge base: those that
// many of its cards are asked with and that are not common everywhere.
func (f fieldWords) list(cards int) []string {
	var out []string
	for stem, w := range f {
		if !w.common && w.cards >= 3 && float64(w.cards) >= fieldShare*float64(cards) {
			out = append(out, stem)
		}
	}
	slices.Sort(out)
	return out
}

// InField reports whether one of the words marks the field of the knowledge:
// a question with none of them is more likely about something else.
func (f *Finder) InField(tokens []text.Token) bool {
	return slices.ContainsFunc(tokens, func(t text.Token) bool {
		_, ok := slices.BinarySearch(f.model.field, t.Stem)
		return ok
	})
}
