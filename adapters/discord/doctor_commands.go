package discord

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// maxLooked is how many channels Doctor looks at.
const maxLooked = 5

// checkCommands compares the commands that are registered.
func (a *Adapter) checkCommands(ctx context.Context, app application) Finding {
	id := app.ID
	if a.config.Application != "" {
		id = a.config.Application
	}
	if id == "" {
		return unknowable("The commands were not looked at: the application's id is not known.", "Give it, or try again in a minute.")
	}
	var there []registered
	err := a.rest.do(ctx, request{method: http.MethodGet, path: a.commandsPath(id), route: route{name: "GET commands"}}, &there)
	switch {
	case hasStatus(err, http.StatusForbidden) || hasStatus(err, http.StatusNotFound):
		return bad("The commands cannot be read.", "Install the bot with the link of `coach invite discord`, and check the id of the trial server.")
	case err != nil:
		return unknowable("The commands cannot be read: "+err.Error()+".", "Try again in a minute.")
	}
	const start = "Start the coach: it registers its commands. If it did, look for a warning in its log."
	for _, c := range a.Commands() {
		i := slices.IndexFunc(there, func(r registered) bool { return r.Name == c.Name && max(r.Type, kindChatCommand) == int(c.Type) })
		switch {
		case i < 0:
			return bad("The command "+c.Name+" is not registered.", start)
		case there[i].outline() != outlineOf(c):
			return bad("The command "+c.Name+" is registered as another version of the coach has it.", start)
		}
	}
	return good("All %d commands are registered.", len(a.Commands()))
}

// registered is a command, or an option of one, as Discord gives it back: what
// tells versions of a command apart, but for the choices, which come from the
// knowledge.
type registered struct {
	Name         string       `json:"name"`
	Type         int          `json:"type"`
	Description  string       `json:"description"`
	Required     bool         `json:"required"`
	Autocomplete bool         `json:"autocomplete"`
	Options      []registered `json:"options"`
}

// outline writes a command so that it can be compared.
func (r registered) outline() string {
	text := fmt.Sprintf("%q %d %q %v %v", r.Name, max(r.Type, kindChatCommand), r.Description, r.Required, r.Autocomplete)
	for _, o := range r.Options {
		text += " (" + o.outline() + ")"
	}
	return text
}

// outlineOf is the outline of a command of ours.
func outlineOf(c Command) string {
	var r registered
	data, err := json.Marshal(c)
	if err == nil {
		err = json.Unmarshal(data, &r)
	}
	if err != nil {
		panic("a command cannot fail to be encoded: " + err.Error())
	}
	return r.outline()
}

// checkChannels looks at the channels in which questions need no mention.
func (a *Adapter) checkChannels(ctx context.Context) []Finding {
	if len(a.config.Channels) == 0 {
		return nil
	}
	var hidden []string
	for _, id := range a.config.Channels[:min(len(a.config.Channels), maxLooked)] {
		err := a.rest.do(ctx, request{method: http.MethodGet, path: "/channels/" + id, route: route{"GET /channels", id}}, nil)
		switch {
		case hasStatus(err, http.StatusForbidden) || hasStatus(err, http.StatusNotFound):
			hidden = append(hidden, id)
		case err != nil:
			return []Finding{unknowable("Whether the coach sees the listed channels cannot be told: "+err.Error()+".", "Try again in a minute.")}
		}
	}
	if len(hidden) > 0 {
		return []Finding{bad("The coach does not see the channel "+strings.Join(hidden, " and ")+" that is listed.",
			"Check the id, invite the coach to that server, and give its role View Channel there; or take the channel out of the list.")}
	}
	if len(a.config.Channels) > maxLooked {
		return []Finding{unknowable(fmt.Sprintf("The coach sees the first %d of the listed channels; the others were not looked at.", maxLooked), "Ask something in each of them.")}
	}
	return []Finding{good("The coach sees the channels that are listed.")}
}

// checkReach is about an endpoint, which only Discord can try, and about who
// may install the coach.
func (a *Adapter) checkReach(app application) []Finding {
	var out []Finding
	if app.Endpoint != "" && len(a.key) > 0 {
		out = append(out, unknowable("Whether Discord reaches the endpoint "+app.Endpoint+" cannot be told from here.",
			"With the coach running, save the address in the developer portal once more (General Information, Interactions Endpoint URL): Discord tries it then."))
	}
	if app.BotPublic != nil && !*app.BotPublic {
		out = append(out, good("Only the owner of the application can install the coach (Public Bot is off)."))
	}
	return out
}
