package bot

import (
	"encoding/json"
	"time"

	"careercoach/knowledge"
)

// An Event is something a person did on a platform that the coach will heed.
// Either Message or Feedback says what.
type Event struct {
	// ID is the platform's name for the event, prefixed by the platform:
	// two deliveries of one event have the same. 1 to 200 bytes.
	ID           string
	Conversation ConversationID
	Message      Message
	// Edits is the ID of an earlier event of the conversation whose message
	// this one replaces; empty where it is a message of its own.
	Edits string `json:",omitempty"`
	// Feedback is a click on one of the feedback buttons; nil otherwise.
	Feedback *Feedback `json:",omitempty"`
	// Address is what the adapter needs to send the reply: its own business.
	Address json.RawMessage `json:",omitempty"`
	// Until is when the platform takes no reply any more; the zero time means
	// never.
	Until time.Time `json:",omitzero"`
}

// Feedback is what a person thought of an answer.
type Feedback struct {
	Card    knowledge.CardID // empty for an answer computed from tables
	Helpful bool
	Comment string `json:",omitempty"` // what was missing, in the person's words
}

// An Outgoing is a reply on its way to a platform.
type Outgoing struct {
	// ID is the same at every try: what an idempotency key is made of.
	ID           string
	Conversation ConversationID
	Reply        Reply           // without its Candidates
	Address      json.RawMessage `json:",omitempty"` // of the event it answers
	Until        time.Time       `json:",omitzero"`  // of the event it answers
	// Replaces is the receipt of the reply that this one takes the place of;
	// nil where it is a new one.
	Replaces json.RawMessage `json:",omitempty"`
	// Doubt reports that an earlier try may have reached the platform: look
	// before sending again where the platform has no idempotency key.
	Doubt bool `json:"-"`
}
