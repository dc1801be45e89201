package delivery

import (
	"context"
	"fmt"

	"careercoach/bot"
	"careercoach/bot/state"
)

// answer is what is committed for an event.
type answer struct {
	tx       bot.Tx
	out      outbound     // what is in tx.Add
	decision bot.Decision // empty where no turn was taken
	dropped  bool         // an edit that came too late
}

// An answering is the way from one event to its answer. Nothing of it has any
// effect before the answer is committed, but for what state.Forget deletes.
type answering struct {
	*Delivery
	job   bot.Job
	event bot.Event
	state state.State
	about string // the event whose turn this is: for an edit, the one it edits
	answer
}

// prepare computes what an event leads to. Its errors are those of a turn, of
// package state, of the store where a second try does not mend them, and the
// context's.
func (d *Delivery) prepare(ctx context.Context, job bot.Job, e bot.Event) (answer, error) {
	a := answering{Delivery: d, job: job, event: e, about: e.ID}
	a.tx.Done = []bot.JobID{job.ID}
	if e.Feedback != nil {
		err := a.feedback(ctx)
		return a.answer, err
	}
	err := d.insist(ctx, func() (err error) {
		a.state, err = state.Load(ctx, d.config.Store, e.Conversation)
		return err
	})
	if err == nil && a.heeds() {
		err = a.turn(ctx)
	}
	return a.answer, err
}

// heeds reports whether the event is to be answered at all, and goes back to
// before the turn that an edit takes the place of.
func (a *answering) heeds() bool {
	if a.event.Edits == "" {
		return true
	}
	before, ok := a.state.Undo(a.event.Edits)
	if !ok || a.event.Message.Time.Sub(a.state.Memory.Conversation.At) > a.config.EditWindow {
		a.dropped = true
		return false
	}
	a.state, a.about = before, a.event.Edits
	return true
}

// turn takes the turn and adds what it changes and its reply.
func (a *answering) turn(ctx context.Context) error {
	before := a.state.Memory
	before.Person = before.Person.Heard()
	reply, memory, err := a.Delivery.turn(ctx, a.event.Conversation, a.event.Message, before)
	if err != nil {
		return err
	}
	a.decision = reply.Decision
	if reply.Effect == bot.EffectForget {
		return a.forget(ctx)
	}
	if err := a.remember(reply, memory); err != nil {
		return err
	}
	if reply.Effect == bot.EffectMove {
		if err := a.move(); err != nil {
			return err
		}
	}
	out := a.reply(a.event, reply)
	out.Export = reply.Effect == bot.EffectExport
	out.Receipt, out.Replaces = a.about, a.about != a.event.ID
	return a.add(out)
}

// remember adds what is kept after a turn.
func (a *answering) remember(reply bot.Reply, memory bot.Memory) (err error) {
	now := a.now()
	if a.tx.Put, err = a.state.Records(memory, a.about, now, a.config.Retention); err != nil {
		return err
	}
	if err := a.awaits(memory.Person); err != nil || !reply.Unanswered {
		return err
	}
	asked, err := state.UnansweredRecord(a.event.Message.Text, a.state.Memory.Conversation, now, a.config.Retention)
	a.tx.Put = append(a.tx.Put, asked)
	return err
}

// forget deletes everything about the person; the last of it goes with the
// confirmation, which keeps no receipt.
func (a *answering) forget(ctx context.Context) error {
	var counts bot.Counts
	err := a.insist(ctx, func() (err error) {
		counts, a.tx.Put, err = state.Forget(ctx, countingStore{a.config.Store, a.Delivery}, a.event.Conversation, a.job.ID)
		return err
	})
	if err != nil {
		return fmt.Errorf("forgetting a person: %w", err)
	}
	return a.add(a.reply(a.event, bot.Forgotten(counts)))
}

// add adds the reply's job.
func (a *answer) add(out outbound) error {
	job, err := out.job(out.Due)
	a.tx.Add, a.out = append(a.tx.Add, job), out
	return err
}

// reply makes the body of the job that sends the reply to an event.
func (d *Delivery) reply(e bot.Event, r bot.Reply) outbound {
	r.Candidates = nil // for those who look into the engine, not for platforms
	return outbound{stamp: d.stampOf(), Out: bot.Outgoing{
		ID:           replyID + e.ID,
		Conversation: e.Conversation,
		Reply:        r,
		Address:      e.Address,
		Until:        e.Until,
	}}
}
