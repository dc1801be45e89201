package slack

import (
	"context"
	"encoding/json"
	"fmt"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// A Receiver takes events in: a delivery.Delivery. When it returns Accepted
// the event is on disk.
type Receiver interface {
	Receive(ctx context.Context, e bot.Event) (delivery.Outcome, error)
}

// A surface is where in Slack somebody speaks to the coach.
type surface string

// The surfaces.
const (
	surfaceSlash     surface = "slash"     // a slash command, answered for the person alone
	surfaceDirect    surface = "direct"    // a direct message
	surfaceThread    surface = "thread"    // a mention or message in a channel, answered in its thread
	surfaceAssistant surface = "assistant" // the assistant pane
	surfaceHome      surface = "home"      // the home tab
)

// An address is where a reply goes: what an event's Address holds.
type address struct {
	Surface    surface `json:"s"`
	Team       string  `json:"t"`
	Enterprise string  `json:"e,omitempty"` // of an installation for a whole organisation
	Channel    string  `json:"c,omitempty"`
	Thread     string  `json:"h,omitempty"` // ts of the thread to answer in
	User       string  `json:"u,omitempty"`
	// ResponseURL takes up to five replies within 30 minutes; empty where
	// there is none.
	ResponseURL string `json:"r,omitempty"`
	// Message is the ts of the message that a click was on: the reply takes
	// its place. Empty where the reply is a new message.
	Message string `json:"m,omitempty"`
	// Ephemeral replies are seen by User alone.
	Ephemeral bool `json:"p,omitempty"`
	// Fresh says that Thread is no thread yet but the message that is answered:
	// what is for one person alone would not be seen there.
	Fresh bool `json:"f,omitempty"`
	// Quiet replies are not shown at all.
	Quiet bool `json:"q,omitempty"`
}

// direct reports whether nobody but the person reads what is posted.
func (a address) direct() bool {
	return a.Surface == surfaceDirect || a.Surface == surfaceAssistant
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
	return a, nil
}
