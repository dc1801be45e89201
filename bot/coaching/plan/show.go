package plan

import (
	"cmp"
	"fmt"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/prose"
	"careercoach/knowledge"
)

// maxShown is how many weeks one table has.
const maxShown = 26

func joinedLines(lines []string) string { return strings.Join(lines, " ") }

// wholeReply shows the weeks from the one that it is.
func wholeReply(r bot.Run, p Plan, now int) bot.Reply {
	from := 0
	if p.Weeks() > maxShown {
		from = max(0, min(now, p.Weeks()-maxShown))
	}
	t := &bot.Table{Header: []string{"Week", "From", "What", "Done"}}
	for week := from; week < min(p.Weeks(), from+maxShown); week++ {
		first, _ := p.days(week)
		name := fmt.Sprint(week + 1)
		if week == now {
			name += " (now)"
		}
		what, done := p.brief(week)
		t.Rows = append(t.Rows, []string{name, first.Format("2 Jan"), what, done})
	}
	done, all := p.progress()
	body := fmt.Sprintf("%d of %d items are done. The plan goes to %s, with %g hours a week.", done, all, p.Until.Format("2 January 2006"), p.Hours)
	if p.Weeks() > maxShown {
		body += fmt.Sprintf(" These are %d of its %d weeks; the calendar file (`plan ics`) has all of them.", maxShown, p.Weeks())
	}
	return bot.Reply{
		Title: "Your plan", Body: body, Table: t,
		Sources: cite.Sources(r.Base, allCards()...),
		Choices: []bot.Choice{{Label: "This week", Text: "plan"}, {Label: "Calendar file", Text: "plan ics"}, {Label: "Spread what is left anew", Text: "plan again"}},
	}
}

// brief writes a week in a few words, without what was skipped: "coding 7,
// design 1", and how many of its items are done.
func (p Plan) brief(week int) (what, done string) {
	var parts []string
	n, all := 0, 0
	for _, i := range p.in(week) {
		item := p.Items[i]
		if item.State == Moved {
			continue
		}
		if all++; item.State == Done {
			n++
		}
		if item.State != Skipped {
			parts = append(parts, fmt.Sprintf("%s %d", item.Task, item.Units))
		}
	}
	if all == 0 {
		return "nothing", ""
	}
	return cmp.Or(strings.Join(parts, ", "), "nothing"), fmt.Sprintf("%d of %d", n, all)
}

// allCards are the cards of all tasks.
func allCards() (out []knowledge.CardID) {
	for _, t := range theGuide().Tasks {
		out = append(out, t.Cards...)
	}
	return out
}

// overReply says that the day of a plan has come.
func overReply(p Plan) bot.Reply {
	done, all := p.progress()
	return bot.Reply{
		Title:   "The day of your plan has come",
		Body:    fmt.Sprintf("You wanted to be ready by %s. %d of %d items are done.\n\n`new plan` makes another, for a later day; `am i ready` says where you stand.", p.Until.Format("2 January 2006"), done, all),
		Choices: []bot.Choice{{Label: "New plan", Text: "new plan"}, {Label: "Where I stand", Text: "am i ready"}, {Label: "All weeks", Text: "plan all"}},
	}
}

// againReply says what became of spreading anew.
func againReply(r bot.Run, p Plan, now int) bot.Reply {
	left := map[TaskID]int{}
	minutes := 0
	for _, i := range p.Items {
		if i.State == Open {
			left[i.Task] += i.Units
			minutes += i.Units * theGuide().task(i.Task).Minutes
		}
	}
	if p.Again.IsZero() {
		return weekReply(r, p, now, now, "Nothing is left over from earlier weeks, so your plan stays as it is.")
	}
	weeks := p.Weeks() - now
	body := fmt.Sprintf("What was open is spread over the %s that remain, this one included: about %s, with %g hours a week.", prose.Count(weeks, "week"), hours(minutes), p.Hours)
	if len(p.Cut) == 0 {
		body += " All of it fits."
	} else {
		body += "\n\n**No longer fits:** " + p.cutList() + ". Say `new plan` for a later day or more hours a week."
	}
	t := &bot.Table{Header: []string{"Item", "Left", "No longer fits"}}
	for _, id := range tasksOf(p.Items) {
		task, cut := theGuide().task(id), p.cutOf(id)
		if left[id] == 0 && cut == 0 {
			continue
		}
		row := []string{task.Name, task.count(left[id]), ""}
		if cut > 0 {
			row[2] = task.count(cut)
		}
		t.Rows = append(t.Rows, row)
	}
	reply := bot.Reply{
		Title: "Your plan, spread anew", Body: body,
		Sources: cite.Sources(r.Base, allCards()...),
		Choices: []bot.Choice{{Label: "This week", Text: "plan"}, {Label: "All weeks", Text: "plan all"}, {Label: "New plan", Text: "new plan"}},
	}
	if len(t.Rows) > 0 {
		reply.Table = t
	}
	return reply
}

// cutList says what found no room.
func (p Plan) cutList() string {
	var parts []string
	for _, c := range p.Cut {
		parts = append(parts, fmt.Sprintf("%s (%d)", prose.Lower(theGuide().task(c.Task).Name), c.Units))
	}
	return prose.And(parts)
}

// cutOf returns how much of a task found no room.
func (p Plan) cutOf(id TaskID) int {
	for _, c := range p.Cut {
		if c.Task == id {
			return c.Units
		}
	}
	return 0
}
