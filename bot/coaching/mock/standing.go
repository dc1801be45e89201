package mock

import (
	"slices"
	"time"

	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// lastCount is how many of the last answers a standing looks at.
const lastCount = 3

// A Standing is how the answers on one principle stood lately.
type Standing struct {
	Principle knowledge.SubjectID
	Name      string
	// Scored counts all answers with points.
	Scored int
	// Last is the day of the last of them, at midnight UTC; the zero time where
	// that is not known.
	Last time.Time
	// Average is the mean total of the last three, 0 to rehearse.MaxTotal.
	Average float64
}

// Standings returns how each principle that was answered stands, in Amazon's
// order.
func (h History) Standings() []Standing {
	var out []Standing
	for _, p := range rehearse.Principles() {
		last := h.lastOf(p.ID)
		if len(last) == 0 {
			continue
		}
		s := Standing{Principle: p.ID, Name: p.Name, Scored: h.Older.Results[p.ID]}
		for _, r := range h.Results {
			if r.Principle == p.ID {
				s.Scored++
			}
		}
		for _, r := range last {
			s.Average += float64(r.Points()) / float64(len(last))
			if r.Day.After(s.Last) {
				s.Last = r.Day
			}
		}
		out = append(out, s)
	}
	return out
}

// lastOf returns the last results of a principle.
func (h History) lastOf(id knowledge.SubjectID) []Result {
	var out []Result
	for _, r := range h.Results {
		if r.Principle == id {
			out = append(out, r)
		}
	}
	return out[max(0, len(out)-lastCount):]
}

// Weakest returns the principles with the lowest averages, the lowest first, at
// most n; those equally low in Amazon's order. Those never answered are not
// among them: see Unrehearsed.
func (h History) Weakest(n int) []Standing {
	all := h.Standings()
	slices.SortStableFunc(all, func(a, b Standing) int {
		switch {
		case a.Average < b.Average:
			return -1
		case a.Average > b.Average:
			return 1
		}
		return 0
	})
	return all[:min(max(n, 0), len(all))]
}

// Unrehearsed returns the principles without a scored answer, in Amazon's
// order.
func (h History) Unrehearsed() []knowledge.SubjectID {
	var out []knowledge.SubjectID
	for _, p := range rehearse.Principles() {
		if len(h.lastOf(p.ID)) == 0 {
			out = append(out, p.ID)
		}
	}
	return out
}

// Scored counts all scored answers, each question of a rehearsal once.
func (h History) Scored() int {
	n := h.Older.Scored
	for _, s := range h.Sessions {
		n += s.Scored
	}
	return n
}

// Rehearsals counts all rehearsals, Loops those of a whole or a short loop.
func (h History) Rehearsals() int { return h.Older.Sessions + len(h.Sessions) }

// Loops counts the rehearsals of a loop, finished or not.
func (h History) Loops() int {
	n := h.Older.Loops
	for _, s := range h.Sessions {
		if s.Scope.isLoop() {
			n++
		}
	}
	return n
}

// Last returns the day of the last scored answer, at midnight UTC; the zero
// time where there is none or it is not known.
func (h History) Last() time.Time {
	var last time.Time
	for _, r := range h.Results {
		if r.Day.After(last) {
			last = r.Day
		}
	}
	return last
}

// Average returns the mean of the averages of the principles that were
// answered, 0 to rehearse.MaxTotal; false where none was.
func (h History) Average() (points float64, ok bool) {
	all := h.Standings()
	for _, s := range all {
		points += s.Average / float64(len(all))
	}
	return points, len(all) > 0
}

// Levels returns the mean points of each dimension over the last answers of
// every principle, 0 to 4, in the order of rehearse.Dimensions; false where
// there are none.
func (h History) Levels() (mean [7]float64, ok bool) {
	n := 0
	for _, p := range rehearse.Principles() {
		for _, r := range h.lastOf(p.ID) {
			n++
			for i, l := range r.Levels {
				mean[i] += float64(l)
			}
		}
	}
	for i := range mean {
		mean[i] /= float64(max(n, 1))
	}
	return mean, n > 0
}
