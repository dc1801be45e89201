package slack

import (
	"context"
	"errors"
	"net/url"
	"time"
)

// A grant is what oauth.v2.access gives.
type grant struct {
	Token     Token  `json:"access_token"`
	Type      string `json:"token_type"`
	Refresh   Token  `json:"refresh_token"`
	ExpiresIn int    `json:"expires_in"` // seconds; 0 where tokens do not rotate
	Scope     string `json:"scope"`
	Bot       string `json:"bot_user_id"`
	App       string `json:"app_id"`
	Team      *party `json:"team"`
	Org       *party `json:"enterprise"`
	WholeOrg  bool   `json:"is_enterprise_install"`
	User      party  `json:"authed_user"`
}

// party is somebody in a grant.
type party struct {
	ID string `json:"id"`
}

// errGrant: Slack granted something that the coach cannot use.
var errGrant = errors.New("the installation gave no bot token: check the app's bot scopes")

// access asks for a token, by a code or by a refresh token.
func (s *Installations) access(ctx context.Context, form url.Values) (grant, error) {
	if s.c.Client == "" || s.c.Secret == "" {
		return grant{}, errors.New("the app's client id and secret are needed: see its page Basic Information")
	}
	var g grant
	_, err := s.c.API.call(ctx, apiCall{method: "oauth.v2.access", form: form, client: s.c.Client, secret: s.c.Secret}, &g)
	if err == nil && !(g.Type == "bot" && g.Token.isBot()) {
		err = errGrant
	}
	return g, err
}

// expires is when the token ends; the zero time means never.
func (g grant) expires(now time.Time) time.Time {
	if g.ExpiresIn <= 0 || g.Refresh == "" {
		return time.Time{}
	}
	return now.Add(time.Duration(g.ExpiresIn) * time.Second).UTC()
}

// installation is what a grant by a code installs.
func (g grant) installation(now time.Time) Installation {
	i := Installation{
		App: g.App, Bot: g.Bot, Installer: g.User.ID, Token: g.Token, Refresh: g.Refresh,
		Expires: g.expires(now), Scopes: g.Scope, Installed: now.UTC(),
	}
	if g.Team != nil && !g.WholeOrg {
		i.Team = g.Team.ID
	}
	if g.Org != nil {
		i.Enterprise = g.Org.ID
	}
	return i
}
