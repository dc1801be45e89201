package rehearse_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"careercoach/bot/rehearse"
)

func TestFigures(t *testing.T) {
	for _, test := range []struct{ story, want string }{
		{"", ""},
		{"I called the customer on Monday.", ""},
		{"In May 2021 at 3 pm I called 6 customers.", "6 customers=6 custom"},
		{"I cut late orders from 40 to 12 a week.", "40=40 ; 12=12 "},
		{"Refunds fell by 35%, which saved €12,000 a year.", "35%=35 %; €12,000=12000 €"},
		{"I trained 14 people in three weeks.", "14 people=14 peopl; three weeks=3 week"},
		{"It cost $1.2 million and 2 of 50 parts failed.", "$1.2 million=1.2e+06 $; 2 of 50=? "},
		{"Latency fell from 300ms to 120 ms.", "300ms=300 ms; 120 ms=120 ms"},
		{"Errors dropped by 40 percent.", "40 percent=40 %"},
		{"We saved 45k a year and half the time.", "45k=45000 ; half=? "},
		{"We came in 20％ under budget.", "20％=20 %"},
		{"Two hundred orders came in.", "Two hundred orders=200 order"},
		{strings.Repeat("9", 400) + " checks failed.", strings.Repeat("9", 400) + " checks=? check"},
		{"I ran 12 checks. Then I ran 3 hrs of tests.", "12 checks=12 check; 3 hrs=3 hour"},
	} {
		var got []string
		for _, f := range rehearse.Figures(test.story) {
			value := "?"
			if f.Known {
				value = fmt.Sprint(f.Value)
			}
			got = append(got, f.Text+"="+value+" "+f.Unit)
			if !strings.Contains(f.Quote.Text, f.Text) || test.story[f.Quote.Start:f.Quote.End] != f.Quote.Text {
				t.Errorf("%q: the figure %q is not in its sentence %q", test.story, f.Text, f.Quote.Text)
			}
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("%q: got %q, want %q", test.story, strings.Join(got, "; "), test.want)
		}
	}
}

func TestFigureThingsAndMethod(t *testing.T) {
	for _, test := range []struct {
		story    string
		things   []string
		measured bool
	}{
		{"I cut late orders by 40%.", []string{"late", "order"}, false},
		{"Late orders fell from 40 to 12.", []string{"late", "order"}, false},
		{"We measured the checkout latency: it fell by 40%.", []string{"checkout", "latenc"}, true},
		{"According to the survey, complaints fell by 40%.", []string{"accord", "complaint", "survey"}, true},
	} {
		got := rehearse.Figures(test.story)
		if len(got) == 0 || !reflect.DeepEqual(got[0].Things, test.things) || got[0].Measured != test.measured {
			t.Errorf("%q: got %+v, want things %v, measured %v", test.story, got, test.things, test.measured)
		}
	}
}

const bakery = "In March a bakery client called because the oven sensor failed. I drove to the shop on my day off, " +
	"asked exactly what she needed, and replaced the sensor myself. I wrote a checklist so that it never happens again. " +
	"She got her bread out on time and renewed the contract; complaints fell from 12 to 2 a month."

func TestFits(t *testing.T) {
	fits := rehearse.Fits(bakery)
	if len(fits) == 0 || fits[0].Principle != "customer-obsession" || !fits[0].Clear {
		t.Fatalf("got %+v, want customer-obsession first and clear", fits)
	}
	known := map[string][]string{}
	for _, p := range rehearse.Principles() {
		known[string(p.ID)] = p.Behaviors
	}
	clear := true
	for _, f := range fits {
		if len(f.Shows) < 2 || bakery[f.Quote.Start:f.Quote.End] != f.Quote.Text || f.Quote.Text == "" {
			t.Errorf("%s shows %v, quotes %q", f.Principle, f.Shows, f.Quote.Text)
		}
		for _, s := range f.Shows {
			if !slices.Contains(known[string(f.Principle)], s) {
				t.Errorf("%s shows %q, which is none of its behaviours", f.Principle, s)
			}
		}
		if f.Clear && !clear {
			t.Errorf("%s is clear and stands behind one that is not", f.Principle)
		}
		clear = f.Clear
	}
	if !reflect.DeepEqual(fits, rehearse.Fits(bakery)) {
		t.Error("the same story has other fits the second time")
	}
}

// What Fits calls clear, Feedback judges clear where that principle is asked for.
func TestFitsAgreeWithFeedback(t *testing.T) {
	for _, f := range rehearse.Fits(bakery) {
		score := rehearse.Feedback(rehearse.Question{Principle: f.Principle}, bakery).Score(rehearse.Relevance)
		if got := score.Level == rehearse.Clear; got != f.Clear {
			t.Errorf("%s: Feedback says %s, Fits clear = %v", f.Principle, score.Level, f.Clear)
		}
	}
}

func TestNoFits(t *testing.T) {
	for _, story := range []string{"", "fine", "asdf qwer zxcv"} {
		if got := rehearse.Fits(story); got != nil {
			t.Errorf("%q: got %v, want none", story, got)
		}
	}
}

// Figures and Fits take any text: every figure stands in its sentence, and
// every sentence in the story.
func FuzzFigures(f *testing.F) {
	for _, seed := range []string{bakery, "€12,000", "％", "5％ 3%", "2 of 50", "$1.2 million", "1.2.3,4", "half a million", "from 1 to 2", "9" + strings.Repeat("9", 400)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, story string) {
		for _, g := range rehearse.Figures(story) {
			if g.Text == "" || !strings.Contains(story, g.Text) || story[g.Quote.Start:g.Quote.End] != g.Quote.Text {
				t.Errorf("%q: %+v does not stand in it", story, g)
			}
		}
		for _, g := range rehearse.Fits(story) {
			if story[g.Quote.Start:g.Quote.End] != g.Quote.Text {
				t.Errorf("%q: %+v does not stand in it", story, g)
			}
		}
	})
}
