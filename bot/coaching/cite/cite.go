// Package cite quotes, for coaching flows, what others said: the knowledge,
// with its sources, and the person, whose words must stay mere words in
// Markdown.
//
// All functions are pure and safe for concurrent use.
package cite

import (
	"slices"
	"strings"

	"careercoach/bot"
	"careercoach/knowledge"
)

// Sources returns the sources of cards as a Reply shows them, in the order of
// the cards and each once. A card's own date stands in place of that of its
// first source. Cards and sources that the knowledge does not hold are left
// out, so that the result may be nil; base may be nil.
func Sources(base *knowledge.Base, cards ...knowledge.CardID) []bot.Source {
	var out []bot.Source
	for _, id := range cards {
		card, ok := find(base, id)
		if !ok {
			continue
		}
		for i, name := range card.Sources {
			s, ok := base.Source(name)
			if !ok || slices.ContainsFunc(out, func(have bot.Source) bool { return have.ID == s.ID }) {
				continue
			}
			date := s.Date
			if i == 0 && card.AsOf != "" {
				date = card.AsOf
			}
			out = append(out, bot.Source{ID: s.ID, Title: s.Title, URL: s.URL, Date: date})
		}
	}
	return out
}

// Missing returns those of the cards that the knowledge does not hold, as an
// operator's knowledge may not; base may be nil.
func Missing(base *knowledge.Base, cards ...knowledge.CardID) []knowledge.CardID {
	var out []knowledge.CardID
	for _, id := range cards {
		if _, ok := find(base, id); !ok && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// Lead returns what a card says first, in Markdown: its first paragraph, with
// the list that follows it or what it announces by a colon. It is empty where
// the knowledge does not hold the card; base may be nil.
func Lead(base *knowledge.Base, card knowledge.CardID) string {
	c, ok := find(base, card)
	if !ok {
		return ""
	}
	parts := strings.SplitN(strings.TrimSpace(c.Answer), "\n\n", 3)
	if len(parts) > 1 && (strings.HasSuffix(parts[0], ":") || isList(parts[1])) {
		return parts[0] + "\n\n" + parts[1]
	}
	return parts[0]
}

// isList reports whether a paragraph is a list or a table.
func isList(paragraph string) bool {
	for _, mark := range []string{"- ", "1. ", "|"} {
		if strings.HasPrefix(paragraph, mark) {
			return true
		}
	}
	return false
}

func find(base *knowledge.Base, id knowledge.CardID) (*knowledge.Card, bool) {
	if base == nil {
		return nil, false
	}
	return base.Card(id)
}
