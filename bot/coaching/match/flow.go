package match

import (
	"strings"

	"careercoach/bot"
)

// Flows returns the flow that asks and the command that shows and changes the
// result.
func Flows() []bot.Flow {
	return []bot.Flow{
		{
			Name: "match", Title: "Program match", Menu: "program match",
			About: "Finds the programs and apprenticeships that fit you, condition by condition.",
			Starts: []string{
				"match", "match me", "program match", "program matching", "match programs", "start a program match",
				"match me to a program", "match me with a program", "find a program for me", "find me a program", "find programs for me", "find my program",
				"which program fits me", "what program fits me", "which programs fit me", "what programs fit me", "which amazon program fits me",
				"which program fits me best", "which program is right for me", "what program is right for me", "which programs are right for me",
				"which amazon program is right for me", "which program is best for me", "what program is best for me", "which programs are best for me", "what programs are best for me", "best program for me",
				"program fits me", "programs that fit me", "programs for me", "what program should i choose", "what program should i do", "what program suits me", "which program suits me", "which programs suit me",
				"which program should i choose", "which program should i do", "which program should i take", "which program should i join", "which program should i apply for", "which program should i apply to",
				"which programs am i eligible for", "what programs am i eligible for", "which program am i eligible for", "what am i eligible for",
				"which apprenticeship fits me", "which apprenticeship is right for me", "which apprenticeship suits me", "find an apprenticeship for me",
			},
			Steps: steps(), First: first, Keep: keep, Finish: finish,
		},
		fitCommand(),
	}
}

func steps() []bot.Step {
	var out []bot.Step
	for i := range theBook().Questions {
		q := &theBook().Questions[i]
		s := bot.Step{ID: string(q.ID), Ask: q.ask, Input: bot.Input{Kind: bot.InputChoice, Options: q.options}, Next: next}
		if q.most() > 1 {
			s.Input.Kind, s.Check = bot.InputChoices, q.checkSeveral
		}
		out = append(out, s)
	}
	return out
}

// answersOf returns what was answered in a run.
func answersOf(r bot.Run) Answers {
	a := Answers{}
	for _, q := range theBook().Questions {
		if g, ok := r.Last(string(q.ID)); ok && len(g.Values) > 0 {
			a = a.with(q.ID, g.Values...).heard(q.ID, g.Text)
		}
	}
	return a
}

// first is the question a run begins at; none where the words that began it
// show or change what is kept.
func first(r bot.Run) string {
	if _, ok := ordered(r); ok || len(Match(r.Base, nil)) == 0 {
		return ""
	}
	return next(r)
}

// next is the first question that is needed, empty where none is left.
func next(r bot.Run) string {
	if left := needed(r.Base, answersOf(r)); len(left) > 0 {
		return string(left[0].ID)
	}
	return ""
}

// keep notes the answers: apart from those of the last match until all is asked.
// Of an order it notes the one that was changed.
func keep(r bot.Run, p bot.Profile) error {
	rec, err := Load(p)
	if err != nil {
		return err
	}
	if o, ok := ordered(r); ok {
		if len(o.values) == 0 || !rec.Known() {
			return nil
		}
		return rec.on(r.Now, rec.current().with(o.change, o.values...)).Save(p)
	}
	a := answersOf(r)
	switch {
	case len(a) == 0 && len(rec.Begun) == 0:
		return nil
	case len(a) == 0 || next(r) != "":
		rec.Begun = a
		return rec.Save(p)
	}
	return rec.on(r.Now, a).Save(p)
}

// finish shows the result, or what was ordered.
func finish(r bot.Run) bot.Outcome {
	if o, ok := ordered(r); ok {
		return shown(r, o)
	}
	return bot.Outcome{Reply: result(r.Base, answersOf(r), false, "back")}
}

// ordered reads the words that began a run as an order to show or change the
// result; false where they are none.
func ordered(r bot.Run) (order, bool) {
	if strings.TrimSpace(r.Rest) == "" {
		return order{}, false
	}
	return readOrder(r.Rest)
}
