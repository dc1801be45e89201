package main

import (
	"cmp"
	"context"
	"slices"
	"time"

	"careercoach/adapters/slack"
	"careercoach/bot"
	"careercoach/bot/state"
)

// workspaceOf is bot.PersonID.Workspace: the organisation where the app was
// installed for all of it, else the team.
func workspaceOf(team, enterprise string) string { return cmp.Or(enterprise, team) }

// personOf is who visits.
func personOf(v slack.Visit) bot.PersonID {
	return bot.PersonID{Platform: slackName, Workspace: workspaceOf(v.Team, v.Enterprise), User: v.User}
}

// showHome shows a person what the coach can do, and what it keeps of them.
func (c *slackConnection) showHome(ctx context.Context, v slack.Visit) error {
	person := personOf(v)
	kept, err := state.Collect(ctx, c.store, person, time.Now())
	if err != nil {
		return err
	}
	return c.out.PublishHome(ctx, v, homeReply(c.library.of(person.Workspace).Base(), c.library.flags.flows(), kept))
}

// knows reports whether a conversation has begun, for Inbound's Follows.
func (c *slackConnection) knows(ctx context.Context, id bot.ConversationID) bool {
	known, err := c.store.Get(ctx, state.ConversationKey(id))
	return err == nil && known.Revision > 0
}

// removed cleans up after access that ended. With one workspace the token is
// looked at, so that the connection ends with Slack's word for it.
func (c *slackConnection) removed(ctx context.Context, r slack.Removal) error {
	if c.install != nil {
		return c.install.Removed(ctx, r)
	}
	select {
	case c.look <- struct{}{}:
	default: // it is on its way
	}
	if !r.Uninstalled {
		return nil
	}
	for _, workspace := range slices.Compact([]string{r.Team, r.Enterprise}) {
		if workspace == "" {
			continue
		}
		if err := forgetWorkspace(ctx, c.store, slackName, workspace); err != nil {
			return err
		}
	}
	return nil
}
