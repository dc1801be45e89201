package main

import (
	"context"
	"time"

	"careercoach/bot"
	"careercoach/bot/state"
)

// discordServers reach what is kept of Discord's servers in a store: the
// settings that the core heeds, and, where the coach was removed, everything.
func discordServers(store bot.Store) (
	change func(context.Context, string, func(*bot.Workspace)) (bot.Workspace, error),
	removed func(context.Context, string) error,
) {
	change = func(ctx context.Context, server string, change func(*bot.Workspace)) (bot.Workspace, error) {
		if change != nil {
			return state.ChangeWorkspace(ctx, store, discordName, server, change)
		}
		w, _, err := state.LoadWorkspace(ctx, store, discordName, server)
		return w, err
	}
	removed = func(ctx context.Context, server string) error {
		return forgetWorkspace(ctx, store, discordName, server)
	}
	return change, removed
}

// registerEvery is when commands are registered again that could not be.
const registerEvery = time.Minute

// registerAgain registers the commands each time the knowledge was loaded
// again, where what they offer has changed, until the context ends.
func (c *discordConnection) registerAgain(ctx context.Context) {
	var again <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case <-c.loaded:
		case <-again:
		}
		again = nil
		if err := c.adapter.Register(ctx); err != nil && ctx.Err() == nil {
			c.logger.Warn("the commands could not be registered after the knowledge was loaded again; trying again", "error", err)
			again = time.After(registerEvery)
		}
	}
}
