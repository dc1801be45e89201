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
	// Workspace is what the workspace's admins have chosen; a turn reads it
	// and leaves it.
	Workspace Workspace
}

// A Workspace is what those who run a workspace or server have chosen for it.
// The zero value is what every workspace begins with. It is plain data that
// may be stored.
type Workspace struct {
	// Contact is who a person can ask where the coach does not know, in place
	// of Config.Contact; empty: that one.
	Contact string `json:"c,omitempty"`
	// Brief makes answers brief for everybody.
	Brief bool `json:"b,omitempty"`
	// Channels are the ids of the channels in which the coach may speak; empty:
	// in all. Direct messages and what one person alone sees are not bound.
	Channels []string `json:"h,omitempty"`
}

// A Person is what the coach keeps about somebody in one workspace, across
// their conversations. It is plain data that may be stored.
type Person struct {
	Settings Settings `json:"s,omitzero"`
	// Profile holds what coaching flows keep about the person.
	Profile Profile `json:"p,omitempty"`
	// Flow is the flow the person is in, or the last one that ended; nil for
	// none.
	Flow *Progress `json:"f,omitempty"`
	// Paused are the flows that the person left without ending them, the last
	// first, at most maxPaused and one of each.
	Paused []Progress `json:"u,omitempty"`
	// Reminder is when and where the person is reminded; nil: not at all.
	Reminder *Reminder `json:"n,omitempty"`
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
func (p Person) Kept() bool {
	return p.Settings != (Settings{}) || len(p.Profile) > 0 || p.Flow != nil || len(p.Paused) > 0 || p.Reminder != nil
}
