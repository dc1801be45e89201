package match

import (
	"slices"

	"careercoach/knowledge"
)

// needed returns the questions that are still to be asked and could change
// something, in their order.
func needed(base *knowledge.Base, a Answers) []*question {
	list := Match(base, a)
	given := a.implied()
	var out []*question
	for i := range theBook().Questions {
		if q := &theBook().Questions[i]; !given.Given(q.ID) && q.needed(list, a) {
			out = append(out, q)
		}
	}
	return out
}

// needed reports whether a program that nothing rules out yet hangs on the
// question; for a question that is near also one that misses one condition
// which can be mended. The list is that of the answers.
func (q *question) needed(list []Result, a Answers) bool {
	for id, values := range q.When {
		if !slices.Contains(values, a.Value(id)) {
			return false
		}
	}
	return slices.ContainsFunc(list, func(r Result) bool {
		return q.reaches(r) && hangs(theBook().program(r.Program), q.ID)
	})
}

// reaches reports whether a program is so little ruled out that the question is
// worth asking for it.
func (q *question) reaches(r Result) bool {
	missed := r.Count(Not)
	if missed == 0 {
		return true
	}
	return q.Near && missed == 1 && slices.ContainsFunc(r.Checks, func(c Check) bool { return c.Mend != "" })
}

// hangs reports whether a condition of a program, or a wish that it could
// serve, hangs on a question.
func hangs(p *program, id QuestionID) bool {
	switch {
	case p == nil:
		return false
	case id == Goal:
		return len(p.Goals) > 0
	case id == Degree:
		return p.Degree.Gives
	}
	return slices.ContainsFunc(p.Conditions, func(c condition) bool { return c.Asks == id })
}
