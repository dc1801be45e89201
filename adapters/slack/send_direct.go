package slack

import (
	"errors"

	"careercoach/bot"
)

// Direct returns the conversation for a direct message to the person of
// another conversation. A reply to it needs no address: Send finds the person
// by the conversation.
func (s *Sender) Direct(id bot.ConversationID) bot.ConversationID {
	return bot.ConversationID{PersonID: id.PersonID}
}

// addressOf is where a reply goes: to its address or, where it has none, to
// its person as a direct message.
func addressOf(out bot.Outgoing) (address, error) {
	if len(out.Address) > 0 && string(out.Address) != "null" {
		return parseAddress(out.Address)
	}
	person := out.Conversation.PersonID
	if person.User == "" || person.Workspace == "" {
		return address{}, errors.New("a reply without an address names no person")
	}
	// An organisation's id may stand in the place of a team's: see installKeys.
	return address{Surface: surfaceDirect, Team: person.Workspace, User: person.User}, nil
}
