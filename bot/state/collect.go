package state

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"careercoach/bot"
	"careercoach/knowledge"
)

// Everything is what is kept about one person, as it is given to them. Its
// JSON is a contract: fields are added, never renamed. Times are RFC 3339,
// those of days at midnight UTC.
type Everything struct {
	Exported      time.Time          `json:"exported"`
	Platform      string             `json:"platform"`
	Workspace     string             `json:"workspace,omitempty"`
	User          string             `json:"user"`
	Settings      KeptSettings       `json:"settings"`
	Profile       bot.Profile        `json:"profile,omitempty"`  // what coaching flows keep, by flow
	Flow          *bot.Progress      `json:"flow,omitempty"`     // the flow the person is in, or was in last
	Paused        []bot.Progress     `json:"paused,omitempty"`   // flows left without ending them
	Reminder      *bot.Reminder      `json:"reminder,omitempty"` // when the person is reminded
	LastSeen      time.Time          `json:"last_seen,omitzero"` // a day
	Conversations []KeptConversation `json:"conversations,omitempty"`
	Feedback      []KeptOpinion      `json:"feedback,omitempty"`
	Receipts      []KeptReceipt      `json:"receipts,omitempty"`
	Queued        []KeptJob          `json:"queued,omitempty"`
}

// KeptSettings are a person's settings.
type KeptSettings struct {
	Brief     bool                `json:"brief"`
	Region    knowledge.SubjectID `json:"region,omitempty"`
	Level     knowledge.SubjectID `json:"level,omitempty"`
	TimeZone  string              `json:"time_zone,omitempty"`
	Reminders bool                `json:"reminders"`
}

// KeptConversation is one conversation with its last turns.
type KeptConversation struct {
	Channel      string                `json:"channel,omitempty"`
	Thread       string                `json:"thread,omitempty"`
	LastMessage  time.Time             `json:"last_message,omitzero"`
	Deleted      time.Time             `json:"deleted_after,omitzero"` // without another message
	Messages     int                   `json:"messages"`               // in all
	LastQuestion string                `json:"last_question,omitempty"`
	Told         string                `json:"told,omitempty"` // what the person told of themselves
	About        []knowledge.SubjectID `json:"about,omitempty"`
	Recent       []KeptTurn            `json:"recent,omitempty"`
	// Stored is the record as it is, with what the coach has in play besides:
	// subjects spoken of, choices offered, the turn before.
	Stored json.RawMessage `json:"stored"`
}

// KeptTurn is one of the last turns.
type KeptTurn struct {
	Time     time.Time        `json:"time,omitzero"`
	Question string           `json:"question,omitempty"`
	Decision bot.Decision     `json:"decision"`
	Card     knowledge.CardID `json:"card,omitempty"`
}

// KeptOpinion is what the person thinks of one answer.
type KeptOpinion struct {
	Day     time.Time        `json:"day,omitzero"`
	Card    knowledge.CardID `json:"card,omitempty"`
	Helpful bool             `json:"helpful"`
	Comment string           `json:"comment,omitempty"`
}

// KeptReceipt is the platform's name of a reply that was sent.
type KeptReceipt struct {
	Receipt json.RawMessage `json:"receipt"`
	Deleted time.Time       `json:"deleted_after,omitzero"`
}

// KeptJob is a message that is not answered yet, or a reply or reminder that
// is not sent yet.
type KeptJob struct {
	Kind string    `json:"kind"` // "message", "feedback", "reply", "reminder" that waits for its time, "other"
	Time time.Time `json:"time,omitzero"`
	Text string    `json:"text,omitempty"`
}

// Collect reads everything that is kept about a person. What is asked without
// an answer is not among it: nobody can say whose it is. Keys that the
// platform needs for sending a reply are left out.
func Collect(ctx context.Context, store bot.Store, id bot.PersonID, now time.Time) (Everything, error) {
	e := Everything{Exported: now.UTC().Truncate(time.Second), Platform: id.Platform, Workspace: id.Workspace, User: id.User}
	for _, kind := range []struct {
		prefix string
		add    func(bot.Record) error
	}{
		{PersonPrefix, e.addPerson},
		{ConversationPrefix, e.addConversation},
		{FeedbackPrefix, e.addOpinion},
		{ReceiptPrefix, e.addReceipt},
	} {
		if err := each(ctx, store, kind.prefix+id.Path(), kind.add); err != nil {
			return Everything{}, fmt.Errorf("collecting what is kept: %w", err)
		}
	}
	jobs, err := jobsOf(ctx, store, id)
	if err != nil {
		return Everything{}, fmt.Errorf("collecting what is queued: %w", err)
	}
	for _, j := range jobs {
		e.Queued = append(e.Queued, keptJob(j.body))
	}
	return e, nil
}

func (e *Everything) addPerson(r bot.Record) error {
	var p bot.Person
	if err := personFormat().decode(r.Value, &p); err != nil {
		return err
	}
	e.Settings = KeptSettings{p.Settings.Brief, p.Settings.Region, p.Settings.Level, p.Settings.Zone, p.Settings.Reminders}
	e.Profile, e.LastSeen = p.Profile, p.Seen
	e.Flow, e.Paused, e.Reminder = p.Flow, p.Paused, p.Reminder
	return nil
}

func (e *Everything) addConversation(r bot.Record) error {
	var stored conversationRecord
	if err := conversationFormat().decode(r.Value, &stored); err != nil {
		return err
	}
	id, ok := bot.ParseConversation(strings.TrimPrefix(r.Key, ConversationPrefix))
	if !ok {
		return fmt.Errorf("reading a conversation's key: %w", ErrDamaged)
	}
	c := stored.Now
	kept := KeptConversation{
		Channel: id.Channel, Thread: id.Thread,
		LastMessage: c.At, Deleted: r.Expires, Messages: c.Turns,
		LastQuestion: c.Question, Told: c.Told, About: c.Focus.Subjects,
	}
	for _, t := range c.Recent {
		kept.Recent = append(kept.Recent, KeptTurn(t))
	}
	var err error
	if kept.Stored, err = json.Marshal(stored); err != nil {
		return fmt.Errorf("writing a conversation: %w", ErrDamaged)
	}
	e.Conversations = append(e.Conversations, kept)
	return nil
}

func (e *Everything) addOpinion(r bot.Record) error {
	var o Opinion
	if err := feedbackFormat().decode(r.Value, &o); err != nil {
		return err
	}
	e.Feedback = append(e.Feedback, KeptOpinion{o.Day, o.Card, o.Helpful, o.Comment})
	return nil
}

func (e *Everything) addReceipt(r bot.Record) error {
	kept := KeptReceipt{Deleted: r.Expires}
	if err := receiptFormat().decode(r.Value, &kept.Receipt); err != nil {
		return err
	}
	e.Receipts = append(e.Receipts, kept)
	return nil
}

// keptJob reads of a job's body what the person said, or is to be told.
func keptJob(body []byte) KeptJob {
	var b struct {
		Event *bot.Event    `json:"event"`
		Out   *bot.Outgoing `json:"out"`
		For   time.Time     `json:"for"` // of a reminder that waits
	}
	switch {
	case json.Unmarshal(body, &b) != nil || b.Event == nil && b.Out == nil && b.For.IsZero():
		return KeptJob{Kind: "other"}
	case !b.For.IsZero():
		return KeptJob{Kind: "reminder", Time: b.For}
	case b.Out != nil:
		return KeptJob{Kind: "reply", Text: strings.TrimSpace(b.Out.Reply.Title + "\n" + b.Out.Reply.Body)}
	case b.Event.Feedback != nil:
		return KeptJob{Kind: "feedback", Time: b.Event.Message.Time, Text: b.Event.Feedback.Comment}
	}
	return KeptJob{Kind: "message", Time: b.Event.Message.Time, Text: b.Event.Message.Text}
}

// String says nothing of what is kept, so that it may be logged.
func (e Everything) String() string {
	return fmt.Sprintf("everything about a person: %d conversations", len(e.Conversations))
}

// LogValue is String.
func (e Everything) LogValue() slog.Value { return slog.StringValue(e.String()) }
