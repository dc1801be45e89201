package mock

import (
	"cmp"
	"slices"

	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// How many questions a rehearsal has.
const (
	mostLive  = 3 // of one principle, on the clock
	weakCount = 3 // weakest principles
	shortEach = 2 // principles of one interviewer in a short loop
	fewTwice  = 3 // up to so many chosen principles, two questions of each
)

// An item is one question of a plan.
type item struct {
	question rehearse.Question
	// interviewer is the place of who asks it, -1 outside loops; first marks
	// their first question.
	interviewer int
	first       bool
	// again is the rehearsal that asked it before; 0 where it is new.
	again Stamp
}

// planOf makes the questions of a request, given what came before. The same
// history and request give the same plan.
func planOf(h History, q request) []item {
	switch q.scope {
	case ScopeOne:
		n := 0 // all
		if q.mode == modeLive {
			n = mostLive
		}
		return h.items(q.principles, max(n, 0), -1)
	case ScopeFew:
		return rounds(h, q.principles)
	case ScopeWeak:
		return h.each(h.weakOnes(), -1)
	case ScopeShort, ScopeLoop:
		return loopOf(h, q.scope)
	}
	return nil
}

// rounds asks every chosen principle once, and again where they are few.
func rounds(h History, ids []knowledge.SubjectID) []item {
	out := h.each(ids, -1)
	if len(ids) > fewTwice {
		return out
	}
	for _, id := range ids {
		if all := h.ordered(id); len(all) > 1 {
			out = append(out, all[1])
		}
	}
	return out
}

// items returns up to n questions of each principle, all where n is 0.
func (h History) items(ids []knowledge.SubjectID, n, interviewer int) []item {
	var out []item
	for _, id := range ids {
		all := h.ordered(id)
		if n > 0 {
			all = all[:min(n, len(all))]
		}
		for _, it := range all {
			it.interviewer, it.first = interviewer, interviewer >= 0 && len(out) == 0
			out = append(out, it)
		}
	}
	return out
}

// each returns one question of each principle.
func (h History) each(ids []knowledge.SubjectID, interviewer int) []item {
	return h.items(ids, 1, interviewer)
}

// ordered returns the questions of a principle, those never asked first, then
// the one that was asked longest ago, in one rehearsal the one that came first.
func (h History) ordered(id knowledge.SubjectID) []item {
	var out []item
	for _, q := range rehearse.Questions(id) {
		out = append(out, item{question: q, interviewer: -1, again: h.asked(q.ID).Last})
	}
	slices.SortStableFunc(out, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.again, b.again), cmp.Compare(h.asked(a.question.ID).Place, h.asked(b.question.ID).Place))
	})
	return out
}

// asked returns what is noted of a question, the zero Asked where it was never
// asked.
func (h History) asked(id rehearse.QuestionID) Asked {
	for _, a := range h.Asked {
		if a.Question == id {
			return a
		}
	}
	return Asked{}
}

// weakOnes returns the weakest principles, filled up with those never
// answered.
func (h History) weakOnes() []knowledge.SubjectID {
	var out []knowledge.SubjectID
	for _, s := range h.Weakest(weakCount) {
		out = append(out, s.Principle)
	}
	for _, id := range h.Unrehearsed() {
		if len(out) < weakCount {
			out = append(out, id)
		}
	}
	return out
}

// loopOf lets each interviewer ask one group of principles. Who asks which
// group moves on with every loop.
func loopOf(h History, scope Scope) []item {
	var out []item
	n := len(loop().Groups)
	for i := range n {
		ids := loop().Groups[(i+h.Loops())%n]
		if scope == ScopeShort {
			ids = h.longestAgo(ids, shortEach)
		}
		out = append(out, h.each(ids, i)...)
	}
	return out
}

// longestAgo returns the n principles that were asked about longest ago, or
// never, of those of one rehearsal the ones asked about less often, in their
// given order.
func (h History) longestAgo(ids []knowledge.SubjectID, n int) []knowledge.SubjectID {
	byAge := slices.Clone(ids)
	last := func(id knowledge.SubjectID) (at Stamp, times int) {
		for _, q := range rehearse.Questions(id) {
			at, times = max(at, h.asked(q.ID).Last), times+h.asked(q.ID).Times
		}
		return at, times
	}
	slices.SortStableFunc(byAge, func(a, b knowledge.SubjectID) int {
		atA, timesA := last(a)
		atB, timesB := last(b)
		return cmp.Or(cmp.Compare(atA, atB), cmp.Compare(timesA, timesB))
	})
	byAge = byAge[:min(n, len(byAge))]
	return slices.DeleteFunc(slices.Clone(ids), func(id knowledge.SubjectID) bool { return !slices.Contains(byAge, id) })
}

// before returns the history without one rehearsal: what its plan was made
// from. It does not change h.
func (h History) before(s Stamp) History {
	out := h
	out.Asked, out.Results, out.Sessions = nil, nil, nil
	for _, a := range h.Asked {
		if a.Last == s {
			a.Last, a.Place, a.Times = a.Before, a.PlaceBefore, a.Times-1
			a.Before, a.PlaceBefore = 0, 0
		}
		if a.Times > 0 {
			out.Asked = append(out.Asked, a)
		}
	}
	for _, r := range h.Results {
		if r.Session != s {
			out.Results = append(out.Results, r)
		}
	}
	for _, one := range h.Sessions {
		if one.Stamp != s {
			out.Sessions = append(out.Sessions, one)
		}
	}
	return out
}
