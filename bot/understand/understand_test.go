package understand

import (
	"testing"
	"testing/fstest"

	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

const courses = `
kinds:
  - {id: course, name: course, plural: courses, words: [class]}
  - {id: step, name: step, plural: steps}
subjects:
  - {id: pottery, kind: course, name: Pottery for Beginners, aliases: [pottery, PFB], order: 1}
  - {id: leads, kind: course, name: Lead Glazing, aliases: [lead], order: 2}
  - {id: it, kind: course, name: Information Technology, aliases: [IT], order: 3}
  - {id: s1, kind: step, name: Kneading, order: 1}
  - {id: oven, kind: tool, name: Senior Kiln Oven}
  - {id: wheel, kind: tool, name: Junior Kiln Oven}
  - {id: rack, kind: tool, name: Drying Kiln Oven (DKO)}
cards:
  - {id: a, questions: [what is pottery], answer: Clay.}
`

func reader(t testing.TB) *Reader {
	t.Helper()
	base, err := knowledge.Load(knowledge.Layer{Name: "courses", FS: fstest.MapFS{"a.yaml": {Data: []byte(courses)}}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(base)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func read(t testing.TB, r *Reader, raw string) Query {
	t.Helper()
	normalised := text.Normalize(raw)
	return r.Read(raw, normalised, text.Tokenize(normalised))
}

func TestMentions(t *testing.T) {
	r := reader(t)
	for _, test := range []struct {
		raw  string
		id   knowledge.SubjectID
		sure bool // named with a strength of at least 0.5
	}{
		{"how long is pottery for beginners", "pottery", true},
		{"PFB?", "pottery", true},
		{"what about the lead course", "leads", true},
		{"what does it lead to", "it", false},
		{"is the IT class hard", "it", true},
		{"can i do it at home", "it", false},
		{"how hot is the senior oven", "oven", true},
		{"the dko", "rack", true},
	} {
		q := read(t, r, test.raw)
		sure := false
		for _, id := range q.Named(0.5) {
			sure = sure || id == test.id
		}
		if sure != test.sure {
			t.Errorf("%q names %v surely, want %s: %v", test.raw, q.Named(0.5), test.id, test.sure)
		}
	}
}

func TestAspects(t *testing.T) {
	r := reader(t)
	for raw, want := range map[string]knowledge.AspectID{
		"how long is pottery":              "duration",
		"what does pottery cost":           "cost",
		"where is it":                      "place",
		"who can join pottery":             "audience",
		"what is pottery":                  "overview",
		"do i need a degree for pottery":   "eligibility",
		"when is the best time to start":   "timing",
		"whats the email of the pottery":   "contact",
		"how do i apply for pottery":       "apply",
		"what interview questions come up": "questions",
	} {
		if got, _ := func() (knowledge.AspectID, float64) { q := read(t, r, raw); return q.Aspect() }(); got != want {
			t.Errorf("%q asks for %q, want %q", raw, got, want)
		}
	}
}

func TestShapes(t *testing.T) {
	r := reader(t)
	for raw, want := range map[string]Shape{
		"pottery vs lead glazing":                       ShapeCompare,
		"how much more does pottery cost than IT":       ShapeDifference,
		"which courses are there":                       ShapeList,
		"how many courses are there":                    ShapeCount,
		"how long is pottery":                           ShapeFact,
		"is pottery the first course or lead glazing":   ShapeCompare,
		"by how many weeks is pottery longer than lead": ShapeDifference,
	} {
		if q := read(t, r, raw); q.Shape != want {
			t.Errorf("%q has the shape %s, want %s", raw, q.Shape, want)
		}
	}
}

func TestPlaces(t *testing.T) {
	r := reader(t)
	for _, test := range []struct {
		raw               string
		ordinal, neighbor int
		other             bool
	}{
		{"the second step", 2, 0, false},
		{"and the last one", -1, 0, false},
		{"step 4", 4, 0, false},
		{"course number 3", 3, 0, false},
		{"and the one after that", 0, 1, false},
		{"the step before", 0, -1, false},
		{"the other one", 0, 0, true},
		{"how long is pottery", 0, 0, false},
		{"is step 2 weeks long", 0, 0, false},
	} {
		q := read(t, r, test.raw)
		if q.Ordinal != test.ordinal || q.Neighbor != test.neighbor || q.Other != test.other {
			t.Errorf("%q means place %d, neighbour %d, other %v; want %d, %d, %v", test.raw, q.Ordinal, q.Neighbor, q.Other, test.ordinal, test.neighbor, test.other)
		}
	}
}

func TestLean(t *testing.T) {
	r := reader(t)
	for raw, follows := range map[string]bool{
		"how long is it":                      true,
		"and pottery?":                        true,
		"cost?":                               true,
		"what about lead":                     true,
		"different question, what is pottery": false,
		"which glaze should a potter use in summer": false,
	} {
		if q := read(t, r, raw); (q.Lean >= 0.55) != follows {
			t.Errorf("%q leans %.2f on the turn before, want a follow-up: %v", raw, q.Lean, follows)
		}
	}
}

func TestCorrection(t *testing.T) {
	q := read(t, reader(t), "not pottery, lead glazing")
	if len(q.Rejected) != 1 || q.Rejected[0] != "pottery" {
		t.Errorf("rejected are %v, want pottery", q.Rejected)
	}
	if named := q.Named(0.5); len(named) != 1 || named[0] != "leads" {
		t.Errorf("named are %v, want lead glazing", named)
	}
}

func TestStrangers(t *testing.T) {
	r := reader(t)
	for raw, want := range map[string]string{
		"what does pottery cost in japan":          "japan",
		"i am from japan, what does pottery cost":  "",
		"what does google pay":                     "google",
		"how much does a nurse earn":               "nurse",
		"i work as a nurse. how much does it earn": "",
		"can a nurse join pottery":                 "",
	} {
		got := ""
		if q := read(t, r, raw); len(q.Strangers) > 0 {
			got = q.Strangers[0].Name
		}
		if got != want {
			t.Errorf("%q is about %q, want %q", raw, got, want)
		}
	}
}

func TestStrip(t *testing.T) {
	r := reader(t)
	for raw, want := range map[string]string{
		"hey there, what is pottery please": "what",
		"hello":                             "hello",
		"ok thanks":                         "ok",
	} {
		tokens := r.Strip(text.Tokenize(text.Normalize(raw)))
		if tokens[0].Text != want {
			t.Errorf("%q begins with %q without its greeting, want %q", raw, tokens[0].Text, want)
		}
	}
}

func TestQuantities(t *testing.T) {
	q := read(t, reader(t), "we are 120 people and have five years")
	if len(q.Quantities) != 2 || q.Quantities[0].Value != 120 || q.Quantities[0].Unit != "person" || q.Quantities[1].Value != 5 || q.Quantities[1].Unit != "year" {
		t.Errorf("got %+v, want 120 people and 5 years", q.Quantities)
	}
}

func FuzzRead(f *testing.F) {
	r := reader(f)
	f.Add("how long is pottery vs IT, and the 2nd step?")
	f.Add("not not lead one one one")
	f.Add("number 99999999999999999999 people")
	f.Fuzz(func(t *testing.T, raw string) {
		q := read(t, r, raw)
		for _, m := range q.Mentions {
			if m.Start < 0 || m.End > len(q.Tokens) || m.Start >= m.End || m.Strength < 0 || m.Strength > 1 {
				t.Fatalf("mention %+v of %d words", m, len(q.Tokens))
			}
		}
		r.Pronoun(q.Tokens)
		r.Described(q.Tokens)
		r.Bare(&q)
	})
}
