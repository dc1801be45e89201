package plan

import (
	"fmt"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/knowledge"
)

// maxReminded is how many items a reminder lists.
const maxReminded = 6

// Remind says what a reminder tells a person: what is open this week. It is
// false where their plan cannot be read. It is what bot.Config.Remind wants.
func Remind(base *knowledge.Base, now time.Time, person bot.Person) (bot.Reply, bool) {
	r := bot.Run{Base: base, Now: now, Person: person}
	p, err := Load(person.Profile)
	if err != nil {
		return bot.Reply{}, false
	}
	stop := bot.Choice{Label: "Stop reminders", Text: "reminders off"}
	if p.None() {
		return bot.Reply{
			Title:   "A reminder of your preparation",
			Body:    "You asked me to remind you, and there is no plan yet. `new plan` makes one in five questions; `rehearse` is a good half hour, too.",
			Choices: []bot.Choice{{Label: "New plan", Text: "new plan"}, {Label: "Rehearse", Text: "rehearse"}, stop},
		}, true
	}
	week := p.WeekOf(today(r))
	if week >= p.Weeks() {
		reply := overReply(p)
		reply.Choices = append(reply.Choices[:2:2], stop)
		return reply, true
	}
	_, last := p.days(week)
	reply := bot.Reply{
		Title:   fmt.Sprintf("Your plan: week %d of %d", week+1, p.Weeks()),
		Body:    joined(p.summary(p.in(week)), rehearsals(r, true, last), late(p, week, week)),
		Sources: cite.Sources(base, p.cards(p.open(week))...),
	}
	if open := p.open(week); len(open) > 0 {
		t := p.table(p.in(week))
		rows := t.Rows
		t.Rows = nil
		for n, i := range p.in(week) {
			if p.Items[i].State == Open && len(t.Rows) < maxReminded {
				t.Rows = append(t.Rows, rows[n])
			}
		}
		reply.Table = t
	}
	choices, several := p.buttons(r, week, last)
	reply.Select = several
	reply.Choices = []bot.Choice{{Label: "Show my week", Text: fmt.Sprintf("plan week %d", week+1)}}
	if several == nil && len(p.open(week)) > 0 {
		reply.Choices = append(choices[:1:1], reply.Choices...)
	}
	reply.Choices = append(reply.Choices, bot.Choice{Label: "Remind me tomorrow", Text: "remind me tomorrow"}, stop)
	return reply, true
}

// open returns the places of the items of a week that are open.
func (p Plan) open(week int) (out []int) {
	for _, i := range p.in(week) {
		if p.Items[i].State == Open {
			out = append(out, i)
		}
	}
	return out
}
