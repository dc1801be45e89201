package plan

import (
	"slices"
	"time"

	"careercoach/bot/coaching/mock"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// A Review says when a principle is to be rehearsed again.
type Review struct {
	Principle knowledge.SubjectID
	Name      string
	// Last is the day of the last scored answer on it, at midnight UTC, Points
	// its points, 0 to rehearse.MaxTotal.
	Last   time.Time
	Points int
	// Due is the day on which it is to come back.
	Due time.Time
}

// Points from which an answer is good and below which it is weak, of
// rehearse.MaxTotal: our own reading.
const (
	goodPoints = rehearse.MaxTotal * 5 / 7
	weakPoints = rehearse.MaxTotal * 3 / 7
)

// intervals are after how many days a principle comes back.
func intervals() []int { return []int{1, 3, 7, 14, 30} }

// Reviews returns when the principles come back that were rehearsed, the first
// due first. Each good answer leads to the next interval, a weak one back to
// the first, one between to the same again. Answers of unknown days are left
// out.
func Reviews(h mock.History) []Review {
	var out []Review
	for _, p := range rehearse.Principles() {
		var answers []mock.Result
		for _, r := range h.Results {
			if r.Principle == p.ID && !r.Day.IsZero() {
				answers = append(answers, r)
			}
		}
		if len(answers) == 0 {
			continue
		}
		slices.SortStableFunc(answers, func(a, b mock.Result) int { return a.Day.Compare(b.Day) })
		last := answers[len(answers)-1]
		out = append(out, Review{p.ID, p.Name, last.Day, last.Points(), last.Day.AddDate(0, 0, intervalAfter(answers))})
	}
	slices.SortStableFunc(out, func(a, b Review) int { return a.Due.Compare(b.Due) })
	return out
}

// intervalAfter returns after how many days a principle comes back.
func intervalAfter(answers []mock.Result) int {
	days := intervals()
	stage := 0
	for i, a := range answers {
		switch points := a.Points(); {
		case points < weakPoints:
			stage = 0
		case points >= goodPoints && i > 0 && a.Day.After(answers[i-1].Day):
			stage = min(stage+1, len(days)-1)
		}
	}
	return days[stage]
}

// dueBy returns the reviews that are due on a day or before, the weakest
// answer first.
func dueBy(reviews []Review, day time.Time) []Review {
	var out []Review
	for _, r := range reviews {
		if !r.Due.After(day) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b Review) int { return a.Points - b.Points })
	return out
}
