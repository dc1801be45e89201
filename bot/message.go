package bot

import "time"

// A Message is what a person typed, with the moment it arrived. The time comes
// in with the message so that a turn needs no clock; the zero time is allowed
// and means that no context ever fades.
type Message struct {
	Text string
	Time time.Time
}
