package story

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/prose"
)

// nextTwin asks about a story that tells much the same, where there is one.
func nextTwin(r bot.Run) string {
	if s := draft(r); findTwin(r, &s) != nil {
		return "twin"
	}
	return "principles"
}

func findTwin(r bot.Run, s *Story) *Story {
	bank, err := bankOf(r)
	if err != nil {
		return nil
	}
	return bank.twin(s)
}

func askTwin(r bot.Run) bot.Reply {
	s := draft(r)
	t := findTwin(r, &s)
	if t == nil {
		return bot.Reply{Body: "Is this a story of its own?"}
	}
	return bot.Reply{Body: fmt.Sprintf("This tells much the same as story %d, **%s**. I can keep both, or archive story %d and let the new one take its place. Nothing is lost: an archived story can be restored.\n\nKeep both, or replace story %d?",
		t.Number, cite.Quote(t.Title), t.Number, t.Number)}
}

func twinOptions(r bot.Run) []bot.Option {
	out := []bot.Option{{Value: "both", Label: "Keep both", Names: []string{"keep", "both", "two stories"}}}
	s := draft(r)
	if t := findTwin(r, &s); t != nil {
		out = append(out, bot.Option{
			Value: "n" + strconv.Itoa(t.Number),
			Label: fmt.Sprintf("Replace story %d", t.Number),
			Names: []string{"replace", "replace it", "merge", "merge them", "archive"},
		})
	}
	return out
}

// askPrinciples asks which principles the story shows, with what it seems to
// show and why.
func askPrinciples(r bot.Run) bot.Reply {
	s := subject(r)
	var b strings.Builder
	if fits := fitsOf(&s); len(fits) > 0 {
		b.WriteString("What I hear in it, by its words:\n\n")
		for _, f := range fits {
			part := ""
			if !f.Clear {
				part = ", in part"
			}
			fmt.Fprintf(&b, "- **%s** (%d)%s: “%s”\n", nameOf(f.Principle), place(f.Principle), part, cite.Quote(prose.Clip(f.Quote.Text, 120)))
		}
		b.WriteString("\n")
	}
	if id := meant(r); id != "" {
		fmt.Fprintf(&b, "You began it for **%s** (%d).\n\n", nameOf(id), place(id))
	}
	b.WriteString("Which principles does it show? Choose those that you would tell it for, by name or number; `none` if you are not sure.")
	return bot.Reply{Body: b.String()}
}

// nextMethod asks for the next claim that nothing says the measuring of.
func nextMethod(r bot.Run) string {
	if s := told(r); len(methods(r)) < len(s.openClaims(maxAsked)) {
		return "method"
	}
	return ""
}

func askMethod(r bot.Run) bot.Reply {
	s, n := told(r), len(methods(r))
	open := s.openClaims(maxAsked)
	if n >= len(open) {
		return askHow(nil)
	}
	return askHow(&open[n])
}

// checkMethod refuses what says nothing of a measuring.
func checkMethod(r bot.Run, g bot.Given) (bot.Given, string) {
	switch {
	case isCommand(g.Text) || stuck(prose.Plain(g.Text)) || slices.Contains(smallWords(), prose.Plain(g.Text)):
		return g, heard("method", g.Text)
	}
	return g, ""
}

// askHow asks how the figures of a claim were measured.
func askHow(c *claim) bot.Reply {
	ask := wording().asks["method"].Text
	if c == nil {
		return bot.Reply{Body: ask}
	}
	return bot.Reply{Body: fmt.Sprintf("You say: “%s”\n\n**%s.** %s", cite.Quote(prose.Clip(c.figures[0].Quote.Text, 200)), cite.Quote(c.text()), ask)}
}
