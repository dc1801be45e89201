package slack

import (
	"encoding/json"
	"strings"

	"careercoach/bot"
	"careercoach/knowledge"
)

// A view is a modal or the home tab.
type view struct {
	Type     string `json:"type"`
	Callback string `json:"callback_id"`
	Metadata string `json:"private_metadata"`
	Team     string `json:"app_installed_team_id"`
	State    inputs `json:"state"`
}

// A missingForm is what the form about an answer that did not help has to
// remember: which answer, and where it was given.
type missingForm struct {
	Card    knowledge.CardID `json:"card,omitempty"`
	Address address          `json:"at"`
}

// maxComment bounds what somebody says was missing, in code points.
const maxComment = 1000

// MissingView is the modal that asks what was missing in an answer, for
// views.open. The visit is the one that AskMissing was called with.
func MissingView(v Visit) json.RawMessage {
	metadata, err := json.Marshal(missingForm{knowledge.CardID(v.Value), v.address()})
	if err != nil || len(metadata) > 3000 {
		metadata = nil // the comment is then kept without its card
	}
	text := func(s string) map[string]any { return map[string]any{"type": "plain_text", "text": s} }
	out, err := json.Marshal(map[string]any{
		"type": "modal", "callback_id": actionMissing, "private_metadata": string(metadata),
		"title": text("What was missing?"), "submit": text("Send"), "close": text("Not now"),
		"blocks": []any{map[string]any{
			"type": "input", "block_id": actionMissing, "label": text("What did you hope to find?"),
			"hint": text("It goes to the people who keep my knowledge. Please nothing secret."),
			"element": map[string]any{
				"type": "plain_text_input", "action_id": actionMissing, "multiline": true, "max_length": maxComment,
			},
		}},
	})
	if err != nil {
		panic("a form of plain strings cannot fail to encode: " + err.Error())
	}
	return out
}

// readForm decides about a form that was sent. Those that are unknown are
// closed.
func (i *Inbound) readForm(in interaction, raw json.RawMessage) verdict {
	switch in.View.Callback {
	case actionMissing:
		return i.readMissing(in, raw)
	case actionForm:
		return i.readFilled(in, raw)
	case actionSettings:
		return i.readSettings(in, raw)
	}
	return ignore("unknown form")
}

// readMissing decides about the form about an answer that did not help.
func (i *Inbound) readMissing(in interaction, raw json.RawMessage) verdict {
	comment := strings.TrimSpace(in.View.State[actionMissing][actionMissing].Value)
	if comment == "" {
		return verdict{why: "empty form", body: formError("Please write a word or two, or close the form.")}
	}
	var form missingForm
	_ = json.Unmarshal([]byte(in.View.Metadata), &form) // without it the comment is kept all the same
	v := in.visit()
	a := form.Address
	v.Channel, v.Thread, v.surface, v.ephemeral, v.ResponseURL = a.Channel, a.Thread, a.Surface, a.Ephemeral, a.ResponseURL
	if v.Channel == "" { // they are told where they are alone
		v.surface = surfaceDirect
	}
	v.quiet = true // the click that opened the form was thanked for
	out := v.rate(triggerID(in.Trigger, raw), bot.Feedback{Card: form.Card, Comment: cut(comment, maxComment)})
	out.refuse = formError
	return i.inTime(out)
}

// formError is an acknowledgement that shows a text in the form.
func formError(text string) json.RawMessage {
	return formErrors(map[string]string{actionMissing: text})
}

// formErrors is an acknowledgement that shows texts in a form, by block.
func formErrors(texts map[string]string) json.RawMessage {
	b, err := json.Marshal(map[string]any{"response_action": "errors", "errors": texts})
	if err != nil {
		panic("plain strings cannot fail to encode: " + err.Error())
	}
	return b
}
