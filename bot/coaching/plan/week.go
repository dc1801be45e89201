package plan

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/mock"
	"careercoach/bot/coaching/prose"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// maxLabel is how long the label of a button is at most, in code points.
const maxLabel = 40

// weekReply shows one week of a plan, below a note that may be empty. now is
// the week that it is.
func weekReply(r bot.Run, p Plan, week, now int, note string) bot.Reply {
	if week < 0 || week >= p.Weeks() {
		return bot.Reply{Title: "Your plan", Body: joined(note, fmt.Sprintf("Your plan has the weeks 1 to %d. `plan` shows the one that it is.", p.Weeks()))}
	}
	places := p.in(week)
	first, last := p.days(week)
	reply := bot.Reply{
		Title:   fmt.Sprintf("Week %d of %d: %s", week+1, p.Weeks(), between(first, last)),
		Body:    joined(note, p.summary(places), rehearsals(r, week == now, last), late(p, week, now), howTo(p, places)),
		Sources: cite.Sources(r.Base, p.cards(places)...),
	}
	if len(places) > 0 {
		reply.Table = p.table(places)
	}
	reply.Choices, reply.Select = p.buttons(r, week, last)
	return reply
}

// table lists items.
func (p Plan) table(places []int) *bot.Table {
	t := &bot.Table{Header: []string{"No.", "This week", "How much", "State"}}
	for n, i := range places {
		item := p.Items[i]
		task := theGuide().task(item.Task)
		t.Rows = append(t.Rows, []string{fmt.Sprint(n + 1), task.Name, task.count(item.Units) + ", " + hours(item.Units*task.Minutes), item.State.word()})
	}
	return t
}

// summary says how a week stands.
func (p Plan) summary(places []int) string {
	done, left, all := 0, 0, 0
	for _, i := range places {
		minutes := p.Items[i].Units * theGuide().task(p.Items[i].Task).Minutes
		switch p.Items[i].State {
		case Done:
			done++
		case Open:
			left += minutes
		case Moved:
			continue
		}
		all++
	}
	switch {
	case all == 0:
		return "Nothing is planned for this week."
	case left == 0:
		return fmt.Sprintf("%d of %d done, and nothing is open.", done, all)
	}
	return fmt.Sprintf("%d of %d done; what is open takes about %s of the %g hours you have.", done, all, hours(left), p.Hours)
}

// rehearsals says which principles are due by a day.
func rehearsals(r bot.Run, thisWeek bool, by time.Time) string {
	due := dueReviews(r, by)
	if !thisWeek || len(due) == 0 {
		return ""
	}
	var names []string
	for _, d := range due[:min(3, len(due))] {
		names = append(names, fmt.Sprintf("**%s** (%s, %d of %d points)", d.Name, d.Last.Format("2 January"), d.Points, rehearse.MaxTotal))
	}
	more := ""
	if len(due) > 3 {
		more = fmt.Sprintf(", and %d more", len(due)-3)
	}
	return "To rehearse again this week: " + strings.Join(names, ", ") + more + "."
}

// dueReviews returns what is due today, and of answers that were not good what
// is due by a day; none where the record cannot be read.
func dueReviews(r bot.Run, by time.Time) []Review {
	history, err := mock.Load(r.Person.Profile)
	if err != nil {
		return nil
	}
	today := r.Now
	if today.IsZero() {
		today = by
	}
	return slices.DeleteFunc(dueBy(Reviews(history), by), func(d Review) bool { return d.Points >= goodPoints && d.Due.After(today) })
}

// late says what was left open before.
func late(p Plan, week, now int) string {
	n := p.openBefore(now)
	if week != now || n == 0 {
		return ""
	}
	if n == 1 {
		return "One item of an earlier week is open: `plan again` finds it a new place."
	}
	return fmt.Sprintf("%d items of earlier weeks are open: `plan again` spreads them over what remains.", n)
}

// howTo says what can be said.
func howTo(p Plan, places []int) string {
	for n, i := range places {
		if p.Items[i].State == Open {
			return fmt.Sprintf("Say `plan done %d`, `plan skip %d` or, for next week, `plan snooze %d`.", n+1, n+1, n+1)
		}
	}
	return ""
}

// cards are what items rest on.
func (p Plan) cards(places []int) (out []knowledge.CardID) {
	for _, i := range places {
		out = append(out, theGuide().task(p.Items[i].Task).Cards...)
	}
	return out
}

// buttons mark what is open as done, where it is several by a select, and skip
// and snooze the first of it. They name items: their own numbers are others
// than those of the table.
func (p Plan) buttons(r bot.Run, week int, last time.Time) (choices []bot.Choice, several *bot.Select) {
	var open []bot.Choice
	for n, i := range p.in(week) {
		if p.Items[i].State != Open {
			continue
		}
		name := theGuide().task(p.Items[i].Task).Name
		order := func(v verb) string { return fmt.Sprintf("plan %s %d week %d", v, n+1, week+1) }
		if len(open) == 0 {
			choices = []bot.Choice{
				{Label: prose.Clip("Skip: "+name, maxLabel), Text: order(skip)},
				{Label: prose.Clip("Snooze: "+name, maxLabel), Text: order(snooze)},
			}
		}
		open = append(open, bot.Choice{Label: prose.Clip(name, maxLabel), Text: order(mark)})
	}
	switch len(open) {
	case 0:
	case 1:
		choices = append([]bot.Choice{{Label: prose.Clip("Done: "+open[0].Label, maxLabel), Text: open[0].Text}}, choices...)
	default:
		several = &bot.Select{Label: "Mark as done", Options: open[:min(25, len(open))], Min: 1}
	}
	if due := dueReviews(r, last); len(due) > 0 {
		choices = append(choices, bot.Choice{Label: prose.Clip("Rehearse "+due[0].Name, maxLabel), Text: prose.Clip("rehearse "+strings.ToLower(due[0].Name), maxLabel)})
	}
	return append(choices, bot.Choice{Label: "All weeks", Text: "plan all"}), several
}

// joined puts paragraphs together, without those that are empty.
func joined(paragraphs ...string) string {
	var out []string
	for _, p := range paragraphs {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "\n\n")
}
