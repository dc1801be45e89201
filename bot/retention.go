package bot

import (
	"strconv"
	"time"
)

const day = 24 * time.Hour

// Retention is how long what is stored is kept without activity. A zero or
// negative field means its default.
type Retention struct {
	// Conversations are kept this long after their last message: 30 days.
	Conversations time.Duration
	// People are settings, profile and feedback: 12 months (365 days) after
	// the person's last message, feedback after it was given.
	People time.Duration
	// Unanswered are questions that got no answer, without the person's
	// identity: 12 months (365 days).
	Unanswered time.Duration
	// Receipts are the platform's names of replies sent, with which an edited
	// question's reply is replaced: 1 day.
	Receipts time.Duration
}

// WithDefaults returns the retention with each zero field replaced.
func (r Retention) WithDefaults() Retention {
	for _, f := range []struct {
		field *time.Duration
		value time.Duration
	}{
		{&r.Conversations, 30 * day},
		{&r.People, 365 * day},
		{&r.Unanswered, 365 * day},
		{&r.Receipts, day},
	} {
		if *f.field <= 0 {
			*f.field = f.value
		}
	}
	return r
}

// inWords writes a duration as people say it: "30 days", "12 months",
// "90 minutes". What is left over of the largest fitting unit is cut off.
func inWords(d time.Duration) string {
	for _, u := range []struct {
		unit time.Duration
		name string
		from int // least number said in this unit
	}{
		{365 * day / 12, "month", 3},
		{day, "day", 1},
		{time.Hour, "hour", 2},
		{time.Minute, "minute", 1},
	} {
		if n := int(d / u.unit); n >= u.from {
			return plural(n, u.name)
		}
	}
	return "less than a minute"
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
