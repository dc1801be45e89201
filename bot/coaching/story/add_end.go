package story

import (
	"fmt"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/prose"
)

// keepNew notes that the warning was shown, and keeps the story once its parts
// are told.
func keepNew(r bot.Run, p bot.Profile) error {
	if _, told := r.Last(string(Title)); !told {
		return nil
	}
	bank, err := Load(p)
	if err != nil {
		return err
	}
	bank.Warned = true
	if _, told := r.Last(string(Result)); told {
		s := draft(r)
		bank.Put(s)
		bank.replace(s.ID, replaced(r))
	}
	return bank.Save(p)
}

// replace archives the story of a number in favour of another one, and gives
// back to the bank what else had been archived in its favour.
func (b *Bank) replace(by ID, number int) {
	for i := range b.Stories {
		switch s := &b.Stories[i]; {
		case s.ID == by:
		case s.Number == number:
			s.Archived, s.Into = true, by
		case s.Into == by:
			s.Archived, s.Into = false, ""
		}
	}
}

// finishNew tells what the story adds to the bank.
func finishNew(r bot.Run) bot.Outcome {
	bank, err := bankOf(r)
	switch _, told := r.Last(string(Title)); {
	case err != nil:
		return unreadable(err)
	case isOrder(r.Rest):
		return bot.Outcome{Next: listName, Rest: r.Rest}
	case !told:
		return bot.Outcome{Reply: full()}
	}
	s := bank.Find(idOf(r))
	if s == nil {
		return bot.Outcome{Reply: full()}
	}
	return bot.Outcome{Reply: added(r, &bank, s)}
}

func full() bot.Reply {
	return bot.Reply{
		Body:    fmt.Sprintf("Your story bank is full: %d stories at most, archived ones among them. Delete some that you no longer need, as in `story 3 delete`, then add the new one.", MaxStories),
		Choices: []bot.Choice{{Label: "My stories", Text: "stories"}, {Label: "Archived stories", Text: "stories archived"}},
	}
}

// added tells what a new story brings.
func added(r bot.Run, bank *Bank, s *Story) bot.Reply {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s** is kept. Your stories cover %s.", cite.Quote(s.Title), covered(bank))
	if lacks := s.Lacks(); len(lacks) > 0 {
		fmt.Fprintf(&b, "\n\nIt still lacks %s; `story %d edit` adds it.", prose.And(lacks), s.Number)
	}
	if fix := advice(s); fix != "" {
		b.WriteString("\n\n**What would help most.** " + cite.Quote(fix))
	}
	if len(bank.Active()) >= manyStories {
		b.WriteString("\n\n" + says("enough"))
	}
	return bot.Reply{
		Title: fmt.Sprintf("Story %d", s.Number),
		Body:  b.String(),
		Choices: []bot.Choice{
			{Label: "Show it", Text: fmt.Sprintf("story %d", s.Number)},
			{Label: "What to write next", Text: "stories next"},
			{Label: "My stories", Text: "stories"},
			{Label: "Add another", Text: "new story"},
		},
	}
}
