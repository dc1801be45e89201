package plan

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// readSpan reads "5 months", "in half a year", "20 weeks" and the like as a day
// counted from another.
func readSpan(text string, from time.Time) (time.Time, bool) {
	words := wordsOf(text)
	words = slices.DeleteFunc(words, func(w string) bool {
		return slices.Contains([]string{"in", "a", "an", "about", "around", "of", "within", "from", "now", "time", "roughly", "maybe"}, w)
	})
	if len(words) == 2 && words[0] == "half" && words[1] == "year" {
		return from.AddDate(0, 6, 0), true
	}
	if len(words) == 1 && words[0] == "year" {
		return from.AddDate(1, 0, 0), true
	}
	if len(words) == 0 || len(words) > 2 {
		return time.Time{}, false
	}
	n, err := strconv.Atoi(words[0])
	if err != nil || n < 1 || n > 1_000 {
		return time.Time{}, false
	}
	unit := "months"
	if len(words) == 2 {
		unit = words[1]
	}
	switch strings.TrimSuffix(unit, "s") {
	case "month", "mo":
		return from.AddDate(0, n, 0), true
	case "week", "wk":
		return from.AddDate(0, 0, 7*n), true
	case "day":
		return from.AddDate(0, 0, n), true
	case "year", "yr":
		return from.AddDate(n, 0, 0), true
	}
	return time.Time{}, false
}
