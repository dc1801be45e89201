package plan

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"careercoach/bot/zone"
)

// A wish is what somebody says about reminders.
type wish struct {
	verb verb // show, on, off, set or snooze
	// days, hour and minute are the rule, zone the IANA name of its zone; what
	// was not said is nil, false and empty.
	days         []time.Weekday
	hour, minute int
	timed        bool
	zone         string
	// after is for how long to snooze, in days and hours; both 0: until
	// tomorrow.
	afterDays, afterHours int
}

// The verbs of reminders, besides show and snooze.
const (
	on  verb = "on"
	off verb = "off"
	set verb = "set"
)

// readWish reads "remind me on mondays at 18:00 in Berlin", "reminders off",
// "remind me tomorrow" and the like. It returns false for what is not wholly
// such a wish. Behind the words that begin the flow bare is true: then the word
// reminder may be missing.
func readWish(message string, bare bool) (wish, bool) {
	words := timeWords(message)
	begun := bare
	for len(words) > 0 && isOpening(words[0]) {
		begun = begun || strings.HasPrefix(words[0], "remind")
		words = words[1:]
	}
	w := wish{verb: show}
	if !begun || len(words) > maxWishWords {
		return wish{}, false
	}
	for len(words) > 0 {
		n := w.take(words)
		if n == 0 {
			return wish{}, false
		}
		words = words[n:]
	}
	return w, true
}

// maxWishWords bounds the words of a wish.
const maxWishWords = 30

// isOpening reports the words that a wish begins with.
func isOpening(word string) bool {
	return slices.Contains([]string{"please", "can", "could", "you", "remind", "reminder", "reminders", "me", "my", "set", "a", "turn", "switch", "want", "i", "send", "get", "change", "the"}, word)
}

// timeWords returns the words of a message in small letters; a colon, a point
// or a slash within a word stays, as in "18:00" and "europe/berlin".
func timeWords(message string) []string {
	if len(message) > 500 {
		return nil
	}
	var out []string
	for _, word := range strings.FieldsFunc(strings.ToLower(message), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;!?()`\"“”", r) }) {
		word = strings.Trim(word, ".:/")
		if from, to, ok := strings.Cut(word, "-"); ok && isDay(from) && isDay(to) {
			out = append(out, from, "to", to)
		} else if word != "" && word != "-" && word != "–" {
			out = append(out, word)
		}
	}
	return out
}

// take takes the next words, and returns how many.
func (w *wish) take(words []string) int {
	word, rest := words[0], words[1:]
	if days, n := daysOf(words); n > 0 {
		for _, d := range days {
			if !slices.Contains(w.days, d) {
				w.days = append(w.days, d)
			}
		}
		w.verb = set
		return n
	}
	if n := w.takeTime(words); n > 0 {
		w.verb = set
		return n
	}
	switch word {
	case "off", "stop", "never", "pause", "end":
		return w.want(off)
	case "resume", "start", "again":
		return w.want(on)
	case "snooze", "later":
		return w.want(snooze)
	case "tomorrow":
		return w.want(snooze)
	case "on":
		if len(rest) == 0 || rest[0] == "please" {
			return w.want(on)
		}
		return 1
	case "every", "each", "at", "and", "of", "about", "plan", "plans", "my", "the", "to", "me", "it", "reminders", "reminder", "please", "for", "by", "time", "local":
		return 1
	case "in":
		if n := w.takeSpan(rest); n > 0 {
			return 1 + n
		}
	}
	return w.takeZone(words)
}

// want sets what is wanted; a second thing that differs makes no sense.
func (w *wish) want(v verb) int {
	if w.verb != show && w.verb != v {
		return 0
	}
	w.verb = v
	return 1
}

// takeSpan takes "2 hours", "3 days" and "a week" behind "in".
func (w *wish) takeSpan(words []string) int {
	if len(words) < 2 {
		return 0
	}
	n, err := strconv.Atoi(words[0])
	if words[0] == "a" || words[0] == "an" || words[0] == "one" {
		n, err = 1, nil
	}
	if err != nil || n < 1 || n > 24*14 {
		return 0
	}
	switch strings.TrimSuffix(words[1], "s") {
	case "hour", "h":
		w.afterHours = n
	case "day":
		w.afterDays = n
	case "week":
		w.afterDays = 7 * n
	default:
		return 0
	}
	if w.afterDays > 14 || w.want(snooze) == 0 {
		return 0
	}
	return 2
}

// takeZone takes the place that ends a wish.
func (w *wish) takeZone(words []string) int {
	if w.zone != "" || w.verb != set && words[0] != "in" {
		return 0
	}
	name, ok := zone.Find(strings.Join(words, " "))
	if !ok || w.want(set) == 0 {
		return 0
	}
	w.zone = name
	return len(words)
}

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
