package knowledge_test

import (
	"reflect"
	"slices"
	"testing"

	"careercoach/knowledge"
)

const family = `
kinds:
  - {id: level, plural: levels of the ladder}
topics: [{id: pay-bands}]
aspects: [{id: cost, name: price}]
sources: [{id: s, title: S}]
subjects:
  - {id: ladder, kind: guide, name: Ladder}
  - {id: third, kind: level, name: Third, parent: ladder, order: 3}
  - {id: other, kind: level, name: Other, order: 1}
  - {id: first, kind: level, name: First, parent: ladder, order: 1}
  - {id: unkind, name: No kind}
cards:
  - {id: b, questions: [b], answer: b, subjects: [first, ladder, first]}
  - {id: a, questions: [a], answer: a, subjects: [first]}
figures:
  - {subjects: [first], aspect: cost, value: 1, source: s}
  - {subjects: [first, third], aspect: cost, value: 2, source: s}
`

func TestBaseLists(t *testing.T) {
	base := load(t, file(family))
	third, _ := base.Subject("third")
	for _, c := range []struct {
		name      string
		got, want []knowledge.SubjectID
	}{
		{"of a kind, by order", subjectIDs(base.OfKind("level")), []knowledge.SubjectID{"other", "first", "third"}},
		{"of a kind nobody is", subjectIDs(base.OfKind("region")), nil},
		{"of no kind", subjectIDs(base.OfKind("subject")), []knowledge.SubjectID{"unkind"}},
		{"siblings", subjectIDs(base.Siblings(third)), []knowledge.SubjectID{"first", "third"}},
		{"parts", subjectIDs(base.Parts("ladder")), []knowledge.SubjectID{"first", "third"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, c.got, c.want)
		}
	}
	var cards []knowledge.CardID
	for _, c := range base.CardsAbout("first") {
		cards = append(cards, c.ID)
	}
	if want := []knowledge.CardID{"b", "a"}; !slices.Equal(cards, want) {
		t.Errorf("got cards %q about first, want %q", cards, want)
	}
	if got := len(base.FiguresOf("first")); got != 2 {
		t.Errorf("got %d figures of first, want 2", got)
	}
}

func subjectIDs(list []*knowledge.Subject) []knowledge.SubjectID {
	var out []knowledge.SubjectID
	for _, s := range list {
		out = append(out, s.ID)
	}
	return out
}

// What a file leaves out is derived from the ids.
func TestBaseDefaults(t *testing.T) {
	base := load(t, file(family))
	for _, c := range []struct {
		id         knowledge.KindID
		name, many string
	}{
		{"level", "level", "levels of the ladder"},
		{"education-route", "education route", "education routes"},
		{"study_country", "study country", "study countries"},
		{"display", "display", "displays"},
		{"boss", "boss", "bosses"},
		{"box", "box", "boxes"},
		{"coach", "coach", "coaches"},
	} {
		if got := base.Kind(c.id); got.Name != c.name || got.Plural != c.many {
			t.Errorf("kind %q: got %q and %q, want %q and %q", c.id, got.Name, got.Plural, c.name, c.many)
		}
	}
	if topic, _ := base.Topic("pay-bands"); topic.Title != "pay bands" {
		t.Errorf("got topic title %q, want %q", topic.Title, "pay bands")
	}
}

func TestBaseUnknown(t *testing.T) {
	base := load(t, file(family))
	_, card := base.Card("x")
	_, subject := base.Subject("x")
	_, source := base.Source("x")
	_, topic := base.Topic("x")
	_, aspect := base.Aspect("x")
	_, unnamed := base.Figure("")
	got := []bool{card, subject, source, topic, aspect, unnamed}
	if want := make([]bool, len(got)); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	first, _ := base.Subject("first")
	if known, ok := base.Aspect("cost"); !ok || known.Name != "price" {
		t.Errorf("got aspect %v, want the one named price", known)
	}
	if card := base.CardsAbout("first")[0]; !card.Has("ladder") || card.Has(first.Parent+"s") {
		t.Errorf("card %q: Has is wrong about its subjects %q", card.ID, card.Subjects)
	}
	if figure := base.FiguresOf("third")[0]; !figure.Has("first") || figure.Has("other") {
		t.Errorf("Has is wrong about the figure's subjects %q", figure.Subjects)
	}
}

func TestAttributes(t *testing.T) {
	base := load(t, file(`
subjects:
  - id: x
    name: X
    attributes:
      country: US
      code: NO
      years: 10
      share: 2.50
      since: 2024-01-31
      remote: True
      paid: "Yes"
      audience: [students, 2024, false]
      places: &places [here, there]
      copied: *places
      empty:
      nothing: []
`))
	x, _ := base.Subject("x")
	want := knowledge.Attributes{
		"country":  {"US"},
		"code":     {"NO"},
		"years":    {"10"},
		"share":    {"2.50"},
		"since":    {"2024-01-31"},
		"remote":   {"true"},
		"paid":     {"Yes"},
		"audience": {"students", "2024", "false"},
		"places":   {"here", "there"},
		"copied":   {"here", "there"},
	}
	if !reflect.DeepEqual(x.Attributes, want) {
		t.Errorf("got  %q\nwant %q", x.Attributes, want)
	}
}

// A source may be written in words where an id is expected.
func TestInlineSources(t *testing.T) {
	long := "The handbook"
	for range 30 {
		long += " of 2024"
	}
	base := load(t, file(`
sources: [{id: price-list, title: The one declared}]
subjects: [{id: x, name: X}]
cards:
  - {id: a, questions: [a], answer: a, sources: [The  Handbook, the handbook, Price List]}
  - {id: b, questions: [b], answer: b, sources: [`+long+`, `+long+` B, "no\u00a0break"]}
figures:
  - {subjects: [x], aspect: cost, value: 1, source: A letter}
`))
	a, _ := base.Card("a")
	if want := []knowledge.SourceID{"the-handbook", "the-handbook", "price-list"}; !slices.Equal(a.Sources, want) {
		t.Errorf("got sources %q, want %q", a.Sources, want)
	}
	for id, title := range map[knowledge.SourceID]string{
		"the-handbook": "The  Handbook", "price-list": "The one declared", "a-letter": "A letter", "no-break": "no\u00a0break",
	} {
		if s, ok := base.Source(id); !ok || s.Title != title {
			t.Errorf("source %q: got %v, want the title %q", id, s, title)
		}
	}
	b, _ := base.Card("b")
	if b.Sources[0] == b.Sources[1] {
		t.Errorf("two long titles got one id: %q", b.Sources[0])
	}
	for _, id := range b.Sources[:2] {
		if s, ok := base.Source(id); !ok || len(id) != 100 {
			t.Errorf("source %q has %d characters and stands for %v, want 100 characters and a source", id, len(id), s)
		}
	}
}
