package bot

import "time"

// A Message is what a person typed, with the moment it arrived. The time comes
// in with the message so that a turn needs no clock; the zero time is allowed
// and means that no context ever fades.
type Message struct {
	Text string
	Time time.Time
	// Public reports that others can read the answer, or that the place is no
	// good for what is personal: coaching flows then go on in direct messages.
	Public bool `json:",omitempty"`
	// Chosen reports that Text is that of a button or an option, and was not
	// typed: it may be one of an older reply.
	Chosen bool `json:",omitempty"`
	// Fields are what was filled into a form, in its order; Text is then what
	// Form.Command says. Nil for what was typed.
	Fields []Field `json:",omitempty"`
}

// A Field is one field of a form that was filled in.
type Field struct {
	Name  string
	Value string // may be empty
}
