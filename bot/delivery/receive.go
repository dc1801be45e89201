package delivery

import (
	"context"
	"fmt"

	"careercoach/bot"
)

// maxPath bounds the path of a conversation, so that every key made of it fits
// a store.
const maxPath = 400

// Receive takes an event. It returns when the event is durable, or was not
// taken: only after Accepted and Duplicate may it be acknowledged. The only
// thing that costs time is one commit, which is waited for even when the
// context ends. It fails with ErrStopping after Run has ended, with the
// store's errors, and with an error that says what is wrong with the event; in
// each case nothing is known to be stored.
func (d *Delivery) Receive(ctx context.Context, e bot.Event) (Outcome, error) {
	if err := d.checkEvent(e); err != nil {
		return "", err
	}
	if d.stopped() {
		return "", ErrStopping
	}
	job, err := inbound{stamp: d.stampOf(), Event: e}.job()
	if err != nil {
		return "", fmt.Errorf("receiving an event: %w", err)
	}
	d.count.received.Add(1)
	outcome, err := d.admit(ctx, job, e.Conversation.PersonID)
	d.count.outcome(outcome, err)
	return outcome, err
}

// admit stores the job of an event, within the limits.
func (d *Delivery) admit(ctx context.Context, job bot.Job, person bot.PersonID) (Outcome, error) {
	if d.count.in.Add(1) > int64(d.config.QueueLimit) {
		d.count.in.Add(-1)
		return Busy, nil
	}
	giveBack, ok := d.charge(person)
	if !ok {
		d.count.in.Add(-1)
		return Limited, nil
	}
	known, err := d.config.Store.Commit(context.WithoutCancel(ctx), bot.Tx{Add: []bot.Job{job}})
	switch {
	case err != nil:
		d.count.in.Add(-1)
		giveBack()
		d.doubtCounts(err)
		return "", fmt.Errorf("receiving an event: %w", err)
	case len(known) > 0:
		d.count.in.Add(-1)
		giveBack()
		return Duplicate, nil
	}
	return Accepted, nil
}

// charge takes an event from the limits of a person and their workspace;
// giveBack returns it.
func (d *Delivery) charge(p bot.PersonID) (giveBack func(), ok bool) {
	now := d.now()
	personal, ok := d.persons.take(p.Path(), now)
	if !ok {
		return nil, false
	}
	workspace := p.Workspace
	if workspace != "" {
		workspace = bot.PersonID{Platform: p.Platform, Workspace: workspace}.Path()
	}
	common, ok := d.workspaces.take(workspace, now)
	if !ok {
		personal()
		return nil, false
	}
	return func() { personal(); common() }, true
}

// checkEvent says what is wrong with an event.
func (d *Delivery) checkEvent(e bot.Event) error {
	switch n := len(e.ID); {
	case n == 0 || n > 200:
		return fmt.Errorf("receiving an event: its ID has %d bytes, it needs 1 to 200", n)
	case d.config.Senders[e.Conversation.Platform] == nil:
		return fmt.Errorf("receiving an event: its platform has no sender: see Config.Senders")
	case e.Conversation.User == "":
		return fmt.Errorf("receiving an event: it names no user")
	case len(e.Conversation.Path()) > maxPath:
		return fmt.Errorf("receiving an event: the path of its conversation has more than %d bytes", maxPath)
	}
	return nil
}

// stopped reports whether the intake has stopped.
func (d *Delivery) stopped() bool {
	select {
	case <-d.stopping:
		return true
	default:
		return false
	}
}
