package discord

import (
	"context"
	"net/http"
	"net/url"
	"time"

	discordapi "github.com/bwmarrin/discordgo"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// sendInteraction answers an interaction: as its first answer where that is
// still open, otherwise by an edit or a follow-up.
func (a *Adapter) sendInteraction(ctx context.Context, to address, out bot.Outgoing) error {
	o := to.shown(out.Reply)
	if len(out.Reply.Files) > 0 && !to.Direct {
		done, err := a.sendAside(ctx, to, out)
		if err != nil {
			return err
		}
		if done {
			out.Reply = sentAside()
			o.Hide, o.Picture = true, nil
		}
	}
	m := Render(out.Reply, o)
	if k := a.waits.get(snowflake(to.Interaction)); k != nil {
		done, err := a.offer(ctx, k, &to, m)
		if done || err != nil {
			a.keepInteraction(err, to, "", m, out.Reply, o)
			return err
		}
	}
	id, err := a.sendLater(ctx, to, m)
	if hasCode(err, codeUnknownMessage, codeUnknownWebhook) || isTokenGone(err) {
		o.Picture = nil // a first answer takes no files
		m = Render(out.Reply, o)
		err = a.sendLate(ctx, to, m, nonce(out.ID))
	}
	a.keepInteraction(err, to, id, m, out.Reply, o)
	return err
}

// keepInteraction keeps a reply that was sent, under the names by which a click
// on it can tell.
func (a *Adapter) keepInteraction(err error, to address, id string, m Message, r bot.Reply, o Options) {
	switch {
	case err != nil:
	case to.Update && m.Flags&flagEphemeral == 0:
		a.keep(to.Message, m, r, o)
	case id != "":
		a.keep(id, m, r, o)
	default:
		a.keep(keptByInteraction(to.Interaction), m, r, o)
	}
}

// offer gives a message to who settles the first answer. It returns false where
// that was a deferral, and notes in the address whether it is private.
func (a *Adapter) offer(ctx context.Context, k *ack, to *address, m Message) (bool, error) {
	o := offer{callback: to.first(m), result: make(chan error, 1)}
	whole := len(m.Files) == 0
	if !whole {
		promise := *to
		promise.Private = to.Private || !to.Update && m.Flags&flagEphemeral != 0
		o.callback, to.Private = deferral(promise), promise.Private
	}
	select {
	case k.offers <- o:
		return whole, <-o.result
	case <-k.done:
		return false, nil
	case <-ctx.Done():
		return false, ctx.Err()
	}
}

// first is a message as the first answer.
func (to address) first(m Message) callback {
	if to.Update && (m.Flags&flagEphemeral == 0 || to.Private) {
		return callback{discordapi.InteractionResponseUpdateMessage, m.Edited()}
	}
	return callback{discordapi.InteractionResponseChannelMessageWithSource, m}
}

// sendLater puts a message in the place of a deferral, and returns its id. What
// is for one person alone goes into a follow-up where the deferral was seen by
// all.
func (a *Adapter) sendLater(ctx context.Context, to address, m Message) (string, error) {
	if m.Flags&flagEphemeral == 0 || to.Private {
		return a.editOriginalID(ctx, to, m)
	}
	if !to.Update {
		note := Render(hint("The answer is for one person alone."), Options{Place: PlaceInteraction})
		if err := a.editOriginal(ctx, to, note); err != nil {
			return "", err
		}
	}
	var posted struct {
		ID string `json:"id"`
	}
	err := a.rest.do(ctx, request{method: http.MethodPost, path: to.webhook(), body: m, files: m.Files, open: true}, &posted)
	return posted.ID, err
}

// sendLate sends the answer to an interaction that was never confirmed: as the
// first answer if there is time still, otherwise as a message in the channel.
func (a *Adapter) sendLate(ctx context.Context, to address, m Message, nonce string) error {
	if len(m.Files) == 0 {
		err := a.rest.do(ctx, to.callback(to.first(m)), nil)
		if err == nil || !isTokenGone(err) && !hasCode(err, codeAnswered) {
			return err
		}
	}
	if m.Flags&flagEphemeral != 0 || to.Update || to.Guild == "" || to.Channel == "" {
		return delivery.ErrWindowClosed
	}
	if _, err := a.post(ctx, address{Channel: to.Channel}, m, nonce); err != nil {
		return delivery.ErrWindowClosed
	}
	return nil
}

// callback is the request that gives a first answer.
func (to address) callback(c callback) request {
	return request{
		method: http.MethodPost,
		path:   "/interactions/" + to.Interaction + "/" + url.PathEscape(to.Token) + "/callback",
		body:   c, open: true,
	}
}

// webhook is where follow-ups to an interaction are posted.
func (to address) webhook() string {
	return "/webhooks/" + to.Application + "/" + url.PathEscape(to.Token)
}

// editOriginal changes the first answer to an interaction.
func (a *Adapter) editOriginal(ctx context.Context, to address, m Message) error {
	_, err := a.editOriginalID(ctx, to, m)
	return err
}

// editOriginalID is editOriginal that returns the id of the message.
func (a *Adapter) editOriginalID(ctx context.Context, to address, m Message) (string, error) {
	var edited struct {
		ID snowflake `json:"id"`
	}
	m = m.Edited()
	err := a.rest.do(ctx, request{method: http.MethodPatch, path: to.webhook() + "/messages/@original", body: m, files: m.Files, open: true}, &edited)
	return string(edited.ID), err
}

// callback gives the first answer to an interaction that came over the
// gateway. It tries again for as long as Discord waits.
func (in *intake) callback(ctx context.Context, i interaction, begun time.Time, c callback) error {
	end := begun.Add(lastTry)
	for {
		left := end.Sub(in.now())
		if left <= 0 {
			return delivery.ErrWindowClosed
		}
		try, cancel := context.WithTimeout(context.WithoutCancel(ctx), left+callTime)
		err := in.rest.do(try, i.address(false).callback(c), nil)
		cancel()
		wait, again := passing(err)
		if hasCode(err, codeAnswered) {
			return nil
		}
		if !again || in.now().Add(wait).After(end) || sleep(ctx, wait) != nil {
			return err
		}
	}
}

// passing reports whether a request may be made again, and after which wait.
func passing(err error) (time.Duration, bool) {
	e, ok := err.(*apiError)
	if !ok || !e.sure || e.status != http.StatusTooManyRequests && e.word != "queued" && e.word != "unreachable" {
		return 0, false
	}
	return max(e.after, 50*time.Millisecond), true
}
