package bot_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"careercoach/bot"
	"careercoach/knowledge"
)

// withFlows is a coach with two levels and a flow.
func withFlows(t *testing.T, c bot.Config) *bot.Coach {
	t.Helper()
	base, err := knowledge.Load(knowledge.Layer{Name: "small", FS: fstest.MapFS{"a.yaml": {Data: []byte(`
subjects:
  - {id: l1, kind: level, name: First level, aliases: [beginner], order: 1}
  - {id: l2, kind: level, name: Second level, order: 2}
cards:
  - {id: a, questions: [what is a], answer: A.}
`)}}})
	if err != nil {
		t.Fatal(err)
	}
	c.Base = base
	c.Flows = append(c.Flows, bot.Flow{Name: "nothing", Title: "Nothing", About: "Does nothing.", Finish: func(bot.Run) bot.Outcome { return bot.Outcome{Reply: bot.Reply{Body: "Nothing."}} }})
	coach, err := bot.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return coach
}

// Level, zone and reminders can be set where there are flows that heed them.
func TestCoachingSettings(t *testing.T) {
	coach := withFlows(t, bot.Config{})
	now := time.Date(2026, 3, 6, 12, 0, 0, 0, time.UTC) // a Friday
	rule := bot.Reminder{Weekdays: []time.Weekday{time.Monday}, Hour: 18, Zone: "Europe/Berlin", Next: time.Date(2026, 3, 9, 17, 0, 0, 0, time.UTC)}
	mem := bot.Memory{Person: bot.Person{Settings: bot.Settings{Zone: "Europe/Berlin", Reminders: true}, Reminder: &rule}}
	for _, test := range []struct {
		say, want string // in the reply
		level     knowledge.SubjectID
		zone      string
		next      string // of the reminders; empty: off
	}{
		{"settings", "reminders | Mon 18:00", "", "Europe/Berlin", "Mon 9 Mar 17:00"},
		{"settings level beginner", "level is now First level", "l1", "Europe/Berlin", "Mon 9 Mar 17:00"},
		{"set my level to second level", "level is now Second level", "l2", "Europe/Berlin", "Mon 9 Mar 17:00"},
		{"settings level ninth", "nothing was changed", "l2", "Europe/Berlin", "Mon 9 Mar 17:00"},
		{"settings zone", "an IANA name", "l2", "Europe/Berlin", "Mon 9 Mar 17:00"},
		{"settings zone America/New_York", "zone is now America/New_York", "l2", "America/New_York", "Mon 9 Mar 22:00"},
		{"set my time zone to tokyo", "zone is now Asia/Tokyo", "l2", "Asia/Tokyo", "Mon 9 Mar 09:00"},
		{"settings zone mars", "nothing was changed", "l2", "Asia/Tokyo", "Mon 9 Mar 09:00"},
		{"settings reminders off", "reminders is now off", "l2", "Asia/Tokyo", ""},
		{"settings reminders on", "reminders is now Mon 18:00", "l2", "Asia/Tokyo", "Mon 9 Mar 09:00"},
		{"settings zone none", "zone is now UTC", "l2", "", "Mon 9 Mar 18:00"},
		{"settings level none", "level is now none", "", "", "Mon 9 Mar 18:00"},
		{"settings reset", "as at the beginning", "", "", ""},
	} {
		var reply bot.Reply
		before := mem.Person.Reminder
		kept := *before
		reply, mem = coach.Turn(bot.Message{Text: test.say, Time: now}, mem)
		if got := written(reply); !strings.Contains(got, test.want) {
			t.Errorf("%s: got %q, want %q in it", test.say, got, test.want)
		}
		next := ""
		if at := mem.Person.Reminded(); !at.IsZero() {
			next = at.Format("Mon 2 Jan 15:04")
		}
		if s := mem.Person.Settings; s.Level != test.level || s.Zone != test.zone || next != test.next {
			t.Errorf("%s: level %q, zone %q, next reminder %q, want %q, %q and %q", test.say, s.Level, s.Zone, next, test.level, test.zone, test.next)
		}
		if before.Next != kept.Next || before.Zone != kept.Zone {
			t.Errorf("%s: the memory that was given was changed", test.say)
		}
	}
	for say, m := range map[string]bot.Message{
		"without a rule": {Text: "settings reminders on", Time: now},
		"without a time": {Text: "settings reminders on"},
	} {
		reply, mem := coach.Turn(m, bot.Memory{})
		if !strings.Contains(reply.Body, "nothing was changed") || mem.Person.Settings.Reminders {
			t.Errorf("%s: got %q, %+v", say, reply.Body, mem.Person.Settings)
		}
	}
}

// written is a reply as text.
func written(r bot.Reply) string {
	out := r.Body
	if r.Table != nil {
		for _, row := range r.Table.Rows {
			out += "\n" + strings.Join(row, " | ")
		}
	}
	return out
}

// What a flow came to sets the reminder, and ends it.
func TestOutcomeSetsReminder(t *testing.T) {
	rule := bot.Reminder{Weekdays: []time.Weekday{time.Monday}, Hour: 9}
	flow := func(name string, r *bot.Reminder) bot.Flow {
		return bot.Flow{Name: name, Title: "T", About: "A.", Starts: []string{name}, Finish: func(bot.Run) bot.Outcome {
			return bot.Outcome{Reply: bot.Reply{Body: "Noted."}, Reminder: r}
		}}
	}
	coach := withFlows(t, bot.Config{Flows: []bot.Flow{flow("begin", &rule), flow("leave", nil), flow("cease", &bot.Reminder{})}})
	mem := bot.Memory{}
	for _, test := range []struct {
		say string
		has bool
	}{{"begin", true}, {"leave", true}, {"cease", false}} {
		_, mem = coach.Turn(bot.Message{Text: test.say}, mem)
		if got := mem.Person.Reminder != nil; got != test.has {
			t.Errorf("after %q there is a reminder: %v, want %v", test.say, got, test.has)
		}
	}
}

// The third reminder without a word is the last and says so.
func TestRemind(t *testing.T) {
	says := true
	coach := withFlows(t, bot.Config{Remind: func(*knowledge.Base, time.Time, bot.Person) (bot.Reply, bool) {
		return bot.Reply{Body: "Remember."}, says
	}})
	now := time.Date(2026, 3, 9, 9, 0, 0, 0, time.UTC)
	person := bot.Person{Settings: bot.Settings{Reminders: true}, Reminder: &bot.Reminder{Weekdays: everyDay(), Hour: 9, Next: now}}
	for i := range 3 {
		given := *person.Reminder
		reply, next, ok := coach.Remind(now, person)
		if !ok || !reply.Private || reply.Decision != bot.DecisionFlow || strings.Contains(reply.Body, "it is the last") != (i == 2) {
			t.Errorf("the %d. is %q, %v", i+1, reply.Body, ok)
		}
		if person.Reminder.Unanswered != given.Unanswered || !person.Reminder.Next.Equal(given.Next) {
			t.Error("the person that was given was changed")
		}
		person, now = next, now.AddDate(0, 0, 1)
	}
	if !person.Reminded().IsZero() || person.Settings.Reminders {
		t.Errorf("after the last: %+v", person)
	}
	if again := person.Heard(); again.Reminder.Unanswered != 0 || !again.Reminded().IsZero() || person.Reminder.Unanswered != 3 {
		t.Errorf("after a word: %+v, want it to stay stopped and the given person as it was", again.Reminder)
	}
	// Nothing to say, no consent, no rule, too late.
	says = false
	for name, p := range map[string]bot.Person{
		"nothing to say": {Settings: bot.Settings{Reminders: true}, Reminder: &bot.Reminder{Weekdays: everyDay(), Hour: 9, Next: now}},
		"no consent":     {Reminder: &bot.Reminder{Weekdays: everyDay(), Hour: 9, Next: now}},
		"no rule":        {},
		"too late":       {Settings: bot.Settings{Reminders: true}, Reminder: &bot.Reminder{Weekdays: []time.Weekday{now.Weekday()}, Hour: 9, Next: now.AddDate(0, 0, -7), Snoozed: now.AddDate(0, 0, -3)}},
	} {
		says = name != "nothing to say"
		at := now
		if name == "too late" {
			at = now.Add(-time.Hour)
		}
		reply, next, ok := coach.Remind(at, p)
		if ok || next.Reminder != nil && (next.Reminder.Unanswered != 0 || !next.Reminder.Next.After(at) || !next.Reminder.Snoozed.IsZero()) {
			t.Errorf("%s: %q, %v, %+v", name, reply.Body, ok, next.Reminder)
		}
	}
}
