package knowledge

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// validate reports what is wrong between the entries: ids, references, figures
// without a source or numbers. It fills the cards' answers with their figures.
func (d *document) validate(b *Base) {
	for _, s := range d.sources {
		d.checkID(s.place, "source", string(s.value.ID))
		d.checkSource(s.place, s.value)
	}
	for _, s := range d.subjects {
		d.checkID(s.place, "subject", string(s.value.ID))
		d.checkSubject(s.place, s.value, b)
	}
	for _, f := range d.figures {
		d.checkFigure(f.place, f.value, b)
	}
	for _, c := range d.cards {
		d.checkID(c.place, "card", string(c.value.ID))
		d.checkCard(c.place, c.value, b)
	}
	for _, t := range d.topics {
		d.checkID(t.place, "topic", string(t.value.ID))
	}
	for _, k := range d.kinds {
		d.checkID(k.place, "kind", string(k.value.ID))
	}
	for _, a := range d.aspects {
		d.checkID(a.place, "aspect", string(a.value.ID))
	}
	for i := range b.Cards {
		b.Cards[i].Answer, _ = b.fill(b.Cards[i].Answer)
		b.Cards[i].Caution, _ = b.fill(b.Cards[i].Caution)
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

func (d *document) checkSource(at place, s Source) {
	if s.Title == "" {
		d.fail(at, fmt.Sprintf("source %q has no title", s.ID), "add `title:` with what a reader should see")
	}
	if s.URL == "" {
		return
	}
	if u, err := url.Parse(s.URL); err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		d.fail(at, fmt.Sprintf("the url %q of source %q is no web address", s.URL, s.ID), "write it with https://")
	}
}

func (d *document) checkSubject(at place, s Subject, b *Base) {
	if s.Name == "" {
		d.fail(at, fmt.Sprintf("subject %q has no name", s.ID), "add `name:` with what people call it")
	}
	if s.Parent == "" {
		return
	}
	if _, ok := b.Subject(s.Parent); !ok {
		d.fail(at, fmt.Sprintf("the parent %q of subject %q is declared nowhere", s.Parent, s.ID), suggestion(string(s.Parent), b.subjectIDs()))
		return
	}
	up := s.Parent
	for range len(b.Subjects) {
		parent, ok := b.Subject(up)
		if !ok || parent.Parent == "" {
			return
		}
		up = parent.Parent
	}
	d.fail(at, fmt.Sprintf("subject %q is a part of itself", s.ID), "take one `parent:` of the circle out")
}

func (d *document) checkFigure(at place, f Figure, b *Base) {
	name := "this figure"
	if f.ID != "" {
		name = fmt.Sprintf("figure %q", f.ID)
		d.checkID(at, "figure", string(f.ID))
		if strings.Contains(string(f.ID), ".") {
			d.fail(at, name+" has a dot in its id", "a dot sets a field apart in {{id.low}}; write a hyphen")
		}
	}
	if len(f.Subjects) == 0 {
		d.fail(at, name+" has no subjects", "add `subjects: [id]`")
	}
	d.checkSubjects(at, f.Subjects, b)
	if f.Aspect == "" {
		d.fail(at, name+" has no aspect", "add `aspect:` with what it tells: pay, duration, cost")
	}
	if f.Source == "" {
		d.fail(at, name+" has no source", "add `source:` with the id of a source")
	} else {
		d.checkSources(at, []SourceID{f.Source}, b)
	}
	if f.Value == nil && f.Low == nil && f.Median == nil && f.Average == nil && f.High == nil && f.Display == "" {
		d.fail(at, name+" has no number", "add `value:`, or `low:` and `high:`, or `median:` and `average:`")
	}
	if f.Value != nil && (f.Low != nil || f.High != nil) {
		d.fail(at, name+" has both a value and a range", "keep one of them")
	}
	if f.Low != nil && f.High != nil && *f.Low > *f.High {
		d.fail(at, name+" has a low above its high", "swap them")
	}
	if f.Unit != "" && f.Currency != "" {
		d.fail(at, name+" has both a unit and a currency", "keep one of them")
	}
	if f.Currency != "" && (len(f.Currency) != 3 || strings.ToUpper(f.Currency) != f.Currency) {
		d.fail(at, fmt.Sprintf("%q is no currency code", f.Currency), "write three capital letters such as USD")
	}
}

func (d *document) checkCard(at place, c Card, b *Base) {
	if strings.TrimSpace(c.Answer) == "" {
		d.fail(at, fmt.Sprintf("card %q has no answer", c.ID), "add `answer: |` with Markdown below it")
	}
	asked := false
	for _, q := range c.Questions {
		asked = asked || strings.TrimSpace(q) != ""
	}
	if !asked {
		d.fail(at, fmt.Sprintf("card %q has no question", c.ID), "add `questions:` with at least one way people ask")
	}
	switch c.Decision {
	case "", DecisionAnswer, DecisionSmalltalk, DecisionDecline:
	default:
		d.fail(at, fmt.Sprintf("%q is no decision a card can carry", c.Decision), "use one of: answer, smalltalk, decline")
	}
	d.checkSubjects(at, c.Subjects, b)
	d.checkSources(at, c.Sources, b)
	for _, r := range c.Related {
		if _, ok := b.Card(r); !ok {
			d.fail(at, fmt.Sprintf("the related card %q is declared nowhere", r), suggestion(string(r), b.cardIDs()))
		}
	}
	for _, text := range []string{c.Answer, c.Caution} {
		_, problems := b.fill(text)
		for _, p := range problems {
			d.fail(at, fmt.Sprintf("card %q: %s", c.ID, p), `declare it under figures, or write \{{ for a literal {{`)
		}
	}
}

func (d *document) checkSubjects(at place, ids []SubjectID, b *Base) {
	for _, id := range ids {
		if _, ok := b.Subject(id); !ok {
			d.fail(at, fmt.Sprintf("the subject %q is declared nowhere", id), suggestion(string(id), b.subjectIDs()))
		}
	}
}

func (d *document) checkSources(at place, ids []SourceID, b *Base) {
	for _, id := range ids {
		if _, ok := b.Source(id); !ok {
			d.fail(at, fmt.Sprintf("the source %q is declared nowhere", id), suggestion(string(id), b.sourceIDs())+" or write its title in words")
		}
	}
}

func (b *Base) subjectIDs() []string {
	return ids(b.Subjects, func(s Subject) string { return string(s.ID) })
}
func (b *Base) cardIDs() []string { return ids(b.Cards, func(c Card) string { return string(c.ID) }) }
func (b *Base) sourceIDs() []string {
	return ids(b.Sources, func(s Source) string { return string(s.ID) })
}

func ids[T any](list []T, id func(T) string) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = id(v)
	}
	return out
}
