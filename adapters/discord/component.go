package discord

// A Component is an action row or what stands in one: a button, a select or,
// in forms, an input.
type Component struct {
	Type       componentType `json:"type"`
	Components []Component   `json:"components,omitempty"` // of a row
	Style      int           `json:"style,omitempty"`      // of a button or an input
	Label      string        `json:"label,omitempty"`
	Emoji      *Emoji        `json:"emoji,omitempty"`
	CustomID   string        `json:"custom_id,omitempty"`
	URL        string        `json:"url,omitempty"` // of a button that is a link

	// Of a select.
	Options     []SelectOption `json:"options,omitempty"`
	Placeholder string         `json:"placeholder,omitempty"`
	MinValues   int            `json:"min_values,omitempty"` // 0 means 1
	MaxValues   int            `json:"max_values,omitempty"` // 0 means 1

	// Of an input.
	MinLength int   `json:"min_length,omitempty"`
	MaxLength int   `json:"max_length,omitempty"`
	Required  *bool `json:"required,omitempty"` // nil means required
}

// An Emoji is a character on a button.
type Emoji struct {
	Name string `json:"name"`
}

// A SelectOption is one line of a select.
type SelectOption struct {
	Label       string `json:"label"`
	Value       string `json:"value"`
	Description string `json:"description,omitempty"`
}

// A componentType is Discord's number for a kind of component.
type componentType int

const (
	typeRow    componentType = 1
	typeButton componentType = 2
	typeSelect componentType = 3
	typeInput  componentType = 4
)

// Styles of inputs.
const (
	inputShort = 1
	inputLong  = 2 // of several lines
)

// Styles of buttons.
const (
	stylePrimary   = 1
	styleSecondary = 2
	styleLink      = 5
)

// row makes an action row.
func row(cs ...Component) Component { return Component{Type: typeRow, Components: cs} }

// A Form is the data of a callback that opens a form.
type Form struct {
	CustomID   string          `json:"custom_id"`
	Title      string          `json:"title"`
	Components list[Component] `json:"components"` // action rows of one input each
}

// commentInput is the custom_id of the input of a comment form.
const commentInput = "comment"

// commentForm asks a user what was missing in an answer. It returns false
// where the card's id is too long to be carried.
func commentForm(card, owner string) (Form, bool) {
	id, ok := click{kind: clickForm, owner: owner, private: true, value: card}.encode()
	if !ok {
		return Form{}, false
	}
	optional := false
	return Form{CustomID: id, Title: "What was missing?", Components: list[Component]{row(Component{
		Type: typeInput, CustomID: commentInput, Style: inputLong, Label: "In your words (may stay empty)",
		Placeholder: "Nothing secret, please", MaxLength: 1000, Required: &optional,
	})}}, true
}
