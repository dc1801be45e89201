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
