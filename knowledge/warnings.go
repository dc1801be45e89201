package knowledge

import (
	"fmt"
	"strings"

	"careercoach/knowledge/text"
)

// warnings reports what loads but will disappoint, for the entries of one
// layer, counted from 0.
func (d *document) warnings(b *Base, layer int) {
	d.warnQuestions(layer)
	for _, s := range d.subjects {
		if s.layer == layer && !s.broken {
			d.warnSubject(s, b)
		}
	}
	for _, s := range d.sources {
		if s.layer == layer && !s.broken && s.value.Date == "" {
			d.warn(s.place, fmt.Sprintf("source %q has no date", s.value.ID), "add `date:` so that people can judge its age")
		}
	}
}

// warnQuestions reports questions that stand in two cards, and cards that no
// question leads to.
func (d *document) warnQuestions(layer int) {
	owner := map[questionKey]located[Card]{}
	for _, c := range d.cards {
		reachable := c.broken || c.double || !c.value.asked()
		for i, question := range c.value.Questions {
			key := keyOf(question)
			other, taken := owner[key]
			switch {
			case key == "":
			case !taken:
				owner[key] = c
				reachable = true
			case other.value.ID == c.value.ID:
				reachable = true
			case c.layer == layer:
				d.warn(c.at("questions", i), fmt.Sprintf("the question %q stands in card %q too", question, other.value.ID), "leave it in the one card it fits best")
			case other.layer == layer:
				d.warn(other.at("questions"), fmt.Sprintf("the question %q stands in card %q too", question, c.value.ID), "leave it in the one card it fits best")
			}
		}
		if !reachable && c.layer == layer {
			d.warn(c.place, fmt.Sprintf("nobody can reach card %q: all its questions are other cards' or have no words", c.value.ID), "give it a question of its own")
		}
	}
}

// questionKey is a question so written that two with the same words are equal.
type questionKey string

func keyOf(question string) questionKey {
	var words []string
	for _, t := range text.Tokenize(text.Normalize(question)) {
		if t.Text != "?" {
			words = append(words, t.Text)
		}
	}
	return questionKey(strings.Join(words, " "))
}

func (d *document) warnSubject(s located[Subject], b *Base) {
	id := s.value.ID
	if s.value.Kind == "" {
		d.warn(s.place, fmt.Sprintf("subject %q has no kind", id), "add `kind:` with a word such as program or level, so that it can be listed and compared")
	}
	if len(s.value.Aliases) == 0 {
		d.warn(s.at("aliases"), fmt.Sprintf("subject %q has no aliases", id), "add `aliases:` with the other names people type")
	}
	if !b.hasOverview(id) {
		d.warn(s.place, fmt.Sprintf("subject %q has no overview card", id), "add a card with `aspect: overview` that says what it is")
	}
}

func (b *Base) hasOverview(id SubjectID) bool {
	for _, c := range b.CardsAbout(id) {
		if c.Aspect == "overview" {
			return true
		}
	}
	return false
}
