package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"careercoach/bot"
)

// A receipt is where a reply was posted.
type receipt struct {
	Channel string `json:"c"`
	Message string `json:"m"`
}

// Send gives one reply out: delivery.Sender says what its results mean. The
// receipt is that of a reply to a message, which an edit of the question
// replaces. Where there is no Address, the reply goes to Conversation.User as
// a direct message; that the person takes none is a permanent error.
func (a *Adapter) Send(ctx context.Context, out bot.Outgoing) (json.RawMessage, error) {
	to, err := a.destination(ctx, out)
	if err != nil {
		return nil, err
	}
	out.Reply = a.openable(out.Reply)
	if to.Token != "" {
		return nil, outcome(a.sendInteraction(ctx, to, out))
	}
	where, err := a.sendMessage(ctx, to, out)
	if err != nil || where.Message == "" {
		return nil, outcome(err)
	}
	data, err := json.Marshal(where)
	if err != nil {
		return nil, fmt.Errorf("writing a receipt: %w", err)
	}
	return data, nil
}

// options are how a reply is shown at an address.
func (to address) options() Options {
	o := Options{Place: PlaceChannel, Asker: to.User, Feedback: true, Hide: to.Private, Again: to.Again}
	switch {
	case to.Direct:
		o.Place = PlaceDirect
	case to.Token != "":
		o.Place = PlaceInteraction
	}
	return o
}

// shown are how a reply is shown at an address, with its picture.
func (to address) shown(r bot.Reply) Options {
	o := to.options()
	if r.Picture != nil {
		o.Picture, _ = Drawn(*r.Picture) // the reply says all of it without the picture
	}
	return o
}

// sendMessage answers a message in its channel. Of what is for one person alone
// others see a button that shows it to who clicks; where there can be none it
// is sent as a direct message.
func (a *Adapter) sendMessage(ctx context.Context, to address, out bot.Outgoing) (receipt, error) {
	if out.Reply.Effect == bot.EffectMove { // it says where the answer is, no more
		out.Reply.Private = false
	}
	if out.Replaces != nil {
		if where, err := a.replace(ctx, to, out); !hasCode(err, codeUnknownMessage) {
			return where, err
		}
	}
	if to.aside(out.Reply) {
		if done, err := a.sendAside(ctx, to, out); done || err != nil {
			if err == nil {
				out.Reply = sentAside()
			} else {
				return receipt{}, err
			}
		}
	}
	o := to.shown(out.Reply)
	m := Render(out.Reply, o)
	if out.Doubt {
		if where, ok := a.posted(ctx, to, m); ok {
			return where, nil
		}
	}
	where, err := a.post(ctx, to, m, nonce(out.ID))
	if hasCode(err, codeMissingPermissions) && len(m.Embeds)+len(m.Files) > 0 { // text may be allowed still
		o.Plain, o.Picture = true, nil
		m = Render(out.Reply, o)
		where, err = a.post(ctx, to, m, nonce(out.ID))
	}
	if err == nil {
		a.keep(where.Message, m, out.Reply, o)
	}
	return where, err
}

// replace puts a reply in the place of the one that was posted before.
func (a *Adapter) replace(ctx context.Context, to address, out bot.Outgoing) (receipt, error) {
	var where receipt
	if err := json.Unmarshal(out.Replaces, &where); err != nil || where.Channel == "" || where.Message == "" {
		return receipt{}, &apiError{code: codeUnknownMessage, word: "bad_receipt", sure: true, err: err}
	}
	o := to.shown(out.Reply)
	m := Render(out.Reply, o).Edited()
	err := a.rest.do(ctx, request{
		method: "PATCH",
		path:   "/channels/" + where.Channel + "/messages/" + where.Message,
		route:  route{"PATCH /channels/messages", where.Channel},
		body:   m,
		files:  m.Files,
	}, nil)
	if err == nil {
		a.keep(where.Message, m, out.Reply, o)
	}
	return where, err
}

// keep keeps a reply whose components do not say all by themselves.
func (a *Adapter) keep(name string, m Message, r bot.Reply, o Options) {
	if name == "" || m.Pages <= 1 && !needsReply(m.Components) {
		return
	}
	a.pages.Keep(name, r, o)
}

// needsReply reports whether a click on one of the components gives the number
// of a choice alone.
func needsReply(cs []Component) bool {
	for _, c := range cs {
		if id, ok := parseClick(c.CustomID); ok && id.kind == clickNumber || needsReply(c.Components) {
			return true
		}
		for _, o := range c.Options {
			if _, ok := numbered(o.Value); ok {
				return true
			}
		}
	}
	return false
}

// clickable reports whether a reply has parts whose clicks belong to the
// conversation that it was given in: in a direct message the person is
// another one.
func clickable(r bot.Reply) bool { return len(r.Choices) > 0 || r.Select != nil || r.Form != nil }

// aside reports whether the answer to a message goes into a direct message. The
// person is another one there than in a server, so that what is clicked or said
// in answer would not reach the conversation it belongs to: a button that asks
// again, unseen by others, is better where there can be one.
func (to address) aside(r bot.Reply) bool {
	return r.Private && !to.Direct && !clickable(r) && (to.Again == "" || len(r.Files) > 0)
}

// sendAside sends a reply that is for one person alone as a direct message. It
// returns false where the person takes none.
func (a *Adapter) sendAside(ctx context.Context, to address, out bot.Outgoing) (bool, error) {
	channel, err := a.directChannel(ctx, to.User)
	if err == nil {
		o := Options{Place: PlaceDirect, Asker: to.User}
		_, err = a.post(ctx, address{Channel: channel, Direct: true}, Render(out.Reply, o), nonce(out.ID, "aside"))
	}
	var refused *apiError
	if errors.As(err, &refused) && (refused.status == 403 || refused.status == 400 || refused.status == 404) {
		return false, nil
	}
	return err == nil, err
}

// sentAside takes the place of a reply that was sent as a direct message.
func sentAside() bot.Reply {
	return bot.Reply{Body: "I have answered you in a direct message.", Decision: bot.DecisionFlow}
}
