package plan

import (
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/mock"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// answers makes a history of answers on a principle: the days from monday and
// the points, 0 to rehearse.MaxTotal.
func answers(principle knowledge.SubjectID, daysAndPoints ...int) (h mock.History) {
	for i := 0; i < len(daysAndPoints); i += 2 {
		r := mock.Result{Principle: principle, Day: monday.AddDate(0, 0, daysAndPoints[i])}
		for d, left := 0, daysAndPoints[i+1]; left > 0 && d < len(r.Levels); d++ {
			r.Levels[d] = rehearse.Level(min(left, int(rehearse.Clear)))
			left -= int(r.Levels[d])
		}
		h.Results = append(h.Results, r)
	}
	return h
}

func TestReviews(t *testing.T) {
	const good, thin, weak = 24, 16, 6
	for _, test := range []struct {
		name string
		h    mock.History
		want int // days from monday
	}{
		{"once, well", answers("ownership", 0, good), 1},
		{"once, badly", answers("ownership", 0, weak), 1},
		{"twice, well", answers("ownership", 0, good, 1, good), 1 + 3},
		{"three times, well", answers("ownership", 0, good, 1, good, 4, good), 4 + 7},
		{"four times, well", answers("ownership", 0, good, 1, good, 4, good, 11, good), 11 + 14},
		{"five times, well", answers("ownership", 0, good, 1, good, 4, good, 11, good, 25, good), 25 + 30},
		{"and no longer than that", answers("ownership", 0, good, 1, good, 4, good, 11, good, 25, good, 55, good), 55 + 30},
		{"a weak one begins anew", answers("ownership", 0, good, 1, good, 4, good, 11, weak), 11 + 1},
		{"one between stays", answers("ownership", 0, good, 1, good, 4, thin), 4 + 3},
		{"twice on one day counts once", answers("ownership", 0, good, 0, good), 1},
		{"in whatever order", answers("ownership", 4, good, 0, good, 1, good), 4 + 7},
	} {
		got := Reviews(test.h)
		if len(got) != 1 || !got[0].Due.Equal(monday.AddDate(0, 0, test.want)) || got[0].Name != "Ownership" {
			t.Errorf("%s: got %+v, want it due after %d days", test.name, got, test.want)
		}
	}
	h := answers("ownership", 0, good)
	h.Results = append(h.Results, answers("dive-deep", 0, weak).Results...)
	h.Results = append(h.Results, answers("frugality", 3, weak).Results...)
	h.Results = append(h.Results, mock.Result{Principle: "earn-trust"}) // of an unknown day
	due := dueBy(Reviews(h), monday.AddDate(0, 0, 2))
	if len(due) != 2 || due[0].Principle != "dive-deep" || due[1].Principle != "ownership" {
		t.Errorf("due: %+v, want dive deep, the weaker, and then ownership", due)
	}
	if got := Reviews(mock.History{}); len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

// What is due stands in the week, with a button.
func TestReviewsInTheWeek(t *testing.T) {
	base := embedded(t)
	person := of(t, halfYear(base))
	if err := answers("dive-deep", 0, 6).Save(person.Profile); err != nil {
		t.Fatal(err)
	}
	reply, ok := Remind(base, monday.Add(9*time.Hour), person)
	if !ok || !contains(reply.Body, "To rehearse again this week: **Dive Deep** (5 January, 6 of 28 points)") {
		t.Errorf("got %q, want dive deep in it", reply.Body)
	}
}

// A good answer of today is not to be rehearsed again before its interval is
// over; a thin one is.
func TestReviewsLeaveOutWhatIsGoodAndFresh(t *testing.T) {
	h := answers("ownership", 2, 26)
	h.Results = append(h.Results, answers("frugality", 2, 14).Results...)
	h.Results = append(h.Results, answers("dive-deep", 0, 26).Results...)
	person := of(t, halfYear(embedded(t)))
	if err := h.Save(person.Profile); err != nil {
		t.Fatal(err)
	}
	r := bot.Run{Person: person, Now: monday.AddDate(0, 0, 2).Add(20 * time.Hour)}
	got := rehearsals(r, true, monday.AddDate(0, 0, 6))
	if !contains(got, "Frugality") || !contains(got, "Dive Deep") || contains(got, "Ownership") {
		t.Errorf("got %q, want the thin one and the one that is due", got)
	}
}
