package match

import (
	"reflect"
	"slices"
	"testing"
)

func TestReadOrder(t *testing.T) {
	for typed, want := range map[string]order{
		"all":                                    {all: true},
		"Show all":                               {all: true},
		"ata":                                    {program: "ata"},
		"the Technical Academy":                  {program: "ata"},
		"for career choice":                      {program: "career-choice"},
		"why avta?":                              {program: "avta"},
		"country uk":                             {change: Country, values: []string{"uk"}},
		"Country: United Kingdom":                {change: Country, values: []string{"uk"}},
		"country to germany":                     {change: Country, values: []string{"other"}},
		"country atlantis":                       {change: Country},
		"country":                                {change: Country},
		"country prefer not to say":              {change: Country, values: []string{Unsaid}},
		"work no":                                {change: Work, values: []string{"outside"}},
		"job hourly":                             {change: Work, values: []string{"hourly"}},
		"school GED":                             {change: School, values: []string{"diploma"}},
		"time part-time":                         {change: Time, values: []string{"part"}},
		"scotland yes":                           {change: Scotland, values: []string{"yes"}},
		"goal software, it":                      {change: Goal, values: []string{"software", "it"}},
		"goal software; and ml":                  {change: Goal, values: []string{"software", "ml"}},
		"goal software, it, ml, ops":             {change: Goal},
		"goal software and it and cloud support": {change: Goal, values: []string{"software", "it"}},
		"goals: software, ml and ops":            {change: Goal, values: []string{"software", "ml", "operations"}},
		"goal leading people":                    {change: Goal, values: []string{"lead"}},
		"goal not sure, software":                {change: Goal, values: []string{"software"}},
		"goal open":                              {change: Goal, values: []string{Unsaid}},
		"degree wish yes":                        {change: Degree, values: []string{"yes"}},
		"degree no":                              {change: Degree, values: []string{"no"}},
		"goal software, software, sde":           {change: Goal, values: []string{"software"}},
	} {
		if got, ok := readOrder(typed); !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %+v, %v, want %+v", typed, got, ok, want)
		}
	}
	for _, typed := range []string{"", "me", "the salary of a senior", "countryside", "   ", "for", "my skills to a job", "all of it"} {
		if got, ok := readOrder(typed); ok {
			t.Errorf("%q: got %+v, want nothing", typed, got)
		}
	}
}

func FuzzReadOrder(f *testing.F) {
	for _, seed := range []string{"all", "ata", "country uk", "goal software, it", "goal ,", "goal ;;;x", " ,GOAL 0", "goal it and and ml and", "work \x00", "Goal: ML, \u2028", "degree degree", "GOAL İ,it", "goals\u0130, software"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := readOrder(s)
		if !ok {
			if !reflect.DeepEqual(got, order{}) {
				t.Errorf("%q is no order and gave %+v", s, got)
			}
			return
		}
		if again, _ := readOrder(s); !reflect.DeepEqual(got, again) {
			t.Errorf("%q gave %+v, then %+v", s, got, again)
		}
		q := theBook().question(got.change)
		if (q != nil) == (got.all || got.anew || got.program != "") {
			t.Errorf("%q gave %+v: one of three is wanted", s, got)
		}
		if q == nil {
			return
		}
		if len(got.values) > q.most() {
			t.Errorf("%q gave %d answers to %s", s, len(got.values), q.ID)
		}
		if clean := (Answers{q.ID: got.values}).clean(); len(got.values) > 0 && !slices.Equal(clean[q.ID], got.values) {
			t.Errorf("%q gave %v, which is no answer to %s", s, got.values, q.ID)
		}
	})
}

func FuzzHeard(f *testing.F) {
	for _, seed := range []string{"Scotland", "England or Scotland", "I live in Edinburgh", "uk", "'.'", "\xff scotland"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a := say("country uk")
		b := a.heard(Country, s)
		if v := b.Value(Scotland); !slices.Contains([]string{"", "yes", "no"}, v) || len(a) != 1 {
			t.Errorf("%q gave %v, from %v", s, b, a)
		}
	})
}

func TestHeard(t *testing.T) {
	for text, want := range map[string]string{
		"Scotland": "yes", "I live in Edinburgh.": "yes", "England": "no", "uk": "", "England or Scotland": "", "": "",
	} {
		if got := say("country uk").heard(Country, text).Value(Scotland); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
