package bot

import (
	"slices"
	"strings"

	"careercoach/bot/understand"
	"careercoach/knowledge"
)

// shortened cuts an answer after its first paragraph where the person wants it
// brief; table, caution and sources stay.
func shortened(r Reply, brief bool) Reply {
	if brief && r.Decision == DecisionAnswer {
		r.Body = lead(r.Body)
	}
	return r
}

// inRegion answers a question about pay that names no region for the person's
// region, where the knowledge has an answer for it; any other reply stays. It
// asks the question with the region's name behind it, from the conversation
// as it was before the turn. Where the first answer is about one rung of a
// ladder and the region's is not, it stays too, and the region's is offered.
// The note says for which region it is, to stand below the answer.
func (c *Coach) inRegion(m Message, region knowledge.SubjectID, before Conversation, reply Reply, next Conversation, trace *Trace) (Reply, Conversation, string) {
	home, ok := c.base.Subject(region)
	if !ok || !c.lacksRegion(reply, next, trace) {
		return reply, next, ""
	}
	there := m
	there.Text = strings.TrimRight(m.Text, " ?!.…") + " in " + home.Name
	second, then, _ := c.turn(there, before)
	if second.Decision != DecisionAnswer || !slices.Contains(then.Focus.Subjects, region) {
		return reply, next, ""
	}
	if card, ok := c.base.Card(second.Card); c.losesRung(next.Focus, then.Focus) {
		if ok && reply.Decision == DecisionAnswer {
			reply.Choices = append([]Choice{choiceOf(card)}, reply.Choices[:min(len(reply.Choices), maxChoices-1)]...)
			reply, next, _ = c.offer(reply, next, trace)
		}
		return reply, next, ""
	}
	trace.Why = "the question names no region: the person's region was taken"
	return second, then, "\n\nThis is for your region, " + home.Name + "; `settings` changes it."
}

// losesRung reports that a subject with a place among its siblings, such as a
// level, is in the one focus and not in the other.
func (c *Coach) losesRung(from, to Focus) bool {
	return slices.ContainsFunc(from.Subjects, func(id knowledge.SubjectID) bool {
		s, ok := c.base.Subject(id)
		return ok && s.Order > 0 && !slices.Contains(to.Subjects, id)
	})
}

// lacksRegion reports that a reply is about pay and neither question nor
// answer is about a region, a comparison or a list.
func (c *Coach) lacksRegion(reply Reply, next Conversation, trace *Trace) bool {
	if len(trace.Findings) > 1 || reply.Decision != DecisionAnswer && reply.Decision != DecisionClarify && reply.Decision != DecisionSuggest {
		return false
	}
	asked, about := next.Focus.Aspect, slices.Clone(next.Focus.Subjects)
	if len(trace.Findings) == 1 {
		q := &trace.Findings[0].Query
		if q.Shape != understand.ShapeFact || q.Superlative != nil || q.Pair || len(q.Strangers) > 0 {
			return false
		}
		asked, _ = q.Aspect()
		for _, m := range q.Mentions {
			about = append(about, m.Subjects...)
		}
	}
	return asked == aspectPay && !slices.ContainsFunc(about, func(id knowledge.SubjectID) bool {
		s, ok := c.base.Subject(id)
		return ok && s.Kind == kindRegion
	})
}
