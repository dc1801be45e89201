package slack

import (
	"encoding/json"
	"strings"
)

// An interaction is a click, a shortcut or a form.
type interaction struct {
	Type string `json:"type"`
	Team struct {
		ID string `json:"id"`
	} `json:"team"`
	Enterprise struct {
		ID string `json:"id"`
	} `json:"enterprise"`
	ForOrg loose `json:"is_enterprise_install"`
	User   struct {
		ID   string `json:"id"`
		Team string `json:"team_id"`
	} `json:"user"`
	Channel struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	} `json:"channel"`
	Container container `json:"container"`
	Message   struct {
		TS     string `json:"ts"`
		Thread string `json:"thread_ts"`
		Text   string `json:"text"`
	} `json:"message"`
	View        view        `json:"view"`
	State       inputs      `json:"state"` // of a message
	Actions     []clickable `json:"actions"`
	Callback    string      `json:"callback_id"`
	Trigger     string      `json:"trigger_id"`
	ResponseURL string      `json:"response_url"`
}

// A container is what the clicked element stands in.
type container struct {
	Type      string `json:"type"`
	Message   string `json:"message_ts"`
	Thread    string `json:"thread_ts"`
	Channel   string `json:"channel_id"`
	Ephemeral bool   `json:"is_ephemeral"`
}

// A clickable is the element that was clicked.
type clickable struct {
	ID       string `json:"action_id"`
	Block    string `json:"block_id"`
	Value    string `json:"value"`
	Selected struct {
		Value string `json:"value"`
	} `json:"selected_option"`
}

// value is what the element carries.
func (a clickable) value() string {
	if a.Value != "" {
		return a.Value
	}
	return a.Selected.Value
}

// readInteraction decides about a click, a shortcut or a form. Only the type
// is read before it is known, so that no other type can fail.
func (i *Inbound) readInteraction(raw json.RawMessage) (verdict, error) {
	var name struct {
		Type string `json:"type"`
	}
	if err := decode(raw, &name); err != nil {
		return verdict{}, err
	}
	switch name.Type {
	case "block_suggestion": // no select of ours asks for options
		return verdict{why: "options", body: json.RawMessage(`{"options":[]}`)}, nil
	case "block_actions", "message_action", "view_submission":
	default: // view_closed, shortcut, interactive_message and what is to come
		return ignore("unknown interaction"), nil
	}
	var in interaction
	if err := decode(raw, &in); err != nil {
		return verdict{}, err
	}
	if in.User.ID == "" {
		return ignore("names nobody"), nil
	}
	switch name.Type {
	case "message_action":
		return i.readShortcut(in, raw), nil
	case "view_submission":
		return i.readForm(in, raw), nil
	}
	return i.readClick(in, raw), nil
}

// visit is who did it, and where. An answer for one person alone belongs to
// the channel, not to a thread, unless it was shown in one.
func (in interaction) visit() Visit {
	v := Visit{
		Team: first(in.View.Team, in.Team.ID, in.User.Team), User: in.User.ID,
		Channel: first(in.Channel.ID, in.Container.Channel),
		Thread:  first(in.Message.Thread, in.Container.Thread),
		Message: first(in.Message.TS, in.Container.Message),
		Trigger: in.Trigger, ResponseURL: in.ResponseURL,
		ephemeral: in.Container.Ephemeral,
	}
	if in.ForOrg {
		v.Enterprise = in.Enterprise.ID
	}
	direct := in.Channel.Name == "directmessage" || strings.HasPrefix(v.Channel, "D")
	switch {
	case v.ephemeral:
		v.surface = surfaceSlash
	case direct && v.Thread != "":
		v.surface = surfaceAssistant
	case direct:
		v.surface = surfaceDirect
	default:
		v.surface, v.Thread = surfaceThread, first(v.Thread, v.Message)
	}
	return v
}

// first returns the first text that is not empty.
func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
