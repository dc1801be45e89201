package delivery

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"careercoach/bot"
	"careercoach/bot/state"
)

// The queues. Replies have one for each platform, so that a slow platform
// holds up no other.
const (
	eventQueue  = "in"
	replyQueues = "out-"
	remindQueue = "remind"
)

// The beginnings of the job ids. A reply's id follows from its event's, so that
// there is never a second one.
const (
	eventID    = "event/"
	replyID    = "reply/"
	reminderID = "reminder/" // of the reply that reminds
	remindID   = "remind/"   // of the job that waits for the moment to
)

// maxBody is how large a job's body may be: a Store takes no larger one.
const maxBody = 1 << 20

// bodyVersion is the version of the bodies of jobs.
const bodyVersion = 1

// stamp is how the body of every job begins.
type stamp struct {
	Version int `json:"v"`
	// Run is the run of the program that wrote the job last.
	Run string `json:"run"`
	// At is when it was written, by the clock of that run.
	At time.Time `json:"at"`
	// Due is when a retry is due; zero for what is due at once and for
	// what waits for the moment to remind somebody.
	Due time.Time `json:"due,omitzero"`
}

// inbound is the body of an event's job: {"v":1,…,"event":{…}}.
type inbound struct {
	stamp
	Event bot.Event `json:"event"`
}

// outbound is the body of a reply's job: {"v":1,…,"out":{…}}.
type outbound struct {
	stamp
	// Doubt reports that a try of the run that wrote the job ended without an
	// answer.
	Doubt bool `json:"doubt,omitempty"`
	// Receipt is the event under which the receipt is kept; empty: nowhere.
	Receipt string `json:"receipt,omitempty"`
	// Replaces says that the reply takes the place of the one whose receipt
	// is kept under Receipt.
	Replaces bool `json:"replaces,omitempty"`
	// Export says that everything kept about the person is sent as files,
	// collected at the moment of sending.
	Export bool `json:"export,omitempty"`
	// Reminder says that the reply answers no event.
	Reminder bool         `json:"reminder,omitempty"`
	Out      bot.Outgoing `json:"out"`
}

// stampOf begins the body of a job that is written now.
func (d *Delivery) stampOf() stamp {
	return stamp{Version: bodyVersion, Run: d.run, At: d.now().UTC()}
}

// job makes the job of an event.
func (b inbound) job() (bot.Job, error) {
	return makeJob(bot.Job{
		ID:    eventID + bot.JobID(b.Event.ID),
		Queue: eventQueue,
		Key:   b.Event.Conversation.Path(),
		Due:   b.Due,
	}, b)
}

// job makes the job of a reply, due at a time or, where it is zero, at once.
func (b outbound) job(due time.Time) (bot.Job, error) {
	j := bot.Job{
		ID:    bot.JobID(b.Out.ID),
		Queue: replyQueues + b.Out.Conversation.Platform,
		Key:   b.Out.Conversation.Path(),
		Due:   due,
	}
	if b.Reminder { // it waits for nobody, nor does anybody wait for it
		j.Key += b.Out.ID
	}
	return makeJob(j, b)
}

// makeJob gives a job its body.
func makeJob(j bot.Job, body any) (bot.Job, error) {
	var err error
	if j.Body, err = json.Marshal(body); err != nil {
		return j, fmt.Errorf("writing a job: %T cannot be encoded", body)
	}
	if len(j.Body) > maxBody {
		return j, fmt.Errorf("writing a job: its body has %d bytes, %d are allowed", len(j.Body), maxBody)
	}
	return j, nil
}

// read decodes the body of a job. It fails with state.ErrNewer and
// state.ErrDamaged, which quote nothing of it.
func read(data []byte, body any, s *stamp) error {
	if json.Unmarshal(data, body) != nil {
		return state.ErrDamaged
	}
	if s.Version > bodyVersion {
		return state.ErrNewer
	}
	return nil
}

// isRemind reports whether a job waits for the moment to remind somebody.
func isRemind(id bot.JobID) bool { return strings.HasPrefix(string(id), remindID) }

// isEvent reports whether a job is one of an event.
func isEvent(id bot.JobID) bool { return strings.HasPrefix(string(id), eventID) }
