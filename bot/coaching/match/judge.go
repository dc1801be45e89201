package match

import (
	"cmp"
	"slices"

	"careercoach/knowledge"
)

// Match sets answers beside the conditions of every program and apprenticeship
// of the knowledge. First come the programs that miss no condition, then those
// that miss fewest; among them those with fewest unknown, but what the cards
// leave open for everybody counts only after the person's wishes. Nil answers
// leave everything unknown; base must not be nil.
func Match(base *knowledge.Base, a Answers) []Result {
	a = a.clean().implied()
	var out []Result
	for _, p := range theBook().Programs {
		if s, ok := base.Subject(p.ID); ok {
			out = append(out, p.result(base, s.Name, a))
		}
	}
	for _, kind := range []knowledge.KindID{"program", "apprenticeship"} {
		for _, s := range base.OfKind(kind) {
			if theBook().program(s.ID) == nil {
				out = append(out, Result{Program: s.ID, Name: s.Name, Short: s.Name})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Result) int {
		return cmp.Or(
			cmp.Compare(x.Count(Not), y.Count(Not)),
			cmp.Compare(x.unjudged(), y.unjudged()),
			cmp.Compare(x.open(), y.open()),
			cmp.Compare(len(y.Fits), len(x.Fits)),
			cmp.Compare(x.Count(Unknown), y.Count(Unknown)))
	})
	return out
}

func (p *program) result(base *knowledge.Base, name string, a Answers) Result {
	r := Result{Program: p.ID, Name: name, Short: p.Short, Overview: p.Overview, Apply: p.Apply, Advice: p.Then}
	for _, c := range p.Conditions {
		r.Checks = append(r.Checks, c.judged(base, a))
	}
	for _, o := range theBook().question(Goal).Options {
		if g, ok := p.Goals[o.Value]; ok && slices.Contains(a[Goal], o.Value) && holds(base, g.Card) {
			r.Fits = append(r.Fits, o.Fit)
		}
	}
	if p.Degree.Gives && a.Value(Degree) == "yes" && holds(base, p.Degree.Card) {
		r.Fits = append(r.Fits, theBook().question(Degree).option("yes").Fit)
	}
	return r
}

func (c *condition) judged(base *knowledge.Base, a Answers) Check {
	k := Check{Name: c.Name, Asks: c.Asks, Card: c.Card, Says: fill(base, c.Says), Verdict: Unknown}
	answer := a.Value(c.Asks)
	switch {
	case !holds(base, c.Card):
		k.Reason, k.Says = Missing, ""
	case c.Asks == "":
		k.Reason = Silent
	case answer == "":
		k.Reason = Unanswered
	case slices.Contains(c.Met, answer):
		k.Verdict = Eligible
	case slices.Contains(c.Failed, answer):
		k.Verdict = Not
	default:
		k.Reason = Unstated
	}
	own := slices.Contains(c.MendFrom, answer)
	if (k.Verdict == Not || k.Reason == Unstated) && c.Mend != "" && (len(c.MendFrom) == 0 || own) {
		k.Mend, k.Cards, k.own = fill(base, c.Mend), c.Cards, own
	}
	return k
}

// holds reports whether the knowledge has a card.
func holds(base *knowledge.Base, id knowledge.CardID) bool {
	_, ok := base.Card(id)
	return ok
}
