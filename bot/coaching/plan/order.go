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
)

// An order is a command of the plan.
type order struct {
	verb  verb
	rows  []int // of the week's table, from 1
	every bool  // all rows of the week
	week  int   // from 1; 0: this week, -1: the next
	sure  bool  // end: yes
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

// readOrder reads "plan done 2 week 3", "my plan all", "replan" and the like,
// or several with commas between them, of the same verb and week. It returns
// false for what is not wholly such an order. Behind "/plan" the word plan may
// be missing: then bare is true.
func readOrder(message string, bare bool) (order, bool) {
	words := wordsOf(message)
	for len(words) > 0 && (words[0] == "my" || words[0] == "the" || words[0] == "show") && len(words) > 1 {
		words = words[1:]
	}
	switch {
	case len(words) == 0:
		return order{verb: show}, bare
	case words[0] == "replan":
	case words[0] == "plan":
		words = words[1:]
	case !bare:
		return order{}, false
	}
	o := order{}
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
	return o, o.sound()
}

// take takes the next words, and returns how many.
func (o *order) take(words []string) int {
	word := words[0]
	if n, err := strconv.Atoi(word); err == nil {
		if n < 1 || n > 999 || len(o.rows) == maxRows {
			return 0
		}
		o.rows = append(o.rows, n)
		return 1
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
	case slices.Contains([]string{"plan", "and", "item", "items", "number", "row", "it", "file", "until"}, word):
		return 1
	}
	v, ok := verbOf(word)
	if !ok || o.verb != "" && o.verb != v {
		return 0
	}
	o.verb = v
	return 1
}

// sound reports that an order makes sense as a whole.
func (o order) sound() bool {
	switch o.verb {
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
