package match

import (
	"cmp"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/knowledge"
)

// detail shows one program: each condition with the words of its card.
func detail(base *knowledge.Base, rec Record, id knowledge.SubjectID) bot.Reply {
	for _, r := range Match(base, rec.current()) {
		if r.Program == id {
			return r.reply(base, rec)
		}
	}
	return bot.Reply{Body: "This knowledge does not hold that program. `match all` shows those it holds."}
}

// reply shows a program in full.
func (r Result) reply(base *knowledge.Base, rec Record) bot.Reply {
	t := &bot.Table{Header: []string{"Condition", "You", "The card says"}}
	cards := []knowledge.CardID{}
	for _, c := range r.Checks {
		t.Rows = append(t.Rows, []string{c.Name, c.standing(), c.quoted(base)})
		cards = append(append(cards, c.Card), c.Cards...)
	}
	parts := []string{r.verdictText(rec)}
	if how := r.howToApply(base); how != "" {
		parts = append(parts, how)
		cards = append(cards, r.Apply)
	}
	reply := bot.Reply{Title: r.Name, Body: strings.Join(parts, "\n\n"), Table: t, Sources: cite.Sources(base, cards...)}
	if c, ok := base.Card(r.Overview); ok {
		reply.Caution = c.Caution
		if len(c.Questions[0]) <= maxText {
			reply.Choices = append(reply.Choices, bot.Choice{Label: "More about it", Text: c.Questions[0]})
		}
	}
	if rec.Known() {
		return withChoice(reply, "My programs", "my programs")
	}
	return withChoice(reply, "Program match", "match")
}

func withChoice(r bot.Reply, label, text string) bot.Reply {
	r.Choices = append(r.Choices, bot.Choice{Label: label, Text: text})
	return r
}

// verdictText says how the person stands to the program, and what would change
// it.
func (r Result) verdictText(rec Record) string {
	if !rec.Known() {
		return "You have not answered my questions yet, so your side is open. These are the conditions that my sources state."
	}
	switch r.Verdict() {
	case Eligible:
		return "You meet every condition that my sources state for it; what they leave open stands as unknown."
	case Unknown:
		return "Nothing I know rules it out, but not all is settled."
	}
	text := "By your answers it is not open to you now."
	var does []string
	for _, c := range r.Checks {
		if c.Verdict != Not {
			continue
		}
		if c.Mend == "" {
			return text + " I know of nothing that you could do about that: " + c.Name + "."
		}
		does = append(does, c.Mend)
	}
	return text + " What would make you eligible: " + strings.Join(does, "; ") + "."
}

// standing says how the person stands to the condition.
func (c Check) standing() string {
	if c.Reason == "" {
		return string(c.Verdict)
	}
	return string(c.Verdict) + ": " + string(c.Reason)
}

// quoted returns the card's words with the title of the card.
func (c Check) quoted(base *knowledge.Base) string {
	card, ok := base.Card(c.Card)
	if !ok || c.Says == "" {
		return "not in my sources"
	}
	return "“" + c.Says + "” (" + cmp.Or(card.Title, string(card.ID)) + ")"
}
