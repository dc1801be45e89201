package slack

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// DoctorConfig is what is looked at. What is empty is not, but for what the
// mode cannot do without.
type DoctorConfig struct {
	API *API // required
	// Bot is the bot's token; empty with Installations.
	Bot Token
	// Installations are looked at one by one.
	Installations *Installations
	// SocketMode says which of the two modes is used. With it App, the
	// app-level token, is needed; without it BaseURL.
	SocketMode bool
	App        Token
	BaseURL    string
	// Follow says that the coach goes on in threads without a mention, which
	// needs more scopes.
	Follow bool
	// Config is an app configuration token. With it the app's manifest is
	// compared with Manifest's.
	Config Token
	// AppID names the app for that; empty: it is read from App.
	AppID string
	// HTTP reaches the base URL; nil is a client with a timeout.
	HTTP *http.Client
}

// A Finding is the result of one check.
type Finding struct {
	Check   string // what was looked at, "bot token"
	Good    bool
	Serious bool   // not good, and the coach cannot work like that
	Text    string // what was found; no token
	Fix     string // what to do; empty where it is good
}

// Doctor looks whether the coach can work in Slack, and says how to mend what
// is wrong. It changes nothing. It takes some seconds at most for each
// installation.
func Doctor(ctx context.Context, c DoctorConfig) []Finding {
	if c.HTTP == nil {
		c.HTTP = &http.Client{Timeout: 10 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	}
	d := &doctor{DoctorConfig: c}
	switch {
	case c.Installations != nil:
		d.installations(ctx)
	default:
		d.bot(ctx, "bot token", c.Bot)
	}
	if c.SocketMode {
		d.app(ctx)
	} else {
		d.reach(ctx)
	}
	if c.Config != "" {
		d.manifest(ctx)
	}
	return d.findings
}

// A doctor collects findings.
type doctor struct {
	DoctorConfig
	findings []Finding
}

func (d *doctor) good(check, text string) {
	d.findings = append(d.findings, Finding{Check: check, Good: true, Text: text})
}

func (d *doctor) bad(check, text, fix string) {
	d.findings = append(d.findings, Finding{Check: check, Serious: true, Text: text, Fix: fix})
}

func (d *doctor) warn(check, text, fix string) {
	d.findings = append(d.findings, Finding{Check: check, Text: text, Fix: fix})
}

// installations looks at each installation.
func (d *doctor) installations(ctx context.Context) {
	all, err := d.Installations.All(ctx)
	if err != nil {
		d.bad("installations", "not all of them can be read: "+err.Error(), "Check the store, and that every key it was sealed with is given.")
	}
	if len(all) == 0 && err == nil {
		d.warn("installations", "the app is installed nowhere", "Open "+strings.TrimSuffix(d.BaseURL, "/")+PathInstall+" in a browser.")
	}
	for _, i := range all {
		name := "installation in " + i.Team
		if i.Team == "" {
			name = "installation in the organisation " + i.Enterprise
		}
		token, err := d.Installations.Token(ctx, i.Team, i.Enterprise)
		if err != nil {
			d.bad(name, "its token cannot be replaced: "+refreshWord(err), "Install the app there again.")
			continue
		}
		d.bot(ctx, name, token)
	}
}

// bot looks at a bot's token and its scopes.
func (d *doctor) bot(ctx context.Context, check string, token Token) {
	if !token.isBot() {
		d.bad(check, "it is none: a bot token begins with xoxb-", "Copy the Bot User OAuth Token from the app's page OAuth & Permissions.")
		return
	}
	var who struct {
		Team string `json:"team_id"`
		User string `json:"user_id"`
		Bot  string `json:"bot_id"`
	}
	header, err := d.API.call(ctx, apiCall{method: "auth.test", token: token, body: struct{}{}}, &who)
	if err != nil {
		d.refused(check, err, botFixes)
		return
	}
	d.good(check, fmt.Sprintf("it works: bot %s in %s", who.User, who.Team))
	d.clock(header)
	d.scopes(check, header.Get("X-Oauth-Scopes"))
}

// fixes say what to do about a word of Slack's.
type fixes func(word string) string

// refused reports a call that failed.
func (d *doctor) refused(check string, err error, fix fixes) {
	if hasWord(err, "unreachable") {
		d.bad(check, "Slack cannot be reached from here", "Check the network, the proxy (HTTPS_PROXY) and the firewall: https://slack.com and wss://wss-primary.slack.com.")
		return
	}
	if hasWord(err, "rate_limited") {
		d.warn(check, "Slack wants to be asked later", "Try again in a minute.")
		return
	}
	d.bad(check, "Slack refuses it: "+refreshWord(err), fix(refreshWord(err)))
}

// botFixes says what to do about a bot token.
func botFixes(word string) string {
	switch word {
	case "account_inactive", "token_revoked":
		return "The app was removed from the workspace: install it again (Install App) and copy the new Bot User OAuth Token."
	case "token_expired":
		return "Switch token rotation off for a single workspace, or install by OAuth."
	case "no_answer":
		return "Slack answered with something else: check whether a proxy stands between."
	}
	return "Copy the Bot User OAuth Token from the app's page OAuth & Permissions again; it begins with xoxb-."
}

// scopes compares what was granted with what is needed.
func (d *doctor) scopes(check, header string) {
	if header == "" {
		d.warn(check, "Slack does not say which scopes it has", "Compare the app's page OAuth & Permissions with the manifest.")
		return
	}
	granted := strings.FieldsFunc(header, func(r rune) bool { return r == ',' || r == ' ' })
	const fix = "Add them on the app's page OAuth & Permissions, or paste the manifest again, and install the app again."
	var missing, superfluous []string
	known, partly := map[string]bool{}, false
	for _, s := range Scopes() {
		known[s.Name] = true
		switch {
		case slices.Contains(granted, s.Name) || s.Optional && !d.Follow:
		case s.Without == "":
			missing = append(missing, s.Name)
		default:
			partly = true
			d.warn(check, "the scope "+s.Name+" is missing: "+s.Without, fix)
		}
	}
	for _, name := range granted {
		if !known[name] {
			superfluous = append(superfluous, name)
		}
	}
	if len(missing) > 0 {
		d.bad(check, "scopes are missing: "+strings.Join(missing, ", "), fix)
	}
	if len(superfluous) > 0 {
		d.warn(check, "scopes are not needed: "+strings.Join(superfluous, ", "), "Remove them on the app's page OAuth & Permissions; the fewer the better.")
	}
	if len(missing)+len(superfluous) == 0 && !partly {
		d.good(check, "it has the scopes it needs")
	}
}
