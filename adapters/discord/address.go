package discord

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// platform is bot.PersonID.Platform of everybody on Discord, and the beginning
// of the ids of events.
const platform = "discord"

// A Receiver takes events in: a delivery.Delivery. When it returns Accepted
// the event is on disk.
type Receiver interface {
	Receive(ctx context.Context, e bot.Event) (delivery.Outcome, error)
}

// An address is where a reply goes: what an event's Address holds.
type address struct {
	Channel string `json:"c,omitempty"`
	// Message is the message that is answered; empty where there is none.
	Message string `json:"m,omitempty"`
	Guild   string `json:"g,omitempty"` // empty in direct messages
	User    string `json:"u,omitempty"` // who asks
	// Interaction is the id of the interaction that is answered, Application
	// and Token what its answer is sent with; empty for messages.
	Interaction string `json:"i,omitempty"`
	Application string `json:"a,omitempty"`
	Token       string `json:"t,omitempty"`
	// Update reports that the answer takes the place of the message that the
	// click was on.
	Update bool `json:"e,omitempty"`
	// Private answers are seen by User alone.
	Private bool `json:"p,omitempty"`
	// Direct reports that nobody but User and the coach reads the channel.
	Direct bool `json:"d,omitempty"`
	// Again is the message that was asked, where it was asked in a server and
	// is short enough for a button that asks it again; empty otherwise.
	Again string `json:"q,omitempty"`
}

func (a address) encode() json.RawMessage {
	b, err := json.Marshal(a)
	if err != nil {
		panic("an address of plain strings cannot fail to encode: " + err.Error())
	}
	return b
}

// parseAddress reads what encode wrote.
func parseAddress(raw json.RawMessage) (address, error) {
	var a address
	if err := json.Unmarshal(raw, &a); err != nil {
		return address{}, fmt.Errorf("reading a reply's address: %w", err)
	}
	if a.Channel == "" && a.Token == "" {
		return address{}, fmt.Errorf("reading a reply's address: it names neither channel nor interaction")
	}
	return a, nil
}

// A click is what the custom_id of a component says.
type click struct {
	kind clickKind
	// owner is the user whose answer the component belongs to; empty where
	// anybody's click counts.
	owner string
	// private reports that clicks of others do not count.
	private bool
	value   string
}

// A clickKind is the first letter of a custom_id.
type clickKind byte

// The kinds of clicks.
const (
	clickText    clickKind = 't' // value is the message that the click sends
	clickNumber  clickKind = 'n' // value is the number of the choice, from 1, sent as a message
	clickSelect  clickKind = 's' // the chosen option says the message
	clickSeveral clickKind = 'm' // the chosen options together say the message
	clickPage    clickKind = 'p' // value is the page to show, from 0
	clickHelpful clickKind = 'y' // value is the card that helped; empty for an answer from tables
	clickUseless clickKind = 'x' // value is the card that did not
	clickForm    clickKind = 'f' // a submitted form; value is the card that its comment is about
	clickOpen    clickKind = 'o' // value is the name of the form to open
	clickFilled  clickKind = 'g' // a bot.Form that was filled in; value is its name
)

// maxCustomID is how long a custom_id may be, in characters.
const maxCustomID = 100

// encode writes the custom_id: kind, "!" for private or ":", owner, ":", value.
// false means that it is too long.
func (c click) encode() (string, bool) {
	mark := ":"
	if c.private {
		mark = "!"
	}
	id := string(rune(c.kind)) + mark + c.owner + ":" + c.value
	return id, len([]rune(id)) <= maxCustomID
}

// parseClick reads what encode wrote; false where it is not ours.
func parseClick(id string) (click, bool) {
	if len(id) < 3 || id[1] != ':' && id[1] != '!' || !strings.ContainsRune("tnsmpyxfog", rune(id[0])) {
		return click{}, false
	}
	owner, value, ok := strings.Cut(id[2:], ":")
	if !ok || owner != "" && !isSnowflake(owner) {
		return click{}, false
	}
	return click{clickKind(id[0]), owner, id[1] == '!', value}, true
}
