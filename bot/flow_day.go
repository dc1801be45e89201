package bot

import (
	"strconv"
	"strings"
	"time"
)

// readDay reads a day: 2027-03-01, 1 March 2027, March 1, today, tomorrow, in
// 3 weeks, next friday, March 2027 (its first day). A day without a year is
// the next of its kind. What depends on today fails where now is the zero
// time. The day is at midnight UTC.
func readDay(s string, now time.Time) (time.Time, bool) {
	s = strings.ToLower(strings.Trim(strings.TrimSpace(s), ".!"))
	for _, layout := range []string{time.DateOnly, "2006/1/2", "2006-1-2"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	words := strings.Fields(strings.NewReplacer(",", " ", " of ", " ", " the ", " ").Replace(" " + s + " "))
	for len(words) > 1 && (words[0] == "on" || words[0] == "by" || words[0] == "until" || words[0] == "around") {
		words = words[1:]
	}
	if t, ok := namedDay(words, now); ok {
		return t, true
	}
	if now.IsZero() {
		return time.Time{}, false
	}
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	switch {
	case len(words) == 1 && words[0] == "today":
		return today, true
	case len(words) == 1 && words[0] == "tomorrow":
		return today.AddDate(0, 0, 1), true
	case len(words) == 3 && words[0] == "in":
		return inTime(words[1], words[2], today)
	case len(words) == 2 && words[0] == "next":
		return nextOf(words[1], today)
	case len(words) == 1:
		return weekdayAfter(words[0], today)
	}
	return time.Time{}, false
}

// namedDay reads a day with the name of its month.
func namedDay(words []string, now time.Time) (time.Time, bool) {
	var month time.Month
	day, year := 0, 0
	for _, w := range words {
		n, err := strconv.Atoi(strings.TrimRight(w, "stndrh"))
		switch m := monthOf(w); {
		case m != 0 && month == 0:
			month = m
		case err == nil && n >= 2000 && n < 2200 && year == 0:
			year = n
		case err == nil && n >= 1 && n <= 31 && day == 0:
			day = n
		default:
			return time.Time{}, false
		}
	}
	if month == 0 || day == 0 && year == 0 || year == 0 && now.IsZero() {
		return time.Time{}, false
	}
	if day == 0 {
		day = 1
	}
	soonest := year == 0
	if soonest {
		year = now.Year()
	}
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	for range 8 { // 29 February comes every 4 years, or 8
		if t.Month() == month && (!soonest || !t.Before(now.UTC().Truncate(24*time.Hour))) {
			return t, true
		}
		if !soonest {
			break
		}
		year++
		t = time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	}
	return time.Time{}, false
}

// monthOf returns the month of a name of three letters or more, 0 for others.
func monthOf(w string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(m.String()); len(w) >= 3 && strings.HasPrefix(name, w) || w == "sept" && m == time.September {
			return m
		}
	}
	return 0
}

// inTime counts days, weeks, months or years from a day. A month later is the
// same day of the month, or its last one.
func inTime(count, unit string, from time.Time) (time.Time, bool) {
	n, err := strconv.Atoi(count)
	if err != nil {
		if n = numberWord(count); n == 0 {
			return time.Time{}, false
		}
	}
	if n < 0 || n > 1000 {
		return time.Time{}, false
	}
	switch strings.TrimSuffix(unit, "s") {
	case "day":
		return from.AddDate(0, 0, n), true
	case "week":
		return from.AddDate(0, 0, 7*n), true
	case "month":
		return monthsAfter(from, n), true
	case "year":
		return monthsAfter(from, 12*n), true
	}
	return time.Time{}, false
}

func numberWord(w string) int {
	for i, name := range strings.Fields("a two three four five six seven eight nine ten eleven twelve") {
		if w == name {
			return i + 1
		}
	}
	if w == "an" || w == "one" {
		return 1
	}
	return 0
}

// monthsAfter is the same day n months later, or the last of that month.
func monthsAfter(from time.Time, n int) time.Time {
	t := from.AddDate(0, n, 0)
	if t.Day() != from.Day() {
		t = t.AddDate(0, 0, -t.Day())
	}
	return t
}

// nextOf reads what stands behind "next": a week, month, year or weekday.
func nextOf(word string, today time.Time) (time.Time, bool) {
	if t, ok := inTime("1", word, today); ok {
		return t, true
	}
	return weekdayAfter(word, today)
}

// weekdayAfter is the next day of that name after today.
func weekdayAfter(word string, today time.Time) (time.Time, bool) {
	for n := 1; n <= 7; n++ {
		t := today.AddDate(0, 0, n)
		if name := strings.ToLower(t.Weekday().String()); len(word) >= 3 && strings.HasPrefix(name, word) {
			return t, true
		}
	}
	return time.Time{}, false
}
