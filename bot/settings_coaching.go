package bot

import (
	"fmt"
	"strings"
	"time"

	"careercoach/bot/zone"
)

// coachingSettings are those that coaching flows heed.
func (c *Coach) coachingSettings() []setting {
	var out []setting
	if len(c.base.OfKind(kindLevel)) > 0 {
		out = append(out, setting{
			name:   "level",
			names:  []string{"target level", "level", "goal"},
			what:   "the level you work towards",
			values: func(c *Coach) string { return c.namesOf(kindLevel) },
			show:   func(c *Coach, p Person) string { return c.chosenName(p.Settings.Level) },
			set:    (*Coach).setLevel,
		})
	}
	return append(out, setting{
		name:   "zone",
		names:  []string{"time zone", "timezone", "zone"},
		what:   "your local time: days of the plan, reminders",
		values: func(*Coach) string { return "a city or an IANA name, such as Berlin or America/New_York; none for UTC" },
		show:   func(_ *Coach, p Person) string { return zoneOf(p) },
		set:    setZone,
	}, setting{
		name:   "reminders",
		names:  []string{"reminders", "reminder"},
		what:   "reminders of your plan",
		values: func(*Coach) string { return "on and off; when they come, you say with `remind me on mondays at 18:00`" },
		show:   func(_ *Coach, p Person) string { return remindersOf(p) },
		set: func(_ *Coach, p *Person, value string, now time.Time) (ok bool) {
			on, ok := readOnOff(value)
			if ok {
				*p, ok = p.reminding(on, now)
			}
			return ok
		},
	})
}

// setLevel chooses the level of that name or alias.
func (c *Coach) setLevel(p *Person, value string, _ time.Time) bool {
	id, ok := c.named(kindLevel, value)
	if ok {
		p.Settings.Level = id
	}
	return ok
}

// setZone chooses a time zone; reminders keep their local time in it.
func setZone(_ *Coach, p *Person, value string, now time.Time) bool {
	name := ""
	if value != "none" && value != "off" {
		var ok bool
		if name, ok = zone.Find(value); !ok {
			return false
		}
	}
	*p = p.inZone(name, now)
	return true
}

func zoneOf(p Person) string {
	if p.Settings.Zone == "" {
		return "UTC"
	}
	return p.Settings.Zone
}

// remindersOf says when a person is reminded: "off", "Mon, Thu 18:00".
func remindersOf(p Person) string {
	if p.Reminded().IsZero() {
		return "off"
	}
	return p.Reminder.String()
}

// String writes the rule: "Mon, Thu 18:00", "daily 7:30". The zone is left out.
func (r Reminder) String() string {
	var days []string
	for i := range 7 { // the week begins on Monday
		day := time.Weekday((i + 1) % 7)
		for _, d := range r.Weekdays {
			if d == day {
				days = append(days, day.String()[:3])
				break
			}
		}
	}
	when := strings.Join(days, ", ")
	if len(days) == 7 {
		when = "daily"
	}
	return fmt.Sprintf("%s %d:%02d", when, r.Hour, r.Minute)
}
