package story

import (
	"fmt"
	"strconv"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/prose"
)

// maxTwins is how many pairs of stories that tell the same the list names.
const maxTwins = 3

// orderOf reads what a command of the bank is about; what cannot be read asks
// for the list.
func orderOf(r bot.Run) order {
	o, ok := readOrder(r.Rest, true)
	if !ok {
		return order{verb: verbList}
	}
	return o
}

// keepListed archives, restores and counts a telling: what needs no question.
func keepListed(r bot.Run, p bot.Profile) error {
	o := orderOf(r)
	bank, err := Load(p)
	s := bank.Story(o.number)
	if err != nil || s == nil {
		return nil // the reply says so
	}
	switch o.verb {
	case verbArchive:
		s.Archived = true
	case verbRestore:
		s.Archived, s.Into = false, ""
	case verbUsed:
		bank.Use(s.ID, r.Began)
	case verbUndo:
		bank.Undo(s.Number, r.Began)
	default:
		return nil
	}
	return bank.Save(p)
}

// finishListed answers a command of the bank.
func finishListed(r bot.Run) bot.Outcome {
	bank, err := bankOf(r)
	if err != nil {
		return unreadable(err)
	}
	o := orderOf(r)
	switch o.verb {
	case verbAdd:
		return bot.Outcome{Next: addName}
	case verbFor:
		return forPrinciple(r, &bank, o)
	case verbEdit, verbDelete, verbMerge, verbMeasure:
		return changeOf(&bank, o)
	case verbMatrix:
		return bot.Outcome{Reply: matrix(r, &bank)}
	case verbNext:
		return bot.Outcome{Reply: next(r, &bank)}
	case verbExport:
		return bot.Outcome{Reply: export(r, &bank)}
	case verbArchived:
		return bot.Outcome{Reply: listArchived(&bank)}
	case verbList:
		return bot.Outcome{Reply: list(r, &bank)}
	}
	s := bank.Story(o.number)
	switch {
	case s == nil:
		return bot.Outcome{Reply: lost(&bank, o.number)}
	case o.verb == verbArchive:
		return bot.Outcome{Reply: archived(s)}
	case o.verb == verbUndo && s.Was == nil:
		return bot.Outcome{Reply: show(&bank, s, "There is no earlier text of it to put back.")}
	case o.verb == verbUndo:
		return bot.Outcome{Reply: show(&bank, s, fmt.Sprintf("The %s reads as before. `story %d undo` once more takes that back.", s.Was.Part, s.Number))}
	case o.verb == verbRestore:
		return bot.Outcome{Reply: show(&bank, s, "Restored.")}
	case o.verb == verbUsed:
		return bot.Outcome{Reply: brief(fmt.Sprintf("Story %d: %s. ", s.Number, strings.ToLower(times(bank.Uses(*s)))) + says("used"))}
	}
	return bot.Outcome{Reply: show(&bank, s, "")}
}

// changeOf goes on with the flow that changes a story, where there is one.
func changeOf(bank *Bank, o order) bot.Outcome {
	for _, n := range []int{o.number, o.other} {
		if bank.Story(n) == nil && (n == o.number || o.verb == verbMerge) {
			return bot.Outcome{Reply: lost(bank, n)}
		}
	}
	rest := fmt.Sprintf("%d %s", o.number, o.verb)
	switch {
	case o.other > 0:
		rest += " " + strconv.Itoa(o.other)
	case o.part != "":
		rest += " " + string(o.part) + " " + o.text
	}
	return bot.Outcome{Next: changeName, Rest: strings.TrimSpace(rest)}
}

// list lists the stories, what they cover and what to do next.
func list(r bot.Run, bank *Bank) bot.Reply {
	active := bank.Active()
	if len(active) == 0 {
		return none(r, bank)
	}
	t := &bot.Table{Header: []string{"No.", "Story", "Principles", "Figures", "Told"}}
	for i := range active {
		s := &active[i]
		t.Rows = append(t.Rows, []string{strconv.Itoa(s.Number), prose.Clip(s.Title, 40), strconv.Itoa(len(s.Principles)), strconv.Itoa(len(s.Figures())), strconv.Itoa(bank.Uses(*s))})
	}
	var b strings.Builder
	fmt.Fprintf(&b, "You have %s", prose.CountOf(len(active), "story", "stories"))
	if n := len(bank.Archived()); n > 0 {
		fmt.Fprintf(&b, ", and %d archived", n)
	}
	fmt.Fprintf(&b, ". What they show covers %s. `story %d` shows one.", covered(bank), active[0].Number)
	b.WriteString(fewest(bank))
	for _, pair := range firstTwins(bank) {
		fmt.Fprintf(&b, "\n\nStories %d and %d tell much the same: `merge stories %d and %d` makes one of them.", pair.One.Number, pair.Other.Number, pair.One.Number, pair.Other.Number)
	}
	if len(active) >= manyStories {
		b.WriteString("\n\n" + says("enough"))
	}
	return bot.Reply{Title: "Your stories", Body: b.String(), Table: t, Choices: []bot.Choice{
		{Label: "Add a story", Text: "new story"},
		{Label: "What to write next", Text: "stories next"},
		{Label: "Which shows what", Text: "stories matrix"},
		{Label: "Figures", Text: "my figures"},
		{Label: "Export", Text: "stories export"},
	}}
}

func firstTwins(bank *Bank) []Twins {
	twins := bank.Twins()
	return twins[:min(len(twins), maxTwins)]
}

// fewest names the fewest stories that show all that the bank shows; nothing
// where none can be left out.
func fewest(bank *Bank) string {
	need := bank.Fewest()
	if len(need) == 0 || len(need) == len(bank.Active()) {
		return ""
	}
	var numbers []string
	for _, s := range need {
		numbers = append(numbers, strconv.Itoa(s.Number))
	}
	if len(need) == 1 {
		return fmt.Sprintf(" Story %s alone shows as much.", numbers[0])
	}
	return fmt.Sprintf(" The fewest that show as much are %s: %s.", prose.CountOf(len(need), "story", "stories"), prose.And(numbers))
}

// none is the reply of an empty bank.
func none(r bot.Run, bank *Bank) bot.Reply {
	reply := bot.Reply{
		Title:   "Your stories",
		Body:    says("begin") + without(r.Base, "begin") + "\n\nYou have none yet.",
		Sources: sources(r.Base, "begin"),
		Choices: []bot.Choice{{Label: "Add a story", Text: "new story"}, {Label: "What to write first", Text: "stories next"}},
	}
	if n := len(bank.Archived()); n > 0 {
		reply.Body = fmt.Sprintf("All your stories are archived: %d. `stories archived` lists them.", n)
		reply.Choices = append(reply.Choices, bot.Choice{Label: "Archived stories", Text: "stories archived"})
	}
	return reply
}

// listArchived lists what is archived.
func listArchived(bank *Bank) bot.Reply {
	reply := brief("Nothing is archived.")
	old := bank.Archived()
	if len(old) == 0 {
		return reply
	}
	reply.Title = "Archived stories"
	reply.Body = fmt.Sprintf("`story %d restore` brings one back, `story %d delete` deletes it.", old[0].Number, old[0].Number)
	reply.Table = &bot.Table{Header: []string{"No.", "Story", "Merged into"}}
	for _, s := range old {
		into := ""
		if o := bank.Find(s.Into); o != nil {
			into = strconv.Itoa(o.Number)
		}
		reply.Table.Rows = append(reply.Table.Rows, []string{strconv.Itoa(s.Number), prose.Clip(s.Title, 40), into})
	}
	return reply
}
