package plan

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"careercoach/bot"
)

// A component is one of a calendar that was read.
type component struct {
	name  string
	props map[string]string // by the name with its parameters
	parts []*component
}

// find returns the parts of a name.
func (c *component) find(name string) (out []*component) {
	for _, p := range c.parts {
		if p.name == name {
			out = append(out, p)
		}
	}
	return out
}

// get returns a property, with whatever parameters.
func (c *component) get(name string) (params, value string) {
	for key, value := range c.props {
		if base, params, _ := strings.Cut(key, ";"); base == name {
			return params, value
		}
	}
	return "", ""
}

// read reads a calendar strictly: line ends, lengths, nesting, each property
// once.
func read(t *testing.T, data []byte) *component {
	t.Helper()
	text := string(data)
	if !utf8.ValidString(text) || !strings.HasSuffix(text, "\r\n") || strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Fatal("the lines do not all end with CRLF, or a character is cut")
	}
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("a line has %d octets, or a cut character: %q", len(line), line)
		}
	}
	root := &component{}
	open := []*component{root}
	for line := range strings.SplitSeq(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n") {
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			t.Fatalf("no property: %q", line)
		}
		top := open[len(open)-1]
		switch key {
		case "BEGIN":
			c := &component{name: value, props: map[string]string{}}
			top.parts, open = append(top.parts, c), append(open, c)
		case "END":
			if top.name != value {
				t.Fatalf("%s ends in %s", value, top.name)
			}
			open = open[:len(open)-1]
		default:
			if _, twice := top.props[key]; twice {
				t.Errorf("%s stands twice in %s", key, top.name)
			}
			top.props[key] = value
		}
	}
	if len(open) != 1 || len(root.parts) != 1 || root.parts[0].name != "VCALENDAR" {
		t.Fatal("it is not one calendar")
	}
	return root.parts[0]
}

func TestCalendar(t *testing.T) {
	p := halfYear(embedded(t))
	p.Items[0].State = Done
	now := time.Date(2026, 2, 1, 10, 11, 12, 0, time.UTC)
	data := Calendar(p, nil, now)
	c := read(t, data)
	if c.props["VERSION"] != "2.0" || c.props["PRODID"] == "" {
		t.Errorf("the head is %v", c.props)
	}
	events := c.find("VEVENT")
	if len(events) != p.Weeks() {
		t.Fatalf("%d events, want one for each of %d weeks", len(events), p.Weeks())
	}
	seen := map[string]bool{}
	day := p.Begin
	for _, e := range events {
		if e.props["UID"] == "" || seen[e.props["UID"]] || e.props["DTSTAMP"] != "20260201T101112Z" {
			t.Errorf("UID %q, DTSTAMP %q", e.props["UID"], e.props["DTSTAMP"])
		}
		seen[e.props["UID"]] = true
		if got := e.props["DTSTART;VALUE=DATE"]; got != day.Format("20060102") {
			t.Errorf("it begins on %s, want %s", got, day)
		}
		end, err := time.Parse("20060102", e.props["DTEND;VALUE=DATE"])
		if err != nil || end.Sub(day) < 7*24*time.Hour {
			t.Errorf("from %v to %v, %v", day, end, err)
		}
		day = end
	}
	if !day.Equal(p.Until) {
		t.Errorf("the last ends on %v, want %v", day, p.Until)
	}
	first := events[0]
	if got, want := first.props["SUMMARY"], `Plan\, week 1 of 25: role 1\, coding 4\, experience 2`; got != want {
		t.Errorf("summary %q, want %q", got, want)
	}
	if got, want := first.props["DESCRIPTION"], `Choose one target role\, read its job listings: 1 session (done)\nCoding problem sets: 4 sets (open)\n`; !strings.HasPrefix(got, want) {
		t.Errorf("description %q, want it to begin with %q", got, want)
	}
	if again := Calendar(p, nil, now); !bytes.Equal(data, again) {
		t.Error("written twice, it differs")
	}
	p.Items[1].State = Done // the names stay
	for i, e := range read(t, Calendar(p, nil, now.Add(time.Hour))).find("VEVENT") {
		if e.props["UID"] != events[i].props["UID"] {
			t.Errorf("%q became %q", events[i].props["UID"], e.props["UID"])
		}
	}
	if _, stamp := read(t, Calendar(p, nil, time.Time{})).find("VEVENT")[0].get("DTSTAMP"); stamp != "20260105T000000Z" {
		t.Errorf("without a time the stamp is %s, want when it was made", stamp)
	}
}

// What was skipped is told of, and stands in no title.
func TestCalendarLeavesOutWhatWasSkipped(t *testing.T) {
	p := halfYear(embedded(t))
	p.Items[1].State = Skipped
	first := read(t, Calendar(p, nil, time.Time{})).find("VEVENT")[0]
	if got, want := first.props["SUMMARY"], `Plan\, week 1 of 25: role 1\, experience 2`; got != want {
		t.Errorf("summary %q, want %q", got, want)
	}
	if got, want := first.props["DESCRIPTION"], `Coding problem sets: 4 sets (skipped)`; !strings.Contains(got, want) {
		t.Errorf("description %q, want %q in it", got, want)
	}
	if what, done := p.brief(0); what != "role 1, experience 2" || done != "0 of 3" {
		t.Errorf("in brief the week is %q, %q", what, done)
	}
	for _, i := range p.in(0) {
		p.Items[i].State = Skipped
	}
	if what, _ := p.brief(0); what != "nothing" {
		t.Errorf("with all skipped the week is %q in brief", what)
	}
	if got, want := read(t, Calendar(p, nil, time.Time{})).find("VEVENT")[0].props["SUMMARY"], `Plan\, week 1 of 25: nothing`; got != want {
		t.Errorf("with all skipped the summary is %q, want %q", got, want)
	}
}

// The reminder's event comes at the moments of the rule, by the rules of the
// zone that the calendar itself holds.
func TestCalendarReminder(t *testing.T) {
	p := halfYear(nil)
	for _, zoneName := range []string{"", "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Santiago", "Pacific/Apia", "Europe/Dublin", "Africa/Casablanca"} {
		for _, rule := range []bot.Reminder{
			{Weekdays: []time.Weekday{time.Monday}, Hour: 18, Zone: zoneName},
			{Weekdays: []time.Weekday{time.Sunday, time.Thursday}, Hour: 8, Minute: 30, Zone: zoneName},
		} {
			c := read(t, Calendar(p, &rule, monday))
			event := c.find("VEVENT")[0]
			if !strings.HasPrefix(event.props["UID"], "reminder-") || len(event.find("VALARM")) != 1 {
				t.Fatalf("%s: the first event is %v", zoneName, event.props)
			}
			got := occurrences(t, c, event)
			var want []time.Time
			loc, err := time.LoadLocation(zoneName)
			if err != nil {
				t.Fatal(err)
			}
			end := time.Date(p.Until.Year(), p.Until.Month(), p.Until.Day(), 0, 0, 0, 0, loc)
			for at := rule.After(time.Date(2026, 1, 5, 0, 0, 0, 0, loc).Add(-time.Second)); at.Before(end); at = rule.After(at) {
				want = append(want, at)
			}
			if fmt.Sprint(got) != fmt.Sprint(want) || len(want) < 20 {
				t.Errorf("%s, %v:\n got  %v\n want %v", zoneName, rule.Weekdays, got, want)
			}
		}
	}
	if c := read(t, Calendar(p, &bot.Reminder{}, monday)); len(c.find("VEVENT")) != p.Weeks() {
		t.Error("a rule that never occurs has an event")
	}
}

// occurrences are the moments of a weekly event, by the zone in its calendar.
func occurrences(t *testing.T, c, event *component) (out []time.Time) {
	t.Helper()
	params, start := event.get("DTSTART")
	local, err := time.Parse("20060102T150405", strings.TrimSuffix(start, "Z"))
	if err != nil {
		t.Fatal(err)
	}
	rule := map[string]string{}
	for part := range strings.SplitSeq(event.props["RRULE"], ";") {
		key, value, _ := strings.Cut(part, "=")
		rule[key] = value
	}
	until, err := time.Parse("20060102T150405Z", rule["UNTIL"])
	if err != nil || rule["FREQ"] != "WEEKLY" {
		t.Fatalf("the rule is %v, %v", rule, err)
	}
	for ; ; local = local.AddDate(0, 0, 1) {
		at := local
		if id, ok := strings.CutPrefix(params, "TZID="); ok {
			at = local.Add(-offsetAt(t, c, id, local))
		} else if !strings.HasSuffix(start, "Z") {
			t.Fatal("the time is of no zone")
		}
		if at.After(until) {
			return out
		}
		if slices.Contains(strings.Split(rule["BYDAY"], ","), strings.ToUpper(local.Weekday().String()[:2])) {
			out = append(out, at)
		}
	}
}

// offsetAt is the offset of the last period that begins, by the wall clock,
// before a local time.
func offsetAt(t *testing.T, c *component, id string, local time.Time) (offset time.Duration) {
	t.Helper()
	zones := c.find("VTIMEZONE")
	if len(zones) != 1 || zones[0].props["TZID"] != id || len(zones[0].parts) == 0 {
		t.Fatalf("there is no zone %s", id)
	}
	var latest time.Time
	found := false
	for _, period := range zones[0].parts {
		begins, err := time.Parse("20060102T150405", period.props["DTSTART"])
		if err != nil {
			t.Fatal(err)
		}
		if !begins.After(local) && (!found || begins.After(latest)) {
			var sign rune
			var hours, minutes int
			if _, err := fmt.Sscanf(period.props["TZOFFSETTO"], "%c%2d%2d", &sign, &hours, &minutes); err != nil {
				t.Fatal(err)
			}
			latest, found = begins, true
			offset = time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
			if sign == '-' {
				offset = -offset
			}
		}
	}
	if !found {
		t.Fatalf("%s: nothing is known of %v", id, local)
	}
	return offset
}

func TestEscapeAndFold(t *testing.T) {
	c := &calendar{}
	text := strings.Repeat("ä,", 60) + "\n;\\"
	c.line("SUMMARY", escape(text))
	got := strings.TrimSuffix(strings.ReplaceAll(c.b.String(), "\r\n ", ""), "\r\n")
	if want := "SUMMARY:" + strings.Repeat(`ä\,`, 60) + `\n\;\\`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for line := range strings.SplitSeq(c.b.String(), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("%d octets: %q", len(line), line)
		}
	}
}
