package plan

import (
	"fmt"
	"strconv"
	"time"
)

// hours writes minutes as people do: "45 min", "1.5 h", "7 h".
func hours(minutes int) string {
	if minutes < 60 {
		return strconv.Itoa(minutes) + " min"
	}
	return strconv.FormatFloat(float64(minutes*10/60)/10, 'f', -1, 64) + " h"
}

// between writes the days from one to another: "23–29 November 2026".
func between(first, last time.Time) string {
	switch {
	case first.Equal(last):
		return first.Format("2 January 2006")
	case first.Year() != last.Year():
		return first.Format("2 January 2006") + " – " + last.Format("2 January 2006")
	case first.Month() != last.Month():
		return first.Format("2 January") + " – " + last.Format("2 January 2006")
	}
	return fmt.Sprintf("%d–%s", first.Day(), last.Format("2 January 2006"))
}

// word writes a state.
func (s State) word() string {
	switch s {
	case Done:
		return "done"
	case Skipped:
		return "skipped"
	case Moved:
		return "moved on"
	}
	return "open"
}
