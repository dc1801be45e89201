package discord

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// A Finding is what Doctor found out about one matter: that it is well, that it
// must be mended, or that it cannot be told from here.
type Finding struct {
	OK      bool
	Unknown bool   // it cannot be told; never with OK
	What    string // a sentence
	Fix     string // how to mend it, or how to find out; empty where it is OK
}

func good(what string, args ...any) Finding {
	return Finding{OK: true, What: fmt.Sprintf(what, args...)}
}

func bad(what, fix string) Finding { return Finding{What: what, Fix: fix} }

func unknowable(what, fix string) Finding { return Finding{Unknown: true, What: what, Fix: fix} }

// Doctor checks token, application, intents, gateway, commands and the channels
// that are listed, and says how to mend what is wrong and how to find out what
// cannot be told. It changes nothing, and asks no more than ten questions of
// Discord.
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
		out = append(out, unknowable("Discord does not tell about the application: "+err.Error()+". Public key, intents and endpoint were not looked at.", "Try again in a minute."))
	} else {
		out = append(out, a.checkKey(app), a.checkIntent(app), a.checkEndpoint(app))
		out = append(out, a.checkReach(app)...)
	}
	out = append(out, a.checkGateway(ctx), a.checkCommands(ctx, app))
	return append(append(out, a.checkChannels(ctx)...), notSeen())
}

// notSeen is what Discord does not tell.
func notSeen() Finding {
	return unknowable("Whether servers let the coach read and answer cannot be told from here.",
		"Where it does not answer a mention, look at the permissions of its role and of the channel: `coach invite discord` names those it needs.")
}

// tokenTrouble says why Discord did not say who the bot is.
func (a *Adapter) tokenTrouble(err error) Finding {
	if hasStatus(err, http.StatusUnauthorized) {
		return bad("Discord does not take the token.", "Copy it anew from the developer portal: your application, Bot, Reset Token.")
	}
	return bad("Discord cannot be reached: "+err.Error()+".", "Look at the network and at a proxy; then run this again: nothing else was looked at.")
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
		return unknowable("Discord does not say where the gateway is: "+err.Error()+".", "Try again in a minute.")
	case info.SessionStartLimit.Total > 0 && info.SessionStartLimit.Remaining == 0:
		return bad("No session may begin for now: too many have begun today.", "Wait; do not restart the coach again and again.")
	}
	return good("The gateway is there: %d shards, %d sessions may begin.", info.Shards, info.SessionStartLimit.Remaining)
}
