package plan

import (
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/bottest"
	"careercoach/knowledge"
)

// monday is the day on which most plans here begin.
var monday = time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)

// embedded is the knowledge as it comes.
func embedded(t testing.TB) *knowledge.Base { return bottest.Embedded(t) }

// halfYear is a plan of half a year with ten hours a week.
func halfYear(base *knowledge.Base) Plan {
	return draft(base, Plan{Begin: monday, Until: monday.AddDate(0, 6, 0), Hours: 10, Start: "code", Made: monday})
}

// of returns somebody with a plan.
func of(t testing.TB, p Plan) bot.Person {
	t.Helper()
	profile := bot.Profile{}
	if err := p.Save(profile); err != nil {
		t.Fatal(err)
	}
	return bot.Person{Profile: profile}
}
