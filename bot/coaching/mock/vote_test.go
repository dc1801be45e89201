package mock

import (
	"testing"
	"time"

	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// judged is an exchange with one try of these levels; nil levels are no score.
func judged(levels []rehearse.Level) exchange {
	var e exchange
	a := rehearse.Assessment{NotScored: rehearse.ReasonShort}
	if levels != nil {
		a.NotScored = rehearse.ReasonScored
		for i, d := range rehearse.Dimensions() {
			a.Scores = append(a.Scores, rehearse.Score{Dimension: d, Level: levels[i]})
		}
	}
	e.tries = append(e.tries, &try{judged: &a})
	return e
}

func TestVotes(t *testing.T) {
	all := []rehearse.Level{4, 4, 4, 4, 4, 4, 4}
	twenty := []rehearse.Level{4, 2, 2, 2, 4, 2, 4}
	eighteen := []rehearse.Level{4, 2, 2, 2, 2, 2, 4}
	idle := []rehearse.Level{4, 4, 0, 4, 4, 4, 4}
	for name, test := range map[string]struct {
		asked [][]rehearse.Level
		want  Vote
	}{
		"none asked":           {nil, VoteCannotSay},
		"half scored":          {[][]rehearse.Level{all, nil}, VoteCannotSay},
		"two of three":         {[][]rehearse.Level{all, nil, twenty}, VoteInclined},
		"on the line":          {[][]rehearse.Level{twenty}, VoteInclined},
		"below the line":       {[][]rehearse.Level{twenty, eighteen}, VoteNotInclined},
		"no own actions":       {[][]rehearse.Level{all, idle}, VoteNotInclined},
		"nothing to be judged": {[][]rehearse.Level{nil, nil}, VoteCannotSay},
	} {
		var exchanges []exchange
		for _, levels := range test.asked {
			exchanges = append(exchanges, judged(levels))
		}
		if got, _, _ := voteOf(exchanges); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func TestStandings(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2026, 3, n, 0, 0, 0, 0, time.UTC) }
	row := func(p knowledge.SubjectID, n int, level rehearse.Level) Result {
		return Result{Principle: p, Day: day(n), Levels: [7]rehearse.Level{level, level, level, level, level, level, level}}
	}
	h := History{
		Results: []Result{row("ownership", 1, 0), row("ownership", 2, 4), row("ownership", 3, 4), row("dive-deep", 4, 2), row("ownership", 5, 4)},
		Older:   Older{Results: map[knowledge.SubjectID]int{"ownership": 7}},
	}
	all := h.Standings()
	if len(all) != 2 || all[0].Principle != "ownership" || all[0].Average != 28 || all[0].Scored != 11 || !all[0].Last.Equal(day(5)) {
		t.Errorf("got %+v, want the last three on ownership, of 11", all)
	}
	if weak := h.Weakest(1); len(weak) != 1 || weak[0].Principle != "dive-deep" || weak[0].Average != 14 {
		t.Errorf("the weakest is %+v, want dive deep", weak)
	}
	if got := len(h.Unrehearsed()); got != 14 {
		t.Errorf("%d principles are unrehearsed, want 14", got)
	}
	if points, ok := h.Average(); !ok || points != 21 {
		t.Errorf("the average is %v, want 21", points)
	}
	if levels, ok := h.Levels(); !ok || levels[0] != 3.5 {
		t.Errorf("the levels are %v, want 3.5", levels)
	}
	if !h.Last().Equal(day(5)) {
		t.Errorf("the last day is %v", h.Last())
	}
	if _, ok := (History{}).Average(); ok || len(History{}.Weakest(3)) > 0 || len(h.Weakest(-1)) > 0 {
		t.Error("nothing has an average")
	}
}
