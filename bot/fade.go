package bot

import "slices"

// fade sets aside what a conversation was about where the silence before a
// message was too long to lean on it, and reports whether it did.
func (c *Coach) fade(m Message, conv Conversation) (Conversation, bool) {
	if c.fadeAfter < 0 || m.Time.IsZero() || conv.At.IsZero() || m.Time.Sub(conv.At) <= c.fadeAfter {
		return conv, false
	}
	fresh := Conversation{At: conv.At, Pending: conv.Pending, Recent: conv.Recent, Turns: conv.Turns}
	return fresh, true
}

// askAgain asks what a message leans on, where it leans on a context that has
// faded; what it would have meant then is the first choice.
func (c *Coach) askAgain(m Message, before Conversation, reply Reply, next Conversation, trace *Trace) (Reply, Conversation) {
	if len(before.Focus.Subjects) == 0 && before.Focus.Card == "" || !leansOnNothing(trace) {
		return reply, next
	}
	then, _, _ := c.turn(m, before)
	asked := Reply{
		Body:       "It has been a while: which program or topic do you mean?",
		Decision:   DecisionClarify,
		Confidence: reply.Confidence,
		Candidates: reply.Candidates,
	}
	if card, ok := c.base.Card(then.Card); ok && then.Decision == DecisionAnswer {
		asked.Choices = append(asked.Choices, choiceOf(card))
	}
	for _, ch := range reply.Choices {
		same := func(have Choice) bool { return have.card == ch.card && have.Text == ch.Text }
		if reply.Decision == DecisionClarify && len(asked.Choices) < maxChoices && !slices.ContainsFunc(asked.Choices, same) {
			asked.Choices = append(asked.Choices, ch)
		}
	}
	trace.Why = "the message leans on a context that has faded"
	next = Conversation{At: m.Time, Recent: next.Recent, Turns: next.Turns}
	asked, next, _ = c.offer(asked, next, trace)
	return asked, next
}

// leansOnNothing reports that the one question of a message names nothing and
// leans on a turn before it.
func leansOnNothing(trace *Trace) bool {
	if len(trace.Findings) != 1 {
		return false
	}
	q := &trace.Findings[0].Query
	return q.Lean >= leans && len(q.Named(0.5)) == 0 && !q.Fresh
}
