package delivery_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"careercoach/bot"
	"careercoach/knowledge"
)

// A reminder is a coach that takes orders about reminders:
//
//	remind 1,4 18:00 Europe/Berlin
//	snooze 24h
//	zone America/New_York
//	off
//	text (what comes behind is what reminders say)
//
// It reminds as bot.Coach does.
type reminder struct{ *bot.Coach }

func newReminder(t testing.TB) reminder {
	t.Helper()
	base, err := knowledge.Load(knowledge.Layer{Name: "small", FS: fstest.MapFS{"a.yaml": {Data: []byte("cards:\n  - {id: a, questions: [what is a], answer: A.}\n")}}})
	if err != nil {
		t.Fatal(err)
	}
	coach, err := bot.New(bot.Config{Base: base, Remind: func(_ *knowledge.Base, _ time.Time, p bot.Person) (bot.Reply, bool) {
		var text string
		_, err := p.Profile.Load("text", &text)
		switch {
		case err != nil || text == "nothing":
			return bot.Reply{}, false
		case text == "panic":
			panic("a reminder")
		}
		return bot.Reply{Body: "remember"}, true
	}})
	if err != nil {
		t.Fatal(err)
	}
	return reminder{coach}
}

// Turn implements delivery.Answerer.
func (reminder) Turn(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
	mem.Conversation.Turns++
	mem.Conversation.At = m.Time
	r := bot.Reminder{}
	if mem.Person.Reminder != nil {
		r = *mem.Person.Reminder
	}
	order, rest, _ := strings.Cut(m.Text, " ")
	switch order {
	case "remind":
		r = ruleOf(rest)
		r.Next = r.After(m.Time)
		mem.Person.Settings.Reminders = true
	case "snooze":
		d, err := time.ParseDuration(rest)
		if err != nil {
			panic(err)
		}
		r.Snoozed = m.Time.Add(d)
	case "zone":
		r.Zone = rest
		r.Next = r.After(m.Time)
	case "off":
		mem.Person.Settings.Reminders = false
	case "text":
		mem.Person.Profile = bot.Profile{}
		_ = mem.Person.Profile.Save("text", rest)
	}
	if len(r.Weekdays) > 0 {
		mem.Person.Reminder = &r
	}
	return bot.Reply{Body: "noted", Decision: bot.DecisionFlow}, mem
}

// ruleOf reads "1,4 18:00 Europe/Berlin".
func ruleOf(s string) bot.Reminder {
	var days, zone string
	var r bot.Reminder
	if _, err := fmt.Sscanf(strings.NewReplacer(":", " ").Replace(s), "%s %d %d %s", &days, &r.Hour, &r.Minute, &zone); err != nil {
		panic(err)
	}
	for d := range strings.SplitSeq(days, ",") {
		r.Weekdays = append(r.Weekdays, time.Weekday(d[0]-'0'))
	}
	r.Zone = zone
	return r
}
