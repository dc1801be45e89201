package knowledge

import (
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"
)

// declareInlineSources turns a source that is written as a text with blanks,
// where an id is expected, into a source of that title.
func (d *document) declareInlineSources() {
	known := map[SourceID]bool{}
	for _, s := range d.sources {
		known[s.value.ID] = true
	}
	for _, c := range d.cards {
		for i := range c.value.Sources {
			d.declareInline(c.at("sources", i), &c.value.Sources[i], known)
		}
	}
	for i := range d.figures {
		f := &d.figures[i]
		d.declareInline(f.at("source"), &f.value.Source, known)
	}
}

func (d *document) declareInline(at place, s *SourceID, known map[SourceID]bool) {
	title := strings.TrimSpace(string(*s))
	if !strings.ContainsFunc(title, unicode.IsSpace) {
		return
	}
	*s = inlineID(title)
	if !known[*s] {
		known[*s] = true
		d.sources = append(d.sources, located[Source]{place: at, value: Source{ID: *s, Title: title}})
	}
}

// inlineID makes an id of a title. Of a long one only the beginning is taken,
// and a number that stands for the rest.
func inlineID(title string) SourceID {
	id := []rune(strings.Join(strings.Fields(strings.ToLower(title)), "-"))
	if len(id) <= maxID {
		return SourceID(id)
	}
	rest := fnv.New32a()
	rest.Write([]byte(string(id)))
	return SourceID(fmt.Sprintf("%s-%08x", string(id[:maxID-9]), rest.Sum32()))
}
