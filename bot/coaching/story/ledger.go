package story

import (
	"fmt"
	"strconv"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/prose"
)

// maxLedger is how many figures a reply shows; the export has them all.
const maxLedger = 20

// ledger is the command that lists every figure.
func ledger() bot.Flow {
	return bot.Flow{
		Name:   ledgerName,
		Title:  "Figures in your stories",
		About:  "Every figure in your stories, how it was measured, and those that do not agree.",
		Starts: []string{"figures", "my figures", "figures in my stories", "my numbers", "numbers in my stories", "figure ledger", "stories figures", "story figures", "figures of my stories"},
		Finish: finishLedger,
	}
}

// An entry is one row of the ledger.
type entry struct {
	story  Story
	figure Figure
}

// entries returns the figures of all active stories.
func (b Bank) entries() []entry {
	var out []entry
	for _, s := range b.Active() {
		for _, f := range s.Figures() {
			out = append(out, entry{s, f})
		}
	}
	return out
}

// how says how a figure was measured.
func (f Figure) how() string {
	switch {
	case f.Method != "":
		return f.Method
	case f.Measured:
		return "said in the story"
	case f.Open():
		return "?"
	}
	return ""
}

func finishLedger(r bot.Run) bot.Outcome {
	bank, err := bankOf(r)
	if err != nil {
		return unreadable(err)
	}
	all := bank.entries()
	if len(all) == 0 {
		reply := brief("There is no figure in your stories yet. " + says("ledger") + without(r.Base, "ledger"))
		reply.Sources = sources(r.Base, "ledger")
		return bot.Outcome{Reply: reply}
	}
	return bot.Outcome{Reply: figures(r, &bank, all)}
}

// figures shows the ledger: what is open and what does not agree first.
func figures(r bot.Run, bank *Bank, all []entry) bot.Reply {
	t := &bot.Table{Header: []string{"Story", "Figure", "In the sentence", "How measured"}}
	open := 0
	for _, e := range all {
		if e.figure.Open() {
			open++
		}
		if len(t.Rows) < maxLedger {
			t.Rows = append(t.Rows, []string{strconv.Itoa(e.story.Number), e.figure.oneLine(), around(e.figure), prose.Clip(e.figure.how(), 60)})
		}
	}
	body := fmt.Sprintf("Your stories hold %s. ", prose.Count(len(all), "figure"))
	if open > 0 {
		body += fmt.Sprintf("Nothing says how %d of them were measured. ", open)
	}
	body += says("ledger")
	if len(all) > maxLedger {
		body += fmt.Sprintf(" The first %d are below; `stories export` has them all.", maxLedger)
	}
	return bot.Reply{
		Title:   "Figures in your stories",
		Body:    body + clashes(bank) + without(r.Base, "ledger"),
		Table:   t,
		Sources: sources(r.Base, "ledger"),
		Choices: openChoices(bank),
	}
}

// oneLine is the figure in one line.
func (f Figure) oneLine() string { return prose.Clip(strings.Join(strings.Fields(f.Text), " "), 30) }

// around is the sentence of a figure, cut to the words about it.
func around(f Figure) string {
	words := strings.Fields(f.Quote.Text)
	at := len(strings.Fields(f.Quote.Text[:max(0, strings.Index(f.Quote.Text, f.Text))]))
	from, to := max(0, min(at-5, len(words)-10)), min(len(words), max(at+5, 10))
	out := strings.Join(words[from:to], " ")
	if from > 0 {
		out = "… " + out
	}
	if to < len(words) {
		out += " …"
	}
	return prose.Clip(out, 90)
}

// clashes says which figures do not agree.
func clashes(bank *Bank) string {
	list := bank.Clashes()
	if len(list) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n\n**Look at these again.** If they tell of the same thing, the figures should agree:\n")
	for _, c := range list[:min(3, len(list))] {
		fmt.Fprintf(&b, "\n- Story %d: “%s” Story %d: “%s”", c.One.Number, cite.Quote(prose.Clip(c.OneFigure.Quote.Text, 120)), c.Other.Number, cite.Quote(prose.Clip(c.OtherFigure.Quote.Text, 120)))
	}
	if n := len(list) - 3; n > 0 {
		fmt.Fprintf(&b, "\n- and %d more in the export", n)
	}
	return b.String()
}

// openChoices offers to say how the first open figures were measured.
func openChoices(bank *Bank) []bot.Choice {
	var out []bot.Choice
	for _, s := range bank.Active() {
		for _, c := range s.openClaims(3) {
			if len(out) < 3 {
				out = append(out, bot.Choice{
					Label: prose.Clip(fmt.Sprintf("Story %d: %s", s.Number, c.text()), 40),
					Text:  fmt.Sprintf("story %d measure %d", s.Number, c.first),
				})
			}
		}
	}
	return append(out, bot.Choice{Label: "My stories", Text: "stories"})
}
