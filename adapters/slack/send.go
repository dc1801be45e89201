package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// SenderConfig is what a Sender is made of.
type SenderConfig struct {
	API    *API   // required
	Tokens Tokens // required: *Installations, or OneWorkspace
	// RespondTo is scheme and host of the only URLs that answers to slash
	// commands and clicks are sent to. Empty is https://hooks.slack.com.
	RespondTo string
	// UploadTo is the host that files are sent to, beside files.slack.com;
	// empty is the API's own.
	UploadTo string
	// Settings are those of workspaces; nil: there are none, and nobody can
	// choose any.
	Settings *Settings
	// Logger gets what operators should know; nil discards it.
	Logger *slog.Logger
}

// A Sender gives replies to Slack: it implements delivery.Sender. It also does
// what the inbound side asks for between an event and its reply. It may be
// used by many goroutines.
type Sender struct {
	c        SenderConfig
	render   func(bot.Reply, address) draft
	drafting chan struct{} // one for each reply that is being rendered
	uses     uses
	statuses statuses
}

// NewSender makes a Sender.
func NewSender(c SenderConfig) (*Sender, error) {
	if c.API == nil || c.Tokens == nil {
		return nil, errors.New("a sender needs an API and tokens")
	}
	if c.RespondTo == "" {
		c.RespondTo = "https://hooks.slack.com"
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return &Sender{c: c, render: draftOf, drafting: make(chan struct{}, max(1, runtime.GOMAXPROCS(0)/2))}, nil
}

// drafted renders a reply, few at a time: under load the processors must be
// free for what is quick, taking messages in.
func (s *Sender) drafted(r bot.Reply, to address) draft {
	s.drafting <- struct{}{}
	defer func() { <-s.drafting }()
	return s.render(r, to)
}

// A receipt says which message a reply became.
type receipt struct {
	Channel string `json:"channel"`
	TS      string `json:"ts"`
}

// Send implements delivery.Sender. A reply that Slack shows to one person
// alone, or on the home tab, has no receipt.
//
// In doubt it looks for the reply before it posts it again, wherever the app
// may read: always in direct messages, in channels only with the optional
// history scopes. An answer to a slash command cannot be looked for and is
// sent again: twice is better than never.
func (s *Sender) Send(ctx context.Context, out bot.Outgoing) (json.RawMessage, error) {
	to, err := addressOf(out)
	if err != nil || to.Team == "" && to.Enterprise == "" {
		return nil, delivery.Permanent("bad_address", err)
	}
	if to.Quiet {
		return nil, nil
	}
	if !out.Until.IsZero() && !s.now().Before(out.Until) {
		return nil, delivery.ErrWindowClosed
	}
	s.awaitStatus(ctx, to)
	p := &posting{Sender: s, to: to, out: out, draft: s.drafted(out.Reply, to)}
	got, err := p.deliver(ctx)
	if err != nil {
		s.complain(err, to)
		return nil, outcome(err)
	}
	if got.TS == "" {
		return nil, nil
	}
	return json.Marshal(got)
}

// complain tells the operator what nobody else can mend.
func (s *Sender) complain(err error, to address) {
	var e *apiError
	switch {
	case errors.Is(err, ErrNotInstalled):
		s.c.Logger.Error("a reply cannot be sent: the app is not installed there, or no more", "team", to.Team, "organisation", to.Enterprise)
	case errors.As(err, &e) && e.word == "missing_scope":
		s.c.Logger.Error("a reply cannot be sent: the bot token lacks a scope; add it and install the app again", "method", e.method, "scope", e.needed)
	case hasWord(err, "invalid_auth", "not_authed", "account_inactive", "token_revoked"):
		s.c.Logger.Error("a reply cannot be sent: Slack refuses the bot token; `coach doctor slack` says what to do", "word", refreshWord(err), "team", to.Team)
	}
}

// now is the time.
func (s *Sender) now() time.Time { return s.c.API.now() }

// invoke calls a method for a workspace when its turn has come, and once more
// with another token where Slack calls the first one expired.
func (s *Sender) invoke(ctx context.Context, to address, c apiCall, out any, lines ...line) error {
	var err error
	if c.token, err = s.c.Tokens.Token(ctx, to.Team, to.Enterprise); err != nil {
		return tokenFailed(err)
	}
	_, err = s.c.API.paced(ctx, c, out, lines...)
	if !hasWord(err, "token_expired") {
		return err
	}
	if c.token, err = s.c.Tokens.Renew(ctx, to.Team, to.Enterprise, c.token); err != nil {
		return tokenFailed(err)
	}
	_, err = s.c.API.paced(ctx, c, out, lines...)
	return err
}

// tokenFailed says that a call was not made for want of a token.
func tokenFailed(err error) error {
	if errors.Is(err, ErrNotInstalled) {
		return err
	}
	return fmt.Errorf("%w: %v", errNoToken, err)
}
