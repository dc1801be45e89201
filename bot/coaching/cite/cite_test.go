package cite_test

import (
	"reflect"
	"testing"
	"testing/fstest"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/knowledge"
)

// small is a knowledge of three cards and two sources.
const small = `
sources:
  - {id: guide, title: The guide, url: "https://example.com/g", date: "2025"}
  - {id: news, title: The news, date: "2021"}
cards:
  - id: one
    questions: [what is one]
    answer: "One comes first.\n\nMore on one."
    sources: [guide]
  - id: two
    questions: [what is two]
    answer: "Two holds:\n\n- this\n- that\n\nMore on two."
    sources: [news, guide]
    as_of: "2019"
  - id: none
    questions: [what is none]
    answer: None has no source.
`

func load(t *testing.T) *knowledge.Base {
	t.Helper()
	base, err := knowledge.Load(knowledge.Layer{Name: "small", FS: fstest.MapFS{"a.yaml": {Data: []byte(small)}}})
	if err != nil {
		t.Fatal(err)
	}
	return base
}

func TestSources(t *testing.T) {
	base := load(t)
	guide := bot.Source{ID: "guide", Title: "The guide", URL: "https://example.com/g", Date: "2025"}
	news := bot.Source{ID: "news", Title: "The news", Date: "2019"} // the card's own date
	for _, test := range []struct {
		name  string
		base  *knowledge.Base
		cards []knowledge.CardID
		want  []bot.Source
	}{
		{"one", base, []knowledge.CardID{"one"}, []bot.Source{guide}},
		{"each once, in order", base, []knowledge.CardID{"one", "two", "one"}, []bot.Source{guide, news}},
		{"the other order", base, []knowledge.CardID{"two", "one"}, []bot.Source{news, guide}},
		{"unknown and without", base, []knowledge.CardID{"lost", "none"}, nil},
		{"no base", nil, []knowledge.CardID{"one"}, nil},
	} {
		if got := cite.Sources(test.base, test.cards...); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}

func TestMissing(t *testing.T) {
	got := cite.Missing(load(t), "one", "lost", "two", "lost")
	if want := []knowledge.CardID{"lost"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := cite.Missing(nil, "one"); len(got) != 1 {
		t.Errorf("without a base: got %v, want one", got)
	}
}

func TestLead(t *testing.T) {
	base := load(t)
	for card, want := range map[knowledge.CardID]string{
		"one":  "One comes first.",
		"two":  "Two holds:\n\n- this\n- that",
		"none": "None has no source.",
		"lost": "",
	} {
		if got := cite.Lead(base, card); got != want {
			t.Errorf("%s: got %q, want %q", card, got, want)
		}
	}
	if got := cite.Lead(nil, "one"); got != "" {
		t.Errorf("without a base: got %q, want nothing", got)
	}
}
