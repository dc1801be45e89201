package story

import (
	"fmt"
	"strconv"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/prose"
)

// finishChange shows what became of the story.
func finishChange(r bot.Run) bot.Outcome {
	bank, err := bankOf(r)
	if err != nil {
		return unreadable(err)
	}
	o, _ := readOrder(r.Rest, true)
	s := bank.Story(o.number)
	switch {
	case r.Value("sure") == "delete":
		return bot.Outcome{Reply: brief(fmt.Sprintf("Story %d is deleted.", o.number))}
	case o.number == 0:
		return bot.Outcome{Reply: brief("Say which story to change, as in `story 3 edit`, `story 3 delete` or `merge stories 2 and 5`.")}
	case s == nil:
		return bot.Outcome{Reply: lost(&bank, o.number)}
	case r.Value("sure") == "keep":
		return bot.Outcome{Reply: brief(fmt.Sprintf("Story %d stays as it is.", o.number))}
	case o.verb == verbDelete:
		return bot.Outcome{Reply: archived(s)}
	case o.verb == verbMerge:
		return bot.Outcome{Reply: merged(r, &bank, o)}
	case o.verb == verbMeasure && len(s.Figures()) == 0:
		return bot.Outcome{Reply: brief(fmt.Sprintf("I find no figure in story %d. `story %d edit result` is the place to add one.", s.Number, s.Number))}
	}
	reply := show(&bank, s, "Noted.")
	text := o.text
	if g, ok := r.Last("text"); ok {
		text = g.Text
	}
	if unchanged(text) {
		return bot.Outcome{Reply: show(&bank, s, "It stays as it was.")}
	} else if o.verb == verbEdit && s.Was != nil && s.Was.Part == editedPart(r) {
		undo := bot.Choice{Label: "Put the old text back", Text: fmt.Sprintf("story %d undo", s.Number)}
		reply.Choices = append([]bot.Choice{undo}, reply.Choices[:min(4, len(reply.Choices))]...)
	}
	return bot.Outcome{Reply: reply}
}

func merged(r bot.Run, bank *Bank, o order) bot.Reply {
	stays, _ := strconv.Atoi(strings.TrimPrefix(r.Value("stays"), "n"))
	if stays == 0 {
		return lost(bank, o.other)
	}
	other := o.number + o.other - stays
	return bot.Reply{
		Body: fmt.Sprintf("Story %d stays, with the principles and uses of both. Story %d is archived; look whether it holds a detail worth taking over.", stays, other),
		Choices: []bot.Choice{
			{Label: fmt.Sprintf("Show story %d", stays), Text: fmt.Sprintf("story %d", stays)},
			{Label: fmt.Sprintf("Show story %d", other), Text: fmt.Sprintf("story %d", other)},
			{Label: fmt.Sprintf("Restore story %d", other), Text: fmt.Sprintf("story %d restore", other)},
		},
	}
}

// brief is a reply that leads back to the list.
func brief(body string) bot.Reply {
	return bot.Reply{Body: body, Choices: []bot.Choice{{Label: "My stories", Text: "stories"}}}
}

// lost is the reply where there is no story of a number.
func lost(bank *Bank, number int) bot.Reply {
	r := brief(fmt.Sprintf("There is no story %d in your bank.", number))
	for _, s := range bank.Active()[:min(3, len(bank.Active()))] {
		r.Choices = append(r.Choices, bot.Choice{Label: prose.Clip(fmt.Sprintf("%d: %s", s.Number, s.Title), 40), Text: fmt.Sprintf("story %d", s.Number)})
	}
	return r
}

func archived(s *Story) bot.Reply {
	r := brief(fmt.Sprintf("Story %d is archived: it is kept, and counts for nothing until you restore it.", s.Number))
	r.Choices = append(r.Choices, bot.Choice{Label: "Restore it", Text: fmt.Sprintf("story %d restore", s.Number)})
	return r
}
