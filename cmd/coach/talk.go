package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/user"
	"strconv"
	"strings"
	"time"

	"careercoach/adapters/terminal"
	"careercoach/bot"
	"careercoach/bot/delivery"
	"careercoach/bot/state"
)

// platform is the terminal's name in the store.
const platform = "terminal"

// stopWithin bounds how long the end of a conversation takes: that of the
// terminal, and then that of the delivery.
const stopWithin = 3 * time.Second

// A talk is a conversation in the terminal, over a store. All fields but within
// are required, of terminal those that say where lines come from and go to.
type talk struct {
	store     bot.Store
	coach     delivery.Answerer
	retention bot.Retention
	logger    *slog.Logger
	terminal  terminal.Config
	within    time.Duration // bounds the end, twice; 0 is stopWithin
}

// run holds the conversation until it ends and everything that was shown is
// noted.
func (c *talk) run(ctx context.Context) error {
	var d *delivery.Delivery
	config, err := c.config(ctx)
	if err != nil {
		return err
	}
	config.Receive = func(ctx context.Context, e bot.Event) error {
		outcome, err := d.Receive(ctx, e)
		if err == nil && outcome == delivery.Busy {
			err = errors.New("too many messages wait for an answer")
		}
		return err
	}
	screen := terminal.New(config)
	if d, err = c.delivery(ctx, screen); err != nil {
		return err
	}
	talking, hangUp := context.WithCancel(ctx)
	defer hangUp()
	ended := make(chan error, 1)
	go func() {
		defer hangUp() // where it ends by itself
		ended <- d.Run(talking)
	}()
	err = c.runScreen(talking, screen)
	hangUp()
	return errors.Join(err, <-ended)
}

// runScreen runs the terminal. When the context ends it does not wait for ever:
// nobody may be reading what it writes.
func (c *talk) runScreen(ctx context.Context, screen *terminal.Terminal) error {
	done := make(chan error, 1)
	go func() { done <- screen.Run(ctx) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	timer := time.NewTimer(cmp.Or(c.within, stopWithin))
	defer timer.Stop()
	select {
	case err := <-done:
		return err
	case <-timer.C:
		return nil
	}
}

// delivery makes what carries messages and replies. One person types: there is
// no limit.
func (c *talk) delivery(ctx context.Context, screen *terminal.Terminal) (*delivery.Delivery, error) {
	return delivery.New(ctx, delivery.Config{
		Store:           c.store,
		Coach:           c.coach,
		Senders:         map[string]delivery.Sender{platform: screen},
		Logger:          c.logger,
		Retention:       c.retention,
		PerPerson:       delivery.Limit{Rate: -1},
		ShutdownTimeout: cmp.Or(c.within, stopWithin),
	})
}

// config completes the terminal's: whose conversation it is, and what an
// earlier run owes.
func (c *talk) config(ctx context.Context) (terminal.Config, error) {
	config := c.terminal
	if config.Conversation == (bot.ConversationID{}) {
		config.Conversation = myConversation()
	}
	config.Commands = coachCommands()
	queued, err := state.Collect(ctx, c.store, config.Conversation.PersonID, time.Now())
	if err != nil {
		return config, fmt.Errorf("reading what is kept of the last conversation: %w", err)
	}
	for _, job := range queued.Queued {
		if job.Kind != "other" { // a reminder that is not due yet
			config.Leftovers++
		}
	}
	return config, nil
}

// myConversation is the one of this user of the machine.
func myConversation() bot.ConversationID {
	name := strconv.Itoa(os.Getuid())
	if u, err := user.Current(); err == nil && u.Username != "" {
		name = u.Username
	}
	return bot.ConversationID{PersonID: bot.PersonID{Platform: platform, User: name}, Channel: platform}
}

// coachCommands are the lines with a slash that the coach answers.
func coachCommands() []terminal.Command {
	return []terminal.Command{
		{Name: "/history", Help: "your last questions"},
		{Name: "/settings", Help: "brief answers, your region"},
		{Name: "/privacy", Help: "what is kept about you, and for how long"},
		{Name: "/export", Help: "all of that as files, into the current directory"},
		{Name: "/forget", Help: "have all of it deleted"},
	}
}

// isTerminal reports whether a conversation's path, or a key that begins with
// it, is one of the terminal.
func isTerminal(path string) bool { return strings.HasPrefix(path, platform+"/") }
