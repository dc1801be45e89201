package plan

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/prose"
)

// The steps of setting a reminder.
const (
	stepDays = "days"
	stepTime = "time"
	stepZone = "zone"
)

// setting asks for what a rule lacks and sets it.
func setting() bot.Flow {
	return bot.Flow{
		Name: settingName, Title: "Reminder",
		About: "Sets when you are reminded of your plan.",
		Starts: []string{
			"remind me", "remind me of my plan", "remind me about my plan", "set a reminder", "set reminders", "set up reminders", "set up a reminder", "change my reminders",
			"change reminders", "change my reminder", "i want reminders", "can you remind me", "add a reminder", "new reminder",
		},
		Steps: []bot.Step{
			{
				ID:    stepDays,
				Ask:   askDays,
				Input: bot.Input{Kind: bot.InputChoices, Min: 1, Max: 7, Options: weekdayOptions},
				Next:  func(r bot.Run) string { return nextStep(r) },
			},
			{
				ID: stepTime,
				Ask: func(bot.Run) bot.Reply {
					return bot.Reply{Title: "Reminder", Body: "At what time? Write it such as `18:00` or `7:30 am`.", Choices: []bot.Choice{{Label: "8:00", Text: "8:00"}, {Label: "12:30", Text: "12:30"}, {Label: "18:00", Text: "18:00"}, {Label: "20:00", Text: "20:00"}}}
				},
				Input: bot.Input{Kind: bot.InputText, Min: 1, Max: 40},
				Check: checkTime,
				Next:  func(r bot.Run) string { return nextStep(r) },
			},
			{
				ID: stepZone,
				Ask: func(bot.Run) bot.Reply {
					return bot.Reply{Title: "Reminder", Body: "Where are you? I need your time zone so that the time stays right when the clocks change. Name a city such as `Berlin` or `Seattle`, or a zone such as `America/New_York`."}
				},
				Input: bot.Input{Kind: bot.InputText, Min: 2, Max: 60},
				Check: checkZone,
			},
		},
		First:  nextStep,
		Finish: finishSetting,
	}
}

// askDays asks for the days of the week, as many as were said.
func askDays(r bot.Run) bot.Reply {
	reply := bot.Reply{Title: "Reminder", Body: "On which days shall I remind you of your plan? One or two a week are enough for most."}
	switch w, _ := readWish(r.Rest, true); {
	case w.times == 1:
		reply.Body = "Once a week: on which day shall I remind you of your plan?"
	case w.times > 1:
		reply.Body = prose.Count(w.times, "time") + " a week: on which days shall I remind you of your plan?"
	}
	return reply
}

// weekdayOptions are the days of the week from Monday.
func weekdayOptions(bot.Run) (out []bot.Option) {
	for i := range 7 {
		name := time.Weekday((i + 1) % 7).String()
		out = append(out, bot.Option{Value: strings.ToLower(name), Label: name, Names: []string{strings.ToLower(name) + "s", strings.ToLower(name[:3]), "on " + strings.ToLower(name) + "s", "on " + strings.ToLower(name)}})
	}
	return out
}

func checkTime(_ bot.Run, g bot.Given) (bot.Given, string) {
	text := strings.TrimPrefix(strings.ToLower(strings.TrimSpace(g.Text)), "at ")
	w, ok := readWish("at "+text, true)
	if !ok || !w.timed || len(w.days) > 0 || w.zone != "" {
		return g, "I need a time of the day, such as `18:00` or `7:30 am`."
	}
	g.Text = fmt.Sprintf("%d:%02d", w.hour, w.minute)
	return g, ""
}

// wishOf is what is known of a rule: what was said at the beginning, then what
// was given, then the person's zone.
func wishOf(r bot.Run) wish {
	w, _ := readWish(r.Rest, true)
	if days := r.Values(stepDays); len(days) > 0 {
		w.days = nil
		for _, name := range days {
			if d, ok := dayOf(name); ok {
				w.days = append(w.days, d)
			}
		}
	}
	if g, ok := r.Last(stepTime); ok {
		w.hour, w.minute, _, w.timed = readClock(g.Text)
	}
	if g, ok := r.Last(stepZone); ok {
		w.zone = g.Text
	}
	if len(w.days) == 0 && w.times == 7 {
		w.days = []time.Weekday{1, 2, 3, 4, 5, 6, 0}
	}
	if w.zone == "" {
		w.zone = r.Person.Settings.Zone
	}
	return w
}

// nextStep is the first step whose answer is not known.
func nextStep(r bot.Run) string {
	w := wishOf(r)
	switch {
	case r.Now.IsZero():
		return ""
	case len(w.days) == 0:
		return stepDays
	case !w.timed:
		return stepTime
	case w.zone == "":
		return stepZone
	}
	return ""
}

// finishSetting sets the reminder.
func finishSetting(r bot.Run) bot.Outcome {
	w := wishOf(r)
	if r.Now.IsZero() {
		return said("Reminders", noTime)
	}
	slices.Sort(w.days)
	rule := bot.Reminder{Weekdays: w.days, Hour: w.hour, Minute: w.minute, Zone: w.zone}
	if rule.Next = rule.After(r.Now); rule.Next.IsZero() {
		return said("Reminders", "Something is missing for a reminder. Say for example `remind me on mondays at 18:00`.")
	}
	note := "Done."
	if p, err := Load(r.Person.Profile); err == nil && p.None() {
		note = "Done. There is no plan to remind you of yet: `new plan` makes one."
	}
	return ruled(r, rule, note)
}
