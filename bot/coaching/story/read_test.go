package story

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"careercoach/bot/rehearse"
)

func TestFigures(t *testing.T) {
	s := pallets()
	var got []string
	for _, f := range s.Figures() {
		got = append(got, fmt.Sprintf("%s %s %v", f.Part, f.Text, f.Open()))
	}
	want := []string{
		"situation forty pallets true",
		"action three nights false", // a small number, and the sentence names the log
		"result 40 true",
		"result 12 true",
		"result two docks false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestMeasure(t *testing.T) {
	s := pallets()
	open := s.openClaims(9)
	if len(open) != 2 || open[0].text() != "40 and 12" || open[1].text() != "forty pallets" {
		t.Fatalf("got %v, want the result's first", open)
	}
	s.measure(open[0], "  our shift log ")
	s.measure(open[0], "our shift log")
	if len(s.Methods) != 2 || len(s.openClaims(9)) != 1 {
		t.Errorf("got %v, want one method for each of the two figures", s.Methods)
	}
	for _, f := range s.Figures() {
		if f.Part == Result && f.Text == "12" && (f.Method != "our shift log" || f.Open()) {
			t.Errorf("got %+v", f)
		}
	}
	s.measure(open[0], "")
	if len(s.Methods) != 0 {
		t.Errorf("got %v, want none", s.Methods)
	}
}

func TestLacks(t *testing.T) {
	complete, noFigure := pallets(), pallets()
	noFigure.Result = "The docks copied it."
	for _, test := range []struct {
		story Story
		want  string
	}{
		{complete, ""},
		{noFigure, "a figure in the result"},
		{Story{}, "the situation, the task, the action, the result, its principles"},
		{palletsAgain(), "the task"},
	} {
		got := strings.Join(test.story.Lacks(), ", ")
		if got != test.want || test.story.Complete() != (got == "") {
			t.Errorf("%s lacks %q, want %q", test.story.Title, got, test.want)
		}
	}
}

func TestClashes(t *testing.T) {
	for _, test := range []struct {
		name, one, other string
		want             int
	}{
		{"another start", "Late pallets fell from 40 to 12 a week.", "Late pallets fell from 45 to 12 a week.", 1},
		{"the same", "Late pallets fell from 40 to 12 a week.", "Late pallets fell from 40 to 12 a week.", 0},
		{"one tells less", "Late pallets fell from 40 to 12 a week.", "Late pallets fell to 12 a week.", 0},
		{"another thing", "Late pallets fell from 40 to 12 a week.", "Late refunds fell from 45 to 10 a week.", 0},
		{"another unit", "The checkout latency fell by 40%.", "The checkout latency fell by 120 ms.", 0},
		{"percent", "The checkout latency fell by 40%.", "I cut checkout latency by 35 percent.", 1},
		{"one thing", "Refunds fell by 40%.", "Refunds fell by 30%.", 1},
		{"hours and minutes", "The queue took 2 hours.", "The queue took 120 minutes.", 0},
		{"hours and minutes that differ", "The queue took 2 hours.", "The queue took 90 minutes.", 1},
		{"events of the same kind", "I called 6 customers.", "I called 9 customers.", 0},
		{"people", "I trained 14 people.", "I trained 8 people.", 0},
		{"no value", "Refunds halved.", "Refunds fell by 30%.", 0},
	} {
		b := bankWith(Story{ID: "a", Result: test.one}, Story{ID: "b", Result: test.other})
		if got := b.Clashes(); len(got) != test.want {
			t.Errorf("%s: %d clashes, want %d: %+v", test.name, len(got), test.want, got)
		}
	}
}

// Of one scene it is enough that the figures are of one thing.
func TestClashesInOneScene(t *testing.T) {
	jam := Story{ID: "a", Title: "Conveyor jam", Situation: "At peak 2023 the conveyor belt on my line jammed all the time.", Result: "The jams on the belt fell from 12 to 3 a day."}
	again := Story{ID: "b", Title: "Conveyor line at peak", Situation: "We had the conveyor line jams at peak 2023.", Result: "Jams fell from 20 times to 3 times a day, and complaints too."}
	elsewhere := Story{ID: "c", Title: "Printer", Situation: "The printers of the office stopped each morning.", Result: "The jams in the printer fell from 9 to 1 a day."}
	if got := bankWith(jam, again, elsewhere).Clashes(); len(got) != 1 || got[0].One.ID != "a" || got[0].Other.ID != "b" {
		t.Errorf("got %+v, want the two of the conveyor", got)
	}
}

func TestClashNamesBoth(t *testing.T) {
	b := bankWith(pallets(), refunds(), palletsAgain())
	got := b.Clashes()
	if len(got) != 1 || got[0].One.Number != 1 || got[0].Other.Number != 3 || !strings.Contains(got[0].OtherFigure.Quote.Text, "from 45 to 12") {
		t.Errorf("got %+v", got)
	}
	b.Story(3).Archived = true
	if got := b.Clashes(); got != nil {
		t.Errorf("with one archived: got %+v", got)
	}
}

func TestTwins(t *testing.T) {
	renamed := refunds()
	renamed.ID, renamed.Title, renamed.Situation, renamed.Action = "s", "the Refund Line", "We lost parcels.", "I wrote to each sender."
	for _, test := range []struct {
		name       string
		one, other Story
		want       bool
	}{
		{"the same event in other words", pallets(), palletsAgain(), true},
		{"two events", pallets(), refunds(), false},
		{"the same title", refunds(), renamed, true},
		{"nothing told", Story{ID: "a"}, Story{ID: "b"}, false},
		{"few words", Story{ID: "a", Title: "One", Action: "I called the customer."}, Story{ID: "b", Title: "Two", Action: "I called the customer."}, false},
	} {
		b := bankWith(test.one, test.other)
		if got := len(b.Twins()) == 1; got != test.want {
			t.Errorf("%s: twins %v, want %v (likeness %.2f)", test.name, got, test.want, likeness(wordsOf(&test.one), wordsOf(&test.other)))
		}
		if got := b.twin(&test.other) != nil; got != test.want {
			t.Errorf("%s: has a twin %v, want %v", test.name, got, test.want)
		}
	}
}

// A part without a full stop is a sentence of its own for the feedback.
func TestToldKeepsPartsApart(t *testing.T) {
	s := Story{
		Situation: "In May 2024 our depot in Leeds lost parcels every night",
		Task:      "I had to find out where they went",
		Action:    "I counted the cages of both shifts for two weeks and wrote down every label",
		Result:    "Losses fell from 40 to 6 a week",
	}
	a := rehearse.Feedback(rehearse.Question{}, s.Told())
	var got []string
	for _, score := range a.Scores {
		if score.Dimension == rehearse.Situation || score.Dimension == rehearse.Actions || score.Dimension == rehearse.Result {
			got = append(got, score.Quote.Text)
		}
	}
	for _, quote := range got {
		if !slices.Contains([]string{s.Situation, s.Task, s.Action, s.Result}, quote) {
			t.Errorf("it quotes %q, want one part", quote)
		}
	}
	if len(got) != 3 {
		t.Errorf("%d quotes of %+v, want 3", len(got), a)
	}
}
