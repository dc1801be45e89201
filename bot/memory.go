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
	Settings Settings `json:"s,omitzero"`
	// Profile holds what the person told in coaching flows, by the flow's
	// name for it.
	Profile map[string]string `json:"p,omitempty"`
	// Seen is the day of the last message, at midnight UTC; the zero time
	// means never.
	Seen time.Time `json:"d,omitzero"`
}

// Settings are what a person has chosen. The zero value is what everybody
// begins with.
type Settings struct {
	// Brief answers end after the fact that was asked for.
	Brief bool `json:"b,omitempty"`
	// Region is taken where a question about pay names none; empty: none.
	Region knowledge.SubjectID `json:"r,omitempty"`
	// Level is the level the person works towards; empty: none chosen.
	Level knowledge.SubjectID `json:"l,omitempty"`
	// Zone is an IANA time zone; empty means UTC.
	Zone string `json:"z,omitempty"`
	// Reminders may be sent; off until the person asks for them.
	Reminders bool `json:"m,omitempty"`
}

// Kept reports whether there is anything of the person to keep.
func (p Person) Kept() bool { return p.Settings != (Settings{}) || len(p.Profile) > 0 }
