package plan

import (
	"fmt"
	"slices"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/prose"
	"careercoach/bot/zone"
)

// reminders shows the reminders, ends them, brings them back and puts one off.
func reminders() bot.Flow {
	return bot.Flow{
		Name: remindersName, Title: "Reminders",
		About:  "Reminds you of your plan on the days and at the time you choose, if you ask for it.",
		Starts: []string{"reminders", "my reminders", "reminder", "show reminders", "show my reminders", "when do you remind me"},
		Reads: func(message string) bool {
			_, ok := readWish(message, false)
			return ok
		},
		Finish: finishReminders,
	}
}

// ending ends the reminders. It is a flow of its own, as these words mean that
// in the middle of anything.
func ending() bot.Flow {
	f := bot.Flow{
		Name: endingName, Title: "Wish for no reminders",
		About: "Ends the reminders; `reminders on` brings them back.",
		Starts: []string{
			"stop reminders", "no reminders", "no more reminders", "stop reminding me", "dont remind me", "do not remind me", "dont remind me any more", "dont remind me anymore",
			"stop sending me reminders", "stop sending reminders", "unsubscribe",
			"stop the reminders", "stop my reminders", "stop all reminders",
		},
		Finish: turnedOff,
	}
	for _, verb := range []string{"end", "cancel", "disable", "delete", "pause", "mute", "turn off", "switch off"} {
		f.Starts = append(f.Starts, verb+" reminders", verb+" the reminders", verb+" my reminders", verb+" all reminders")
	}
	return f
}

// finishReminders does what was wished.
func finishReminders(r bot.Run) bot.Outcome {
	w, ok := readWish(r.Rest, true)
	switch {
	case !ok:
		return said("Reminders", "I did not understand that. I know `remind me on mondays at 18:00`, `remind me tomorrow`, `remind me in 2 hours`, `reminders`, `reminders off` and `reminders on`.")
	case w.verb == off:
		return turnedOff(r)
	case w.verb == set:
		return bot.Outcome{Next: settingName, Rest: r.Rest}
	case w.verb == show && r.Person.Reminder == nil:
		return said("Reminders", "I do not remind you of anything; I never do unless you ask. To be reminded of your plan, say for example `remind me on mondays at 18:00`.")
	case w.verb == show:
		return bot.Outcome{Reply: shownRule(r)}
	case r.Person.Reminder == nil:
		return bot.Outcome{Reply: bot.Reply{Title: "Reminders", Body: "There is no reminder yet. Let us set one."}, Next: settingName}
	case r.Now.IsZero():
		return said("Reminders", noTime)
	case w.verb == snooze:
		return putOff(r, w)
	}
	return turnedOn(r)
}

// noTime says that nothing can be reminded of where the time is not known.
const noTime = "I do not know what time it is here, so I cannot remind you."

// turnedOff ends the reminders and keeps their rule.
func turnedOff(r bot.Run) bot.Outcome {
	out := said("Reminders", "I will not remind you any more. `reminders on` brings them back.")
	settings := r.Person.Settings
	settings.Reminders = false
	out.Settings = &settings
	if r.Person.Reminder != nil {
		rule := *r.Person.Reminder
		rule.Next, rule.Snoozed, rule.Unanswered = time.Time{}, time.Time{}, 0
		out.Reminder = &rule
	}
	return out
}

// turnedOn brings the reminders back by their rule.
func turnedOn(r bot.Run) bot.Outcome {
	rule := *r.Person.Reminder
	rule.Next, rule.Snoozed, rule.Unanswered = rule.After(r.Now), time.Time{}, 0
	return ruled(r, rule, "Reminders are on.")
}

// putOff has a reminder come later, beside the rule.
func putOff(r bot.Run, w wish) bot.Outcome {
	rule := *r.Person.Reminder
	loc := zone.Load(rule.Zone)
	switch {
	case w.afterMinutes > 0:
		rule.Snoozed = r.Now.Add(time.Duration(w.afterMinutes) * time.Minute).UTC().Truncate(time.Second)
	case w.afterHours > 0:
		rule.Snoozed = r.Now.Add(time.Duration(w.afterHours) * time.Hour).UTC().Truncate(time.Second)
	case w.afterDays > 0:
		rule.Snoozed = atTimeOn(rule, r.Now.In(loc).AddDate(0, 0, w.afterDays))
	default:
		rule.Snoozed = atTimeOn(rule, r.Now.In(loc).AddDate(0, 0, 1))
	}
	out := said("Reminders", "I will come back to it on "+inZone(rule.Snoozed, rule.Zone)+".")
	if !r.Person.Settings.Reminders {
		out.Reply.Body += " After that I stay silent, as your reminders are off: `reminders on` brings them back."
		rule.Next = time.Time{}
		settings := r.Person.Settings
		settings.Reminders = true
		out.Settings = &settings
	}
	rule.Unanswered = 0
	out.Reminder = &rule
	return out
}

// atTimeOn returns the moment of a rule's time on a day, whatever its weekdays.
func atTimeOn(rule bot.Reminder, day time.Time) time.Time {
	midnight := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, day.Location())
	rule.Weekdays = []time.Weekday{0, 1, 2, 3, 4, 5, 6}
	return rule.After(midnight.Add(-time.Second))
}

// ruled sets a rule, with the person's consent.
func ruled(r bot.Run, rule bot.Reminder, note string) bot.Outcome {
	settings := r.Person.Settings
	settings.Reminders, settings.Zone = true, rule.Zone
	after := r
	after.Person.Settings, after.Person.Reminder = settings, &rule
	reply := shownRule(after)
	reply.Body = joined(note, reply.Body)
	return bot.Outcome{Reply: reply, Settings: &settings, Reminder: &rule}
}

// shownRule says when the person is reminded.
func shownRule(r bot.Run) bot.Reply {
	rule := *r.Person.Reminder
	reply := bot.Reply{Title: "Reminders"}
	if r.Person.Reminded().IsZero() {
		reply.Body = fmt.Sprintf("They are off. The last rule was %s, %s time; `reminders on` brings it back.", whenOf(rule), zone.City(rule.Zone))
		reply.Choices = []bot.Choice{{Label: "Turn them on", Text: "reminders on"}}
		return reply
	}
	body := fmt.Sprintf("I remind you of your plan %s, %s time.", whenOf(rule), zone.City(rule.Zone))
	if !rule.Next.IsZero() {
		body += " Next: " + inZone(rule.Next, rule.Zone) + "."
	}
	if !rule.Snoozed.IsZero() {
		body += " Put off until " + inZone(rule.Snoozed, rule.Zone) + "."
	}
	reply.Body = body + "\n\nIt comes as a direct message while I am running, at most twelve hours late, and after three without a word from you I stop. `settings zone` changes where you are; the local time stays."
	reply.Choices = []bot.Choice{{Label: "Change them", Text: "remind me"}, {Label: "Turn them off", Text: "reminders off"}}
	return reply
}

// whenOf writes a rule: "on Monday and Thursday at 18:00".
func whenOf(rule bot.Reminder) string {
	var days []string
	for i := range 7 {
		if d := time.Weekday((i + 1) % 7); slices.Contains(rule.Weekdays, d) {
			days = append(days, d.String())
		}
	}
	when := "on " + prose.And(days)
	if len(days) == 7 {
		when = "every day"
	}
	return fmt.Sprintf("%s at %d:%02d", when, rule.Hour, rule.Minute)
}

// inZone writes a moment as people of a zone do.
func inZone(at time.Time, name string) string {
	return at.In(zone.Load(name)).Format("Monday 2 January 2006 at 15:04")
}
