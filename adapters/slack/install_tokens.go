package slack

import (
	"context"
	"fmt"
)

// Tokens give the bot's token of a workspace: *Installations, or OneWorkspace.
type Tokens interface {
	// Token returns a token that is still good. It fails with ErrNotInstalled,
	// and with the errors of the store and of Slack.
	Token(ctx context.Context, team, enterprise string) (Token, error)
	// Renew returns another token than stale, which Slack calls expired.
	Renew(ctx context.Context, team, enterprise string, stale Token) (Token, error)
}

// OneWorkspace are the Tokens of an app that is installed in one workspace and
// was given its bot token by configuration.
type OneWorkspace struct {
	Bot Token // required
}

// Token returns the token.
func (o OneWorkspace) Token(context.Context, string, string) (Token, error) { return o.Bot, nil }

// Renew fails: the operator has to put in another token.
func (o OneWorkspace) Renew(context.Context, string, string, Token) (Token, error) {
	return "", fmt.Errorf("the bot token has expired: switch token rotation off, or install by OAuth: %w", ErrNotInstalled)
}
