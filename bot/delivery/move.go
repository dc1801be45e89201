package delivery

import (
	"strings"

	"careercoach/bot"
)

// A Director is a Sender whose platform has direct messages.
type Director interface {
	// Direct returns the conversation in which a person is written to
	// directly, with no Address: the same person, on platforms that know them
	// apart there as they are known there. It must be quick.
	Direct(bot.ConversationID) bot.ConversationID
}

// directID ends the id of an event that goes on in a direct message.
const directID = "/direct"

// move adds the message once more, as one of the direct conversation with the
// person, where the platform has such. What was moved is not moved again.
func (a *answering) move() error {
	director, ok := a.config.Senders[a.event.Conversation.Platform].(Director)
	if !ok || strings.HasSuffix(a.event.ID, directID) {
		return nil
	}
	m := a.event.Message
	m.Public = false
	job, err := inbound{stamp: a.stampOf(), Event: bot.Event{
		ID:           a.event.ID + directID,
		Conversation: director.Direct(a.event.Conversation),
		Message:      m,
	}}.job()
	a.tx.Add = append(a.tx.Add, job)
	return err
}
