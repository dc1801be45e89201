package match

import (
	"slices"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/prose"
)

// fitCommand shows the result again, one program in full, or the result after
// an answer was changed.
func fitCommand() bot.Flow {
	return bot.Flow{
		Name: "fit", Title: "My programs",
		About: "shows the programs that fit you again, or changes an answer: `match country uk`.",
		Starts: []string{
			"my programs", "my program", "show my programs", "my program match", "show my program match", "my match", "my matches", "show my match",
			"my programs again", "match result", "match results",
		},
		Reads: func(message string) bool {
			rest, ok := cutMatch(message)
			if !ok {
				return slices.Contains(labels, prose.Plain(message))
			}
			_, ok = readOrder(rest)
			return ok
		},
		Keep: keepChange, Finish: func(r bot.Run) bot.Outcome { return shown(r, orderOf(r)) },
	}
}

// labels are what the buttons below a result say, typed. Only read.
var labels = []string{"show all", "show all programs", "all programs", "show me all programs", "list all programs", "change an answer", "change answers", "change my answers", "answer anew"}

// cutMatch takes the command's word off a message; false where it does not
// begin with it.
func cutMatch(message string) (string, bool) {
	message = strings.TrimSpace(message)
	word, rest, _ := strings.Cut(message, " ")
	if !strings.EqualFold(strings.TrimRight(word, ":,"), "match") {
		return message, false
	}
	return strings.TrimSpace(rest), true
}

// orderOf returns what the command was told; the zero order shows the result.
func orderOf(r bot.Run) order {
	rest, _ := cutMatch(r.Rest)
	o, _ := readOrder(rest)
	return o
}

// keepChange notes an answer that was changed.
func keepChange(r bot.Run, p bot.Profile) error {
	rest, _ := cutMatch(r.Rest)
	r.Rest = rest
	if rest == "" {
		return nil
	}
	r.Given = nil
	return keep(r, p)
}

// shown answers an order from what is kept; the flow begins where nothing is.
func shown(r bot.Run, o order) bot.Outcome {
	rec, err := Load(r.Person.Profile)
	switch {
	case err != nil:
		return bot.Outcome{Reply: bot.Reply{Body: "I cannot read the answers that I kept: " + err.Error() + ". Say `match` to answer again."}}
	case len(Match(r.Base, nil)) == 0:
		return bot.Outcome{Reply: result(r.Base, nil, false, "match")}
	case o.program != "":
		return bot.Outcome{Reply: detail(r.Base, rec, o.program)}
	case o.all && !rec.Known():
		return bot.Outcome{Reply: result(r.Base, nil, true, "match")}
	case !rec.Known():
		return bot.Outcome{Reply: bot.Reply{Body: "I have no answers of yours to match with yet, so I ask first."}, Next: "match"}
	case o.anew:
		return bot.Outcome{Reply: answered(r, rec)}
	case o.change != "" && len(o.values) == 0:
		return bot.Outcome{Reply: unread(r, theBook().question(o.change))}
	}
	reply := result(r.Base, rec.current(), o.all, "match")
	if o.change != "" {
		q := theBook().question(o.change)
		reply.Body = "Noted. " + q.Title + ": **" + cite.Quote(q.said(r, rec.current())) + "**.\n\n" + reply.Body
	} else if len(rec.Begun) > 0 {
		reply.Body = "By the answers you have given so far. " + reply.Body
	} else if !rec.Day.IsZero() && !o.all {
		reply.Body = "With your answers of " + rec.Day.Format("2 January 2006") + ". " + reply.Body
	}
	return bot.Outcome{Reply: reply}
}

// said is what was answered to a question, as its options write it.
func (q *question) said(r bot.Run, a Answers) string {
	var out []string
	for _, o := range q.options(r) {
		for _, v := range a[q.ID] {
			if v == o.Value {
				out = append(out, o.Label)
			}
		}
	}
	return strings.Join(out, "; ")
}

// answered shows what was answered, and how to change it.
func answered(r bot.Run, rec Record) bot.Reply {
	t := &bot.Table{Header: []string{"Question", "Your answer", "To change it"}}
	for _, q := range theBook().Questions {
		if rec.current().Given(q.ID) {
			t.Rows = append(t.Rows, []string{q.Title, q.said(r, rec.current()), "match " + q.Names[0]})
		}
	}
	return bot.Reply{
		Title: "Your answers", Table: t,
		Body:    "Give the question with its new answer, such as `match country uk`, or answer all of them anew.",
		Choices: []bot.Choice{{Label: "Answer all anew", Text: "match"}, {Label: "My programs", Text: "my programs"}},
	}
}

// unread asks for an answer that a question knows.
func unread(r bot.Run, q *question) bot.Reply {
	reply := bot.Reply{Body: "Nothing is changed yet: I need one of the answers that I know. " + q.Ask}
	for _, o := range q.options(r) {
		if len(reply.Choices) == maxChoices {
			break
		}
		reply.Choices = append(reply.Choices, bot.Choice{Label: o.Label, Text: "match " + q.Names[0] + " " + o.Label})
	}
	return reply
}

// maxChoices is how many buttons a reply has.
const maxChoices = 5
