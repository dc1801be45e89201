package bot

import (
	"time"

	"careercoach/knowledge"
)

// A Memory is what a turn remembers: the conversation it belongs to and the
// person it is with. The zero value remembers nothing.
type Memory struct {
	Conversation Conversation
	Person       Person
}

// A Person is what the coach keeps about somebody in one workspace, across
// their conversations. It is plain data that may be stored.
type Person struct {
	Settings Settings
	// Profile holds what the person told in coaching flows, by the flow's
	// name for it.
	Profile map[string]string `json:",omitempty"`
	// Seen is the day of the last message; the zero time means never.
	Seen time.Time `json:",omitzero"`
}

// Settings are what a person has chosen. The zero value is what everybody
// begins with.
type Settings struct {
	// Brief answers end after the fact that was asked for.
	Brief bool `json:",omitempty"`
	// Region is taken where a question about pay names none; empty: none.
	Region knowledge.SubjectID `json:",omitempty"`
	// Level is the level the person works towards; empty: none chosen.
	Level knowledge.SubjectID `json:",omitempty"`
	// Zone is an IANA time zone; empty means UTC.
	Zone string `json:",omitempty"`
	// Reminders may be sent; off until the person asks for them.
	Reminders bool `json:",omitempty"`
}
