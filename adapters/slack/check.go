package slack

import (
	"context"
	"errors"
	"fmt"
)

// ErrTokenRefused: Slack does not accept the bot's token until an operator
// mends what the error says. Errors of API.CheckBot wrap it.
var ErrTokenRefused = errors.New("the bot token does not work")

// CheckBot asks Slack whether a bot's token is good. It fails with
// ErrTokenRefused, and says how to mend it, where Slack refuses the token;
// other errors say that Slack could not be asked.
func (a *API) CheckBot(ctx context.Context, token Token) error {
	if !token.isBot() {
		return fmt.Errorf("%w: a bot token begins with xoxb-. %s", ErrTokenRefused, botFixes("not_bot"))
	}
	_, err := a.call(ctx, apiCall{method: "auth.test", token: token, body: struct{}{}}, nil)
	var e *apiError
	if !errors.As(err, &e) {
		return err
	}
	switch e.word {
	case "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type",
		"no_permission", "org_login_required", "user_removed_from_team", "team_access_not_granted":
		return fmt.Errorf("%w (%s). %s", ErrTokenRefused, e.word, botFixes(e.word))
	}
	return err
}
