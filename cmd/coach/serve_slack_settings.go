package main

import (
	"context"

	"careercoach/adapters/slack"
	"careercoach/bot"
	"careercoach/bot/state"
)

// slackSettingsIn reach the settings of Slack's workspaces in a store.
func slackSettingsIn(store bot.Store) *slack.Settings {
	return &slack.Settings{
		Load: func(ctx context.Context, workspace string) (bot.Workspace, error) {
			w, _, err := state.LoadWorkspace(ctx, store, slackName, workspace)
			return w, err
		},
		Change: func(ctx context.Context, workspace string, change func(*bot.Workspace)) (bot.Workspace, error) {
			return state.ChangeWorkspace(ctx, store, slackName, workspace, change)
		},
	}
}
