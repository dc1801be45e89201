package match

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"careercoach/bot"
	"careercoach/knowledge"
)

func run(base *knowledge.Base) bot.Run { return bot.Run{Base: base} }

// say makes answers of "work hourly; goal software it".
func say(s string) Answers {
	a := Answers{}
	for _, part := range strings.Split(s, "; ") {
		words := strings.Fields(part)
		a[QuestionID(words[0])] = words[1:]
	}
	return a
}

// verdicts writes what came out: the programs of each verdict, in order.
func verdicts(list []Result) map[Verdict]string {
	out := map[Verdict]string{}
	for _, r := range list {
		out[r.Verdict()] = strings.TrimSpace(out[r.Verdict()] + " " + string(r.Program))
	}
	return out
}

func TestMatch(t *testing.T) {
	base := embedded(t)
	const uk = "app-automation app-sde app-itmb app-it app-mechatronics app-bit"
	for _, test := range []struct{ who, eligible, unknown string }{
		{"work hourly; country us; military none; school diploma; time full; goal software; degree no",
			"ata amp ops-leadership mlu career-choice", ""},
		{"work hourly; country us; military none; school diploma; time part; goal software; degree yes",
			"amp ops-leadership mlu career-choice", ""},
		{"work hourly; country us; school none; time full; goal software; degree no; military none",
			"amp ops-leadership mlu career-choice", ""},
		{"work salaried; country us; school mba; time full; goal lead; degree no; military none",
			"leadership-liftoff ops-leadership mldp amp ata mlu", ""},
		{"work salaried; country other; school degree; time full; goal ml; degree no",
			"mlu amp ops-leadership", ""},
		{"work hourly; country other; school diploma; time full; goal study; degree yes",
			"amp ops-leadership mlu", "career-choice"},
		{"work outside; country us; military served; background yes; school none; time full; goal it; degree no",
			"avta lambda-school kenzie-academy", ""},
		{"work outside; country us; military active; school none; time full; goal it; degree no",
			"lambda-school kenzie-academy", ""},
		{"work outside; country us; military leaving; background no; time part; school none", "", ""},
		{"work outside; country uk; scotland yes; school diploma; time full; goal it; degree yes",
			"app-itmb app-automation app-sde app-it app-mechatronics app-bit lambda-school kenzie-academy", ""},
		{"work outside; country uk; scotland no; school diploma; time part; goal it; degree no",
			"app-it app-automation app-sde app-mechatronics app-bit", ""},
		{"work hourly; country uk; scotland yes; school diploma; time full; goal software; degree yes",
			"amp ops-leadership mlu", "app-sde career-choice app-automation app-itmb app-it app-mechatronics app-bit"},
		{"work contractor; country uk; scotland yes; school mba; time full; goal mentor; degree no",
			"", "amp lambda-school kenzie-academy ops-leadership mldp mlu career-choice " + uk},
		{"work unsaid; country unsaid; military unsaid; school unsaid; time unsaid; goal unsaid; degree unsaid",
			"", "amp mldp ops-leadership mlu leadership-liftoff lambda-school kenzie-academy career-choice " + uk + " ata avta"},
	} {
		got := verdicts(Match(base, say(test.who)))
		if !sameSet(got[Eligible], test.eligible) || !sameSet(got[Unknown], test.unknown) {
			t.Errorf("%s\n got eligible %q, unknown %q\nwant eligible %q, unknown %q", test.who, got[Eligible], got[Unknown], test.eligible, test.unknown)
		}
		if n := len(strings.Fields(got[Eligible] + " " + got[Unknown] + " " + got[Not])); n != len(theBook().Programs) {
			t.Errorf("%s: %d programs came out, want %d", test.who, n, len(theBook().Programs))
		}
	}
}

// The first of those that fit, in order.
func TestFirst(t *testing.T) {
	base := embedded(t)
	for who, want := range map[string]string{
		"work hourly; country us; military none; school diploma; time full; goal software; degree no":       "ata amp",
		"work hourly; country us; military none; school diploma; time full; goal software it; degree yes":   "career-choice ata",
		"work salaried; country us; military none; school mba; time full; goal lead; degree no":             "leadership-liftoff ops-leadership mldp",
		"work outside; country us; military served; background yes; time full; school none; goal it":        "avta lambda-school",
		"work outside; country uk; scotland yes; school diploma; time full; goal it; degree yes":            "app-itmb",
		"work outside; country uk; scotland no; school diploma; time full; goal machines; degree no":        "app-automation app-mechatronics",
		"work outside; country uk; scotland no; school diploma; time full; goal operations; degree no":      "app-bit",
		"work contractor; country us; military none; school degree; time full; goal mentor lead; degree no": "leadership-liftoff amp",
	} {
		got := ""
		for _, r := range Match(base, say(who))[:len(strings.Fields(want))] {
			got += " " + string(r.Program)
		}
		if strings.TrimSpace(got) != want {
			t.Errorf("%s: got %s first, want %s", who, got, want)
		}
	}
}

func sameSet(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// What nobody answered and what no card says is unknown, with its reason.
func TestNothingIsAssumed(t *testing.T) {
	base := embedded(t)
	for _, a := range []Answers{nil, say("work unsaid; country unsaid; school unsaid; time unsaid; military unsaid; goal unsaid; degree unsaid")} {
		for _, r := range Match(base, a) {
			for _, c := range r.Checks {
				if c.Verdict != Unknown || (c.Asks == "") != (c.Reason == Silent) || c.Asks != "" && c.Reason != Unanswered {
					t.Errorf("%v: %s, %s: %s, %s", a, r.Program, c.Name, c.Verdict, c.Reason)
				}
			}
			if len(r.Fits) > 0 {
				t.Errorf("%v: %s serves the wishes %v", a, r.Program, r.Fits)
			}
		}
	}
	for _, r := range Match(base, say("work contractor; country other")) {
		for _, c := range r.Checks {
			if c.Asks == Work && (c.Verdict != Unknown || c.Reason != Unstated) {
				t.Errorf("contractor: %s, %s: %s, %s", r.Program, c.Name, c.Verdict, c.Reason)
			}
			if r.Program == "career-choice" && c.Asks == Country && c.Reason != Unstated {
				t.Errorf("Career Choice in an unnamed country: %s, %s", c.Verdict, c.Reason)
			}
		}
	}
}

// Fewest missed, then fewest unknown, then the wishes.
func TestOrder(t *testing.T) {
	base := embedded(t)
	everybody(t, func(a Answers) {
		list := Match(base, a)
		for i := 1; i < len(list); i++ {
			x, y := list[i-1], list[i]
			switch {
			case x.Count(Not) != y.Count(Not):
				if x.Count(Not) > y.Count(Not) {
					t.Fatalf("%v: %s misses more than %s", a, x.Program, y.Program)
				}
			case x.open() != y.open():
				if x.open() > y.open() {
					t.Fatalf("%v: more is unknown of %s than of %s", a, x.Program, y.Program)
				}
			case len(x.Fits) < len(y.Fits):
				t.Fatalf("%v: %s serves fewer wishes than %s", a, x.Program, y.Program)
			}
		}
	})
}

// everybody calls f for each person that one answer to each question, and one
// goal at most, can make.
func everybody(t *testing.T, f func(Answers)) {
	t.Helper()
	for _, work := range []string{"hourly", "salaried", "contractor", "outside", Unsaid} {
		for _, country := range []string{"us", "uk", "other", Unsaid} {
			for _, military := range []string{"served", "active", "none", Unsaid} {
				for _, school := range []string{"none", "diploma", "degree", "mba", Unsaid} {
					for i, time := range []string{"full", "part", Unsaid} {
						goal := []string{"software", "it", "lead", "operations", Unsaid}[(i+len(work)+len(school))%5]
						f(say("work " + work + "; country " + country + "; scotland " + []string{"yes", "no", Unsaid}[i] + "; military " + military +
							"; background " + []string{"no", Unsaid, "yes"}[i] + "; school " + school + "; time " + time + "; goal " + goal + "; degree yes"))
					}
				}
			}
		}
	}
}

// What would help is said of missed conditions, and of those that are not stated
// for the person's case, and only where they can do something about it.
func TestMends(t *testing.T) {
	base := embedded(t)
	mended := 0
	everybody(t, func(a Answers) {
		for _, r := range Match(base, a) {
			for _, c := range r.Checks {
				if c.Mend == "" {
					continue
				}
				mended++
				if c.Verdict != Not && c.Reason != Unstated {
					t.Fatalf("%v: %s is %s, and mended by %q", a, c.Name, c.Verdict, c.Mend)
				}
			}
		}
	})
	if mended == 0 {
		t.Error("nothing can be mended")
	}
	got := mends(Match(base, say("work outside; country us; military none; school degree; time full; goal software; degree no")))
	for _, want := range []string{"A job at Amazon → ", "Technical Academy", "A job at Amazon, paid by the hour → Career Choice", "Being hired by Amazon (how one enters it is not described) → Leadership Liftoff"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q does not hold %q", got, want)
		}
	}
	if strings.Contains(got, "Veteran") {
		t.Errorf("it says how to become a veteran: %q", got)
	}
}

// What is meant for somebody such as the person comes before what is not.
func TestMendsOfTheirOwn(t *testing.T) {
	got := mends(Match(embedded(t), say("work outside; country us; military active; background yes; school diploma; time full; goal it; degree no")))
	for _, want := range []string{"Being within the last 6 months of service → Veteran Technical Apprenticeship", "A job at Amazon → "} {
		if !strings.Contains(got, want) {
			t.Errorf("%q does not hold %q", got, want)
		}
	}
	if strings.Contains(got, "UK") {
		t.Errorf("another country goes before what is near: %q", got)
	}
}

const operators = `
subjects:
  - {id: ata, kind: program, name: Our academy}
  - {id: gym, kind: program, name: "Gym [free](http://x)"}
cards:
  - {id: ata-audience, subjects: [ata], questions: [who can join], answer: Employees.}
`

// Another knowledge lacks cards: what they said is unknown, and what it adds is
// named without a judgement.
func TestAnotherKnowledge(t *testing.T) {
	load := func(text string) *knowledge.Base {
		base, err := knowledge.Load(knowledge.Layer{Name: "other", FS: fstest.MapFS{"a.yaml": {Data: []byte(text)}}})
		if err != nil {
			t.Fatal(err)
		}
		return base
	}
	base := load(operators)
	list := Match(base, say("work hourly; country uk"))
	if len(list) != 2 || list[0].Name != "Our academy" || list[1].Program != "gym" || list[1].Verdict() != Unknown {
		t.Fatalf("got %+v", list)
	}
	for _, c := range list[0].Checks {
		if c.Card == "ata-audience" && c.Verdict != Eligible || c.Card != "ata-audience" && (c.Verdict != Unknown || c.Reason != Missing) {
			t.Errorf("%s: %s, %s", c.Name, c.Verdict, c.Reason)
		}
	}
	for _, a := range []Answers{nil, say("work hourly; country us; time full; school none; goal software; degree yes")} {
		for _, all := range []bool{true, false} {
			if reply := result(base, a, all, "match"); reply.Table == nil || len(reply.Choices) == 0 {
				t.Errorf("got %+v", reply)
			}
		}
	}
	empty := load("cards: [{id: a, questions: [b], answer: c}]")
	reply := result(empty, nil, false, "match")
	if !strings.Contains(reply.Body, "nothing to match") || first(run(empty)) != "" {
		t.Errorf("without programs: %q, first question %q", reply.Body, first(run(empty)))
	}
}

func TestMatchIsPure(t *testing.T) {
	base := embedded(t)
	a := say("work hourly; country other; goal software it; degree yes")
	before := say("work hourly; country other; goal software it; degree yes")
	if x, y := Match(base, a), Match(base, a); !reflect.DeepEqual(x, y) || !reflect.DeepEqual(a, before) {
		t.Error("the same answers gave something else, or were changed")
	}
}

func BenchmarkMatch(b *testing.B) {
	base := embedded(b)
	a := say("work hourly; country us; military none; school diploma; time full; goal software it; degree yes")
	b.ReportAllocs()
	for b.Loop() {
		Match(base, a)
	}
}
