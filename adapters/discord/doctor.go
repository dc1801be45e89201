package discord

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	discordapi "github.com/bwmarrin/discordgo"
)

// A Finding is what Doctor found out about one matter.
type Finding struct {
	OK   bool
	What string // a sentence
	Fix  string // what to do; empty where it is OK
}

func good(what string, args ...any) Finding {
	return Finding{OK: true, What: fmt.Sprintf(what, args...)}
}

func bad(what, fix string) Finding { return Finding{What: what, Fix: fix} }

// Doctor checks token, application, intents, gateway and commands, and says how
// to mend what is wrong. It changes nothing, and asks no more than five
// questions of Discord.
func (a *Adapter) Doctor(ctx context.Context) []Finding {
	var me struct {
		ID snowflake `json:"id"`
	}
	err := a.rest.do(ctx, request{method: http.MethodGet, path: "/users/@me", route: route{name: "GET /users/@me"}}, &me)
	if err != nil {
		return []Finding{a.tokenTrouble(err)}
	}
	out := []Finding{good("Discord takes the token: the bot has the id %s.", me.ID)}
	app, err := a.application(ctx)
	if err != nil {
		out = append(out, bad("Discord does not tell about the application: "+err.Error()+".", "Try again; intents and endpoint were not checked."))
	} else {
		out = append(out, a.checkKey(app), a.checkIntent(app), a.checkEndpoint(app))
	}
	return append(out, a.checkGateway(ctx), a.checkCommands(ctx, app, string(me.ID)))
}

// tokenTrouble says why Discord did not say who the bot is.
func (a *Adapter) tokenTrouble(err error) Finding {
	if hasStatus(err, http.StatusUnauthorized) {
		return bad("Discord does not take the token.", "Copy it anew from the developer portal: your application, Bot, Reset Token.")
	}
	return bad("Discord cannot be reached: "+err.Error()+".", "Check the network, a proxy and the URL of the API.")
}

// checkKey compares the public key.
func (a *Adapter) checkKey(app application) Finding {
	switch {
	case len(a.key) == 0:
		return good("There is no public key: interactions come over the gateway.")
	case app.VerifyKey != "" && !strings.EqualFold(app.VerifyKey, a.config.PublicKey):
		return bad("The public key is not that of the application.", "Copy it from the developer portal: your application, General Information, Public Key.")
	}
	return good("The public key is that of the application.")
}

// checkIntent looks for the message content intent where it is needed.
func (a *Adapter) checkIntent(app application) Finding {
	switch {
	case len(a.config.Channels) == 0 && !a.config.ListenAllowed:
		return good("No privileged intent is needed.")
	case app.Flags&(flagContent|flagContentLimited) == 0:
		return bad("Channels are to be answered in without a mention, and the message content intent is off.",
			"Switch it on in the developer portal (your application, Bot, Message Content Intent), or list no channels.")
	}
	return good("The message content intent is on.")
}

// checkEndpoint says which way interactions come.
func (a *Adapter) checkEndpoint(app application) Finding {
	switch {
	case app.Endpoint != "" && len(a.key) == 0:
		return bad("Commands and clicks are sent to an HTTP endpoint, and there is no public key to check them with.",
			"Give the public key and serve the endpoint, or clear Interactions Endpoint URL in the developer portal (your application, General Information).")
	case app.Endpoint != "":
		return good("Commands and clicks are sent to an HTTP endpoint, not over the gateway.")
	}
	return good("Commands and clicks come over the gateway.")
}

// checkGateway asks for the gateway and how many sessions may begin.
func (a *Adapter) checkGateway(ctx context.Context) Finding {
	info, err := (&starter{rest: a.rest, now: a.now}).gateway(ctx)
	var stop *StopError
	switch {
	case errors.As(err, &stop):
		return bad("The gateway cannot be used.", stop.Fix)
	case err != nil:
		return bad("Discord does not say where the gateway is: "+err.Error()+".", "Try again in a minute.")
	case info.SessionStartLimit.Total > 0 && info.SessionStartLimit.Remaining == 0:
		return bad("No session may begin for now: too many have begun today.", "Wait; do not restart the coach again and again.")
	}
	return good("The gateway is there: %d shards, %d sessions may begin.", info.Shards, info.SessionStartLimit.Remaining)
}

// checkCommands compares the commands that are registered.
func (a *Adapter) checkCommands(ctx context.Context, app application, me string) Finding {
	id := app.ID
	if a.config.Application != "" {
		id = a.config.Application
	}
	if id == "" {
		id = me
	}
	var there []struct {
		Name string                            `json:"name"`
		Type discordapi.ApplicationCommandType `json:"type"`
	}
	err := a.rest.do(ctx, request{method: http.MethodGet, path: a.commandsPath(id), route: route{name: "GET commands"}}, &there)
	switch {
	case hasStatus(err, http.StatusForbidden) || hasStatus(err, http.StatusNotFound):
		return bad("The commands cannot be read.", "Install the bot with the link of `coach invite discord`, and check the id of the trial server.")
	case err != nil:
		return bad("The commands cannot be read: "+err.Error()+".", "Try again in a minute.")
	}
	var names []string
	for _, c := range there {
		names = append(names, fmt.Sprint(max(c.Type, discordapi.ChatApplicationCommand), c.Name))
	}
	for _, c := range a.Commands() {
		if !slices.Contains(names, fmt.Sprint(c.Type, c.Name)) {
			return bad("The command "+c.Name+" is not registered.", "Start the coach: it registers its commands. If it did, look for a warning in its log.")
		}
	}
	return good("All %d commands are registered.", len(a.Commands()))
}
