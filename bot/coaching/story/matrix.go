package story

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/prose"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// maxColumns is how many stories the matrix has columns for; more are listed
// in one.
const maxColumns = 6

// matrix shows which story shows which principle.
func matrix(r bot.Run, bank *Bank) bot.Reply {
	active := bank.Active()
	if len(active) == 0 {
		return none(r, bank)
	}
	body := "Your stories cover " + covered(bank) + "." + fewest(bank)
	if missing := bank.Uncovered(); len(missing) > 0 {
		var names []string
		for _, p := range missing {
			names = append(names, p.Name)
		}
		body += "\n\nNo story yet: " + strings.Join(names, between) + "."
	}
	return bot.Reply{
		Title:   "Stories and principles",
		Body:    body + without(r.Base, "principles"),
		Table:   grid(active),
		Sources: sources(r.Base, "principles"),
		Choices: []bot.Choice{{Label: "What to write next", Text: "stories next"}, {Label: "My stories", Text: "stories"}, {Label: "Export", Text: "stories export"}},
	}
}

// grid is the matrix: a row for each principle, a column for each story.
func grid(stories []Story) *bot.Table {
	t := &bot.Table{Header: []string{"Principle"}}
	columns := len(stories) <= maxColumns
	for _, s := range stories {
		if columns {
			t.Header = append(t.Header, strconv.Itoa(s.Number))
		}
	}
	if !columns {
		t.Header = append(t.Header, "Stories")
	}
	for _, p := range rehearse.Principles() {
		row, numbers := []string{p.Name}, []string{}
		for _, s := range stories {
			mark := ""
			if slices.Contains(s.Principles, p.ID) {
				mark = "x"
				numbers = append(numbers, strconv.Itoa(s.Number))
			}
			row = append(row, mark)
		}
		if !columns {
			row = []string{p.Name, strings.Join(numbers, ", ")}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Next returns the principle to write a story for next, and why; false where
// every principle has a story. Those that the engineer guide calls by name
// come first, those that are mostly asked of managers last, as the knowledge
// says; base may be nil.
func (b Bank) Next(base *knowledge.Base) (p rehearse.Principle, why string, ok bool) {
	missing := b.Uncovered()
	if len(missing) == 0 {
		return rehearse.Principle{}, "", false
	}
	rank := func(p rehearse.Principle) int {
		switch {
		case attribute(base, p.ID, "named_for_engineers"):
			return 0
		case attribute(base, p.ID, "mostly_asked_of_managers"):
			return 2
		}
		return 1
	}
	slices.SortStableFunc(missing, func(x, y rehearse.Principle) int { return rank(x) - rank(y) })
	if rank(missing[0]) == 0 {
		why = says("engineers")
	}
	return missing[0], why, true
}

// attribute reports whether the knowledge says true of a subject's attribute.
func attribute(base *knowledge.Base, id knowledge.SubjectID, name string) bool {
	if base == nil {
		return false
	}
	s, ok := base.Subject(id)
	return ok && slices.Contains(s.Attributes[name], "true")
}

// next says which story to write next, or what to improve.
func next(r bot.Run, bank *Bank) bot.Reply {
	p, why, ok := bank.Next(r.Base)
	if !ok {
		return improve(bank)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Write a story for **%s** next", p.Name)
	if why != "" {
		b.WriteString(": " + why)
	}
	b.WriteString(". By our reading, such a story shows:\n")
	for _, shows := range p.Behaviors {
		b.WriteString("\n- " + shows)
	}
	if q := rehearse.Questions(p.ID); len(q) > 0 {
		fmt.Fprintf(&b, "\n\nA practice question that it could answer (ours, not Amazon's): *%s*", cite.Quote(q[0].Text))
	}
	if active := bank.Active(); len(active) > 0 {
		fmt.Fprintf(&b, "\n\nLook first whether a story you have shows it too: `story %d edit principles`. Without a story so far: %s.", active[0].Number, prose.Count(len(bank.Uncovered()), "principle"))
	}
	return bot.Reply{
		Title:   "The next story",
		Body:    b.String() + without(r.Base, "engineers"),
		Sources: sources(r.Base, "engineers"),
		Choices: []bot.Choice{{Label: "Write it", Text: "new story"}, {Label: "Which shows what", Text: "stories matrix"}, {Label: "My stories", Text: "stories"}},
	}
}

// improve says which story to improve where every principle has one.
func improve(bank *Bank) bot.Reply {
	for _, s := range bank.Active() {
		if lacks := s.Lacks(); len(lacks) > 0 {
			reply := brief(fmt.Sprintf("Every principle has a story. The next step is to complete story %d, **%s**: it lacks %s.", s.Number, cite.Quote(s.Title), prose.And(lacks)))
			reply.Choices = append([]bot.Choice{{Label: "Change it", Text: fmt.Sprintf("story %d edit", s.Number)}}, reply.Choices...)
			return reply
		}
	}
	reply := brief("Every principle has a complete story. What helps now is telling them aloud.")
	reply.Choices = append([]bot.Choice{{Label: "Rehearse", Text: "rehearse"}}, reply.Choices...)
	return reply
}
