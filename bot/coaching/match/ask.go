package match

import (
	"fmt"

	"careercoach/bot"
	"careercoach/knowledge"
)

// options are the answers to a question, "prefer not to say" at the end.
func (q *question) options(r bot.Run) []bot.Option {
	var out []bot.Option
	for _, o := range q.Options {
		out = append(out, bot.Option{Value: o.Value, Label: fill(r.Base, o.Label), Names: o.Names})
	}
	label := "Prefer not to say"
	if q.Wish {
		label = "No wish yet"
	}
	return append(out, bot.Option{Value: Unsaid, Label: label, Names: unsaidNames})
}

// unsaidNames are the ways to leave a question open. Only read.
var unsaidNames = []string{
	"prefer not to say", "prefer not", "rather not", "rather not say", "id rather not say", "i would rather not say", "skip", "skip it", "skip this", "pass", "next",
	"i dont know", "dont know", "do not know", "not sure", "unsure", "no idea", "no answer", "no wish", "no preference", "dont mind", "private", "none of your business",
}

// ask puts a question: what it is for, how things stand, the question.
func (q *question) ask(r bot.Run) bot.Reply {
	var reply bot.Reply
	if len(r.Given) == 0 {
		reply.Title = "Program match"
		reply.Body = "A few short questions, only what a condition or a wish hangs on. Each can be left open, and the answers stay between you and me.\n\n"
	} else if line := standing(r); line != "" {
		reply.Body = line + "\n\n"
	}
	reply.Body += q.Why + "\n\n" + q.Ask
	return reply
}

// standing says how many programs the last answer ruled out.
func standing(r bot.Run) string {
	before := r
	before.Given = r.Given[:len(r.Given)-1]
	was, is := remaining(r.Base, answersOf(before)), remaining(r.Base, answersOf(r))
	switch {
	case was == is:
		return ""
	case is == 0:
		return "That rules out the last of the programs for now; I go on to see what would change it."
	}
	return fmt.Sprintf("That rules out %d: %s left.", was-is, count(is, "program"))
}

// remaining counts the programs that nothing rules out.
func remaining(base *knowledge.Base, a Answers) int {
	n := 0
	for _, r := range Match(base, a) {
		if r.Count(Not) == 0 {
			n++
		}
	}
	return n
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
