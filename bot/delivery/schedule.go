package delivery

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"careercoach/bot"
)

// A Reminder is a reply that answers no message: it is sent at its time. It
// waits for no other reply of its conversation, and none waits for it.
type Reminder struct {
	// ID names the reminder: 1 to 200 bytes; a second one with the same ID is
	// not added while the first waits, nor for days after it was sent.
	ID string
	// Conversation is where it is sent.
	Conversation bot.ConversationID
	Reply        bot.Reply
	// Due is when it is sent. A past time means at once; what falls into a
	// time when nothing runs is sent when it runs again.
	Due time.Time
	// Until is when it is of no use any more; the zero time means never.
	Until time.Time
	// Address is what the adapter needs to send it.
	Address json.RawMessage
}

// Schedule adds a reminder, in one commit; Duplicate says that its ID is known.
// It fails like Receive.
func (d *Delivery) Schedule(ctx context.Context, r Reminder) (Outcome, error) {
	if err := d.checkEvent(bot.Event{ID: r.ID, Conversation: r.Conversation}); err != nil {
		return "", fmt.Errorf("scheduling a reminder: %w", err)
	}
	if d.stopped() {
		return "", ErrStopping
	}
	job, err := outbound{stamp: d.stampOf(), Reminder: true, Out: bot.Outgoing{
		ID:           reminderID + r.ID,
		Conversation: r.Conversation,
		Reply:        r.Reply,
		Address:      r.Address,
		Until:        r.Until,
	}}.job(r.Due)
	if err != nil {
		return "", fmt.Errorf("scheduling a reminder: %w", err)
	}
	d.count.out.Add(1)
	known, err := d.config.Store.Commit(context.WithoutCancel(ctx), bot.Tx{Add: []bot.Job{job}})
	if err != nil || len(known) > 0 {
		d.count.out.Add(-1)
	}
	switch {
	case err != nil:
		d.doubtCounts(err)
		return "", fmt.Errorf("scheduling a reminder: %w", err)
	case len(known) > 0:
		return Duplicate, nil
	}
	return Accepted, nil
}
