package plan

import (
	"fmt"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/prose"
)

// Flows returns the plan and its making, then the reminders, their end and their
// setting.
func Flows() []bot.Flow {
	return []bot.Flow{command(), making(), reminders(), ending(), setting()}
}

// The names of the flows.
const (
	flowName      = "plan"
	makingName    = "newplan"
	remindersName = "reminders"
	endingName    = "remindersoff"
	settingName   = "remindme"
)

// command shows the plan and carries out orders.
func command() bot.Flow {
	return bot.Flow{
		Name: flowName, Title: "Plan",
		About: "Your preparation week by week, backward from a date, with reminders if you like.",
		Menu:  flowName,
		Starts: []string{
			"plan", "my plan", "show my plan", "show plan", "show me my plan", "my study plan", "my preparation plan", "what is my plan", "whats my plan",
			"what is in my plan", "whats in my plan", "what should i do this week", "what is my plan for this week", "whats my plan for this week",
		},
		Reads: func(message string) bool {
			_, ok := readOrder(message, false)
			return ok
		},
		Keep:   keepOrder,
		Finish: finishOrder,
	}
}

// orderOf reads the order of a run; what cannot be read shows the week.
func orderOf(r bot.Run) (order, bool) {
	if o, ok := readOrder(r.Rest, false); ok {
		return o, true
	}
	return readOrder(r.Rest, true) // behind "/plan"
}

// waits reports that another flow waits for an answer, for which an order
// without the word plan may be meant.
func waits(r bot.Run) bool {
	at := r.Person.Flow
	return at != nil && !at.Done && at.Step != "" && (r.Now.IsZero() || r.Now.Sub(at.Touched) <= time.Hour)
}

// keepOrder carries out what was ordered.
func keepOrder(r bot.Run, profile bot.Profile) error {
	p, err := Load(profile)
	o, ok := orderOf(r)
	if err != nil || p.None() || !ok || o.loose && waits(r) || r.Now.IsZero() && o.verb != end {
		return nil // finishOrder says so
	}
	return act(p, o, p.WeekOf(today(r)), r.Began.UTC()).Save(profile)
}

// finishOrder says what became of an order.
func finishOrder(r bot.Run) bot.Outcome {
	p, err := Load(r.Person.Profile)
	o, ok := orderOf(r)
	switch {
	case err != nil && o.verb == end && o.sure:
		return said("Your plan", "I could not read your plan: "+err.Error()+".")
	case err != nil:
		return said("Your plan", "I cannot read your plan: "+err.Error()+".")
	case !ok:
		return said("Your plan", "I did not understand that. I know `plan`, `plan done 2`, `plan skip 2`, `plan snooze 2`, `plan open 2`, `plan all`, `plan again`, `plan hours 8`, `plan ics`, `plan stop` and `new plan`.")
	case p.None() && o.verb == end && o.sure:
		return said("Your plan", "Your plan is deleted. Reminders, if you have any, go on: `reminders off` ends them. `new plan` makes another.")
	case o.loose && waits(r):
		return said("Your plan", "If you mean your plan, say it with the word: `plan done 2`, `plan all`. Nothing of it is changed.")
	case p.None() && (o.loose || o.verb == pace || o.verb == missed):
		return said("Your plan", "I keep no plan of yours that this could be about. `new plan` makes one, backward from a date.")
	case p.None() && o.verb == end:
		return said("Your plan", "You have no plan, so there is nothing to stop.")
	case p.None():
		return bot.Outcome{Reply: bot.Reply{Title: "Your plan", Body: "You have no plan yet. Let us make one."}, Next: makingName}
	case o.verb == end:
		return bot.Outcome{Reply: askToEnd(p)}
	case r.Now.IsZero():
		return said("Your plan", "I do not know what day it is here, so I cannot say which week of your plan it is. `plan ics` works on other platforms.")
	}
	return bot.Outcome{Reply: obey(r, p, o)}
}

// obey shows what an order that was carried out leads to.
func obey(r bot.Run, p Plan, o order) bot.Reply {
	now := p.WeekOf(today(r))
	week := o.in(now)
	switch {
	case o.verb == whole:
		return wholeReply(r, p, now)
	case o.verb == file:
		return fileReply(r, p)
	case now >= p.Weeks():
		return overReply(p)
	case o.verb == replan:
		return againReply(r, p, now)
	case o.verb == pace:
		return paceReply(r, p, o, now)
	case o.verb == missed:
		return missedReply(p, now)
	}
	return weekReply(r, p, week, now, outcome(p, o, week))
}

// outcome says what became of the items that an order names.
func outcome(p Plan, o order, week int) string {
	if o.verb == show {
		return ""
	}
	all := p.in(week)
	if len(o.rows) == 0 && !o.every {
		for n, i := range all {
			if p.Items[i].State == Open {
				return fmt.Sprintf("Which one? Give its number, such as `plan %s %d`, or `plan %s all`.", o.verb, n+1, o.verb)
			}
		}
		return "Nothing of this week is open."
	}
	var lines []string
	for _, n := range o.rows {
		if n > len(all) {
			lines = append(lines, fmt.Sprintf("This week has no number %d.", n))
			continue
		}
		lines = append(lines, became(p, p.Items[all[n-1]], n, o.verb))
	}
	if o.every {
		lines = append(lines, "Noted for the whole week.")
	}
	return joinedLines(lines)
}

// became says what became of one item.
func became(p Plan, item Item, n int, v verb) string {
	name := theGuide().task(item.Task).Name
	switch {
	case v == snooze && item.State == Moved:
		return fmt.Sprintf("Moved to week %d: %s.", item.Week+2, prose.Lower(name))
	case v == snooze && item.State != Open:
		return fmt.Sprintf("Number %d (%s) is %s, so it stays.", n, prose.Lower(name), item.State.word())
	case v == snooze:
		return fmt.Sprintf("There is no week after this one for %s: skip it, or make the plan longer with `new plan`.", prose.Lower(name))
	case v == skip && item.State == Done:
		return fmt.Sprintf("Number %d (%s) is done, so it stays. `plan open %d` opens it again.", n, prose.Lower(name), n)
	case item.State == Moved:
		return fmt.Sprintf("Number %d (%s) was moved on; it stands in a later week.", n, prose.Lower(name))
	case v == mark:
		return "Done: " + prose.Lower(name) + "."
	case v == skip:
		return "Skipped: " + prose.Lower(name) + "."
	}
	return "Open again: " + prose.Lower(name) + "."
}

func said(title, body string) bot.Outcome {
	return bot.Outcome{Reply: bot.Reply{Title: title, Body: body}}
}

// askToEnd asks whether a plan is to be deleted.
func askToEnd(p Plan) bot.Reply {
	done, all := p.progress()
	return bot.Reply{
		Title: "Delete your plan?",
		Body:  fmt.Sprintf("It goes to %s, and %d of its %d items are done. That cannot be undone.", p.Until.Format("2 January 2006"), done, all),
		Choices: []bot.Choice{
			{Label: "Yes, delete my plan", Text: "plan stop yes"},
			{Label: "No, show this week", Text: "plan"},
		},
	}
}

// progress counts the items that are done, and all but those moved on.
func (p Plan) progress() (done, all int) {
	for _, i := range p.Items {
		switch i.State {
		case Done:
			done++
		case Moved:
			continue
		}
		all++
	}
	return done, all
}
