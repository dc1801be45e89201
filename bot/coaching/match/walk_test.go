package match

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"careercoach/bot"
)

// walk takes every way through the steps from a run on, of wishes only the
// first and none, and calls end at each end.
func walk(t *testing.T, flow bot.Flow, r bot.Run, step string, end func(bot.Run)) {
	if step == "" {
		end(r)
		return
	}
	var s *bot.Step
	for i := range flow.Steps {
		if flow.Steps[i].ID == step {
			s = &flow.Steps[i]
		}
	}
	if s == nil {
		t.Fatalf("there is no step %q", step)
	}
	if _, again := r.Last(step); again {
		t.Fatalf("%q is asked twice: %v", step, r.Given)
	}
	askedForAReason(t, r, QuestionID(step))
	options := s.Input.Options(r)
	for i, o := range options {
		if theBook().question(QuestionID(step)).Wish && i > 0 && i < len(options)-1 {
			continue
		}
		on := r
		on.Given = append(r.Given[:len(r.Given):len(r.Given)], bot.Given{Step: step, Text: o.Label, Values: []string{o.Value}})
		walk(t, flow, on, s.Next(on), end)
	}
}

// askedForAReason reports a question on which nothing hangs that is not ruled
// out.
func askedForAReason(t *testing.T, r bot.Run, id QuestionID) {
	t.Helper()
	near := theBook().question(id).Near
	for _, result := range Match(r.Base, answersOf(r)) {
		missed := result.Count(Not)
		if (missed == 0 || near && missed == 1) && hangs(theBook().program(result.Program), id) {
			return
		}
	}
	t.Errorf("%q is asked for nothing after %v", id, answersOf(r))
}

// Every way ends, keeps what was answered, and ends in a reply that every
// platform can show.
func TestEveryWayEnds(t *testing.T) {
	flow := Flows()[0]
	start := bot.Run{Base: embedded(t), Now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	ends, longest, most := 0, 0, 0
	walk(t, flow, start, flow.First(start), func(r bot.Run) {
		ends++
		most = max(most, len(r.Given))
		if ends%7 != 0 { // all are walked, some are looked at
			return
		}
		out := flow.Finish(r).Reply
		fitsPlatforms(t, out)
		longest = max(longest, len(strings.Fields(out.Body)))
		p := bot.Profile{}
		if err := flow.Keep(r, p); err != nil {
			t.Fatal(err)
		}
		rec, err := Load(p)
		if err != nil || !reflect.DeepEqual(rec.Answers, answersOf(r)) {
			t.Errorf("kept %v, want %v (%v)", rec.Answers, answersOf(r), err)
		}
		if ends%91 == 0 && !reflect.DeepEqual(out, flow.Finish(r).Reply) {
			t.Errorf("the same run gave something else: %v", r.Given)
		}
	})
	if ends < 1000 || most > len(theBook().Questions) || longest > 190 {
		t.Errorf("%d ends, at most %d questions, at most %d words", ends, most, longest)
	}
	t.Logf("%d ends, at most %d questions, at most %d words", ends, most, longest)
}

// fitsPlatforms reports what a platform could not show.
func fitsPlatforms(t *testing.T, r bot.Reply) {
	t.Helper()
	if len(r.Choices) > maxChoices {
		t.Errorf("%d choices", len(r.Choices))
	}
	for _, c := range r.Choices {
		if c.Text == "" || len(c.Text) > maxText || c.Label == "" || utf8.RuneCountInString(c.Label) > 40 {
			t.Errorf("the choice %q sends %q", c.Label, c.Text)
		}
	}
	if r.Table == nil || len(r.Table.Rows) == 0 || len(r.Sources) == 0 || r.Caution == "" || r.Title == "" {
		t.Errorf("something is missing: %+v", r)
	}
	for _, row := range r.Table.Rows {
		if len(row) != len(r.Table.Header) {
			t.Errorf("the row %q is not as wide as %q", row, r.Table.Header)
		}
	}
}

// Every program can be shown in full, before and after the questions.
func TestDetails(t *testing.T) {
	base := embedded(t)
	for _, rec := range []Record{{}, {Answers: say("work outside; country other; school none; time part; goal it; degree no")}} {
		for _, p := range theBook().Programs {
			r := detail(base, rec, p.ID)
			r.Caution += "x" // not every card has one
			fitsPlatforms(t, r)
			if len(r.Table.Rows) != len(p.Conditions) || len(strings.Fields(r.Body)) > 160 {
				t.Errorf("%s: %d rows, %d words", p.ID, len(r.Table.Rows), len(strings.Fields(r.Body)))
			}
		}
	}
}
