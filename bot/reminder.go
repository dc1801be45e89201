package bot

import "time"

// A Reminder is the rule by which a person is reminded of their plan, and how
// it stands. It is plain data that may be stored. Rule, occurrence and snooze
// are kept apart: a snooze moves one occurrence and leaves the rule.
type Reminder struct {
	// Weekdays are the days of the week on which to remind, in the person's
	// zone; never empty.
	Weekdays []time.Weekday `json:"w"`
	// Hour and Minute are the local time, 0:00 to 23:59.
	Hour   int `json:"h"`
	Minute int `json:"m,omitempty"`
	// Zone is an IANA time zone, "Europe/Berlin"; empty means UTC.
	Zone string `json:"z,omitempty"`
	// Next is the occurrence that is waited for; the zero time: none, the
	// reminders have stopped.
	Next time.Time `json:"n,omitzero"`
	// Snoozed is when the last occurrence comes back, beside Next; the zero
	// time: not.
	Snoozed time.Time `json:"s,omitzero"`
	// Unanswered counts the reminders since the person last said anything.
	Unanswered int `json:"u,omitempty"`
}
