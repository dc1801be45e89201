package knowledge

import (
	"fmt"
	"strings"

	"careercoach/knowledge/text"
)

// warnings reports what loads but will disappoint: for the entries of one
// layer, counted from 0.
func (b *Base) warnings(layer int) Problems {
	var d document
	b.warnQuestions(&d, layer)
	b.warnSubjects(&d, layer)
	for i := range b.Sources {
		s := &b.Sources[i]
		if at := b.source[s.ID]; at.layer == layer && s.Date == "" {
			d.warn(at, fmt.Sprintf("source %q has no date", s.ID), "add `date:` so that people can judge its age")
		}
	}
	return d.problems
}

// warnQuestions reports questions that stand in two cards, and cards that no
// question leads to.
func (b *Base) warnQuestions(d *document, layer int) {
	owner := map[string]CardID{}
	for i := range b.Cards {
		c := &b.Cards[i]
		at := b.places[c.ID]
		reachable := false
		for _, question := range c.Questions {
			key := questionKey(question)
			other, taken := owner[key]
			switch {
			case key == "":
			case !taken:
				owner[key] = c.ID
				reachable = true
			case other == c.ID:
				reachable = true
			case at.layer == layer || b.places[other].layer == layer:
				d.warn(at, fmt.Sprintf("the question %q stands in card %q too", question, other), "leave it in the one card it fits best")
			}
		}
		if !reachable && at.layer == layer {
			d.warn(at, fmt.Sprintf("nobody can reach card %q: all its questions are other cards' or have no words", c.ID), "give it a question of its own")
		}
	}
}

// questionKey writes a question so that two with the same words are equal.
func questionKey(question string) string {
	var words []string
	for _, t := range text.Tokenize(text.Normalize(question)) {
		if t.Text != "?" {
			words = append(words, t.Text)
		}
	}
	return strings.Join(words, " ")
}

func (b *Base) warnSubjects(d *document, layer int) {
	for i := range b.Subjects {
		s := &b.Subjects[i]
		at := b.subject[s.ID]
		if at.layer != layer {
			continue
		}
		if len(s.Aliases) == 0 {
			d.warn(at, fmt.Sprintf("subject %q has no aliases", s.ID), "add `aliases:` with the other names people type")
		}
		if !b.hasOverview(s.ID) {
			d.warn(at, fmt.Sprintf("subject %q has no overview card", s.ID), "add a card with `aspect: overview` that says what it is")
		}
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
