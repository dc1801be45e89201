package slack

import (
	"encoding/json"

	"careercoach/bot"
)

// actionSettings opens the form of a workspace's settings, and is the name of
// that form.
const actionSettings = "settings"

// The fields of the form, and the values of the one for the length.
const (
	fieldContact  = "contact"
	fieldLength   = "length"
	fieldChannels = "channels"
	lengthFull    = "full"
	lengthBrief   = "brief"
)

// settingsView is the form, filled with what the settings are. It remembers
// where it was opened.
func settingsView(v Visit, w bot.Workspace) json.RawMessage {
	metadata, err := json.Marshal(v.address())
	if err != nil || len(metadata) > maxMetadata {
		metadata = nil // what comes of it is then said in a direct message
	}
	form, err := json.Marshal(map[string]any{
		"type": "modal", "callback_id": actionSettings, "private_metadata": string(metadata),
		"title": plain("Settings", maxViewText), "submit": plain("Save", maxViewText), "close": plain("Cancel", maxViewText),
		"blocks": []any{contactField(w), lengthField(w), channelsField(w)},
	})
	if err != nil {
		panic("a form of plain strings cannot fail to encode: " + err.Error())
	}
	return form
}

// settingsField is a field of the form.
func settingsField(name, label, hint string, element map[string]any) map[string]any {
	element["action_id"] = name
	field := map[string]any{
		"type": "input", "block_id": name, "optional": name != fieldLength,
		"label": plain(label, maxLabel), "element": element,
	}
	if hint != "" {
		field["hint"] = plain(hint, maxLabel)
	}
	return field
}

func contactField(w bot.Workspace) map[string]any {
	element := map[string]any{"type": "plain_text_input", "max_length": maxContact}
	if w.Contact != "" {
		element["initial_value"] = cut(w.Contact, maxContact)
	}
	return settingsField(fieldContact, "Whom people can ask what I do not know", "A name, a channel or an address; it is shown as text. Empty: whom the operator names.", element)
}

func lengthField(w bot.Workspace) map[string]any {
	option := func(value, text string) map[string]any {
		return map[string]any{"text": plain(text, maxOptionText), "value": value}
	}
	full, brief := option(lengthFull, "In full, unless somebody asks for brief ones"), option(lengthBrief, "Brief for everybody")
	chosen := full
	if w.Brief {
		chosen = brief
	}
	return settingsField(fieldLength, "Answers", "", map[string]any{"type": "radio_buttons", "options": []any{full, brief}, "initial_option": chosen})
}

func channelsField(w bot.Workspace) map[string]any {
	element := map[string]any{
		"type": "multi_conversations_select", "max_selected_items": maxChannels,
		"filter": map[string]any{"include": []string{"public", "private"}},
	}
	if len(w.Channels) > 0 {
		element["initial_conversations"] = w.Channels
	}
	return settingsField(fieldChannels, "Channels in which I may answer", "None chosen: all that I was invited to. Direct messages and /coach work everywhere.", element)
}

// readSettings decides about the form being sent. What comes of it is shown in
// the place of the message that it was opened from.
func (i *Inbound) readSettings(in interaction, raw json.RawMessage) verdict {
	var form struct {
		View struct {
			State struct {
				Values map[string]map[string]struct {
					Value    string `json:"value"`
					Selected struct {
						Value string `json:"value"`
					} `json:"selected_option"`
					Channels []string `json:"selected_conversations"`
				} `json:"values"`
			} `json:"state"`
		} `json:"view"`
	}
	err := decode(raw, &form)
	values := form.View.State.Values
	if err != nil || i.config.Callbacks.Admin == nil || values[fieldLength] == nil {
		return ignore("no settings")
	}
	w := bot.Workspace{
		Contact: contactText(values[fieldContact][fieldContact].Value),
		Brief:   values[fieldLength][fieldLength].Selected.Value == lengthBrief,
	}
	for _, id := range values[fieldChannels][fieldChannels].Channels {
		if channelID.MatchString(id) && len(w.Channels) < maxChannels {
			w.Channels = append(w.Channels, id)
		}
	}
	return in.opened().wishing(Wish{kind: wishSave, all: w}, triggerID(in.Trigger, raw))
}

// opened is the visit from which a form of the settings was opened.
func (in interaction) opened() Visit {
	v := in.visit()
	var a address
	_ = json.Unmarshal([]byte(in.View.Metadata), &a) // without it they are told in a direct message
	v.Channel, v.Thread, v.Message, v.surface, v.ephemeral, v.ResponseURL = a.Channel, a.Thread, a.Message, a.Surface, a.Ephemeral, a.ResponseURL
	if v.Channel == "" || v.surface == "" {
		v.surface, v.ephemeral = surfaceDirect, false
	}
	return v
}
