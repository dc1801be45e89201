package mock

import (
	"fmt"

	"careercoach/bot"
	"careercoach/bot/rehearse"
)

// after is the step behind a step that can be left for the next question or the
// end: another where it was not left.
func after(r bot.Run, step, other string) string {
	switch r.Value(step) {
	case thenNext, thenFinish:
		if sessionOf(r).done() {
			return ""
		}
		return stepAnswer
	}
	return other
}

// leaving is the wish to go on or to end that a short message holds.
func leaving(text string) string {
	switch wishOf(text) {
	case wishSkip:
		return thenNext
	case thenFinish:
		return thenFinish
	}
	return ""
}

// checkThen takes a choice, a whole new answer, or a wish.
func checkThen(r bot.Run, g bot.Given) (bot.Given, string) {
	e := sessionOf(r).current()
	if e == nil || e.last() == nil {
		return g, ""
	}
	switch wish, to := wishOf(g.Text), leaving(g.Text); {
	case len(g.Values) > 0 && g.Values[0] != thenRedo:
	case len(g.Values) > 0 || asksRedo(g.Text):
		g.Values = redo(e, g.Text)
	case to != "":
		g.Values = []string{to}
	case wish == wishHint || wish == wishStuck:
		g.Values = []string{wish}
	case len(plainWords(g.Text)) >= rehearse.MinWords/2:
	case wish == "" && !e.last().scored():
		again := rehearse.Feedback(e.question, g.Text)
		return g, fmt.Sprintf("Not scored: %s. Please write the whole answer, in %d words or more, or choose one of these.", reasonText(again.NotScored), rehearse.MinWords)
	default:
		return g, "Please choose one of these, or write your whole answer anew."
	}
	return g, ""
}

// asksRedo reports a wish to write something anew.
func asksRedo(text string) bool {
	words := plainWords(text)
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	switch words[0] {
	case "redo", "rewrite", "mend", "improve", "fix":
		return true
	}
	return false
}

// redo are the values of a wish to write a part anew: with the part where it is
// named, and of the whole answer where none of it has points.
func redo(e *exchange, text string) []string {
	part, named := partNamed(text)
	switch {
	case e.best() == nil:
		return []string{wishWhole}
	case named:
		return []string{thenRedo, string(part)}
	}
	return []string{thenRedo}
}

// checkRedo takes a part, or leaves the list for the next question or the end.
func checkRedo(_ bot.Run, g bot.Given) (bot.Given, string) {
	if len(g.Values) > 0 {
		return g, ""
	}
	if to := leaving(g.Text); to != "" {
		g.Values, g.Text = []string{to}, ""
		return g, ""
	}
	if part, ok := partNamed(g.Text); ok {
		g.Values = []string{string(part)}
		return g, ""
	}
	return g, "Choose the part first, then write it. The first in the list shows least; `next question` leaves the answer as it is."
}

// checkPart refuses a part that is no sentence, and leaves it for the next
// question or the end.
func checkPart(r bot.Run, g bot.Given) (bot.Given, string) {
	if to := leaving(g.Text); to != "" {
		g.Values, g.Text = []string{to}, ""
		return g, ""
	}
	wish := wishOf(g.Text)
	if s := sessionOf(r); wish == wishHint || wish == wishStuck {
		help := "A plain sentence or two is enough, about this one event."
		if s.probing {
			help = wanted(s.part)
		}
		return g, help + " `skip` leaves the answer as it is."
	}
	if len(plainWords(g.Text)) < 4 || wish != "" {
		return g, "Please write the part in a sentence or two. `skip` leaves the answer as it is, `next question` goes on."
	}
	return g, ""
}
