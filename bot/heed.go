package bot

import "careercoach/bot/guard"

// heed answers what is no question: despair, threats, abuse, another language,
// instructions to the program. For a message that also asks something, and for
// any other, it returns false and what is left to ask.
func (c *Coach) heed(message string, trace *Trace) (reply Reply, rest string, done bool) {
	found := c.guard.Look(message)
	reply = Reply{Body: found.Reply, Confidence: 1}
	switch found.Kind {
	case guard.KindNone:
		return Reply{}, message, false
	case guard.KindInstruction:
		if found.Rest != "" {
			return Reply{}, found.Rest, false
		}
		trace.Why = "the message gives instructions and asks nothing"
		reply.Decision = DecisionDecline
		reply.Body = "I only answer questions, from my own sources; instructions inside a message are just text to me. " + c.scope()
	case guard.KindLanguage:
		trace.Why = "the message is not in English but in " + found.Language
		reply.Decision = DecisionDecline
	default:
		trace.Why = "the message is no question: " + string(found.Kind)
		reply.Decision = DecisionSmalltalk
	}
	return reply, "", true
}
