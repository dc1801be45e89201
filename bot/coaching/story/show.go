package story

import (
	"fmt"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/prose"
	"careercoach/bot/rehearse"
)

// manyStories is from where more stories help less than better ones. It is our
// own advice.
const manyStories = 12

// show shows a story as it stands, below a note that may be empty.
func show(bank *Bank, s *Story, note string) bot.Reply {
	var b strings.Builder
	if note != "" {
		b.WriteString(note + "\n\n")
	}
	if s.Archived {
		b.WriteString("*This story is archived.*\n\n")
	}
	for _, p := range Parts() {
		label := prose.Upper(string(p))
		if text := s.Text(p); text != "" {
			fmt.Fprintf(&b, "**%s.** %s\n\n", label, cite.Block(text))
		}
	}
	b.WriteString(state(bank, s))
	if fix := advice(s); fix != "" {
		b.WriteString("\n\n**What would help most.** " + cite.Quote(fix))
	}
	return bot.Reply{Title: fmt.Sprintf("Story %d: %s", s.Number, s.Title), Body: b.String(), Choices: showChoices(s)}
}

// state says in a few lines what a story shows, lacks and how often it was
// told.
func state(bank *Bank, s *Story) string {
	var lines []string
	if len(s.Principles) > 0 {
		lines = append(lines, "- Principles: "+namesOf(s.Principles))
	}
	if n := len(s.Figures()); n > 0 {
		line := fmt.Sprintf("- %s", prose.Count(n, "figure"))
		if len(s.openClaims(1)) > 0 {
			line += "; some without how they were measured"
		}
		lines = append(lines, line)
	}
	if lacks := s.Lacks(); len(lacks) > 0 {
		lines = append(lines, "- Still lacks "+prose.And(lacks))
	}
	lines = append(lines, "- "+times(bank.Uses(*s)))
	if into := bank.Find(s.Into); into != nil {
		lines = append(lines, fmt.Sprintf("- Merged into story %d", into.Number))
	}
	return strings.Join(lines, "\n")
}

func showChoices(s *Story) []bot.Choice {
	at := func(verb string) string { return fmt.Sprintf("story %d %s", s.Number, verb) }
	if s.Archived {
		return []bot.Choice{{Label: "Restore", Text: at("restore")}, {Label: "Delete", Text: at("delete")}, {Label: "My stories", Text: "stories"}}
	}
	out := []bot.Choice{{Label: "Change it", Text: at("edit")}}
	if len(s.openClaims(1)) > 0 {
		out = append(out, bot.Choice{Label: "How a figure was measured", Text: at("measure")})
	}
	return append(out, bot.Choice{Label: "I told it", Text: at("used")}, bot.Choice{Label: "Archive", Text: at("archive")}, bot.Choice{Label: "My stories", Text: "stories"})
}

// advice says what would help a story most, by the rules for answers; empty
// where it has nothing to say.
func advice(s *Story) string {
	told := s.Told()
	if told == "" {
		return ""
	}
	a := rehearse.Feedback(rehearse.Question{}, told)
	switch {
	case a.NotScored != rehearse.ReasonScored:
		return a.Message
	case len(a.Fixes) > 0:
		return a.Fixes[0].Text
	}
	return ""
}

// covered says how many principles a bank covers: "4 of the 16 principles".
func covered(bank *Bank) string {
	n := len(rehearse.Principles())
	return fmt.Sprintf("%d of the %d principles", n-len(bank.Uncovered()), n)
}

// times says how often a story was told.
func times(n int) string {
	switch n {
	case 0:
		return "Not told yet"
	case 1:
		return "Told once"
	case 2:
		return "Told twice"
	}
	return fmt.Sprintf("Told %d times", n)
}
