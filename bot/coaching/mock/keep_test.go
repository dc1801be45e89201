package mock_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/mock"
)

// No question comes back while others of its principle were never asked, and
// what is kept stays small.
func TestNoQuestionComesBackEarly(t *testing.T) {
	var profile bot.Profile
	seen := map[string]int{}
	at := began
	for round := range 14 {
		at = at.Add(24 * time.Hour)
		w := newWalker(t, "loop live", profile, at)
		for w.step == "answer" {
			body := w.ask().Body
			question := body[strings.LastIndex(body, "\n")+1:]
			seen[question]++
			if seen[question] > 1 != strings.Contains(body, "comes back") {
				t.Errorf("round %d: asked for the %d. time: %s", round, seen[question], body)
			}
			w.write([]string{goodAnswer, thinAnswer}[(round+len(seen))%2])
		}
		profile = w.run.Person.Profile
	}
	if len(seen) != 78 {
		t.Errorf("%d questions in 14 loops, want all 78", len(seen))
	}
	least, most := 1000, 0
	for _, n := range seen {
		least, most = min(least, n), max(most, n)
	}
	if most-least > 2 {
		t.Errorf("one question was asked %d times, another %d times", most, least)
	}
	h, err := mock.Load(profile)
	if err != nil || h.Scored() != 14*16 || h.Loops() != 14 || h.Rehearsals() != 14 {
		t.Errorf("kept: %d answers, %d loops, %d rehearsals, %v", h.Scored(), h.Loops(), h.Rehearsals(), err)
	}
	sum := 0
	for _, s := range h.Standings() {
		sum += s.Scored
	}
	if sum != 14*16 {
		t.Errorf("the standings count %d answers, want %d", sum, 14*16)
	}
	if size := len(profile["mock"]); size > 20_000 {
		t.Errorf("14 loops take %d bytes", size)
	}
}

// Rehearsed again and again, one principle asks all of its questions about
// equally often, none of them always first.
func TestQuestionsTakeTurns(t *testing.T) {
	for _, id := range []string{"ownership", "frugality", "earn trust"} {
		var profile bot.Profile
		asked, firsts := map[string]int{}, map[string]int{}
		at := began
		for range 7 {
			at = at.Add(24 * time.Hour)
			w := newWalker(t, id+" live", profile, at)
			for n := 0; w.step == "answer"; n++ {
				body := w.ask().Body
				question := body[strings.LastIndex(body, "\n")+1:]
				if asked[question]++; n == 0 {
					firsts[question]++
				}
				w.write(goodAnswer)
			}
			profile = w.run.Person.Profile
		}
		least, most := 1000, 0
		for _, n := range asked {
			least, most = min(least, n), max(most, n)
		}
		if most-least > 1 {
			t.Errorf("%s asks its questions %v, want about equally often", id, asked)
		}
		for question, n := range firsts {
			if n > 2 {
				t.Errorf("%s begins %d times of 7 with %q", id, n, question)
			}
		}
	}
}

// Answers taken back leave no trace but the question.
func TestTakenBack(t *testing.T) {
	w := newWalker(t, "ownership", nil, began)
	w.write(goodAnswer)
	before := w.run.Person.Profile["mock"]
	w.choose("again")
	w.write("fine")
	w.run.Given = w.run.Given[:1]
	w.step = "then"
	w.choose("again") // kept again, without the second try
	var a, b map[string]any
	if err := json.Unmarshal(before, &a); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(w.run.Person.Profile["mock"], &b); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(a, b) {
		t.Errorf("kept %v, want %v", b, a)
	}
}

func TestLoadRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, data := range []string{`{"v":2}`, `{"v":0}`, `[]`, `{"v":"1"}`} {
		if _, err := mock.Load(bot.Profile{"mock": json.RawMessage(data)}); err == nil {
			t.Errorf("%s is read", data)
		}
		run := bot.Run{Person: bot.Person{Profile: bot.Profile{"mock": json.RawMessage(data)}}}
		for _, f := range mock.Flows() {
			checkReply(t, f.Finish(run).Reply, fmt.Sprint(f.Name, " with ", data))
		}
	}
	if h, err := mock.Load(nil); err != nil || h.Rehearsals() != 0 {
		t.Errorf("an empty profile gives %+v, %v", h, err)
	}
}
