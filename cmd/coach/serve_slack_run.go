package main

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"careercoach/adapters/slack"
	"careercoach/bot"
	"careercoach/bot/delivery"
)

// slackName is Slack's name in the store.
const slackName = "slack"

// slackConnection connects Slack.
type slackConnection struct {
	slackSettings
	place
	api      *slack.API
	install  *slack.Installations // nil with one workspace
	out      *slack.Sender
	look     chan struct{} // asks to look at the token again
	in       atomic.Pointer[slack.Inbound]
	socket   atomic.Pointer[slack.Socket]
	listens  atomic.Pointer[string] // the address in HTTP mode
	lookEach time.Duration          // how often the token is looked at
}

// connect makes the connection to Slack; nil where nothing of it is configured.
func (f *slackFlags) connect(e environment, p place) (connection, error) {
	s, err := f.settings(e)
	if err != nil || !s.given() {
		return nil, err
	}
	if err := s.check(); err != nil {
		return nil, err
	}
	c := &slackConnection{slackSettings: s, place: p, look: make(chan struct{}, 1), lookEach: 10 * time.Minute}
	if c.api, err = s.reach(); err != nil {
		return nil, err
	}
	tokens, err := c.tokens()
	if err != nil {
		return nil, err
	}
	c.out, err = slack.NewSender(slack.SenderConfig{
		API: c.api, Tokens: tokens, RespondTo: s.hooks, Settings: slackSettingsIn(p.store), Logger: p.logger,
	})
	return c, err
}

// tokens are those of the one workspace, or of all that installed the app.
func (c *slackConnection) tokens() (slack.Tokens, error) {
	if !c.byOAuth() {
		return slack.OneWorkspace{Bot: c.botToken}, nil
	}
	var err error
	c.install, err = c.installations(c.store)
	return c.install, err
}

// installations keep the tokens of all workspaces in a store.
func (c *slackConnection) installations(records slack.Records) (*slack.Installations, error) {
	return slack.NewInstallations(slack.InstallConfig{
		Records: records, Keys: c.keys, API: c.api, Client: c.client, Secret: c.secret, Logger: c.logger,
		Forget: func(ctx context.Context, workspace string) error {
			return forgetWorkspace(ctx, c.store, slackName, workspace)
		},
	})
}

func (c *slackConnection) name() string { return slackName }

func (c *slackConnection) sender() delivery.Sender { return c.out }

// run implements connection.
func (c *slackConnection) run(ctx context.Context, in eventReceiver) error {
	inbound, err := slack.NewInbound(c.inbound(in))
	if err != nil {
		return err
	}
	c.in.Store(inbound)
	running, stop := context.WithCancel(ctx)
	defer stop()
	refused := make(chan error, 1)
	go func() {
		err := c.watchToken(running)
		if err != nil {
			stop()
		}
		refused <- err
	}()
	if c.overHTTP() {
		err = c.listen(running, inbound)
	} else {
		err = c.runSocket(running, inbound)
	}
	stop()
	err = errors.Join(err, <-refused)
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), inboundEnd)
	defer cancel()
	_ = inbound.Close(ending) // what takes longer is none of an answer
	return err
}

// inboundEnd bounds the wait for what is not answered by the coach.
const inboundEnd = 2 * time.Second

// inbound is the config of what decides about events.
func (c *slackConnection) inbound(in eventReceiver) slack.InboundConfig {
	callbacks := c.out.Callbacks()
	callbacks.HomeOpened = c.showHome
	callbacks.Removed = c.removed
	config := slack.InboundConfig{
		Receiver: c.out.Showing(in), Callbacks: callbacks, Workspace: slackSettingsIn(c.store).Load, Logger: c.logger,
	}
	config.Form = func(name string) (bot.Form, bool) { return c.library.of("").Form(name) }
	if c.follow {
		config.Follows = c.knows
	}
	return config
}

func (c *slackConnection) runSocket(ctx context.Context, in *slack.Inbound) error {
	socket, err := slack.NewSocket(slack.SocketConfig{Inbound: in, API: c.api, AppToken: c.appToken, Logger: c.logger})
	if err != nil {
		return err
	}
	c.socket.Store(socket)
	return socket.Run(ctx)
}

// watchToken looks at the bot token, at once and then now and then, until the
// context ends or Slack refuses it.
func (c *slackConnection) watchToken(ctx context.Context) error {
	if c.byOAuth() {
		return nil
	}
	for {
		err := c.api.CheckBot(ctx, c.botToken)
		wait := c.lookEach
		switch {
		case errors.Is(err, slack.ErrTokenRefused):
			return fmt.Errorf("%w To give it to the coach, %s", err, c.bot.howTo())
		case err != nil && ctx.Err() == nil:
			c.logger.Warn("Slack could not be asked about the bot token; trying again", "error", err)
			wait = min(wait, 30*time.Second)
		}
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-c.look:
			timer.Stop()
		case <-ctx.Done():
			timer.Stop()
			return nil
		}
	}
}

// missing implements connection.
func (c *slackConnection) missing() string {
	switch socket := c.socket.Load(); {
	case c.overHTTP() && c.listens.Load() == nil:
		return "not listening yet"
	case !c.overHTTP() && (socket == nil || socket.Stats().Connected == 0):
		return "no socket to Slack is open"
	}
	return ""
}
