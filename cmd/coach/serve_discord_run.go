package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"sync"
	"sync/atomic"

	"careercoach/adapters/discord"
	"careercoach/bot"
	"careercoach/bot/delivery"
)

// discordName is Discord's name in the store.
const discordName = "discord"

// discordConnection connects Discord.
type discordConnection struct {
	discordSettings
	place
	adapter *discord.Adapter
	listens atomic.Bool   // the endpoint for interactions is open
	loaded  chan struct{} // holds a token when the knowledge was loaded again
}

// connect makes the connection to Discord; nil where nothing of it is
// configured.
func (f *discordFlags) connect(e environment, p place) (connection, error) {
	s, err := f.settings(e)
	if err != nil || !s.given() {
		return nil, err
	}
	if err := s.check(); err != nil {
		return nil, err
	}
	c := &discordConnection{discordSettings: s, place: p, loaded: p.library.watched()}
	config := s.config()
	config.Notes = storedNotes{p.store}
	config.Suggest = func(typed string) []string { return suggested(p.library.of(""), typed) }
	config.Form = func(name string) (bot.Form, bool) { return p.library.of("").Form(name) }
	config.Levels = func() []string { return named(p.library.of("").Base(), "level") }
	config.Regions = func() []string { return named(p.library.of("").Base(), "region") }
	config.Workspace, config.Removed = discordServers(p.store)
	config.Logger = p.logger
	if c.adapter, err = discord.New(config); err != nil {
		return nil, err
	}
	return c, nil
}

func (c *discordConnection) name() string { return discordName }

func (c *discordConnection) sender() delivery.Sender { return c }

// Send implements delivery.Sender.
func (c *discordConnection) Send(ctx context.Context, out bot.Outgoing) (json.RawMessage, error) {
	if isForgotten(out.Reply) {
		c.adapter.Forget(out.Conversation.User)
	}
	return c.adapter.Send(ctx, out)
}

// Direct implements delivery.Director.
func (c *discordConnection) Direct(id bot.ConversationID) bot.ConversationID {
	return c.adapter.Direct(id)
}

// isForgotten reports whether a reply tells a person that they are forgotten.
func isForgotten(r bot.Reply) bool {
	return r.Decision == bot.DecisionFlow && r.Title == bot.Forgotten(bot.Counts{}).Title
}

// run implements connection: the gateway, and the endpoint where there is one.
// When either ends, both end.
func (c *discordConnection) run(ctx context.Context, in eventReceiver) error {
	running, stop := context.WithCancel(ctx)
	var beside sync.WaitGroup
	defer beside.Wait()
	defer stop()
	ended := make(chan error, 2)
	go func() {
		defer stop()
		ended <- c.explained(c.adapter.Serve(running, in))
	}()
	beside.Go(func() { c.registerAgain(running) })
	go func() {
		err := c.listen(running, in)
		if err != nil {
			stop()
		}
		ended <- err
	}()
	return errors.Join(<-ended, <-ended)
}

// tokenRefused is how Discord's gateway closes on a token that it does not take.
const tokenRefused = 4004

// explained adds to a token that Discord refuses how another is given.
func (c *discordConnection) explained(err error) error {
	var stop *discord.StopError
	if errors.As(err, &stop) && stop.Code == tokenRefused {
		return fmt.Errorf("%w. To give it to the coach, %s", err, c.token.howTo())
	}
	return err
}

// listen takes interactions in over HTTP until the context ends; without an
// address it does nothing.
func (c *discordConnection) listen(ctx context.Context, in eventReceiver) error {
	if c.http == "" {
		return nil
	}
	door, err := c.adapter.Handler(in)
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", c.http)
	if err != nil {
		return fmt.Errorf("listening for Discord (--discord-http %s): %w", c.http, err)
	}
	c.listens.Store(true)
	defer c.listens.Store(false)
	c.logger.Info("listening for Discord", "address", listener.Addr().String())
	return serveUntil(ctx, listener, door, httpEnd)
}

// missing implements connection.
func (c *discordConnection) missing() string {
	switch s := c.adapter.Stats(); {
	case s.TokenRefused:
		return "Discord does not take the token"
	case s.Connected == 0:
		return "no connection to Discord's gateway is open"
	case c.http != "" && !c.listens.Load():
		return "not listening for interactions yet"
	}
	return ""
}
