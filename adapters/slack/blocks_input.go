package slack

import "careercoach/bot"

// What people put something into: in messages several boxes or a menu, in
// forms text.
type (
	inputBlock struct {
		Type     string      `json:"type"`
		ID       string      `json:"block_id"`
		Label    textObject  `json:"label"`
		Hint     *textObject `json:"hint,omitempty"`
		Optional bool        `json:"optional,omitempty"`
		Element  any         `json:"element"` // checkboxes, multiSelect or textInput
	}
	checkboxes struct {
		Type    string         `json:"type"`
		Action  string         `json:"action_id"`
		Options []selectOption `json:"options"`
	}
	multiSelect struct {
		Type        string         `json:"type"`
		Action      string         `json:"action_id"`
		Placeholder textObject     `json:"placeholder"`
		Options     []selectOption `json:"options"`
		Most        int            `json:"max_selected_items,omitempty"`
	}
	textInput struct {
		Type      string `json:"type"`
		Action    string `json:"action_id"`
		Multiline bool   `json:"multiline,omitempty"`
		Min       int    `json:"min_length,omitempty"`
		Max       int    `json:"max_length"`
	}
	// modal is a form.
	modal struct {
		Type     string     `json:"type"`
		Callback string     `json:"callback_id"`
		Metadata string     `json:"private_metadata"`
		Title    textObject `json:"title"`
		Submit   textObject `json:"submit"`
		Close    textObject `json:"close"`
		Blocks   []Block    `json:"blocks"`
	}
)

func (b inputBlock) kind() string { return b.Type }

// newField makes the block of a form's field.
func newField(f bot.FormField) inputBlock {
	element := textInput{Type: "plain_text_input", Action: actionForm, Multiline: f.Long, Max: longestField(f)}
	element.Min = min(max(f.Min, 0), element.Max)
	b := inputBlock{Type: "input", ID: fieldBlock(f.Name), Label: plain(f.Label, maxLabel), Optional: f.Optional, Element: element}
	if visible(f.Hint) {
		hint := plain(f.Hint, maxLabel)
		b.Hint = &hint
	}
	return b
}

// longestField is how many characters a field takes.
func longestField(f bot.FormField) int {
	if f.Max < 1 {
		return maxInput
	}
	return min(f.Max, maxInput)
}
