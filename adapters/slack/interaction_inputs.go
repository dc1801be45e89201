package slack

import (
	"encoding/json"
	"strconv"
	"strings"
)

// inputs are what was put into a message or a form: by block, then by element.
// What cannot be read counts as nothing, so that no other payload fails.
type inputs map[string]map[string]input

// An input is what was put into one element.
type input struct {
	Value    string `json:"value"`
	Selected []struct {
		Value string `json:"value"`
	} `json:"selected_options"`
}

// UnmarshalJSON reads the values of a state.
func (s *inputs) UnmarshalJSON(b []byte) error {
	var state struct {
		Values map[string]map[string]json.RawMessage `json:"values"`
	}
	if json.Unmarshal(b, &state) != nil {
		return nil
	}
	*s = inputs{}
	for block, elements := range state.Values {
		(*s)[block] = map[string]input{}
		for id, raw := range elements {
			var in input
			if json.Unmarshal(raw, &in) == nil {
				(*s)[block][id] = in
			}
		}
	}
	return nil
}

// chosen are the options that are ticked in the choice of a message or view.
func (s inputs) chosen() []string {
	var out []string
	for block, elements := range s {
		if actionName(block) != actionChoose { // there is one in a message
			continue
		}
		for _, o := range elements[actionChoose].Selected {
			if text := strings.TrimSpace(o.Value); text != "" {
				out = append(out, text)
			}
		}
	}
	return out
}

// chosen decides about the button under a choice of several things: they are
// one message, with commas between them.
func (i *Inbound) chosen(in interaction, v Visit, raw json.RawMessage) verdict {
	texts := append(in.State.chosen(), in.View.State.chosen()...)
	if hint := parseBounds(v.Value).refusal(len(texts)); hint != "" {
		return v.hint(hint)
	}
	v.Message, v.Value = "", strings.Join(texts, ", ") // the answer is a new message
	if _, err := strconv.Atoi(v.Value); err == nil {
		v.Value += "," // a number alone is that of a choice beside these
	}
	return i.clicked(v, raw)
}

// hint is the verdict on a click that leads nowhere: the person alone is told
// why.
func (v Visit) hint(text string) verdict {
	return verdict{why: "hint", visit: v, task: &task{kind: taskNotice, visit: v, text: text}}
}
