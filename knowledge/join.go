package knowledge

import (
	"fmt"
	"slices"
	"strings"
)

// join makes one base of all layers, a later entry winning by id, and reports
// ids that stand twice within one layer.
func (d *document) join() *Base {
	d.declareInlineSources()
	b := &Base{
		Topics:   merge(d, d.topics, "topic", func(v Topic) string { return string(v.ID) }),
		Sources:  merge(d, d.sources, "source", func(v Source) string { return string(v.ID) }),
		Kinds:    merge(d, d.kinds, "kind", func(v Kind) string { return string(v.ID) }),
		Aspects:  merge(d, d.aspects, "aspect", func(v Aspect) string { return string(v.ID) }),
		Subjects: merge(d, d.subjects, "subject", func(v Subject) string { return string(v.ID) }),
		Figures:  merge(d, d.figures, "figure", func(v Figure) string { return string(v.ID) }),
		Cards:    merge(d, d.cards, "card", func(v Card) string { return string(v.ID) }),
		places:   map[CardID]place{},
		subject:  map[SubjectID]place{},
		source:   map[SourceID]place{},
	}
	for _, c := range d.cards {
		b.places[c.value.ID] = c.place
	}
	for _, s := range d.subjects {
		b.subject[s.value.ID] = s.place
	}
	for _, s := range d.sources {
		b.source[s.value.ID] = s.place
	}
	b.fillDefaults()
	b.index()
	return b
}

func merge[T any](d *document, list []located[T], what string, id func(T) string) []T {
	var out []T
	type first struct {
		place
		index int
	}
	seen := map[string]first{}
	for _, entry := range list {
		key := id(entry.value)
		before, again := seen[key]
		switch {
		case key == "":
			out = append(out, entry.value)
		case again && before.layer == entry.layer:
			d.fail(entry.place, fmt.Sprintf("%s %q stands already in %s:%d", what, key, before.file, before.line), "give this one another id")
		case again:
			out[before.index] = entry.value
			seen[key] = first{entry.place, before.index}
		default:
			out = append(out, entry.value)
			seen[key] = first{entry.place, len(out) - 1}
		}
	}
	return out
}

// declareInlineSources turns a source that is written as a text with blanks,
// where an id is expected, into a source of that title.
func (d *document) declareInlineSources() {
	for _, c := range d.cards {
		for i, s := range c.value.Sources {
			c.value.Sources[i] = d.inlineSource(c.place, s)
		}
	}
	for i := range d.figures {
		d.figures[i].value.Source = d.inlineSource(d.figures[i].place, d.figures[i].value.Source)
	}
}

func (d *document) inlineSource(at place, s SourceID) SourceID {
	title := strings.TrimSpace(string(s))
	if !strings.ContainsAny(title, " \t\n") {
		return s
	}
	id := SourceID(strings.Join(strings.Fields(strings.ToLower(title)), "-"))
	if !slices.ContainsFunc(d.sources, func(v located[Source]) bool { return v.value.ID == id }) {
		d.sources = append(d.sources, located[Source]{at, Source{ID: id, Title: title}})
	}
	return id
}

// fillDefaults gives every entry the values that an author may leave out.
func (b *Base) fillDefaults() {
	for i := range b.Kinds {
		k := &b.Kinds[i]
		if k.Name == "" {
			k.Name = words(string(k.ID))
		}
		if k.Plural == "" {
			k.Plural = plural(k.Name)
		}
	}
	for i := range b.Cards {
		if b.Cards[i].Decision == "" {
			b.Cards[i].Decision = DecisionAnswer
		}
	}
	for i := range b.Figures {
		if v := b.Figures[i].Value; v != nil {
			b.Figures[i].Low, b.Figures[i].High = v, v
		}
	}
}

// words makes a phrase of an id: "education-route" reads "education route".
func words(id string) string {
	return strings.Join(strings.FieldsFunc(id, func(r rune) bool { return r == '-' || r == '_' }), " ")
}

// plural returns the regular English plural of a noun phrase.
func plural(noun string) string {
	switch {
	case noun == "":
		return ""
	case strings.HasSuffix(noun, "y") && len(noun) > 1 && !strings.ContainsRune("aeiou", rune(noun[len(noun)-2])):
		return noun[:len(noun)-1] + "ies"
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "x"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "sh"):
		return noun + "es"
	}
	return noun + "s"
}
