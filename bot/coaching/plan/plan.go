package plan

import (
	"fmt"
	"time"

	"careercoach/bot"
	"careercoach/bot/zone"
	"careercoach/knowledge"
)

// profileName is under what name a plan is kept in the profile, and version
// the form of it that this version of the coach writes.
const (
	profileName = "plan"
	version     = 1
)

// Bounds of a plan.
const (
	minWeeks, maxWeeks = 2, 105
	minHours, maxHours = 2, 60
	// maxItems bounds the rows of a plan: some 40 bytes each.
	maxItems = 2_500
)

// A State is what became of an item.
type State string

// The states.
const (
	Open    State = ""
	Done    State = "d"
	Skipped State = "s"
	Moved   State = "m" // to the next week, or spread anew
)

// An Item is what is to be done of one task in one week.
type Item struct {
	Week  int    `json:"w"` // from 0
	Task  TaskID `json:"t"`
	Units int    `json:"n"`
	State State  `json:"s,omitempty"`
}

// A Cut is what found no room.
type Cut struct {
	Task  TaskID `json:"t"`
	Units int    `json:"n"`
}

// A Plan is a person's plan. It is plain data; the zero Plan is none.
type Plan struct {
	Version int `json:"v"`
	// Begin is its first day, Until the day by which the person wants to be
	// ready; both at midnight UTC.
	Begin time.Time `json:"b"`
	Until time.Time `json:"u"`
	Hours float64   `json:"h"`           // a week
	Start string    `json:"f,omitempty"` // a beginning of the guide
	// Level is the level worked towards; empty: none was chosen.
	Level knowledge.SubjectID `json:"l,omitempty"`
	// Made is when it was made, Again when what was open was spread anew; to
	// the second.
	Made  time.Time `json:"m"`
	Again time.Time `json:"a,omitzero"`
	// Items are the rows, week by week.
	Items []Item `json:"i,omitempty"`
	// Cut is what found no room when it was spread last.
	Cut []Cut `json:"x,omitempty"`
}

// Load reads the plan that is kept in a profile; the zero Plan where none is.
// It fails where what is kept was not written by this version or an older one.
func Load(p bot.Profile) (Plan, error) {
	var plan Plan
	found, err := p.Load(profileName, &plan)
	switch {
	case err != nil:
		return Plan{}, err
	case found && (plan.Version < 1 || plan.Version > version):
		return Plan{}, fmt.Errorf("reading the plan of a profile: form %d is not known: use the version of the coach that wrote it", plan.Version)
	case found && !plan.sound():
		return Plan{}, fmt.Errorf("reading the plan of a profile: its days make no sense: make a new one with `new plan`")
	}
	return plan, nil
}

// sound reports that nothing in a plan is out of bounds.
func (p Plan) sound() bool {
	if p.Weeks() < 1 || p.Weeks() > maxWeeks || len(p.Items) > maxItems {
		return false
	}
	for _, i := range p.Items {
		if i.Week < 0 || i.Week >= p.Weeks() || i.Units < 0 || i.Units > 10_000 {
			return false
		}
	}
	return true
}

// Save keeps the plan in a profile; the zero Plan keeps nothing.
func (p Plan) Save(in bot.Profile) error {
	if p.None() {
		return in.Save(profileName, nil)
	}
	p.Version = version
	return in.Save(profileName, p)
}

// None reports that there is no plan.
func (p Plan) None() bool { return p.Begin.IsZero() }

// Weeks is how many weeks the plan has; the last one takes what days are left.
func (p Plan) Weeks() int { return int(p.Until.Sub(p.Begin) / (7 * day)) }

const day = 24 * time.Hour

// WeekOf returns the week of a day, from 0; the first one before the plan, and
// Weeks, which is none of its weeks, behind its end.
func (p Plan) WeekOf(today time.Time) int {
	if !today.Before(p.Until) {
		return p.Weeks()
	}
	return min(max(0, int(today.Sub(p.Begin)/(7*day))), p.Weeks()-1)
}

// days returns the first and the last day of a week.
func (p Plan) days(week int) (first, last time.Time) {
	first = p.Begin.Add(time.Duration(week) * 7 * day)
	if week == p.Weeks()-1 {
		return first, p.Until.Add(-day)
	}
	return first, first.Add(6 * day)
}

// in returns the places of the items of a week, in their order.
func (p Plan) in(week int) (places []int) {
	for i, item := range p.Items {
		if item.Week == week {
			places = append(places, i)
		}
	}
	return places
}

// openBefore counts the items of the weeks before one that are still open.
func (p Plan) openBefore(week int) (n int) {
	for _, item := range p.Items {
		if item.Week < week && item.State == Open {
			n++
		}
	}
	return n
}

// today returns the day that it is for a person, at midnight UTC; the zero time
// where now is.
func today(r bot.Run) time.Time {
	if r.Now.IsZero() {
		return time.Time{}
	}
	return dayIn(r.Now, r.Person.Settings.Zone)
}

// dayIn returns the day that it is in a zone, at midnight UTC.
func dayIn(now time.Time, name string) time.Time {
	year, month, d := now.In(zone.Load(name)).Date()
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
}
