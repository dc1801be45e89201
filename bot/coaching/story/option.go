package story

import (
	"slices"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/prose"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// The values of the options that are no principle.
const (
	valueNone  = "none"
	valueHeard = "heard"
)

// principleOptions offers the principles in Amazon's order, so that the number
// of a choice is that of the principle; behind them, that it is none of them,
// and where some were proposed, those.
func principleOptions(r bot.Run) []bot.Option {
	var out []bot.Option
	for _, p := range rehearse.Principles() {
		out = append(out, optionOf(p.ID))
	}
	out = append(out, bot.Option{Value: valueNone, Label: "None of them", Names: []string{
		"no", "nope", "no principle", "none", "none of these", "nothing", "not sure", "im not sure", "i am not sure", "i dont know", "dont know", "idk", "dunno", "no idea", "unsure", "not yet",
	}})
	if len(proposed(r)) > 0 {
		out = append(out, bot.Option{Value: valueHeard, Label: "Those you named", Names: []string{
			"yes", "y", "yep", "yeah", "ok", "okay", "right", "correct", "thats right", "that is right", "those", "these", "them", "all", "all of them", "all of those", "all of these", "as you say", "what you heard",
		}})
	}
	return out
}

// proposed returns the principles that are named first: those the story has,
// then at most three that it seems to show.
func proposed(r bot.Run) []knowledge.SubjectID {
	s := subject(r)
	out := slices.Clone(s.Principles)
	if id := meant(r); id != "" && !slices.Contains(out, id) {
		out = append(out, id)
	}
	for _, f := range fitsOf(&s) {
		if !slices.Contains(out, f.Principle) {
			out = append(out, f.Principle)
		}
	}
	return out
}

// checkPrinciples writes out what was proposed, and refuses some and none at
// once.
func checkPrinciples(r bot.Run, g bot.Given) (bot.Given, string) {
	if slices.Contains(g.Values, valueNone) {
		if len(g.Values) > 1 {
			return g, "That is both some of them and none. Give names or numbers, or `none`."
		}
		return g, ""
	}
	var values []string
	for _, v := range g.Values {
		add := []string{v}
		if v == valueHeard {
			add = nil
			for _, id := range proposed(r) {
				add = append(add, string(id))
			}
		}
		for _, v := range add {
			if !slices.Contains(values, v) {
				values = append(values, v)
			}
		}
	}
	g.Values = values
	return g, ""
}

// place is a principle's number in Amazon's order, from 1; 0 for none.
func place(id knowledge.SubjectID) int {
	return 1 + slices.IndexFunc(rehearse.Principles(), func(p rehearse.Principle) bool { return p.ID == id })
}

// maxFits is how many principles are proposed for a story.
const maxFits = 3

// fitsOf returns what a story seems to show best. Principles show in what was
// done and what came of it: what was wrong at first, and what was asked for,
// shows none.
func fitsOf(s *Story) []rehearse.Fit {
	did := s.told(Action, Result)
	if did == "" {
		did = s.Told()
	}
	fits := rehearse.Fits(did)
	return fits[:min(len(fits), maxFits)]
}

// optionOf offers a principle. Its label holds no comma or semicolon, which
// stand between choices, and what "and" or they part of it is a name of it too.
func optionOf(id knowledge.SubjectID) bot.Option {
	name := nameOf(id)
	label := strings.NewReplacer(",", "", ";", "").Replace(name)
	names := []string{prose.Plain(name)}
	for _, part := range slices.Concat(strings.Split(label, " and "), strings.Split(name, ","), strings.Split(name, ";")) {
		if p := prose.Plain(part); !slices.Contains(names, p) {
			names = append(names, p)
		}
	}
	return bot.Option{Value: string(id), Label: shortLabel(label), Names: names}
}

// between stands between the names of principles.
const between = " · "

// shortLabel cuts a label at a word to what a button holds.
func shortLabel(label string) string {
	for len([]rune(label)) > 40 {
		label = label[:strings.LastIndexByte(label, ' ')]
	}
	return label
}

// nameOf returns a principle's name; its id where it is not known.
func nameOf(id knowledge.SubjectID) string {
	for _, p := range rehearse.Principles() {
		if p.ID == id {
			return p.Name
		}
	}
	return string(id)
}

// namesOf returns the names of principles with points between them: commas and
// semicolons stand in some of them.
func namesOf(ids []knowledge.SubjectID) string {
	var out []string
	for _, id := range ids {
		out = append(out, nameOf(id))
	}
	return strings.Join(out, between)
}

// chosen returns the principles given at the step, in their order.
func chosen(r bot.Run) []knowledge.SubjectID {
	var out []knowledge.SubjectID
	for _, v := range r.Values("principles") {
		out = append(out, knowledge.SubjectID(v))
	}
	return inOrder(out)
}
