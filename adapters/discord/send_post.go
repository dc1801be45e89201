package discord

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
	"sync"
)

// A post is the body of a new message in a channel.
type post struct {
	Message
	// Nonce makes a second try within a few minutes no second message.
	Nonce        string     `json:"nonce,omitempty"`
	EnforceNonce bool       `json:"enforce_nonce,omitempty"`
	Reference    *reference `json:"message_reference,omitempty"`
}

// A reference makes a message a reply.
type reference struct {
	Message string `json:"message_id"`
	Channel string `json:"channel_id"`
	// MustExist is false: a question may be deleted before its answer.
	MustExist bool `json:"fail_if_not_exists"`
}

// nonce makes a nonce of what names a message, such as its job's id: 24
// characters, of 25 that may be.
func nonce(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return base64.RawURLEncoding.EncodeToString(sum[:18])
}

// post posts a message in a channel, as a reply where the address names a
// message and Discord allows that.
func (a *Adapter) post(ctx context.Context, to address, m Message, nonce string) (receipt, error) {
	body := post{Message: m, Nonce: nonce, EnforceNonce: true}
	body.Flags &^= flagEphemeral
	if to.Message != "" {
		body.Reference = &reference{Message: to.Message, Channel: to.Channel}
	}
	where, err := a.postBody(ctx, to.Channel, body)
	if body.Reference != nil && hasCode(err, codeNoHistory, codeUnknownMessage, codeInvalidBody) {
		body.Reference = nil
		where, err = a.postBody(ctx, to.Channel, body)
	}
	return where, err
}

func (a *Adapter) postBody(ctx context.Context, channel string, body post) (receipt, error) {
	var posted struct {
		ID snowflake `json:"id"`
	}
	err := a.rest.do(ctx, request{
		method: http.MethodPost,
		path:   "/channels/" + channel + "/messages",
		route:  route{"POST /channels/messages", channel},
		body:   body,
		files:  body.Files,
	}, &posted)
	if err != nil {
		return receipt{}, err
	}
	return receipt{channel, string(posted.ID)}, nil
}

// posted looks for the reply to a message that an earlier try may have posted.
func (a *Adapter) posted(ctx context.Context, to address, m Message) (receipt, bool) {
	if to.Message == "" {
		return a.postedLately(ctx, to, m)
	}
	me, err := a.me(ctx)
	if err != nil {
		return receipt{}, false
	}
	var list []message
	err = a.rest.do(ctx, request{
		method: http.MethodGet,
		path:   "/channels/" + to.Channel + "/messages?limit=100&after=" + to.Message,
		route:  route{"GET /channels/messages", to.Channel},
	}, &list)
	if err != nil { // the nonce has to do
		return receipt{}, false
	}
	for _, m := range list {
		if m.Author != nil && string(m.Author.ID) == me && m.Reference != nil && string(m.Reference.Message) == to.Message {
			return receipt{to.Channel, string(m.ID)}, true
		}
	}
	return receipt{}, false
}

// me is the coach's user id.
func (a *Adapter) me(ctx context.Context) (string, error) {
	if id := a.self.Load().user; id != "" {
		return id, nil
	}
	var u user
	err := a.rest.do(ctx, request{method: http.MethodGet, path: "/users/@me", route: route{name: "GET /users/@me"}}, &u)
	return string(u.ID), err
}

// maxDirects bounds the channels of direct messages that are at hand.
const maxDirects = 5000

// directs are the channels of direct messages by user. The zero value is
// ready; it is safe for concurrent use.
type directs struct {
	mu  sync.Mutex
	all map[string]string
}

// directChannel opens the channel of direct messages with a person.
func (a *Adapter) directChannel(ctx context.Context, person string) (string, error) {
	d := &a.direct
	d.mu.Lock()
	known := d.all[person]
	d.mu.Unlock()
	if known != "" {
		return known, nil
	}
	var c channel
	err := a.rest.do(ctx, request{
		method: http.MethodPost,
		path:   "/users/@me/channels",
		route:  route{name: "POST /users/@me/channels"},
		body:   map[string]string{"recipient_id": person},
	}, &c)
	if err != nil {
		return "", err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.all == nil || len(d.all) >= maxDirects {
		d.all = map[string]string{}
	}
	d.all[person] = string(c.ID)
	return string(c.ID), nil
}
