package plan

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"careercoach/knowledge/text"
)

// A unit is a measure of time: so many months, or so many days.
type unit struct{ months, days float64 }

// unitOf reads the name of a unit, short or long, also with one slip.
func unitOf(word string) (unit, bool) {
	switch word {
	case "d", "dy":
		return unit{days: 1}, true
	case "w", "wk", "wks":
		return unit{days: 7}, true
	case "m", "mo", "mos", "mth", "mths", "mnth", "mnths":
		return unit{months: 1}, true
	case "y", "yr", "yrs":
		return unit{months: 12}, true
	}
	for _, of := range []struct {
		name string
		unit unit
	}{{"day", unit{days: 1}}, {"week", unit{days: 7}}, {"fortnight", unit{days: 14}}, {"month", unit{months: 1}}, {"quarter", unit{months: 3}}, {"year", unit{months: 12}}} {
		for _, name := range []string{of.name, of.name + "s"} {
			if word == name || len(word) >= 4 && len(name) >= 5 && text.Distance(word, name, 1) <= 1 {
				return of.unit, true
			}
		}
	}
	return unit{}, false
}

// after counts n units from a day; parts of months are days.
func (u unit) after(from time.Time, n float64) time.Time {
	months := math.Trunc(u.months * n)
	days := u.days*n + (u.months*n-months)*365/12
	return monthsAfter(from, int(months)).AddDate(0, 0, int(math.Round(days)))
}

// monthsAfter is the same day n months later, or the last of that month.
func monthsAfter(from time.Time, n int) time.Time {
	t := from.AddDate(0, n, 0)
	if t.Day() != from.Day() {
		t = t.AddDate(0, 0, -t.Day())
	}
	return t
}

// maxCount bounds a count of units.
const maxCount = 1_000

// takeSpan takes "5 months", "a year and a half", "1 year 6 months", "6 to 8
// weeks" (the first of both) and "3 weeks ago".
func (s *dayScan) takeSpan(i int) int {
	count, u, n := s.span(i)
	if n == 0 {
		return 0
	}
	day := u.after(s.from, count)
	for {
		and := 0
		if s.at(i+n) == "and" {
			and = 1
		}
		more, v, m := s.span(i + n + and)
		if m == 0 {
			break
		}
		day, n = v.after(day, more), n+and+m
	}
	if s.at(i+n) == "ago" {
		s.why, n = "That day is past.", n+1
	}
	if count < 0 {
		s.why = "That day is past."
	}
	return s.note(day, n)
}

// span reads one count with its unit, and how many words they have; 0 where
// there is none.
func (s *dayScan) span(i int) (count float64, u unit, n int) {
	if s.at(i) == "a" && (s.at(i+1) == "couple" || s.at(i+1) == "half") {
		i, n = i+1, 1
	}
	count, ok := countOf(s.at(i))
	if !ok {
		return 0, unit{}, 0
	}
	n++
	if count == 0.5 && (s.at(i+1) == "a" || s.at(i+1) == "an") || s.at(i) == "couple" && s.at(i+1) == "of" {
		i, n = i+1, n+1
	}
	if _, ok := countOf(s.at(i + 2)); ok && slices.Contains([]string{"to", "or"}, s.at(i+1)) {
		if _, ok := unitOf(s.at(i + 3)); ok {
			u, _ = unitOf(s.at(i + 3))
			return count, u, n + 3
		}
	}
	if s.half(i + 1) {
		count, i, n = count+0.5, i+3, n+3
	}
	u, ok = unitOf(s.at(i + 1))
	if !ok || s.at(i) == "a" && u.days == 1 && s.at(i-1) != "in" && s.at(i-1) != "within" { // "a day of mine"
		return 0, unit{}, 0
	}
	n++
	if s.half(i + 2) {
		count, n = count+0.5, n+3
	}
	return count, u, n
}

// half reports "and a half".
func (s *dayScan) half(i int) bool {
	return s.at(i) == "and" && s.at(i+1) == "a" && s.at(i+2) == "half"
}

// countOf reads a count in digits or as a word.
func countOf(word string) (float64, bool) {
	if n := numberWord(word); n > 0 {
		return float64(n), true
	}
	switch word {
	case "a", "an":
		return 1, true
	case "half":
		return 0.5, true
	case "couple":
		return 2, true
	}
	if strings.Trim(word, "-0123456789.") != "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(word, 64)
	return n, err == nil && n != 0 && math.Abs(n) <= maxCount
}

// numberWord reads "one" to "twelve" and the tens to sixty; 0 for all else.
func numberWord(word string) int {
	if i := slices.Index(strings.Fields("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"), word); i >= 0 {
		return i + 1
	}
	if i := slices.Index(strings.Fields("twenty thirty forty fifty sixty"), word); i >= 0 {
		return 10 * (i + 2)
	}
	return 0
}

// ordinalOf reads the day of a month: "1", "1st", "31"; 0 for all else.
func ordinalOf(word string) int {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		word = strings.TrimSuffix(word, suffix)
	}
	if n := digitsOf(word); n <= 31 {
		return n
	}
	return 0
}

// digitsOf reads a number of digits alone, 0 for anything else.
func digitsOf(word string) int {
	if !isDigits(word) {
		return 0
	}
	n, _ := strconv.Atoi(word)
	return n
}

func isDigits(word string) bool {
	return word != "" && len(word) <= 9 && strings.Trim(word, "0123456789") == ""
}

// yearOf reads a year of our time, 0 for anything else.
func yearOf(word string) int {
	if n := digitsOf(word); n >= 2000 && n < 2200 {
		return n
	}
	return 0
}

// monthOf reads the name of a month, of three letters or more; typo reports a
// slip in it.
func monthOf(word string) (m time.Month, typo bool) {
	if len(word) < 3 {
		return 0, false
	}
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(m.String()); strings.HasPrefix(name, word) || word == "sept" && m == time.September {
			return m, false
		}
	}
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(m.String()); len(name) >= 5 && len(word) >= 5 && text.Distance(word, name, 1) <= 1 {
			return m, true
		}
	}
	return 0, false
}

// edgeOf reads a word for a part of a month or year: "start", "mid" or "end";
// empty for all else.
func edgeOf(word string) string {
	switch word {
	case "start", "beginning", "begin", "early":
		return "start"
	case "mid", "middle":
		return "mid"
	case "end", "late":
		return "end"
	}
	return ""
}

// leads reports a word behind which a month or a short day of the week is one.
func leads(word string) bool {
	return slices.Contains([]string{"in", "on", "by", "until", "till", "before", "next", "this", "of", "around", "about", "for", "since", "from", "til", "than"}, word)
}
