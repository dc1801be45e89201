package knowledge

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// validate reports what is wrong in and between the entries: ids, references,
// figures without a source or numbers. Entries that could not be read in full
// have had their say.
func (d *document) validate(b *Base) {
	each(d.topics, func(t located[Topic]) { d.checkID(t.at("id"), "topic", string(t.value.ID)) })
	each(d.kinds, func(k located[Kind]) { d.checkID(k.at("id"), "kind", string(k.value.ID)) })
	each(d.aspects, func(a located[Aspect]) { d.checkID(a.at("id"), "aspect", string(a.value.ID)) })
	each(d.sources, d.checkSource)
	each(d.subjects, func(s located[Subject]) { d.checkSubject(s, b) })
	each(d.figures, func(f located[Figure]) { d.checkFigure(f, b) })
	each(d.cards, func(c located[Card]) { d.checkCard(c, b) })
}

func each[T any](list []located[T], check func(located[T])) {
	for _, entry := range list {
		if !entry.broken {
			check(entry)
		}
	}
}

// maxID is the largest length of an id, in characters.
const maxID = 100

func (d *document) checkID(at place, what, id string) {
	bad := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }
	switch {
	case id == "":
		d.fail(at, "a "+what+" has no id", "add `id:` with a short unique name")
	case utf8.RuneCountInString(id) > maxID:
		d.fail(at, fmt.Sprintf("the id of this %s has more than %d characters", what, maxID), "shorten it")
	case strings.ContainsFunc(id, bad):
		d.fail(at, fmt.Sprintf("the id %q has white space or control characters", id), "write hyphens instead")
	}
}

func (d *document) checkSource(s located[Source]) {
	id, address := s.value.ID, s.value.URL
	d.checkID(s.at("id"), "source", string(id))
	if s.value.Title == "" {
		d.fail(s.at("title"), fmt.Sprintf("source %q has no title", id), "add `title:` with what a reader should see")
	}
	if address != "" && !isWebAddress(address) {
		d.fail(s.at("url"), fmt.Sprintf("the url %q of source %q is no web address", shortened(address), id), "write it with https://")
	}
}

func isWebAddress(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

func (d *document) checkSubject(s located[Subject], b *Base) {
	id, parent := s.value.ID, s.value.Parent
	d.checkID(s.at("id"), "subject", string(id))
	if s.value.Name == "" {
		d.fail(s.at("name"), fmt.Sprintf("subject %q has no name", id), "add `name:` with what people call it")
	}
	if parent == "" {
		return
	}
	at := s.at("parent")
	if _, ok := b.Subject(parent); !ok {
		d.dangling(at, fmt.Sprintf("the parent %q of subject %q", parent, id), declaration(string(parent), ids(b.subjects), "declare it under `subjects:`, or take the reference out"))
		return
	}
	if b.circular(id) {
		d.fail(at, fmt.Sprintf("subject %q is a part of itself", id), "take one `parent:` of the circle out")
	}
}

// circular reports whether going up from a subject leads back to it.
func (b *Base) circular(id SubjectID) bool {
	up := id
	for range b.Subjects {
		s, ok := b.Subject(up)
		if !ok || s.Parent == "" {
			return false
		}
		if up = s.Parent; up == id {
			return true
		}
	}
	return false
}

func (d *document) checkCard(c located[Card], b *Base) {
	card := c.value
	d.checkID(c.at("id"), "card", string(card.ID))
	if strings.TrimSpace(card.Answer) == "" {
		d.fail(c.at("answer"), fmt.Sprintf("card %q has no answer", card.ID), "add `answer: |` with Markdown below it")
	}
	if !card.asked() {
		d.fail(c.at("questions"), fmt.Sprintf("card %q has no question", card.ID), "add `questions:` with at least one way people ask")
	}
	switch card.Decision {
	case "", DecisionAnswer, DecisionSmalltalk, DecisionDecline:
	default:
		d.fail(c.at("decision"), fmt.Sprintf("%q is no decision a card can carry", card.Decision), "use one of: answer, smalltalk, decline")
	}
	for i, id := range card.Subjects {
		d.checkSubjectID(c.at("subjects", i), id, b)
	}
	for i, id := range card.Sources {
		d.checkSourceID(c.at("sources", i), id, b)
	}
	for i, id := range card.Related {
		if _, ok := b.Card(id); !ok {
			d.dangling(c.at("related", i), fmt.Sprintf("the related card %q", id), declaration(string(id), ids(b.cards), "declare it under `cards:`, or take the reference out"))
		}
	}
	d.checkQuotes(c.at("answer"), card.Answer, b)
	d.checkQuotes(c.at("caution"), card.Caution, b)
}

// asked reports whether the card has a question at all.
func (c *Card) asked() bool { return strings.TrimSpace(strings.Join(c.Questions, "")) != "" }

func (d *document) checkQuotes(at place, text string, b *Base) {
	_, bad := b.fill(text)
	for _, quote := range bad {
		if !quote.dangling || !d.incomplete {
			d.fail(at, quote.message, quote.mend)
		}
	}
}

func (d *document) checkSubjectID(at place, id SubjectID, b *Base) {
	if _, ok := b.Subject(id); !ok {
		d.dangling(at, fmt.Sprintf("the subject %q", id), declaration(string(id), ids(b.subjects), "declare it under `subjects:`, or take the reference out"))
	}
}

func (d *document) checkSourceID(at place, id SourceID, b *Base) {
	if _, ok := b.Source(id); !ok {
		d.dangling(at, fmt.Sprintf("the source %q", id), declaration(string(id), ids(b.sources), "declare it under `sources:`, or write its title in words"))
	}
}

// dangling reports a reference to what is declared nowhere, unless it may
// stand in a part that could not be read.
func (d *document) dangling(at place, what, mend string) {
	if !d.incomplete {
		d.fail(at, what+" is declared nowhere", mend)
	}
}

// ids returns the ids of an index in alphabetical order.
func ids[K ~string](index map[K]int) []string {
	var out []string
	for id := range index {
		out = append(out, string(id))
	}
	slices.Sort(out)
	return out
}
