package delivery

// An Outcome is what Receive made of an event.
type Outcome string

// The outcomes.
const (
	// Accepted: the event is on disk and will be answered.
	Accepted Outcome = "accepted"
	// Duplicate: the event was received before. It is to be acknowledged, and
	// is not answered a second time.
	Duplicate Outcome = "duplicate"
	// Busy: too many events wait. Nothing was stored; ask the person to try
	// again in a minute. A second copy of an event may get it, too.
	Busy Outcome = "busy"
	// Limited: this person, or this workspace, sent too many events in a
	// short time. Nothing was stored; ask the person to slow down.
	Limited Outcome = "limited"
)
