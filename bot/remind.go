package bot

import "time"

// Remind takes a person past what they were to be reminded of up to now. It
// returns what to tell them, and false where nothing is to be sent: it came too
// late, or there is nothing to say. After MaxUnanswered reminders without a
// word from them the reminders stop, and the last one says so. It is a plain
// function of its arguments.
func (c *Coach) Remind(now time.Time, p Person) (Reply, Person, bool) {
	if p.Reminder == nil {
		return Reply{}, p, false
	}
	_, come := p.Reminder.Come(now)
	rule := p.Reminder.Passed(now)
	p.Reminder = &rule
	if !come || !p.Settings.Reminders || c.remind == nil {
		return Reply{}, p, false
	}
	reply, ok := c.remind(c.base, now, p)
	if !ok {
		return Reply{}, p, false
	}
	if rule.Unanswered++; rule.Unanswered >= MaxUnanswered {
		p.Settings.Reminders = false
		rule.Next, rule.Snoozed = time.Time{}, time.Time{}
		reply.Body += "\n\nThis is the third reminder without a word from you, so it is the last. `reminders on` brings them back."
	}
	reply.Decision, reply.Confidence, reply.Private = DecisionFlow, 1, true
	return reply, p, true
}
