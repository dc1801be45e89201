package slack

import (
	"encoding/json"
	"time"
)

// An eventBody is what the Events API wraps around an event.
type eventBody struct {
	Type           string          `json:"type"`
	Team           string          `json:"team_id"`
	Enterprise     string          `json:"enterprise_id"`
	Authorizations []authorization `json:"authorizations"`
	AuthedUsers    []string        `json:"authed_users"` // the older form
	Time           json.RawMessage `json:"event_time"`   // seconds since 1970
	Event          json.RawMessage `json:"event"`
}

// An authorization names an installation that the event is for.
type authorization struct {
	Team       string `json:"team_id"`
	Enterprise string `json:"enterprise_id"`
	User       string `json:"user_id"`
	IsBot      bool   `json:"is_bot"`
	ForOrg     bool   `json:"is_enterprise_install"`
}

// An origin is where an event is from: the installation it is for, and the
// coach's own user there.
type origin struct {
	team, enterprise string
	bot              string // empty where Slack does not say
}

// origin reads who the event is for. In a channel shared between
// organisations the body's team may be the other one; the authorization's is
// the one that installed the app.
func (b eventBody) origin() origin {
	o := origin{team: b.Team}
	if len(b.AuthedUsers) > 0 {
		o.bot = b.AuthedUsers[0]
	}
	if len(b.Authorizations) == 0 {
		return o
	}
	a := b.Authorizations[0]
	if a.IsBot {
		o.bot = a.User
	}
	if a.Team != "" {
		o.team = a.Team
	}
	if a.ForOrg {
		o.enterprise = a.Enterprise
	}
	return o
}

// at is when the event was; the zero time where Slack does not say.
func (b eventBody) at() time.Time {
	at, _ := parseTS(string(b.Time))
	return at
}

// visit is a person at a place of the origin.
func (o origin) visit(user, channel, thread string) Visit {
	return Visit{Team: o.team, Enterprise: o.enterprise, User: user, Channel: channel, Thread: thread}
}

// readEvent decides about an event of the Events API. Only the type is read
// before it is known, so that no other type can fail.
func (i *Inbound) readEvent(raw json.RawMessage) (verdict, error) {
	var body eventBody
	if err := decode(raw, &body); err != nil {
		return verdict{}, err
	}
	if body.Type != "event_callback" {
		return ignore("no event"), nil
	}
	var name struct {
		Type string `json:"type"`
	}
	if err := decode(body.Event, &name); err != nil {
		return verdict{}, err
	}
	switch name.Type {
	case "message", "app_mention":
		return i.readMessage(body)
	case "app_home_opened":
		return readHomeOpened(body)
	case "assistant_thread_started":
		return readThreadStarted(body)
	case "app_uninstalled", "tokens_revoked", "team_access_revoked":
		return readRemoval(body, name.Type)
	}
	return ignore("unknown event"), nil
}

// readRemoval decides about access that ended.
func readRemoval(body eventBody, name string) (verdict, error) {
	var event struct {
		Teams  []string `json:"team_ids"`
		Tokens struct {
			Users []string `json:"oauth"`
			Bots  []string `json:"bot"`
		} `json:"tokens"`
	}
	if err := decode(body.Event, &event); err != nil {
		return verdict{}, err
	}
	r := Removal{
		Team: body.Team, Enterprise: body.Enterprise, Teams: event.Teams,
		Bots: event.Tokens.Bots, Users: event.Tokens.Users,
		At: body.at(), Uninstalled: name == "app_uninstalled",
	}
	if name == "team_access_revoked" && len(r.Teams) == 0 {
		return ignore("names nobody"), nil
	}
	visit := Visit{Team: body.Team, Enterprise: body.Enterprise}
	return verdict{why: name, visit: visit, task: &task{kind: taskRemoved, removal: r}}, nil
}
