package bot

import (
	"time"

	"careercoach/knowledge"
)

// A Conversation is what one person and the coach have in play. The zero value
// is a conversation that has not begun. It is plain data that may be stored;
// of the person's words it holds the last question and those of Recent.
type Conversation struct {
	// Focus is what the last answer was about.
	Focus Focus `json:"f,omitzero"`
	// Earlier are the focuses before that, the most recent first, at most
	// maxEarlier; "back to on-call" returns to one of them.
	Earlier []Focus `json:"e,omitempty"`
	// Listed are the subjects that the last answer listed, in its order, so
	// that "the second one" has a meaning.
	Listed []knowledge.SubjectID `json:"l,omitempty"`
	// Offers are the choices of the last reply.
	Offers []Offer `json:"o,omitempty"`
	// Question is the last question, normalised.
	Question string `json:"q,omitempty"`
	// Told is what the person last told about themselves without asking
	// anything, normalised: what the questions that follow are asked in view of.
	Told string `json:"b,omitempty"`
	// At is when the last message came; the zero time means never.
	At time.Time `json:"at,omitzero"`
	// Pending is the command that waits for a yes or no.
	Pending Pending `json:"p,omitzero"`
	// Mark is what the last turn did in a flow.
	Mark Mark `json:"k,omitzero"`
	// Recent are the last turns, the oldest first, at most MaxRecent.
	Recent []Exchange `json:"r,omitempty"`
	// Turns counts all messages of the conversation, also those that are no
	// longer in Recent.
	Turns int `json:"n,omitempty"`
}

// A Focus is what a turn was about.
type Focus struct {
	Subjects []knowledge.SubjectID `json:"s,omitempty"` // most important first
	Aspect   knowledge.AspectID    `json:"a,omitempty"`
	Card     knowledge.CardID      `json:"c,omitempty"`
}

// An Offer is a choice with the card it leads to; Card is empty where the
// choice's text is asked as a question.
type Offer struct {
	Label string           `json:"l,omitempty"`
	Text  string           `json:"t,omitempty"`
	Card  knowledge.CardID `json:"c,omitempty"`
}

// offersOf are choices as a conversation remembers them.
func offersOf(choices []Choice) []Offer {
	var out []Offer
	for _, ch := range choices {
		out = append(out, Offer{ch.Label, ch.Text, ch.card})
	}
	return out
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
