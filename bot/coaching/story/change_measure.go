package story

import (
	"fmt"
	"strconv"

	"careercoach/bot"
	"careercoach/bot/coaching/prose"
)

// firstToMeasure begins with the claim where none is named and there are
// several.
func firstToMeasure(r bot.Run, o order) string {
	s := subject(r)
	switch claims := s.claims(); {
	case len(claims) == 0:
		return ""
	case len(claims) == 1, o.other >= 1 && o.other <= len(s.Figures()):
		return "method"
	}
	return "figure"
}

func askFigure(r bot.Run) bot.Reply {
	s := subject(r)
	var choices []bot.Choice
	for _, open := range []bool{true, false} {
		for i, o := range figureOptions(r) {
			if s.claims()[i].open() == open && len(choices) < 5 {
				choices = append(choices, bot.Choice{Label: o.Label, Text: o.Label})
			}
		}
	}
	return bot.Reply{Body: fmt.Sprintf("Which figure of story %d?", s.Number), Choices: choices}
}

func figureOptions(r bot.Run) []bot.Option {
	s := subject(r)
	var out []bot.Option
	for _, c := range s.claims() {
		where := " in the " + string(c.figures[0].Part)
		names := []string{prose.Plain(c.text())}
		for _, f := range c.figures {
			names = append(names, prose.Plain(f.Text))
		}
		out = append(out, bot.Option{Value: strconv.Itoa(c.first), Label: prose.Clip(c.text(), 40-len(where)) + where, Names: names})
	}
	return out
}

// measured returns the claim that a run is about, nil for none.
func measured(r bot.Run) *claim {
	s := subject(r)
	n, _ := strconv.Atoi(r.Value("figure"))
	if n == 0 {
		o, _ := readOrder(r.Rest, true)
		n = max(1, o.other)
	}
	for _, c := range s.claims() {
		if n < c.first+len(c.figures) {
			return &c
		}
	}
	return nil
}

func askMeasure(r bot.Run) bot.Reply { return askHow(measured(r)) }
