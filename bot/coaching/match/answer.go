package match

import (
	"slices"
	"strings"

	"careercoach/bot/coaching/prose"
)

// Unsaid is the answer of somebody who prefers not to say: the conditions that
// hang on the question stay unknown.
const Unsaid = "unsaid"

// Answers are what a person answered, by question: the values of options, of
// which only Goal has more than one. It is plain data that may be stored; nil
// is what somebody answered who was never asked.
type Answers map[QuestionID][]string

// Value returns the answer to a question, empty where none was given or the
// person prefers not to say. Of several answers it is the first.
func (a Answers) Value(id QuestionID) string {
	if v := a[id]; len(v) > 0 && v[0] != Unsaid {
		return v[0]
	}
	return ""
}

// Given reports whether a question was answered, be it with Unsaid.
func (a Answers) Given(id QuestionID) bool { return len(a[id]) > 0 }

// with returns the answers with another answer to one question; what followed
// from the old one is dropped. It does not change a.
func (a Answers) with(id QuestionID, values ...string) Answers {
	out := Answers{}
	for k, v := range a {
		q := theBook().question(k)
		if q != nil && (q.When[id] == nil || slices.Equal(a[id], values)) {
			out[k] = v
		}
	}
	out[id] = slices.Clone(values)
	return out
}

// clean returns the answers without what the questions do not offer, as an
// older version may have.
func (a Answers) clean() Answers {
	out := Answers{}
	for _, q := range theBook().Questions {
		var known []string
		for _, v := range a[q.ID] {
			if (v == Unsaid || q.option(v) != nil) && !slices.Contains(known, v) {
				known = append(known, v)
			}
		}
		if len(known) > 0 {
			out[q.ID] = known[:min(len(known), q.most())]
		}
	}
	return out
}

// maxGoals is how many goals a person can name.
const maxGoals = 3

// most is how many answers a question takes.
func (q *question) most() int {
	if q.ID == Goal {
		return maxGoals
	}
	return 1
}

// implied returns the answers with what follows from them: to questions that
// are asked after one answer alone. It does not change a.
func (a Answers) implied() Answers {
	out := a
	for _, q := range theBook().Questions {
		if q.Else == "" || out.Given(q.ID) {
			continue
		}
		for id, values := range q.When {
			if v := out.Value(id); v != "" && !slices.Contains(values, v) {
				out = out.with(q.ID, q.Else)
			}
		}
	}
	return out
}

// heard returns the answers with those to other questions that stood in the
// words of one: who gives their country as "Scotland" need not be asked whether
// it is there. It does not change a.
func (a Answers) heard(id QuestionID, text string) Answers {
	said := " " + prose.Plain(text) + " "
	for _, q := range theBook().Questions {
		if q.From != id {
			continue
		}
		var found []string
		for _, o := range q.Options {
			if slices.ContainsFunc(o.Heard, func(w string) bool { return strings.Contains(said, " "+w+" ") }) {
				found = append(found, o.Value)
			}
		}
		if len(found) == 1 {
			a = a.with(q.ID, found[0])
		}
	}
	return a
}
