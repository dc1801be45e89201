package plan

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// isDay reports the name of a day of the week.
func isDay(word string) bool {
	_, n := daysOf([]string{word})
	return n == 1
}

// daysOf reads days of the week at the beginning of words, and how many words
// they take: "mondays", "monday to friday", "weekdays", "daily", "every day".
func daysOf(words []string) ([]time.Weekday, int) {
	all := []time.Weekday{1, 2, 3, 4, 5, 6, 0}
	switch words[0] {
	case "daily", "everyday":
		return all, 1
	case "day", "days":
		return all, 1
	case "weekday", "weekdays", "workday", "workdays":
		return all[:5], 1
	case "weekend", "weekends":
		return all[5:], 1
	}
	from, ok := dayOf(words[0])
	if !ok {
		return nil, 0
	}
	if len(words) > 2 && slices.Contains([]string{"to", "through", "till", "until"}, words[1]) {
		if to, ok := dayOf(words[2]); ok {
			var out []time.Weekday
			for d := from; ; d = (d + 1) % 7 {
				out = append(out, d)
				if d == to {
					return out, 3
				}
			}
		}
	}
	return []time.Weekday{from}, 1
}

// dayOf reads the name of a day of the week.
func dayOf(word string) (time.Weekday, bool) {
	word = strings.TrimSuffix(word, "s")
	for d := range time.Weekday(7) {
		name := strings.ToLower(d.String())
		if word == name || word == name[:3] || len(word) > 3 && len(word) < 6 && strings.HasPrefix(name, word) {
			return d, true
		}
	}
	return 0, false
}

// takeTime takes a time of the day: "18:00", "6 pm", "at 18", "noon".
func (w *wish) takeTime(words []string) int {
	at := words[0] == "at" && len(words) > 1
	n := 1
	if at {
		words, n = words[1:], 2
	}
	text := words[0]
	if len(words) > 1 && slices.Contains([]string{"am", "pm", "a.m", "p.m", "o'clock", "oclock", "h", "uhr"}, words[1]) {
		text, n, at = text+words[1], n+1, true
	}
	hour, minute, clear, ok := readClock(text)
	if !ok || !clear && !at || w.timed && (w.hour != hour || w.minute != minute) {
		return 0
	}
	w.hour, w.minute, w.timed = hour, minute, true
	return n
}

// readClock reads "18:00", "6pm", "6.30pm", "18h", "noon" and "18". A bare
// number is not clear: it may be something else.
func readClock(text string) (hour, minute int, clear, ok bool) {
	text = strings.ToLower(strings.Join(strings.Fields(text), ""))
	switch text {
	case "noon", "midday":
		return 12, 0, true, true
	case "midnight":
		return 0, 0, true, true
	}
	text = strings.NewReplacer("a.m.", "am", "p.m.", "pm", "a.m", "am", "p.m", "pm", "o'clock", "h", "oclock", "h", "uhr", "h").Replace(text)
	number, half := text, ""
	for _, suffix := range []string{"am", "pm", "h"} {
		if rest, found := strings.CutSuffix(text, suffix); found {
			number, half = rest, suffix
		}
	}
	hours, minutes, split := strings.Cut(strings.ReplaceAll(number, ".", ":"), ":")
	hour, err := strconv.Atoi(hours)
	if err != nil || len(hours) > 2 || hour < 0 {
		return 0, 0, false, false
	}
	if split {
		if minute, err = strconv.Atoi(minutes); err != nil || len(minutes) != 2 || minute < 0 || minute > 59 {
			return 0, 0, false, false
		}
	}
	if half == "am" || half == "pm" {
		if hour < 1 || hour > 12 {
			return 0, 0, false, false
		}
		if hour %= 12; half == "pm" {
			hour += 12
		}
	}
	return hour, minute, split || half != "", hour <= 23
}
