package bot_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"careercoach/bot"
)

// wallClock is how moments stand in these tests.
const wallClock = "2006-01-02 15:04:05"

func parse(t *testing.T, zoneName, wall string) time.Time {
	t.Helper()
	loc, err := time.LoadLocation(zoneName)
	if err != nil {
		loc = time.UTC
	}
	at, err := time.ParseInLocation(wallClock, wall, loc)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func everyDay() []time.Weekday {
	return []time.Weekday{0, 1, 2, 3, 4, 5, 6}
}

func TestReminderAfter(t *testing.T) {
	for _, test := range []struct {
		name  string
		rule  bot.Reminder
		after string // in the zone
		want  string // in UTC
	}{
		{"later this week", bot.Reminder{Weekdays: []time.Weekday{time.Monday}, Hour: 18, Zone: "Europe/Berlin"}, "2026-11-21 12:00:00", "2026-11-23 17:00:00"},
		{"strictly after", bot.Reminder{Weekdays: []time.Weekday{time.Monday}, Hour: 18, Zone: "Europe/Berlin"}, "2026-11-23 18:00:00", "2026-11-30 17:00:00"},
		{"a second before", bot.Reminder{Weekdays: []time.Weekday{time.Monday}, Hour: 18, Zone: "Europe/Berlin"}, "2026-11-23 17:59:59", "2026-11-23 17:00:00"},
		{"no zone is UTC", bot.Reminder{Weekdays: everyDay(), Hour: 7, Minute: 30}, "2026-01-01 00:00:00", "2026-01-01 07:30:00"},
		{"an unknown zone is UTC", bot.Reminder{Weekdays: everyDay(), Hour: 7, Zone: "Nowhere/Else"}, "2026-01-01 00:00:00", "2026-01-01 07:00:00"},
		{"before the spring change", bot.Reminder{Weekdays: everyDay(), Hour: 8, Zone: "America/New_York"}, "2026-03-06 12:00:00", "2026-03-07 13:00:00"},
		{"after the spring change", bot.Reminder{Weekdays: everyDay(), Hour: 8, Zone: "America/New_York"}, "2026-03-07 12:00:00", "2026-03-08 12:00:00"},
		{"skipped by the clocks", bot.Reminder{Weekdays: everyDay(), Hour: 2, Minute: 30, Zone: "America/New_York"}, "2026-03-07 12:00:00", "2026-03-08 07:00:00"},
		{"behind the gap it is a day", bot.Reminder{Weekdays: everyDay(), Hour: 2, Minute: 30, Zone: "America/New_York"}, "2026-03-08 03:00:00", "2026-03-09 06:30:00"},
		{"shown twice: the first", bot.Reminder{Weekdays: everyDay(), Hour: 1, Minute: 30, Zone: "America/New_York"}, "2026-10-31 12:00:00", "2026-11-01 05:30:00"},
		{"half an hour skipped", bot.Reminder{Weekdays: everyDay(), Hour: 2, Minute: 15, Zone: "Australia/Lord_Howe"}, "2026-10-03 12:00:00", "2026-10-03 15:30:00"},
		{"half an hour shown twice", bot.Reminder{Weekdays: everyDay(), Hour: 1, Minute: 45, Zone: "Australia/Lord_Howe"}, "2026-04-04 12:00:00", "2026-04-04 14:45:00"},
		{"an offset of 45 minutes", bot.Reminder{Weekdays: everyDay(), Hour: 6, Zone: "Asia/Kathmandu"}, "2026-05-01 12:00:00", "2026-05-02 00:15:00"},
		{"a day that Apia never had", bot.Reminder{Weekdays: []time.Weekday{time.Friday}, Hour: 18, Zone: "Pacific/Apia"}, "2011-12-29 12:00:00", "2011-12-30 10:00:00"},
		{"a leap day", bot.Reminder{Weekdays: []time.Weekday{time.Tuesday}, Hour: 9, Zone: "Europe/London"}, "2028-02-28 12:00:00", "2028-02-29 09:00:00"},
		{"no leap day", bot.Reminder{Weekdays: []time.Weekday{time.Tuesday}, Hour: 9, Zone: "Europe/London"}, "2027-02-28 12:00:00", "2027-03-02 09:00:00"},
		{"midnight that is skipped", bot.Reminder{Weekdays: everyDay(), Zone: "America/Santiago"}, "2026-09-05 12:00:00", "2026-09-06 04:00:00"},
	} {
		got := test.rule.After(parse(t, test.rule.Zone, test.after)).Format(wallClock)
		if got != test.want {
			t.Errorf("%s: after %s comes %s, want %s", test.name, test.after, got, test.want)
		}
	}
	for _, none := range []bot.Reminder{{}, {Hour: 5}, {Weekdays: everyDay(), Hour: 24}, {Weekdays: everyDay(), Minute: 60}, {Weekdays: everyDay(), Hour: -1}, {Weekdays: []time.Weekday{9}}} {
		if got := none.After(time.Now()); !got.IsZero() {
			t.Errorf("%+v occurs at %v, want never", none, got)
		}
	}
}

// What After gives is what somebody sees who looks at the wall clock of the
// zone every minute around the days on which the clocks change, and rings once
// for each day: at the time, or at the first minute behind it where the clocks
// skipped it.
func TestReminderAfterAgainstTheWallClock(t *testing.T) {
	changes := 0
	for _, name := range []string{"America/New_York", "Europe/Berlin", "Australia/Sydney", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "America/Santiago", "Africa/Casablanca", "Asia/Gaza", "America/St_Johns"} {
		loc, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		for day := time.Date(2010, 1, 1, 12, 0, 0, 0, time.UTC); day.Year() < 2020; day = day.AddDate(0, 0, 1) {
			if offset(day.In(loc)) == offset(day.AddDate(0, 0, 1).In(loc)) {
				continue
			}
			changes++
			for _, at := range [][2]int{{2, 30}, {1, 45}, {0, 0}, {23, 59}} {
				rule := bot.Reminder{Weekdays: everyDay(), Hour: at[0], Minute: at[1], Zone: name}
				if problem := compareWithWall(rule, loc, day.AddDate(0, 0, -1), day.AddDate(0, 0, 3)); problem != "" {
					t.Errorf("%s %d:%02d: %s", name, at[0], at[1], problem)
				}
			}
		}
	}
	if changes < 100 {
		t.Errorf("%d changes of the clocks were looked at, want those of ten years", changes)
	}
}

func offset(t time.Time) int {
	_, seconds := t.Zone()
	return seconds
}

// compareWithWall looks at the wall clock every minute.
func compareWithWall(rule bot.Reminder, loc *time.Location, start, stop time.Time) (problem string) {
	before := start.In(loc)
	rung := map[string]bool{}
	next := rule.After(start)
	for now := start.Add(time.Minute); now.Before(stop); now = now.Add(time.Minute) {
		wall := now.In(loc)
		rings := false
		for _, day := range daysBetween(before, wall) {
			due := day.Add(time.Duration(rule.Hour)*time.Hour + time.Duration(rule.Minute)*time.Minute)
			if !rung[due.String()] && asUTC(before).Before(due) && !asUTC(wall).Before(due) {
				rung[due.String()], rings = true, true
			}
		}
		before = wall
		if rings != next.Equal(now) {
			return fmt.Sprintf("at %v the clock rings: %v; After says %v", wall, rings, next.In(loc))
		}
		if rings {
			next = rule.After(now)
		}
	}
	return ""
}

// asUTC is what a wall clock shows, as if it were UTC.
func asUTC(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
}

// daysBetween are the days that two looks at a wall clock touch.
func daysBetween(a, b time.Time) (out []time.Time) {
	from, to := asUTC(a).Truncate(24*time.Hour), asUTC(b).Truncate(24*time.Hour)
	for d := from; !d.After(to); d = d.Add(24 * time.Hour) {
		out = append(out, d)
	}
	return out
}

// For any rule and moment the next occurrence lies after it, within a week and
// a day, on a minute, and none is left out between.
func TestReminderAfterProperties(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	zones := []string{"America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "Pacific/Kiritimati", "Africa/Monrovia", "America/Juneau", ""}
	for range 5_000 {
		rule := bot.Reminder{Hour: random.IntN(24), Minute: random.IntN(60), Zone: zones[random.IntN(len(zones))]}
		for d := range 7 {
			if random.IntN(2) == 0 {
				rule.Weekdays = append(rule.Weekdays, time.Weekday(d))
			}
		}
		if len(rule.Weekdays) == 0 {
			continue
		}
		now := time.Unix(random.Int64N(3_000_000_000), 0)
		next := rule.After(now)
		if !next.After(now) || next.Sub(now) > 9*24*time.Hour {
			t.Fatalf("%+v after %v: %v", rule, now.UTC(), next)
		}
		between := now.Add(time.Duration(random.Int64N(int64(next.Sub(now)))))
		if again := rule.After(between); !again.Equal(next) {
			t.Fatalf("%+v: after %v comes %v, but after %v %v", rule, now.UTC(), next, between.UTC(), again)
		}
	}
}

func TestReminderCome(t *testing.T) {
	monday := time.Date(2026, 11, 23, 17, 0, 0, 0, time.UTC) // 18:00 in Berlin
	weekly := bot.Reminder{Weekdays: []time.Weekday{time.Monday}, Hour: 18, Zone: "Europe/Berlin", Next: monday}
	daily := bot.Reminder{Weekdays: everyDay(), Hour: 17, Next: monday}
	snoozed := weekly
	snoozed.Next, snoozed.Snoozed = monday.AddDate(0, 0, 7), monday.Add(24*time.Hour)
	for _, test := range []struct {
		name string
		rule bot.Reminder
		now  time.Time
		come time.Time // zero: nothing
		next time.Time
	}{
		{"not yet", weekly, monday.Add(-time.Second), time.Time{}, monday},
		{"to the second", weekly, monday, monday, monday.AddDate(0, 0, 7)},
		{"late", weekly, monday.Add(11 * time.Hour), monday, monday.AddDate(0, 0, 7)},
		{"too late", weekly, monday.Add(12 * time.Hour), time.Time{}, monday.AddDate(0, 0, 7)},
		{"three weeks late", weekly, monday.AddDate(0, 0, 21).Add(-time.Hour), time.Time{}, monday.AddDate(0, 0, 21)},
		{"days of it: the last one alone", daily, monday.AddDate(0, 0, 3).Add(time.Hour), monday.AddDate(0, 0, 3), monday.AddDate(0, 0, 4)},
		{"snoozed", snoozed, monday.Add(25 * time.Hour), monday.Add(24 * time.Hour), monday.AddDate(0, 0, 7)},
		{"snoozed, but the rule came later", snoozed, monday.AddDate(0, 0, 7).Add(time.Hour), monday.AddDate(0, 0, 7), monday.AddDate(0, 0, 14)},
	} {
		come, ok := test.rule.Come(test.now)
		if ok == test.come.IsZero() || !come.Equal(test.come) {
			t.Errorf("%s: came %v, %v, want %v", test.name, come, ok, test.come)
		}
		passed := test.rule.Passed(test.now)
		if !passed.Next.Equal(test.next) || !passed.Snoozed.IsZero() && !passed.Snoozed.After(test.now) {
			t.Errorf("%s: next %v, snoozed %v, want next %v", test.name, passed.Next, passed.Snoozed, test.next)
		}
	}
}

func TestReminderDue(t *testing.T) {
	early, late := time.Unix(1000, 0), time.Unix(2000, 0)
	for _, test := range []struct{ next, snoozed, want time.Time }{
		{early, late, early}, {late, early, early}, {time.Time{}, late, late}, {late, time.Time{}, late}, {},
	} {
		if got := (bot.Reminder{Next: test.next, Snoozed: test.snoozed}).Due(); !got.Equal(test.want) {
			t.Errorf("next %v, snoozed %v: got %v, want %v", test.next, test.snoozed, got, test.want)
		}
	}
}
