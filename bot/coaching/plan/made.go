package plan

import (
	"fmt"
	"math"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/knowledge"
)

// finishPlan shows the plan that was made.
func finishPlan(r bot.Run) bot.Outcome {
	if r.Now.IsZero() {
		return said("New plan", "I do not know what day it is here, so I cannot plan backward from a date.")
	}
	if r.Value(stepReplace) == "no" {
		return said("Your plan", "Your plan stays as it is. `plan` shows this week.")
	}
	p, ok := planOf(r)
	if !ok {
		return said("New plan", "Something is missing for a plan. Say `new plan` to begin again.")
	}
	out := bot.Outcome{Reply: madeReply(r.Base, p)}
	if p.Level != r.Person.Settings.Level {
		settings := r.Person.Settings
		settings.Level = p.Level
		out.Settings = &settings
	}
	return out
}

// madeReply shows a new plan as a whole.
func madeReply(base *knowledge.Base, p Plan) bot.Reply {
	reply := bot.Reply{
		Title: fmt.Sprintf("Your plan: %d weeks to %s", p.Weeks(), p.Until.Format("2 January 2006")),
		Table: &bot.Table{Header: []string{"Item", "Planned", "The guide's aim", "Short by"}},
		Choices: []bot.Choice{
			{Label: "This week", Text: "plan"}, {Label: "All weeks", Text: "plan all"},
			{Label: "Remind me", Text: "remind me"}, {Label: "Calendar file", Text: "plan ics"},
		},
		Caution: tooSoon(base, p),
		Sources: cite.Sources(base, append(allCards(), theGuide().start(p.Start).Cards...)...),
	}
	planned, needed := 0, 0
	for _, id := range p.wanted() {
		task := theGuide().task(id)
		low, _ := task.amounts(base)
		units, cut := p.unitsOf(id), p.cutOf(id)
		planned, needed = planned+units*task.Minutes, needed+low*task.Minutes
		row := []string{task.Name, task.count(units), aim(base, task), ""}
		if cut > 0 {
			row[3] = fmt.Sprint(cut)
		}
		reply.Table.Rows = append(reply.Table.Rows, row)
	}
	reply.Body = joined(fits(p, planned, needed), ours, missing(base))
	return reply
}

// ours labels what is not the guide's.
const ours = "The aims are the career guide's, those with an asterisk my own. How long an item takes, how many go with its months and projects, and in which weeks they stand is my estimate, not the guide's."

// fits says how much of what the guide asks for has room.
func fits(p Plan, planned, needed int) string {
	if len(p.Cut) == 0 {
		return fmt.Sprintf("With %g hours a week there is room for all that the guide asks for at least: about %s in all, from %s on.", p.Hours, hours(planned), p.Begin.Format("2 January"))
	}
	each := int(math.Ceil(float64(needed) / 60 / float64(p.Weeks())))
	text := fmt.Sprintf("**Not all of it fits.** The least that the guide asks for takes about %s by my estimate; %g hours a week give %s.", hours(needed), p.Hours, hours(int(p.Hours*60)*p.Weeks()))
	if float64(each) > p.Hours {
		text += fmt.Sprintf(" About %d hours a week would do, or a later day.", each)
	}
	return text + " I kept all items in proportion, interviews and applications first."
}

// aim writes what is wanted of a task: "91–182 (3–6 months)", with an asterisk
// where the number is our own.
func aim(base *knowledge.Base, t *task) string {
	low, high := t.amounts(base)
	text := fmt.Sprint(low)
	if high > low {
		text = fmt.Sprintf("%d–%d", low, high)
	}
	if t.Figure == "" {
		return text + "*"
	}
	if f, ok := figure(base, t.Figure); ok && (t.Each > 1 || t.Months) {
		text += " (" + f.String() + ")"
	}
	return text
}

// wanted are the tasks of a plan and those that found no room, in the order of
// the guide.
func (p Plan) wanted() []TaskID {
	items := p.Items
	for _, c := range p.Cut {
		items = append(items[:len(items):len(items)], Item{Task: c.Task})
	}
	return tasksOf(items)
}

// unitsOf counts what is planned of a task.
func (p Plan) unitsOf(id TaskID) (n int) {
	for _, i := range p.Items {
		if i.Task == id && i.State != Moved {
			n += i.Units
		}
	}
	return n
}

// tooSoon warns where the guide counts more time from where the person begins.
func tooSoon(base *knowledge.Base, p Plan) string {
	start := theGuide().start(p.Start)
	if start.Least == 0 || !p.Until.Before(p.Begin.AddDate(0, start.Least, 0)) {
		return ""
	}
	var spans []string
	for _, id := range start.Figures {
		if f, ok := figure(base, id); ok {
			spans = append(spans, f.String())
		}
	}
	if len(spans) == 0 {
		return ""
	}
	text := spans[0]
	if len(spans) > 1 {
		text += " or, elsewhere in it, " + spans[1]
	}
	return "The guide counts " + text + " from where you begin, so this is tight."
}

// missing says where the knowledge lacks what the plan rests on.
func missing(base *knowledge.Base) string {
	if len(cite.Missing(base, allCards()...)) == 0 {
		return ""
	}
	return "Some of what this rests on is not in my sources here; the numbers are those that I came with."
}
