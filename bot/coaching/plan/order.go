package plan

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A verb is what a command of the plan wants.
type verb string

// The verbs.
const (
	show   verb = "show"
	whole  verb = "all"
	mark   verb = "done"
	skip   verb = "skip"
	snooze verb = "snooze"
	reopen verb = "open"
	replan verb = "again"
	file   verb = "ics"
	end    verb = "stop"
	pace   verb = "hours" // a week
	missed verb = "missed"
)

// An order is a command of the plan.
type order struct {
	verb  verb
	rows  []int // of the week's table, from 1
	every bool  // all rows of the week
	week  int   // from 1; 0: this week, -1: the next
	sure  bool  // end: yes
	hours int   // pace: a week; 0: not said
	loose bool  // the plan was not named
}

// maxRows bounds the rows that one order names.
const maxRows = 25

// verbOf returns what a word wants.
func verbOf(word string) (verb, bool) {
	switch word {
	case "show", "view", "today", "now":
		return show, true
	case "all", "whole", "table", "full", "overview", "weeks":
		return whole, true
	case "done", "did", "finished", "finish", "complete", "completed":
		return mark, true
	case "skip", "skipped", "drop":
		return skip, true
	case "snooze", "later", "move", "postpone", "defer":
		return snooze, true
	case "open", "undo", "reopen", "undone":
		return reopen, true
	case "again", "replan", "update", "refresh", "redo":
		return replan, true
	case "ics", "ical", "icalendar", "calendar", "export":
		return file, true
	case "stop", "delete", "remove", "cancel":
		return end, true
	}
	return "", false
}

// readOrder reads "plan done 2 week 3", "delete my plan", "replan" and the like,
// or several with commas between them, of the same verb and week. It returns
// false for what is not wholly such an order. The word plan may be missing
// behind "/plan", where bare is true, and where what is said is clear enough
// without it: "done 2".
func readOrder(message string, bare bool) (order, bool) {
	words := wordsOf(message)
	named := bare || slices.Contains(words, "plan") || slices.Contains(words, "replan")
	if readMissed(message) {
		return order{verb: missed, loose: !named}, true
	}
	clear := isClear(words)
	for len(words) > 1 && isOrderOpening(words[0]) {
		words = words[1:]
	}
	if len(words) == 0 || len(words) > maxOrderWords {
		return order{verb: show}, bare && len(words) == 0
	}
	o := order{loose: !named}
	for len(words) > 0 {
		n := o.take(words)
		if n == 0 {
			return order{}, false
		}
		words = words[n:]
	}
	if o.verb == "" {
		o.verb = show
	}
	return o, o.sound() && (named || clear || o.clear())
}

// maxOrderWords bounds the words of an order: maxRows of them with "plan", verb
// and week each.
const maxOrderWords = 6 * maxRows

// isOrderOpening reports the words that an order may begin with.
func isOrderOpening(word string) bool {
	return slices.Contains([]string{"my", "the", "a", "show", "me", "please", "can", "could", "you", "i", "ive", "want", "to", "have", "mark", "just"}, word)
}

// isClear reports whole orders that are clear without the word plan.
func isClear(words []string) bool {
	return slices.Contains([]string{"done", "finished", "all weeks", "change hours", "change my hours"}, strings.Join(words, " "))
}

// clear reports an order that is clear without the word plan.
func (o order) clear() bool {
	switch o.verb {
	case mark, skip, snooze, reopen:
		return len(o.rows) > 0
	case pace:
		return o.sure
	}
	return false
}

// take takes the next words, and returns how many.
func (o *order) take(words []string) int {
	word := words[0]
	if n, used := rowOf(words); n > 0 {
		if len(o.rows) == maxRows {
			return 0
		}
		o.rows = append(o.rows, n)
		return used
	}
	switch {
	case word == "week" && len(words) > 1 && number(words[1]) > 0:
		if n := number(words[1]); o.week == 0 || o.week == n {
			o.week = n
			return 2
		}
		return 0
	case word == "this" && len(words) > 1 && words[1] == "week" && o.week == 0:
		return 2
	case word == "next" && len(words) > 1 && words[1] == "week":
		if o.week = -1; o.verb == snooze {
			o.week = 0 // that is where a snooze goes anyway
		}
		return 2
	case word == "all" && o.verb != "":
		o.every = true
		return 1
	case word == "yes" && o.verb == end:
		o.sure = true
		return 1
	case isHours(word) || (word == "change" || word == "set") && slices.ContainsFunc(words, isHours):
		return o.takeHours(words)
	case o.verb == pace && slices.Contains([]string{"to", "a", "per", "week", "only", "now"}, word):
		return 1
	case slices.Contains([]string{"plan", "my", "the", "and", "item", "items", "task", "tasks", "number", "no", "row", "it", "file", "until", "with", "as", "please"}, word):
		return 1
	}
	v, ok := verbOf(word)
	if !ok || o.verb != "" && o.verb != v {
		return 0
	}
	o.verb = v
	return 1
}

// takeHours takes "hours 12", "change my hours to 12" and the end of "12 hours".
func (o *order) takeHours(words []string) int {
	if o.verb != "" && o.verb != pace {
		return 0
	}
	o.verb = pace
	if !isHours(words[0]) {
		o.sure = true // a change was asked for
		return 1
	}
	return 1
}

func isHours(word string) bool { return word == "hours" || word == "hour" || word == "hrs" }

// rowOf reads the number that words begin with, and how many words it has:
// "2", "two", "second", "the second one"; 0 for all else.
func rowOf(words []string) (n, used int) {
	if i := slices.Index(strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth"), words[0]); i >= 0 {
		if len(words) > 1 && words[1] == "one" {
			return i + 1, 2
		}
		return i + 1, 1
	}
	if n := numberWord(words[0]); n > 0 {
		return n, 1
	}
	if n, err := strconv.Atoi(words[0]); err == nil && n >= 1 && n <= 999 {
		return n, 1
	}
	return 0, 0
}

// sound reports that an order makes sense as a whole; a number is by now what it
// stands for.
func (o *order) sound() bool {
	switch o.verb {
	case pace:
		if len(o.rows) == 1 {
			o.hours, o.rows = o.rows[0], nil
		}
		return len(o.rows) == 0 && o.week == 0 && !o.every
	case mark, skip, snooze, reopen:
		return o.week >= 0
	case show:
		return len(o.rows) == 0 && !o.every
	}
	return len(o.rows) == 0 && o.week == 0
}

// number reads a number of a week, 0 for anything else.
func number(word string) int {
	n, err := strconv.Atoi(word)
	if err != nil || n < 1 || n > maxWeeks {
		return 0
	}
	return n
}

// wordsOf returns the words of a message in small letters, without
// punctuation.
func wordsOf(message string) []string {
	if len(message) > 4_000 {
		return nil
	}
	return strings.FieldsFunc(strings.ToLower(message), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
