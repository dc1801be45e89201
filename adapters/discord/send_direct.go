package discord

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// Direct is the conversation in direct messages with the person of a
// conversation. There the coach knows them apart from the servers: its
// Workspace, Channel and Thread are empty.
func (a *Adapter) Direct(id bot.ConversationID) bot.ConversationID {
	return bot.ConversationID{PersonID: bot.PersonID{Platform: platform, User: id.User}}
}

// destination is where a reply goes: the address of what it answers, or a
// direct message to the person where it answers nothing.
func (a *Adapter) destination(ctx context.Context, out bot.Outgoing) (address, error) {
	if len(out.Address) > 0 && string(out.Address) != "null" {
		to, err := parseAddress(out.Address)
		if err != nil {
			return to, delivery.Permanent("bad_address", err)
		}
		return to, nil
	}
	person := out.Conversation.User
	if !isSnowflake(person) {
		return address{}, delivery.Permanent("bad_address", errors.New("a reply without an address needs the id of a user of Discord's"))
	}
	channel, err := a.directChannel(ctx, person)
	return address{Channel: channel, User: person, Direct: true}, outcome(err)
}

// doubtFor is for how long a message that answers nothing is looked for before
// it is sent again. Reminders are further apart.
const doubtFor = 6 * time.Hour

// postedLately looks for a message that answers nothing and that an earlier
// try may have posted: one of the coach's that says the same.
func (a *Adapter) postedLately(ctx context.Context, to address, m Message) (receipt, bool) {
	me, err := a.me(ctx)
	if err != nil {
		return receipt{}, false
	}
	var list []said
	err = a.rest.do(ctx, request{
		method: http.MethodGet,
		path:   "/channels/" + to.Channel + "/messages?limit=20",
		route:  route{"GET /channels/messages", to.Channel},
	}, &list)
	if err != nil { // the nonce has to do
		return receipt{}, false
	}
	for _, s := range list {
		if string(s.Author.ID) == me && s.saysSame(m) && a.now().Sub(moment(s.Sent, s.ID, a.now())) < doubtFor {
			return receipt{to.Channel, string(s.ID)}, true
		}
	}
	return receipt{}, false
}

// said is a message as far as it shows what it says.
type said struct {
	ID      snowflake `json:"id"`
	Author  user      `json:"author"`
	Sent    string    `json:"timestamp"`
	Content string    `json:"content"`
	Embeds  []struct {
		Title       string `json:"title"`
		Description string `json:"description"`
	} `json:"embeds"`
}

// saysSame reports whether a message on Discord is the one to be sent, as far
// as its text shows.
func (s said) saysSame(m Message) bool {
	same := func(a, b string) bool { return strings.TrimSpace(a) == strings.TrimSpace(b) }
	if !same(s.Content, m.Content) || len(s.Embeds) != len(m.Embeds) {
		return false
	}
	for i, e := range s.Embeds {
		if !same(e.Title, m.Embeds[i].Title) || !same(e.Description, m.Embeds[i].Description) {
			return false
		}
	}
	return true
}
