package plan

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"careercoach/bot"
	"careercoach/bot/zone"
)

// fileName is what the calendar file is called.
const fileName = "plan.ics"

// fileReply gives the plan as a calendar file.
func fileReply(r bot.Run, p Plan) bot.Reply {
	body := fmt.Sprintf("`%s` holds the %d weeks of your plan as all-day events", fileName, p.Weeks())
	if r.Person.Reminder != nil {
		body += ", and your reminder as an event that comes again"
	}
	return bot.Reply{
		Title: "Your plan for a calendar",
		Body:  body + ".\n\nIt is the plan as it is now: after changes, fetch it again; the events keep their names, so that an import replaces them.",
		Files: []bot.File{{Name: fileName, MediaType: "text/calendar; charset=utf-8", Data: Calendar(p, r.Person.Reminder, r.Now)}},
	}
}

// Calendar writes a plan as an iCalendar object (RFC 5545): each week with
// items as an all-day event, and the rule of a reminder, if any, as an event
// that comes again until the plan's day. The same plan gives the same UIDs. now
// is the time stamp; where it is zero, when the plan was made.
func Calendar(p Plan, reminder *bot.Reminder, now time.Time) []byte {
	if now.IsZero() {
		now = p.Made
	}
	c := &calendar{stamp: now.UTC().Format(utcForm), id: fmt.Sprintf("%x", p.Made.Unix())}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//Career coach//Plan//EN")
	c.line("CALSCALE", "GREGORIAN")
	if reminder != nil && len(reminder.Weekdays) > 0 {
		c.reminder(p, *reminder)
	}
	for week := range p.Weeks() {
		c.week(p, week)
	}
	c.line("END", "VCALENDAR")
	return []byte(c.b.String())
}

// The forms of times.
const (
	utcForm   = "20060102T150405Z"
	localForm = "20060102T150405"
	dayForm   = "20060102"
)

// A calendar is one that is written.
type calendar struct {
	b     strings.Builder
	stamp string
	id    string
}

// week writes the event of a week, if it has items.
func (c *calendar) week(p Plan, week int) {
	var what, lines []string
	for _, i := range p.in(week) {
		item := p.Items[i]
		if item.State == Moved {
			continue
		}
		task := theGuide().task(item.Task)
		if item.State != Skipped {
			what = append(what, fmt.Sprintf("%s %d", item.Task, item.Units))
		}
		lines = append(lines, fmt.Sprintf("%s: %s (%s)", task.Name, task.count(item.Units), item.State.word()))
	}
	if len(lines) == 0 {
		return
	}
	if len(what) == 0 {
		what = []string{"nothing"}
	}
	first, last := p.days(week)
	c.begin(fmt.Sprintf("week-%d", week+1))
	c.line("DTSTART;VALUE=DATE", first.Format(dayForm))
	c.line("DTEND;VALUE=DATE", last.Add(day).Format(dayForm))
	c.line("SUMMARY", escape(fmt.Sprintf("Plan, week %d of %d: %s", week+1, p.Weeks(), strings.Join(what, ", "))))
	c.line("DESCRIPTION", escape(strings.Join(lines, "\n")))
	c.line("TRANSP", "TRANSPARENT")
	c.line("END", "VEVENT")
}

// reminder writes the rule of a reminder, with the rules of its zone.
func (c *calendar) reminder(p Plan, r bot.Reminder) {
	loc := zone.Load(r.Zone)
	start := r.After(time.Date(p.Begin.Year(), p.Begin.Month(), p.Begin.Day(), 0, 0, 0, 0, loc).Add(-time.Second))
	end := time.Date(p.Until.Year(), p.Until.Month(), p.Until.Day(), 0, 0, 0, 0, loc)
	if start.IsZero() || !start.Before(end) {
		return
	}
	at := "DTSTART"
	form := utcForm
	if loc != time.UTC {
		c.zone(loc, start, end)
		at, form = "DTSTART;TZID="+loc.String(), localForm
	}
	wall := start.In(loc)
	c.begin("reminder")
	c.line(at, time.Date(wall.Year(), wall.Month(), wall.Day(), r.Hour, r.Minute, 0, 0, time.UTC).Format(form))
	c.line("DURATION", "PT30M")
	c.line("RRULE", "FREQ=WEEKLY;UNTIL="+end.UTC().Format(utcForm)+";BYDAY="+weekdays(r.Weekdays))
	c.line("SUMMARY", "Look at the plan")
	c.line("BEGIN", "VALARM")
	c.line("ACTION", "DISPLAY")
	c.line("DESCRIPTION", "Look at the plan")
	c.line("TRIGGER", "PT0S")
	c.line("END", "VALARM")
	c.line("END", "VEVENT")
}

// begin begins an event.
func (c *calendar) begin(name string) {
	c.line("BEGIN", "VEVENT")
	c.line("UID", name+"-"+c.id+"@career-coach")
	c.line("DTSTAMP", c.stamp)
}

// zone writes the rules of a zone from one moment to another, a component for
// each period with an offset of its own.
func (c *calendar) zone(loc *time.Location, from, to time.Time) {
	c.line("BEGIN", "VTIMEZONE")
	c.line("TZID", loc.String())
	t := from.In(loc)
	if begins, _ := t.ZoneBounds(); !begins.IsZero() {
		c.period(begins.Add(-time.Second).In(loc), begins.In(loc))
	} else {
		c.period(t, time.Date(1970, 1, 1, 0, 0, 0, 0, loc))
	}
	for {
		next := zone.End(t)
		if next.IsZero() || next.After(to) {
			break
		}
		if next = next.In(loc); offset(next) != offset(next.Add(-time.Second)) {
			c.period(next.Add(-time.Second), next)
		}
		t = next
	}
	c.line("END", "VTIMEZONE")
}

// period writes the period that begins at a moment, after one with the offset
// of before.
func (c *calendar) period(before, begins time.Time) {
	kind := "STANDARD"
	if begins.IsDST() {
		kind = "DAYLIGHT"
	}
	name, _ := begins.Zone()
	c.line("BEGIN", kind)
	c.line("DTSTART", begins.UTC().Add(time.Duration(offset(before))*time.Second).Format(localForm)) // as clocks show that stay as before
	c.line("TZOFFSETFROM", offsetOf(before))
	c.line("TZOFFSETTO", offsetOf(begins))
	c.line("TZNAME", name)
	c.line("END", kind)
}

// offset is how far a moment's clocks are ahead of UTC, in seconds.
func offset(t time.Time) int {
	_, seconds := t.Zone()
	return seconds
}

// offsetOf writes an offset: "+0100".
func offsetOf(t time.Time) string {
	sign, seconds := '+', offset(t)
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	text := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		text += fmt.Sprintf("%02d", seconds%60)
	}
	return text
}

// weekdays writes days of the week: "MO,TH".
func weekdays(days []time.Weekday) string {
	names := [...]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}
	var out []string
	for i := range 7 {
		if d := time.Weekday((i + 1) % 7); slices.Contains(days, d) {
			out = append(out, names[d])
		}
	}
	return strings.Join(out, ",")
}

// escape writes a text as a value of the type TEXT.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(s)
}

// maxLine is how many octets a line has, without its end.
const maxLine = 75

// line writes a content line, folded.
func (c *calendar) line(name, value string) {
	text := name + ":" + value
	for room := maxLine; len(text) > room; room = maxLine - 1 { // a blank begins what follows
		cut := room
		for cut > 0 && !utf8.RuneStart(text[cut]) {
			cut--
		}
		c.b.WriteString(text[:cut] + "\r\n ")
		text = text[cut:]
	}
	c.b.WriteString(text + "\r\n")
}
