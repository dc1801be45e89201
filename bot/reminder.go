package bot

import (
	"slices"
	"time"

	"careercoach/bot/zone"
)

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

// MostLate is how late a reminder may come, after the program did not run for
// a while. What is later than that is left out.
const MostLate = 12 * time.Hour

// MaxUnanswered is after how many reminders without a word from the person
// they stop.
const MaxUnanswered = 3

// searched is how many days After looks at: a week, and what a gap may take.
const searched = 10

// After returns the first occurrence of the rule strictly after a moment, in
// UTC. A local time that the clocks skip is taken at the first instant behind
// the gap, one that they show twice at its first. A zone that cannot be loaded
// counts as UTC. A rule that never occurs, without weekdays or with a time that
// no day has, gives the zero time.
func (r Reminder) After(t time.Time) time.Time {
	if r.Hour < 0 || r.Hour > 23 || r.Minute < 0 || r.Minute > 59 {
		return time.Time{}
	}
	loc := zone.Load(r.Zone)
	year, month, day := t.In(loc).Date()
	var first time.Time
	for i := -2; i < searched; i++ { // a day before may lie in a gap that ends later
		wall := time.Date(year, month, day+i, r.Hour, r.Minute, 0, 0, time.UTC)
		if !slices.Contains(r.Weekdays, wall.Weekday()) {
			continue
		}
		at := instant(wall, loc)
		if at.After(t) && (first.IsZero() || at.Before(first)) {
			first = at
		}
	}
	return first
}

// instant returns the first moment at which the clocks of a zone show a wall
// time, or the first after it where they skip it. The wall time is given as if
// it were UTC.
func instant(wall time.Time, loc *time.Location) time.Time {
	const most = 30 * time.Hour // no zone is further from UTC, nor moves by more
	for t := wall.Add(-most).In(loc); ; {
		_, offset := t.Zone()
		end := zone.End(t)
		at := wall.Add(-time.Duration(offset) * time.Second)
		switch {
		case at.Before(t): // skipped: it lies before the period that t begins
			return t.UTC()
		case end.IsZero() || at.Before(end):
			return at
		}
		t = end
	}
}

// Due returns when the rule or a snooze is to be obeyed next, the earlier of
// the two; the zero time means never.
func (r Reminder) Due() time.Time {
	if r.Snoozed.IsZero() || !r.Next.IsZero() && r.Next.Before(r.Snoozed) {
		return r.Next
	}
	return r.Snoozed
}

// Come returns the last moment at which the person was to be reminded, by rule
// or snooze, that is not after now and not MostLate before it. It returns false
// where there is none, so that nothing is to be sent.
func (r Reminder) Come(now time.Time) (at time.Time, ok bool) {
	last := func(t time.Time) {
		if !t.IsZero() && !t.After(now) && now.Sub(t) < MostLate && t.After(at) {
			at, ok = t, true
		}
	}
	last(r.Snoozed)
	if !r.Next.IsZero() && !r.Next.After(now) {
		last(r.Next)
		for t := r.After(now.Add(-MostLate)); !t.IsZero() && !t.After(now); t = r.After(t) {
			if t.After(r.Next) {
				last(t)
			}
		}
	}
	return at, ok
}

// Passed returns the reminder with everything up to now behind it.
func (r Reminder) Passed(now time.Time) Reminder {
	if !r.Snoozed.After(now) {
		r.Snoozed = time.Time{}
	}
	if !r.Next.IsZero() && !r.Next.After(now) {
		r.Next = r.After(now)
	}
	return r
}

// Reminded returns when the person is to be reminded next; the zero time means
// never: no rule, no consent, or the reminders have stopped.
func (p Person) Reminded() time.Time {
	if p.Reminder == nil || !p.Settings.Reminders {
		return time.Time{}
	}
	return p.Reminder.Due()
}

// Heard returns the person after they said something: the reminders that they
// left unanswered are counted from nothing again.
func (p Person) Heard() Person {
	if p.Reminder != nil && p.Reminder.Unanswered != 0 {
		r := *p.Reminder
		r.Unanswered = 0
		p.Reminder = &r
	}
	return p
}

// remindedBy returns the person with another reminder; one without weekdays
// leaves none.
func (p Person) remindedBy(r Reminder) Person {
	if p.Reminder = &r; len(r.Weekdays) == 0 {
		p.Reminder = nil
	}
	return p
}

// inZone returns the person with another time zone: the reminders keep their
// local time. Where now is the zero time, the next one stays as it is.
func (p Person) inZone(name string, now time.Time) Person {
	p.Settings.Zone = name
	if p.Reminder != nil {
		r := *p.Reminder
		r.Zone = name
		if !r.Next.IsZero() && !now.IsZero() {
			r.Next = r.After(now)
		}
		p.Reminder = &r
	}
	return p
}

// reminding returns the person with the reminders that they have a rule for on
// or off. It returns false where they cannot be on: there is no rule, or the
// time is not known.
func (p Person) reminding(on bool, now time.Time) (Person, bool) {
	if on && (p.Reminder == nil || now.IsZero()) {
		return p, false
	}
	p.Settings.Reminders = on
	if p.Reminder != nil {
		r := *p.Reminder
		r.Next, r.Snoozed, r.Unanswered = time.Time{}, time.Time{}, 0
		if on {
			r.Next = r.After(now)
		}
		p.Reminder = &r
	}
	return p, true
}
