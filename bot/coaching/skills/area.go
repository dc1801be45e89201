package skills

import (
	"strings"

	"careercoach/bot"
)

// checkArea takes an area in other words, a kind of team that the guide says
// nothing of as none in particular, and what tells of skills as the answer to
// the question behind it too.
func checkArea(r bot.Run, g bot.Given) (bot.Given, string) {
	if len(g.Values) > 0 {
		return g, ""
	}
	_, in := named(r.Base, g.Text)
	switch {
	case in != "":
		g.Values = []string{string(in)}
	case kindOf(g.Text) != "" || len(Read(r.Base, g.Text)) > 0:
		g.Values = []string{string(AnyArea)}
	default:
		return g, "I know no such kind of team. Choose one of these, or say `any`."
	}
	return g, ""
}

// kindOf returns the kind of team that the guide says nothing of and words name,
// empty for none.
func kindOf(text string) string {
	words := " " + joined(wordsOf(text)) + " "
	for _, kind := range required().Kinds {
		if strings.Contains(words, " "+kind+" ") {
			return kind
		}
	}
	return ""
}

// strangeKind says that a kind of team changes nothing, where one was named that
// the guide says nothing of.
func strangeKind(r bot.Run) string {
	g, _ := r.Last(stepArea)
	kind := kindOf(g.Text)
	if kind == "" || len(g.Values) == 0 || g.Values[0] != string(AnyArea) {
		return ""
	}
	return "Of " + kind + " teams in particular my sources say nothing, so all skills count as for engineers in general.\n\n"
}

// tellsSkills reports that the answer about the area told of skills.
func tellsSkills(r bot.Run) bool {
	g, ok := r.Last(stepArea)
	return ok && !g.Skipped && !chosenArea(r, g.Text) && len(Read(r.Base, g.Text)) > 0
}

// chosenArea reports that a text is one of the choices of an area, or little
// more.
func chosenArea(r bot.Run, text string) bool {
	words := wordsOf(text)
	for _, o := range areaOptions(r) {
		for _, name := range append([]string{o.Value, o.Label}, o.Names...) {
			if joined(wordsOf(name)) == joined(words) {
				return true
			}
		}
	}
	return len(words) <= 3
}

func afterArea(r bot.Run) string {
	if tellsSkills(r) {
		return stepConfirm
	}
	return stepWords
}
