package knowledge

import "fmt"

// join makes one base of all layers, a later entry winning by id, and reports
// ids that stand twice within one layer. It takes the entries that lost out of
// the document, so that nothing is said about them.
func (d *document) join() *Base {
	d.declareInlineSources()
	d.topics = merge(d, d.topics, "topic", func(v Topic) string { return string(v.ID) })
	d.sources = merge(d, d.sources, "source", func(v Source) string { return string(v.ID) })
	d.kinds = merge(d, d.kinds, "kind", func(v Kind) string { return string(v.ID) })
	d.aspects = merge(d, d.aspects, "aspect", func(v Aspect) string { return string(v.ID) })
	d.subjects = merge(d, d.subjects, "subject", func(v Subject) string { return string(v.ID) })
	d.figures = merge(d, d.figures, "figure", func(v Figure) string { return string(v.ID) })
	d.cards = merge(d, d.cards, "card", func(v Card) string { return string(v.ID) })
	b := &Base{
		Topics:   values(d.topics),
		Sources:  values(d.sources),
		Kinds:    values(d.kinds),
		Aspects:  values(d.aspects),
		Subjects: values(d.subjects),
		Figures:  values(d.figures),
		Cards:    values(d.cards),
	}
	b.fillDefaults()
	b.index()
	return b
}

// merge returns the entries that count: the last one of each id, in the place
// of the first. Of two in one layer the first counts; the second is kept as a
// double, for what else may be wrong with it.
func merge[T any](d *document, list []located[T], what string, id func(T) string) []located[T] {
	var out []located[T]
	seen := map[string]int{}
	for _, entry := range list {
		key := id(entry.value)
		i, again := seen[key]
		switch {
		case key == "":
			out = append(out, entry)
		case again && out[i].layer == entry.layer:
			d.fail(entry.at("id"), fmt.Sprintf("%s %q stands already in %s:%d", what, key, out[i].file, out[i].line), "give this one another id")
			entry.double = true
			out = append(out, entry)
		case again:
			out[i] = entry
		default:
			seen[key] = len(out)
			out = append(out, entry)
		}
	}
	return out
}

// values returns the entries of a base, doubles left out.
func values[T any](list []located[T]) []T {
	var out []T
	for _, entry := range list {
		if !entry.double {
			out = append(out, entry.value)
		}
	}
	return out
}
