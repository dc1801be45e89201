package state

import (
	"context"
	"fmt"
	"log/slog"
	"reflect"
	"time"

	"careercoach/bot"
)

// A State is what a conversation was when it was loaded. It does not change.
type State struct {
	// ID is the conversation's.
	ID bot.ConversationID
	// Memory is what the next turn remembers.
	Memory bot.Memory
	// LastEvent is the id of the event that the last turn answered; empty
	// before the first.
	LastEvent string

	before       bot.Conversation // before the last turn; Recent is left out
	person       bot.Person       // as stored
	conversation uint64           // revision of the record
	personal     uint64           // revision of the person's record
}

// conversationRecord is a conversation as it is stored.
type conversationRecord struct {
	Now    bot.Conversation `json:"c"`
	Before bot.Conversation `json:"b,omitzero"`
	Event  string           `json:"e,omitempty"`
}

func conversationFormat() format { return format{name: "conversation", version: 1} }
func personFormat() format       { return format{name: "person", version: 1} }

// Load reads what a turn of a conversation needs. A conversation that has not
// begun, or was forgotten, is no error. It fails with ErrNewer or ErrDamaged
// where a record cannot be read, and with the store's errors.
func Load(ctx context.Context, store bot.Store, id bot.ConversationID) (State, error) {
	s := State{ID: id}
	record, err := store.Get(ctx, ConversationKey(id))
	if err != nil {
		return State{}, fmt.Errorf("loading a conversation: %w", err)
	}
	if record.Revision > 0 {
		var stored conversationRecord
		if err := conversationFormat().decode(record.Value, &stored); err != nil {
			return State{}, err
		}
		s.Memory.Conversation, s.before, s.LastEvent = stored.Now, stored.Before, stored.Event
	}
	s.conversation = record.Revision
	person, err := store.Get(ctx, PersonKey(id.PersonID))
	if err != nil {
		return State{}, fmt.Errorf("loading a person: %w", err)
	}
	if person.Revision > 0 {
		if err := personFormat().decode(person.Value, &s.person); err != nil {
			return State{}, err
		}
	}
	s.personal = person.Revision
	s.Memory.Person = s.person
	if s.Memory.Workspace, _, err = LoadWorkspace(ctx, store, id.Platform, id.Workspace); err != nil {
		return State{}, err
	}
	return s, nil
}

// Undo returns the state before the last turn, for a message that takes the
// place of the event's. It returns false where the event is not the last one
// that was answered. What a turn changed in the person's settings stays.
func (s State) Undo(event string) (State, bool) {
	if event == "" || event != s.LastEvent {
		return State{}, false
	}
	before := s.before
	before.Recent = s.Memory.Conversation.BeforeLast()
	s.Memory.Person = s.Memory.Person.Undo(s.Memory.Conversation.Mark)
	s.Memory.Conversation = before
	return s, true
}

// Records are what to put after a turn: the conversation, and the person where
// something about them changed or they come on another day. event is the id of
// the event that was answered; for an edit, of the event it edits, so that it
// can be edited again. next is what the turn returned, now the present moment.
func (s State) Records(next bot.Memory, event string, now time.Time, keep bot.Retention) ([]bot.Record, error) {
	keep = keep.WithDefaults()
	stored := conversationRecord{Now: next.Conversation, Before: s.Memory.Conversation, Event: event}
	stored.Before.Recent = nil
	value, err := conversationFormat().encode(stored)
	if err != nil {
		return nil, err
	}
	out := []bot.Record{{Key: ConversationKey(s.ID), Revision: s.conversation, Value: value, Expires: now.Add(keep.Conversations)}}
	person, changed, err := s.personRecord(next.Person, now, keep)
	if changed {
		out = append(out, person)
	}
	return out, err
}

// personRecord returns the record of a person and whether it is to be written.
// Of somebody who has chosen and told nothing, nothing is kept.
func (s State) personRecord(p bot.Person, now time.Time, keep bot.Retention) (record bot.Record, write bool, err error) {
	record = bot.Record{Key: PersonKey(s.ID.PersonID), Revision: s.personal}
	if !p.Kept() {
		return record, s.personal > 0, nil
	}
	p.Seen = dayOf(now)
	if s.personal > 0 && reflect.DeepEqual(p, s.person) {
		return record, false, nil
	}
	record.Expires = p.Seen.Add(keep.People)
	record.Value, err = personFormat().encode(p)
	return record, err == nil, err
}

// dayOf returns midnight UTC of the day.
func dayOf(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }

// String says nothing of what the state holds, so that it may be logged.
func (s State) String() string {
	return fmt.Sprintf("state of a conversation at revision %d", s.conversation)
}

// LogValue is String.
func (s State) LogValue() slog.Value { return slog.StringValue(s.String()) }
