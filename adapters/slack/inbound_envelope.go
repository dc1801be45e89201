package slack

import (
	"encoding/json"
	"fmt"

	"careercoach/bot"
)

// A kind is what an envelope holds, in Socket Mode's words.
type kind string

// The kinds.
const (
	kindEvent       kind = "events_api"
	kindSlash       kind = "slash_commands"
	kindInteractive kind = "interactive"
)

// An envelope is one thing that Slack tells the app.
type envelope struct {
	kind    kind
	payload json.RawMessage
}

// A verdict is what is to become of an envelope. With neither event nor task
// it is ignored.
type verdict struct {
	// why is a word for the log: what was ignored, or what it is.
	why string
	// event is to be received; nil where there is none.
	event *bot.Event
	// followed asks for the event only where the coach is in the
	// conversation already.
	followed bool
	// task is done by a callback; nil where there is none.
	task *task
	// visit is who did it, and where.
	visit Visit
	// once is the id of what is not received, by which a second copy of it is
	// known; empty: none is expected.
	once string
	// refuse makes the answer that says why nothing was taken; nil where an
	// acknowledgement cannot carry one.
	refuse func(text string) json.RawMessage
	// body is the answer in the acknowledgement; nil for an empty one.
	body json.RawMessage
}

// ignore is the verdict on what does not concern the coach.
func ignore(why string) verdict { return verdict{why: why} }

// isIgnored reports whether nothing is to be done.
func (v verdict) isIgnored() bool { return v.event == nil && v.task == nil }

// lane names what must keep its order: a conversation, or a workspace.
func (v verdict) lane() string {
	if v.event != nil {
		return v.event.Conversation.Path()
	}
	return v.visit.workspace()
}

// decide says what is to become of an envelope. It does nothing yet.
func (i *Inbound) decide(e envelope) verdict {
	v, err := i.read(e)
	if err != nil {
		i.count.unreadable.Add(1)
		i.log.Warn("Slack sent what cannot be read; it is acknowledged and ignored", "kind", word(string(e.kind)))
		return ignore("unreadable")
	}
	if v.event != nil && !isSound(v.event.Conversation) {
		return ignore("names nobody")
	}
	return v
}

// read decodes an envelope.
func (i *Inbound) read(e envelope) (verdict, error) {
	switch e.kind {
	case kindEvent:
		return i.readEvent(e.payload)
	case kindSlash:
		return i.readSlash(e.payload)
	case kindInteractive:
		return i.readInteraction(e.payload)
	}
	return ignore("unknown kind"), nil
}

// decode reads JSON into a value; the error quotes nothing of it.
func decode(raw json.RawMessage, into any) error {
	if err := json.Unmarshal(raw, into); err != nil {
		return fmt.Errorf("reading a payload into %T failed", into)
	}
	return nil
}

// isSound reports whether a conversation has what Slack's ids are made of.
func isSound(c bot.ConversationID) bool {
	for _, id := range []string{c.Workspace, c.User, c.Channel, c.Thread} {
		if !isID(id) {
			return false
		}
	}
	return c.Workspace != "" && c.User != ""
}

// longestName is longer than any id of Slack's.
const longestName = 40

// isID reports whether a text can be an id of Slack's, or is empty.
func isID(s string) bool {
	for _, r := range s {
		if (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '.' && r != '_' && r != '-' {
			return false
		}
	}
	return len(s) <= longestName
}
