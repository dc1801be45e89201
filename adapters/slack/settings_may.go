package slack

import (
	"context"
	"errors"
	"net/url"
	"slices"
)

// What is said to those whose wish is not granted.
const (
	barredText = "Only admins and owners of this workspace, and whoever installed me here, can see and change my settings for it."
	barredOrg  = "Only admins and owners of the organisation, and whoever installed me in it, can see and change my settings for it."
	blindText  = "I cannot tell whether you are an admin, as I lack the permission `users:read`. Whoever manages the app adds it on its page OAuth & Permissions, " +
		"or pastes the manifest again, and then installs the app again. Until then nobody can change these settings in Slack but who installed me by OAuth."
	unaskedText = "I could not ask Slack whether you are an admin. Nothing was changed; please try again in a minute."
)

// scopeUsers is the permission to ask whether somebody is an admin.
const scopeUsers = "users:read"

// A member is what Slack says about a person, as far as it matters here.
type member struct {
	ID         string `json:"id"`
	Team       string `json:"team_id"`
	Deleted    bool   `json:"deleted"`
	Bot        bool   `json:"is_bot"`
	Stranger   bool   `json:"is_stranger"`
	Restricted bool   `json:"is_restricted"` // a guest
	roles
	Enterprise struct {
		ID    string   `json:"enterprise_id"`
		Teams []string `json:"teams"`
		roles
	} `json:"enterprise_user"`
}

// roles are what somebody is in a workspace or organisation.
type roles struct {
	Admin bool `json:"is_admin"`
	Owner bool `json:"is_owner"`
	First bool `json:"is_primary_owner"`
}

func (r roles) runs() bool { return r.Admin || r.Owner || r.First }

// runs reports whether the member runs the workspace of a visit: the
// organisation where the app is installed for all of it, else the team.
func (m member) runs(v Visit) bool {
	switch {
	case m.ID != v.User || m.Deleted || m.Bot || m.Stranger || m.Restricted:
		return false
	case v.Enterprise != "":
		return m.Enterprise.ID == v.Enterprise && m.Enterprise.runs()
	}
	return (m.Team == v.Team || slices.Contains(m.Enterprise.Teams, v.Team)) && m.roles.runs()
}

// barred says to a visitor why their wish is not granted; it is empty for
// those who run the workspace and for who installed the app there. Where Slack
// does not say who they are they are barred too, and the error says why.
func (s *Sender) barred(ctx context.Context, v Visit) (why string, err error) {
	if s.installed(ctx, v) {
		return "", nil
	}
	var got struct {
		User member `json:"user"`
	}
	call := apiCall{method: "users.info", form: url.Values{"user": {v.User}}}
	err = s.invoke(ctx, v.address(), call, &got, methodLine(call.method, v.Team))
	switch {
	case hasWord(err, "missing_scope"):
		s.complain(err, v.address())
		return blindText, err
	case err != nil && !hasWord(err, "user_not_found", "user_not_visible"):
		return unaskedText, err
	case err == nil && got.User.runs(v):
		return "", nil
	case v.Enterprise != "":
		return barredOrg, nil
	}
	return barredText, nil
}

// installed reports whether a visitor installed the app in the workspace.
func (s *Sender) installed(ctx context.Context, v Visit) bool {
	all, ok := s.c.Tokens.(*Installations)
	if !ok || v.User == "" {
		return false
	}
	key := installKey("team", v.Team)
	if v.Enterprise != "" {
		key = installKey("org", v.Enterprise)
	}
	i, _, err := all.read(ctx, key)
	if err != nil && !errors.Is(err, ErrNotInstalled) {
		s.c.Logger.Warn("it cannot be read who installed the app", "error", err)
	}
	return err == nil && i.Installer == v.User
}
