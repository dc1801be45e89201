package tables

import (
	"strings"
	"testing"
	"testing/fstest"

	"careercoach/knowledge"
)

const plans = `
sources: [{id: book, title: Book, date: "2026"}]
kinds: [{id: plan, name: plan, plural: plans}]
subjects:
  - {id: basic, kind: plan, name: Basic, order: 1, attributes: {support: e-mail, for: [students, beginners]}}
  - {id: silver, kind: plan, name: Silver, order: 2, attributes: {support: telephone, for: [companies]}}
  - {id: gold, kind: plan, name: Gold, order: 3, attributes: {support: telephone, for: [companies, students], contract: true}}
  - {id: eu, kind: place, name: Europe}
figures:
  - {subjects: [basic], aspect: cost, value: 10, currency: USD, measure: a month, source: book}
  - {subjects: [silver], aspect: cost, low: 20, high: 30, currency: USD, source: book}
  - {subjects: [gold], aspect: cost, value: 25, currency: USD, source: book, caution: Old price.}
  - {subjects: [gold], aspect: cost, value: 24, currency: EUR, source: book}
  - {subjects: [basic], aspect: duration, value: 6, unit: weeks, source: book}
  - {subjects: [silver], aspect: duration, value: 1, unit: months, source: book}
  - {subjects: [gold, eu], aspect: cost, value: 99, currency: USD, source: book}
cards:
  - {id: basic-o, title: Basic, subjects: [basic], aspect: overview, questions: [what is basic], answer: Basic is small. More., sources: [book]}
  - {id: gold-o, title: Gold, subjects: [gold], aspect: overview, questions: [what is gold], answer: Gold is large., sources: [book]}
`

func computer(t *testing.T) *Computer {
	t.Helper()
	base, err := knowledge.Load(knowledge.Layer{Name: "plans", FS: fstest.MapFS{"a.yaml": {Data: []byte(plans)}}})
	if err != nil {
		t.Fatal(err)
	}
	return New(base, func(a knowledge.AspectID) string { return string(a) })
}

func ids(names ...knowledge.SubjectID) []knowledge.SubjectID { return names }

func TestSuperlative(t *testing.T) {
	c := computer(t)
	all := ids("basic", "silver", "gold")
	for _, test := range []struct {
		name   string
		aspect knowledge.AspectID
		most   bool
		place  int
		want   knowledge.SubjectID
	}{
		{"cheapest", "cost", false, 1, "basic"},
		{"dearest, by the upper end", "cost", true, 1, "silver"},
		{"second dearest", "cost", true, 2, "gold"},
		{"last", "cost", true, -1, "basic"},
		{"longest, weeks against months", "duration", true, 1, "basic"},
	} {
		a, ok := c.Superlative(all, "plans", test.aspect, test.most, test.place, 1)
		if !ok || len(a.Subjects) != 1 || a.Subjects[0] != test.want {
			t.Errorf("%s: got %v %v, want %s", test.name, ok, a.Subjects, test.want)
		}
	}
	if _, ok := c.Superlative(all, "plans", "cost", true, 4, 1); ok {
		t.Error("there is a fourth of three plans")
	}
	if _, ok := c.Superlative(all, "plans", "weight", true, 1, 1); ok {
		t.Error("an aspect without figures has an order")
	}
}

func TestDifference(t *testing.T) {
	c := computer(t)
	a, ok := c.Difference(ids("basic", "gold"), "cost")
	if !ok || !strings.Contains(a.Body, "**Gold** has **$15 more (150%)** than Basic") {
		t.Errorf("got %v %q, want $15 more", ok, a.Body)
	}
	if len(a.Cautions) != 1 || len(a.Sources) != 1 {
		t.Errorf("the answer has cautions %v and sources %v, want one each", a.Cautions, a.Sources)
	}
	if _, ok := c.Difference(ids("basic", "silver"), "cost"); ok {
		t.Error("a price was subtracted from a range")
	}
	if _, ok := c.Difference(ids("basic", "silver"), "duration"); ok {
		t.Error("weeks were subtracted from months")
	}
}

func TestCompare(t *testing.T) {
	c := computer(t)
	a, ok := c.Compare(ids("basic", "gold"), nil)
	if !ok || len(a.Header) != 3 || a.Header[1] != "Basic" {
		t.Fatalf("got %v with header %v", ok, a.Header)
	}
	rows := map[string][]string{}
	for _, r := range a.Rows {
		rows[r[0]] = r[1:]
	}
	if got := rows["Cost"]; len(got) != 2 || got[0] != "$10" || got[1] != "$25" {
		t.Errorf("the costs are %v, want $10 and $25", got)
	}
	if got := rows["Overview"]; len(got) != 2 || got[0] != "Basic is small." {
		t.Errorf("the overviews are %v, want first sentences", got)
	}
	if a, ok := c.Compare(ids("basic", "silver", "gold"), []knowledge.AspectID{"support"}); !ok || len(a.Rows) != 1 || a.Rows[0][2] != "telephone" {
		t.Errorf("comparing an attribute gives %v %v", ok, a.Rows)
	}
	if _, ok := c.Compare(ids("basic"), nil); ok {
		t.Error("one plan was compared")
	}
}

func TestList(t *testing.T) {
	c := computer(t)
	kind := []knowledge.KindID{"plan"}
	for _, test := range []struct {
		filter Filter
		must   bool
		want   string // names joined; "" for no answer
	}{
		{Filter{"student"}, true, "basic gold"},
		{Filter{"telephon"}, true, "silver gold"},
		{Filter{"telephon", "student"}, true, "gold"},
		{Filter{"contract"}, true, "gold"},
		{nil, false, "basic silver gold"},
		{nil, true, ""},
		{Filter{"purple"}, true, ""},
		{Filter{"purple", "round", "student"}, true, ""},
	} {
		a, ok := c.List(kind, test.filter, test.must)
		var got []string
		for _, id := range a.Subjects {
			got = append(got, string(id))
		}
		if strings.Join(got, " ") != test.want || ok != (test.want != "") {
			t.Errorf("the plans with %v are %v, want %q", test.filter, got, test.want)
		}
	}
}

func TestFact(t *testing.T) {
	c := computer(t)
	if a, ok := c.Fact(ids("gold", "eu"), "cost"); !ok || !strings.Contains(a.Body, "$99") || strings.Contains(a.Body, "$25") {
		t.Errorf("gold in Europe costs %v %q, want $99 alone", ok, a.Body)
	}
	if a, ok := c.Fact(ids("silver", "eu"), "cost"); !ok || !strings.Contains(a.Body, "$20–$30") {
		t.Errorf("silver in Europe falls back to %v %q, want silver's own price", ok, a.Body)
	}
	if _, ok := c.Fact(ids("eu"), "duration"); ok {
		t.Error("Europe has a duration")
	}
}
