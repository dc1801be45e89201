package plan

import (
	"slices"
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
	// times is how often a week; 0: not said, or days says it.
	times int
	// part is the part of the day that was named, as "evening".
	part string
	// after is for how long to snooze, in days, hours or minutes; all 0: until
	// tomorrow.
	afterDays, afterHours, afterMinutes int
}

// The verbs of reminders, besides show and snooze.
const (
	on  verb = "on"
	off verb = "off"
	set verb = "set"
)

// readWish reads "remind me on mondays at 18:00 in Berlin", "stop my reminders",
// "remind me tomorrow" and the like. It returns false for what is not wholly
// such a wish. Behind the words that begin the flow bare is true: then the word
// reminder may be missing.
func readWish(message string, bare bool) (wish, bool) {
	words := timeWords(message)
	begun := bare || slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, "remind") })
	for len(words) > 0 && isOpening(words[0]) {
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
	if w.timed && w.hour >= 1 && w.hour < 12 && (w.part == "afternoon" || w.part == "evening" || w.part == "night") {
		w.hour += 12
	}
	return w, true
}

// maxWishWords bounds the words of a wish.
const maxWishWords = 30

// isOpening reports the words that a wish begins with.
func isOpening(word string) bool {
	return slices.Contains([]string{"please", "pls", "plz", "can", "could", "would", "will", "you", "u", "remind", "reminder", "reminders", "me", "my", "set", "a", "turn", "switch", "want", "i", "send", "get", "change", "the"}, word)
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
	if n := w.takeOften(words); n > 0 {
		return n
	}
	if days, n := daysOf(words); n > 0 && w.want(set) > 0 {
		for _, d := range days {
			if !slices.Contains(w.days, d) {
				w.days = append(w.days, d)
			}
		}
		return n
	}
	if n := w.takeTime(words); n > 0 && w.want(set) > 0 {
		return n
	}
	switch word {
	case "off", "stop", "never", "pause", "end", "cancel", "delete", "remove", "disable", "mute", "no":
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
	case "every", "each", "at", "and", "of", "about", "plan", "plans", "my", "the", "to", "me", "it", "remind", "reminders", "reminder", "reminding", "please", "for", "by", "time", "local":
		return 1
	case "all", "any", "more", "these", "sending", "now":
		if w.verb == off || w.verb == show {
			return 1
		}
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

// takeOften takes how often and in which part of the day: "twice a week",
// "weekly", "next week", "every evening", "in the morning".
func (w *wish) takeOften(words []string) int {
	at := func(i int) string {
		if i < len(words) {
			return words[i]
		}
		return ""
	}
	each := func(i int) bool { return slices.Contains([]string{"a", "per", "each", "every"}, at(i)) }
	often, n := map[string]int{"once": 1, "twice": 2}[at(0)], 1
	if at(1) == "times" || at(1) == "x" {
		count, _ := countOf(at(0))
		often, n = int(count), 2
	}
	switch {
	case often >= 1 && often <= 7 && each(n) && at(n+1) == "week" && w.want(set) > 0:
		w.times = often
		return n + 2
	case (at(0) == "weekly" || each(0) && at(1) == "week") && w.want(set) > 0:
		w.times = max(w.times, 1)
		return map[bool]int{true: 1, false: 2}[at(0) == "weekly"]
	case at(0) == "next" && at(1) == "week" && w.want(snooze) > 0:
		w.afterDays = 7
		return 2
	case each(0) && isPart(at(1)) && w.want(set) > 0:
		w.days, w.part = []time.Weekday{1, 2, 3, 4, 5, 6, 0}, at(1)
		return 2
	case at(0) == "in" && at(1) == "the" && isPart(at(2)):
		w.part = at(2)
		return 3
	case isPart(at(0)) && w.verb == set:
		w.part = strings.TrimSuffix(at(0), "s")
		return 1
	}
	return 0
}

func isPart(word string) bool {
	return slices.Contains([]string{"morning", "mornings", "afternoon", "afternoons", "evening", "evenings", "night", "nights"}, word)
}

// takeSpan takes "2 hours", "3 days", "half an hour" and "a week" behind "in".
func (w *wish) takeSpan(words []string) int {
	if len(words) > 2 && words[0] == "half" && words[1] == "an" && words[2] == "hour" {
		w.afterMinutes = 30
		return 3 * w.want(snooze)
	}
	if len(words) < 2 {
		return 0
	}
	count, ok := countOf(words[0])
	n := int(count)
	if !ok || count != float64(n) || n < 1 || n > 24*14 {
		return 0
	}
	switch strings.TrimSuffix(words[1], "s") {
	case "minute", "min":
		w.afterMinutes = n
	case "hour", "h", "hr":
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
