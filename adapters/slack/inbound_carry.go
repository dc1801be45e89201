package slack

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// What people are told when their message was not taken.
const (
	busyText    = "I have more questions than I can answer right now. Nothing was kept of this one; please try again in a minute."
	limitedText = "That was faster than I can follow. Nothing was kept of this one; please try again in a moment."
)

// errSlow: the event was not on disk in time.
var errSlow = errors.New("the event was not on disk in time")

// handle decides about an envelope and does it. An error means that the
// envelope must not be acknowledged; the body goes into the acknowledgement,
// nil leaves it empty.
func (i *Inbound) handle(ctx context.Context, e envelope) (body json.RawMessage, err error) {
	return i.carry(ctx, i.decide(e))
}

// carry does what was decided.
func (i *Inbound) carry(ctx context.Context, v verdict) (body json.RawMessage, err error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), i.config.Bound)
	defer cancel()
	i.count.envelopes.Add(1)
	if v.followed && !i.follows(ctx, v.event.Conversation) {
		v.event, v.why = nil, "not in this conversation"
	}
	if v, err = i.within(ctx, v); err != nil {
		i.count.unacknowledged.Add(1)
		i.log.Warn("the settings of a workspace cannot be read; Slack will send the event again", "error", err)
		return nil, err
	}
	if v.isIgnored() {
		i.count.ignored.Add(1)
		i.log.Debug("ignored", "why", v.why)
		return v.body, nil
	}
	if !i.known.add(v.once) {
		i.count.duplicates.Add(1)
		return nil, nil
	}
	if v.event != nil {
		if body, err := i.deliver(ctx, v); body != nil || err != nil {
			return body, err
		}
	}
	return v.body, i.undertake(ctx, v)
}

func (i *Inbound) follows(ctx context.Context, c bot.ConversationID) bool {
	return i.config.Follows != nil && i.config.Follows(ctx, c)
}

// deliver hands the event to the receiver, and says so where it is not taken.
func (i *Inbound) deliver(ctx context.Context, v verdict) (json.RawMessage, error) {
	outcome, err := i.receive(ctx, *v.event)
	switch {
	case err != nil:
		i.count.unacknowledged.Add(1)
		if !errors.Is(err, delivery.ErrStopping) {
			i.log.Warn("an event was not taken; Slack will send it again", "error", err)
		}
		return nil, err
	case outcome == delivery.Busy:
		return i.refused(v, busyText), nil
	case outcome == delivery.Limited:
		return i.refused(v, limitedText), nil
	case outcome == delivery.Duplicate:
		i.count.duplicates.Add(1)
	}
	return nil, nil
}

// refused tells the person that nothing was taken: in the acknowledgement
// where there is room, else by a notice.
func (i *Inbound) refused(v verdict, text string) json.RawMessage {
	i.count.refused.Add(1)
	if v.refuse != nil {
		return v.refuse(text)
	}
	if i.notices.due(v.event.Conversation.PersonID, i.config.Now()) {
		i.later(task{kind: taskNotice, visit: v.visit, text: text})
	}
	return nil
}

// receive calls the receiver and waits for it as long as the context lasts.
// The call itself is never cut short: the event may be on disk afterwards.
func (i *Inbound) receive(ctx context.Context, e bot.Event) (delivery.Outcome, error) {
	select {
	case i.slots <- struct{}{}:
	case <-ctx.Done():
		return "", errSlow
	}
	type result struct {
		outcome delivery.Outcome
		err     error
	}
	done := make(chan result, 1)
	go func() {
		defer func() { <-i.slots }()
		outcome, err := i.config.Receiver.Receive(ctx, e)
		done <- result{outcome, err}
	}()
	select {
	case r := <-done:
		return r.outcome, r.err
	case <-ctx.Done():
		return "", errSlow
	}
}

// slackTime reads a ts as the moment it names; a moment that cannot be, or
// lies ahead, is now.
func slackTime(ts string, now time.Time) time.Time {
	at, ok := parseTS(ts)
	if !ok || at.After(now) {
		return now
	}
	return at
}
