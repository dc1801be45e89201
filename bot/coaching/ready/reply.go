package ready

import (
	"fmt"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/prose"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// readiness shows the four bars, the lowest as the headline.
func readiness(r bot.Run) bot.Reply {
	in, unread := InputsOf(r)
	bars := Bars(in)
	low := bars[Lowest(bars)]
	moves := Moves(in)
	reply := bot.Reply{
		Title:   "Your readiness: " + string(WordOf(low.Share)),
		Body:    strings.Join([]string{headline(in, bars, low), movesText(moves), rules(in)}, "\n\n"),
		Table:   tableOf(bars),
		Choices: append(choicesOf(moves), bot.Choice{Label: "How is that computed", Text: "how is readiness computed"}),
	}
	if len(unread) > 0 {
		reply.Caution = "I cannot read what I kept of your " + strings.Join(unread, " and ") + "; it counts as nothing here."
	}
	var cards []knowledge.CardID
	for _, l := range in.Skills.Measure.Lines {
		cards = append(cards, l.Card)
	}
	for _, i := range items(r.Base) {
		cards = append(cards, i.Card)
	}
	reply.Sources = cite.Sources(r.Base, cards...)
	return reply
}

// headline says where the person stands: where the lowest bar does.
func headline(in Inputs, bars [4]Bar, low Bar) string {
	var lowest []string
	for _, b := range bars {
		if b.Percent() == low.Percent() {
			lowest = append(lowest, strings.ToLower(b.Name))
		}
	}
	bar, verb := "bar", "stands"
	if len(lowest) > 1 {
		bar, verb = "bars", "stand"
	}
	text := fmt.Sprintf("**%s**: your lowest %s, %s, %s at **%d%%**. The lowest counts, because a strong bar does not make up for a weak one.",
		prose.Upper(string(WordOf(low.Share))), bar, prose.And(lowest), verb, low.Percent())
	if in.Skills.Target != "" {
		text += " Skills are measured for " + in.Skills.Target + "."
	}
	return text
}

func movesText(moves []Move) string {
	if len(moves) == 0 {
		return "I know no single move that raises a bar further."
	}
	var b strings.Builder
	b.WriteString("What raises it most, each tried by itself:\n")
	for i, m := range moves {
		about := ""
		if m.Guess {
			about = "about "
		}
		fmt.Fprintf(&b, "\n%d. %s: %s %d%% → %s%d%%.", i+1, m.Text, strings.ToLower(m.From.Name), m.From.Percent(), about, m.To.Percent())
	}
	return b.String()
}

// rules says how the words and bars are made, when, and what they are not.
func rules(in Inputs) string {
	text := fmt.Sprintf("Below %.0f%% is starting, below %.0f%% building, below %.0f%% close, from there ready to apply. ", fromBuilding*100, fromClose*100, fromReady*100) +
		"Practice loses a quarter after 14 days, half after 30, three quarters after 60. Bars, weights and words are our own rules over a public guide"
	if !in.Now.IsZero() {
		text += ", as of " + in.Now.UTC().Format("2 January 2006")
	}
	return text + ". They say how much of a checklist is done, never how likely you are to be hired."
}

// rulesReply says how each bar is made.
func rulesReply(r bot.Run) bot.Reply {
	t := &bot.Table{Header: []string{"Bar", "How it is made"}, Rows: [][]string{
		{"Skills", "the lower end of your skills coverage: what is unknown counts 0"},
		{"Stories", fmt.Sprintf("(principles with a story + those with a complete one) of 2 × %d", len(rehearse.Principles()))},
		{"Practice", fmt.Sprintf("(scored answers, at most %d) of %d × (your average) of %d points × how fresh they are", fullPractice, fullPractice, topPoints)},
		{"Logistics", fmt.Sprintf("what is done of a checklist of %d", len(items(r.Base)))},
	}}
	return bot.Reply{
		Title:   "How readiness is made",
		Body:    "Readiness is four bars, each the share of a checklist that is done, 0 to 100%. The lowest is your headline, because a strong bar does not make up for a weak one. Each next step is tried by itself on the bars; those after which they stand best are shown.\n\n" + rules(Inputs{Now: r.Now}),
		Table:   t,
		Choices: []bot.Choice{{Label: "Am I ready?", Text: "am i ready"}, {Label: "My gaps", Text: "my gaps"}, {Label: "My stories", Text: "stories"}, {Label: "My checklist", Text: "logistics"}},
	}
}

func tableOf(bars [4]Bar) *bot.Table {
	t := &bot.Table{Header: []string{"Bar", "Stands at", "In words", "Made of"}}
	for _, b := range bars {
		t.Rows = append(t.Rows, []string{b.Name, fmt.Sprintf("%d%%", b.Percent()), string(WordOf(b.Share)), b.Made})
	}
	return t
}

// choicesOf offers what begins the moves, each once.
func choicesOf(moves []Move) []bot.Choice {
	labels := map[string]string{
		"skills gap": "Find my skills gap", "/skills more": "Answer for more skills", "story": "Write a story", "stories": "My stories",
		"rehearse": "Rehearse", "rehearse weakest": "Rehearse my weakest", "logistics": "My checklist",
	}
	var out []bot.Choice
	seen := map[string]bool{}
	for _, m := range moves {
		if seen[m.Say] {
			continue
		}
		seen[m.Say] = true
		label := labels[m.Say]
		if label == "" {
			label = "My gaps"
			m.Say = "my gaps"
		}
		out = append(out, bot.Choice{Label: label, Text: m.Say})
	}
	return out
}
