package bot

import (
	"time"

	"careercoach/knowledge"
)

// A Conversation is what one person and the coach have in play. The zero value
// is a conversation that has not begun. It holds no text but the last
// question, and is plain data that may be stored.
type Conversation struct {
	// Focus is what the last answer was about.
	Focus Focus
	// Earlier are the focuses before that, the most recent first, at most
	// maxEarlier; "back to on-call" returns to one of them.
	Earlier []Focus
	// Listed are the subjects that the last answer listed, in its order, so
	// that "the second one" has a meaning.
	Listed []knowledge.SubjectID
	// Offers are the choices of the last reply.
	Offers []Offer
	// Question is the last question, normalised.
	Question string
	// At is when the last message came; the zero time means never.
	At time.Time
}

// A Focus is what a turn was about.
type Focus struct {
	Subjects []knowledge.SubjectID // most important first
	Aspect   knowledge.AspectID
	Card     knowledge.CardID
}

// An Offer is a choice with the card it leads to; Card is empty where the
// choice's text is asked as a question.
type Offer struct {
	Label, Text string
	Card        knowledge.CardID
}

// maxEarlier bounds the focuses that a conversation remembers.
const maxEarlier = 5

// advance returns the conversation after a turn with a new focus.
func (c Conversation) advance(f Focus) Conversation {
	if len(c.Focus.Subjects) > 0 || c.Focus.Card != "" {
		c.Earlier = append([]Focus{c.Focus}, c.Earlier...)
		c.Earlier = c.Earlier[:min(len(c.Earlier), maxEarlier)]
	}
	c.Focus = f
	return c
}
