package match

import (
	"fmt"
	"slices"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/prose"
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
	"i dont know", "dont know", "do not know", "not sure", "unsure", "no idea", "no answer", "no wish", "no preference", "dont mind", "private", "none of your business", "any", "any of them", "anything", "anywhere", "whatever", "idk", "dunno", "im not sure",
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
	if q.most() > 1 {
		reply.Select = q.list(r)
	}
	return reply
}

// list is the choice of several answers. The bound stands in it and not in the
// input: that more were chosen is told by check.
func (q *question) list(r bot.Run) *bot.Select {
	s := &bot.Select{Label: "Choose", Min: 1, Max: q.most()}
	for _, o := range q.options(r) {
		s.Options = append(s.Options, bot.Choice{Label: o.Label, Text: strings.ReplaceAll(o.Label, ",", "")})
	}
	return s
}

// standing says what the last answer was taken for, and how many programs it
// ruled out.
func standing(r bot.Run) string {
	last := r.Given[len(r.Given)-1]
	before := r
	before.Given = r.Given[:len(r.Given)-1]
	noted := ""
	if q := theBook().question(QuestionID(last.Step)); q != nil {
		noted = "Noted: **" + cite.Quote(q.said(r, answersOf(r))) + "**."
	}
	was, is := remaining(r.Base, answersOf(before)), remaining(r.Base, answersOf(r))
	switch {
	case was == is:
		return noted
	case is == 0:
		return noted + " That rules out the last of the programs for now; I go on to see what would change it."
	}
	return fmt.Sprintf("%s That rules out %d: %s left.", noted, was-is, prose.Count(is, "program"))
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

// checkSeveral takes "prefer not to say" only where nothing else is said, and
// not more answers than the question takes.
func (q *question) checkSeveral(_ bot.Run, g bot.Given) (bot.Given, string) {
	if said := slices.DeleteFunc(slices.Clone(g.Values), func(v string) bool { return v == Unsaid }); len(said) > 0 {
		g.Values = said
	}
	if len(g.Values) > q.most() {
		return g, fmt.Sprintf("These are %d, and I take at most %d: which matter most to you? Give names or numbers with commas between them.", len(g.Values), q.most())
	}
	return g, ""
}
