package plan

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
)

// A telling is what a text tells of a day. Both fields are empty where nothing
// in it looks like one.
type telling struct {
	// day is at midnight UTC; it may be in the past.
	day time.Time
	// why says why there is none, though the text has something like a day.
	why string
}

// readDay reads the day of "5 months", "in a year and a half", "1 March 2027",
// "end of march", "I have an interview on Monday" and the like, counted from
// another day. Where a year is missing it is the next day of its kind. A
// question and what says "not" tell of none.
func readDay(text string, from time.Time) telling {
	words := dayWords(text)
	if len(words) == 0 || len(words) > maxDayWords || isQuestion(words[0]) || denies(words) {
		return telling{}
	}
	if len(words) == 1 {
		if n, ok := countOf(words[0]); ok && n >= 1 && n == float64(int(n)) && words[0][0] <= '9' {
			return telling{day: monthsAfter(from, int(n))} // of months
		}
	}
	s := dayScan{words: words, from: from}
	for i := 0; i < len(words); {
		i += max(1, s.take(i))
	}
	switch found := slices.CompactFunc(s.found, time.Time.Equal); {
	case s.why != "":
		return telling{why: s.why}
	case len(found) == 1:
		return telling{day: found[0]}
	case len(found) > 1:
		return telling{why: "There is more than one day in that. Which one is it?"}
	}
	return telling{}
}

// maxDayWords bounds the words of a text that tells of a day.
const maxDayWords = 20

// A dayScan goes through words and notes the days.
type dayScan struct {
	words []string
	from  time.Time
	found []time.Time
	why   string
}

// at returns a word, empty behind the last and before the first.
func (s *dayScan) at(i int) string {
	if i < 0 || i >= len(s.words) {
		return ""
	}
	return s.words[i]
}

// take takes what stands at a place, and returns how many words it has; 0 where
// it is no day.
func (s *dayScan) take(i int) int {
	for _, take := range []func(int) int{s.takeRate, s.takeNumeric, s.takeEdge, s.takeNamed, s.takeSpan, s.takeRelative} {
		if n := take(i); n > 0 {
			return n
		}
	}
	return 0
}

// note notes a day.
func (s *dayScan) note(day time.Time, words int) int {
	s.found = append(s.found, day)
	return words
}

// takeRate takes "10 hours a week", which tells of no day.
func (s *dayScan) takeRate(i int) int {
	each := slices.Contains([]string{"a", "per", "each", "every"}, s.at(i+1))
	if _, ok := unitOf(s.at(i + 2)); each && ok && slices.Contains([]string{"hour", "hours", "hr", "hrs", "h", "days", "times", "once", "twice"}, s.at(i)) {
		return 3
	}
	return 0
}

// numeric finds days in numbers: year first, or year last.
var numeric = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?|(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}))$`)
})

// takeNumeric takes "2027-03-01", "2027-03", "1.3.2027" and, where only one
// reading is a day, "3/31/2027".
func (s *dayScan) takeNumeric(i int) int {
	m := numeric().FindStringSubmatch(s.at(i))
	if m == nil {
		return 0
	}
	if m[1] != "" {
		return s.calendar(digitsOf(m[1]), digitsOf(m[2]), max(1, digitsOf(m[3])), 1)
	}
	day, month := digitsOf(m[4]), digitsOf(m[6])
	switch {
	case m[5] == "/" && day != month && day <= 12 && month <= 12:
		s.why = "I cannot tell the month from the day in that. Write the month as a word, such as `1 March 2027`."
		return 1
	case m[5] == "/" && month > 12:
		day, month = month, day
	}
	return s.calendar(digitsOf(m[7]), month, day, 1)
}

// calendar notes a day of the calendar, or that there is no such day.
func (s *dayScan) calendar(year, month, day, words int) int {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || int(t.Month()) != month {
		s.why = "There is no such day in the calendar."
		return words
	}
	return s.note(t, words)
}

// takeNamed takes a month by its name with a day, a year or both: "1 March
// 2027", "March 1st", "the 1st of March", "in March".
func (s *dayScan) takeNamed(i int) int {
	day, n := 0, 0
	if d := ordinalOf(s.at(i)); d > 0 {
		if day, n = d, 1; s.at(i+1) == "of" {
			n = 2
		}
	}
	month, typo := monthOf(s.at(i + n))
	if month == 0 {
		return 0
	}
	n++
	if d := ordinalOf(s.at(i + n)); day == 0 && d > 0 {
		if _, isUnit := unitOf(s.at(i + n + 1)); !isUnit {
			day, n = d, n+1
		}
	}
	year := yearOf(s.at(i + n))
	if year > 0 {
		n++
	}
	switch led := leads(s.at(i-1)) || len(s.words) == 1; {
	case day == 0 && year == 0 && !led, typo && day == 0 && year == 0:
		return 0 // "I may", "a match"
	case year > 0:
		return s.calendar(year, int(month), max(day, 1), n)
	}
	return s.next(month, func(int) int { return max(day, 1) }, n)
}

// next notes the next day of a month, the one that of gives for a year.
func (s *dayScan) next(month time.Month, of func(year int) int, words int) int {
	for year := s.from.Year(); year < s.from.Year()+9; year++ { // 29 February
		day := of(year)
		if t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC); t.Month() == month && !t.Before(s.from) {
			return s.note(t, words)
		}
	}
	s.why = "There is no such day in the calendar."
	return words
}

// takeEdge takes "end of March", "mid-June 2027", "beginning of next month" and
// "end of the year".
func (s *dayScan) takeEdge(i int) int {
	edge := edgeOf(s.at(i))
	if edge == "" {
		return 0
	}
	n, next := 1, false
	for slices.Contains([]string{"of", "the", "this", "next", "in"}, s.at(i+n)) {
		next = next || s.at(i+n) == "next"
		n++
	}
	month, _ := monthOf(s.at(i + n))
	year := yearOf(s.at(i + n))
	switch word := s.at(i + n); {
	case month != 0:
		if year = yearOf(s.at(i + n + 1)); year > 0 {
			return s.calendar(year, int(month), edgeDay(edge, year, month), n+2)
		}
		return s.next(month, func(year int) int { return edgeDay(edge, year, month) }, n+1)
	case word == "month":
		t := time.Date(s.from.Year(), s.from.Month(), 1, 0, 0, 0, 0, time.UTC)
		if next {
			t = t.AddDate(0, 1, 0)
		}
		return s.calendar(t.Year(), int(t.Month()), edgeDay(edge, t.Year(), t.Month()), n+1)
	case word == "year" || year > 0:
		if year == 0 {
			if year = s.from.Year(); next {
				year++
			}
		}
		month = map[string]time.Month{"start": time.January, "mid": time.July, "end": time.December}[edge]
		day := 1
		if edge == "end" {
			day = 31
		}
		return s.calendar(year, int(month), day, n+1)
	}
	return 0
}

// edgeDay is the day of a month that an edge of it is.
func edgeDay(edge string, year int, month time.Month) int {
	switch edge {
	case "start":
		return 1
	case "mid":
		return 15
	}
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// takeRelative takes "tomorrow", "next month", "next June", "on Monday".
func (s *dayScan) takeRelative(i int) int {
	switch word := s.at(i); word {
	case "today":
		return s.note(s.from, 1)
	case "tomorrow":
		return s.note(s.from.AddDate(0, 0, 1), 1)
	case "yesterday":
		return s.note(s.from.AddDate(0, 0, -1), 1)
	case "next", "last":
		if u, ok := unitOf(s.at(i + 1)); ok {
			return s.note(u.after(s.from, map[string]float64{"next": 1, "last": -1}[word]), 2)
		}
	}
	d, ok := dayOf(s.at(i))
	if !ok || len(s.at(i)) < 5 && !leads(s.at(i-1)) && len(s.words) > 1 {
		return 0
	}
	return s.note(s.from.AddDate(0, 0, 1+(int(d)-int(s.from.Weekday())+6)%7), 1)
}

// dayWords returns the words of a text in small letters; days in numbers stay
// one word, other words are cut at dashes and between a number and its unit.
func dayWords(text string) []string {
	if len(text) > 500 {
		return nil
	}
	text = strings.NewReplacer("’", "", "'s", "", "'", "", "½", " half ", "–", "-", "−", "-", "per cent", "percent").Replace(strings.ToLower(text))
	var out []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r <= ' ' || strings.ContainsRune(",;!?()`\"“”:\u00a0", r) }) {
		word = strings.TrimRight(word, ".-/")
		if numeric().MatchString(word) {
			out = append(out, word)
			continue
		}
		sign := ""
		if strings.HasPrefix(word, "-") {
			sign = "-"
		}
		for n, part := range strings.FieldsFunc(word, func(r rune) bool { return r == '-' || r == '/' }) {
			if n > 0 && isDigits(part) {
				out = append(out, "to")
			}
			out = append(out, cutUnit(sign+part)...)
			sign = ""
		}
	}
	return out
}

// cutUnit cuts "6w" and "12days" behind the number; "1st" stays.
func cutUnit(word string) []string {
	n := len(word) - len(strings.TrimLeft(word, "-0123456789."))
	if n == 0 || n == len(word) || ordinalOf(word) > 0 {
		return []string{word}
	}
	return []string{word[:n], word[n:]}
}

// isQuestion reports a word that questions begin with.
func isQuestion(word string) bool {
	return slices.Contains([]string{"what", "whats", "why", "how", "when", "where", "which", "who", "can", "could", "do", "does", "did", "is", "are", "should", "would"}, word)
}

// denies reports words that say what is not so; "no later than" does not.
func denies(words []string) bool {
	for i, w := range words {
		if slices.Contains([]string{"not", "no", "never", "dont", "cant", "wont", "nothing", "none"}, w) && (i+2 >= len(words) || words[i+2] != "than") {
			return true
		}
	}
	return false
}
