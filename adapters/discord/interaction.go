package discord

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	discordapi "github.com/bwmarrin/discordgo"
)

// An interaction is a command, a click, a form or what somebody types into a
// command.
type interaction struct {
	ID          snowflake                  `json:"id"`
	Application snowflake                  `json:"application_id"`
	Type        discordapi.InteractionType `json:"type"`
	Token       string                     `json:"token"`
	Channel     snowflake                  `json:"channel_id"`
	Guild       snowflake                  `json:"guild_id"`
	Where       *channel                   `json:"channel"`
	Context     *int                       `json:"context"` // 0 server, 1 the coach's direct messages, 2 other private channels
	User        *user                      `json:"user"`    // outside servers
	Member      *struct {
		User        *user  `json:"user"`
		Permissions string `json:"permissions"`
	} `json:"member"`
	Data    interactionData `json:"data"`
	Message *struct {
		ID     snowflake       `json:"id"`
		Flags  int             `json:"flags"`
		Embeds json.RawMessage `json:"embeds"`
		By     struct {
			ID snowflake `json:"id"`
		} `json:"interaction_metadata"`
	} `json:"message"` // that a click was on
}

// interactionData is what the interaction is about.
type interactionData struct {
	Name     string                            `json:"name"`
	Type     discordapi.ApplicationCommandType `json:"type"`
	Options  []commandOption                   `json:"options"`
	Target   snowflake                         `json:"target_id"`
	Resolved struct {
		Messages map[snowflake]*message `json:"messages"`
	} `json:"resolved"`
	CustomID   string            `json:"custom_id"`
	Values     []json.RawMessage `json:"values"`
	Components []formPart        `json:"components"`
}

// A commandOption is what stands behind a command: a value, or options of its
// own.
type commandOption struct {
	Name    string          `json:"name"`
	Value   json.RawMessage `json:"value"`
	Focused bool            `json:"focused"`
	Options []commandOption `json:"options"`
}

// A formPart is a row, label or input of a form that was sent.
type formPart struct {
	CustomID   string          `json:"custom_id"`
	Value      json.RawMessage `json:"value"`
	Components []formPart      `json:"components"`
	Component  *formPart       `json:"component"`
}

// decodeInteraction reads an interaction. A PING needs a type only, the others
// what their answer needs.
func decodeInteraction(data []byte) (interaction, error) {
	var i interaction
	if err := json.Unmarshal(data, &i); err != nil {
		return i, errors.New("the interaction is not of the expected shape")
	}
	if i.Type == discordapi.InteractionPing {
		return i, nil
	}
	if i.Type < discordapi.InteractionPing || i.Type > discordapi.InteractionModalSubmit {
		return i, fmt.Errorf("the interaction is of the unknown type %d", i.Type)
	}
	if i.ID == "" || i.Token == "" || len(i.Token) > maxToken || i.person() == "" {
		return i, errors.New("the interaction lacks its id, its token or its user")
	}
	if i.Channel == "" && i.Where != nil {
		i.Channel = i.Where.ID
	}
	return i, nil
}

// maxToken is how long the token of an interaction may be, in bytes.
const maxToken = 2000

// person is the id of who does it.
func (i interaction) person() string {
	switch {
	case i.Member != nil && i.Member.User != nil && i.Member.User.ID != "":
		return string(i.Member.User.ID)
	case i.User != nil:
		return string(i.User.ID)
	}
	return ""
}

// may reports whether the person has one of the permissions.
func (i interaction) may(permissions int64) bool {
	if i.Member == nil {
		return false
	}
	has, err := strconv.ParseInt(i.Member.Permissions, 10, 64)
	return err == nil && has&permissions != 0
}

// direct reports whether nobody but the person and the coach reads the channel.
func (i interaction) direct() bool {
	switch {
	case i.Guild != "":
		return false
	case i.Context != nil:
		return *i.Context == 1
	}
	return i.Where == nil || i.Where.Type != discordapi.ChannelTypeGroupDM
}

// hidden reports whether the message of a click is seen by the person alone.
func (i interaction) hidden() bool {
	return i.Message != nil && i.Message.Flags&flagEphemeral != 0
}

// at is when the interaction happened.
func (i interaction) at(now time.Time) time.Time { return moment("", i.ID, now) }

// option returns the text of an option; "" where it is not there.
func (d interactionData) option(name string) string {
	for _, o := range d.Options {
		if o.Name == name {
			return plainValue(o.Value)
		}
	}
	return ""
}

// focused returns the option that is being typed, at any depth.
func focused(options []commandOption) (commandOption, bool) {
	for _, o := range options {
		if o.Focused {
			return o, true
		}
		if inner, ok := focused(o.Options); ok {
			return inner, true
		}
	}
	return commandOption{}, false
}

// input returns what was typed into an input of a form, at any depth.
func input(parts []formPart, id string) string {
	for _, p := range parts {
		if p.CustomID == id {
			return plainValue(p.Value)
		}
		inner := p.Components
		if p.Component != nil {
			inner = append(inner, *p.Component)
		}
		if text := input(inner, id); text != "" {
			return text
		}
	}
	return ""
}

// plainValue is a value as text: strings without their quotes.
func plainValue(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	if text = string(raw); text == "null" || strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[") {
		return ""
	}
	return text
}
