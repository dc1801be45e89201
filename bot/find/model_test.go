package find

import (
	"bytes"
	"testing"
	"testing/fstest"

	"careercoach/bot/understand"
	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

const shop = `
subjects:
  - {id: basic, kind: plan, name: Basic Plan, aliases: [basic plan]}
  - {id: gold, kind: plan, name: Gold Plan, aliases: [gold plan]}
cards:
  - {id: basic-cost, subjects: [basic], aspect: cost, questions: [what does the basic plan cost, price of the basic plan], answer: Ten.}
  - {id: gold-cost, subjects: [gold], aspect: cost, questions: [what does the gold plan cost, price of the gold plan], answer: Twenty.}
  - {id: basic-support, subjects: [basic], aspect: support, questions: [who helps me with the basic plan], answer: We do.}
  - {id: refunds, questions: [how do i get my money back], answer: Write to us.}
`

func shopFinder(t testing.TB) (*Finder, *knowledge.Base, *understand.Reader) {
	t.Helper()
	base, err := knowledge.Load(knowledge.Layer{Name: "shop", FS: fstest.MapFS{"a.yaml": {Data: []byte(shop)}}})
	if err != nil {
		t.Fatal(err)
	}
	reader, err := understand.New(base)
	if err != nil {
		t.Fatal(err)
	}
	model, err := Learn(base, reader)
	if err != nil {
		t.Fatal(err)
	}
	f, err := New(base, reader, model)
	if err != nil {
		t.Fatal(err)
	}
	return f, base, reader
}

func rankFor(t testing.TB, f *Finder, reader *understand.Reader, raw string) Ranking {
	t.Helper()
	normalised := text.Normalize(raw)
	tokens := text.Tokenize(normalised)
	q := reader.Read(raw, normalised, tokens)
	return f.Find(&q, []Text{{Tokens: tokens, Weight: 1}})
}

func TestFind(t *testing.T) {
	f, _, reader := shopFinder(t)
	for raw, want := range map[string]knowledge.CardID{
		"how expensive is the gold plan":   "gold-cost",
		"how expensive is the basic plan":  "basic-cost",
		"basic plan, who do i call":        "basic-support",
		"can i have my money back":         "refunds",
		"who helps me with the gold plan?": "gold-cost", // there is no such card: the plan counts more
	} {
		r := rankFor(t, f, reader, raw)
		if len(r.Candidates) == 0 || r.Candidates[0].Card.ID != want {
			t.Errorf("%q finds %v, want %s", raw, r.Candidates, want)
		}
	}
}

func TestModelIsSavedWhole(t *testing.T) {
	f, base, reader := shopFinder(t)
	data, err := f.model.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	model, err := ReadModel(data)
	if err != nil {
		t.Fatal(err)
	}
	again, err := New(base, reader, model)
	if err != nil {
		t.Fatal(err)
	}
	for _, raw := range []string{"price of gold", "who helps", "money back", "zzz"} {
		a, b := rankFor(t, f, reader, raw), rankFor(t, again, reader, raw)
		if len(a.Candidates) != len(b.Candidates) || a.Known != b.Known {
			t.Fatalf("%q: the saved model ranks otherwise: %+v and %+v", raw, a, b)
		}
		for i := range a.Candidates {
			if a.Candidates[i].Card.ID != b.Candidates[i].Card.ID || a.Candidates[i].Score != b.Candidates[i].Score {
				t.Errorf("%q: candidate %d differs", raw, i)
			}
		}
	}
	if second, err := model.MarshalBinary(); err != nil || !bytes.Equal(data, second) {
		t.Errorf("saving a read model gives other bytes, %v", err)
	}
}

func TestNewRefusesAnotherModel(t *testing.T) {
	f, _, reader := shopFinder(t)
	small := &knowledge.Base{}
	if _, err := New(small, reader, f.model); err == nil {
		t.Error("a model of four cards fits a base of none")
	}
}

func FuzzReadModel(f *testing.F) {
	finder, _, _ := shopFinder(f)
	data, err := finder.model.MarshalBinary()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := ReadModel(data); err == nil {
			m.name("basic")
			m.aspects.guess([]string{"cost"}, map[knowledge.AspectID]float64{})
		}
	})
}
