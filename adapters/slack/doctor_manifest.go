package slack

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// manifest compares the app's manifest with the one it should have. Names and
// descriptions are the operator's own affair.
func (d *doctor) manifest(ctx context.Context) {
	const check = "manifest"
	app := d.AppID
	if parts := strings.Split(d.App.reveal(), "-"); app == "" && len(parts) > 2 {
		app = parts[2]
	}
	if app == "" {
		d.warn(check, "it is not known which app to look at", "Give the app's id; it is on its page Basic Information.")
		return
	}
	var got struct {
		Manifest manifest `json:"manifest"`
	}
	_, err := d.API.call(ctx, apiCall{method: "apps.manifest.export", token: d.Config, body: map[string]string{"app_id": app}}, &got)
	if err != nil {
		d.refused(check, err, configFixes)
		return
	}
	base := strings.TrimSuffix(d.BaseURL, "/")
	if d.SocketMode {
		base = ""
	}
	drift := differences(newManifest(ManifestConfig{SocketMode: d.SocketMode, Follow: d.Follow}, base), got.Manifest)
	if len(drift) == 0 {
		d.good(check, "the app is set up as it should be")
	}
	for _, text := range drift {
		d.warn(check, text, "Paste the output of `coach manifest slack` on the app's page App Manifest, and install the app again where Slack asks for it.")
	}
}

// configFixes says what to do about a configuration token.
func configFixes(word string) string {
	if word == "app_not_found" || word == "no_permission" || word == "invalid_app_id" || word == "invalid_app" {
		return "Use a configuration token of somebody who may manage the app, and the app's own id."
	}
	return "Make a new app configuration token on https://api.slack.com/apps; it lives 12 hours."
}

// differences are what is not as it should be, in words.
func differences(want, got manifest) []string {
	var out []string
	lists := func(what string, want, got []string) {
		if missing := without(want, got); len(missing) > 0 {
			out = append(out, what+" missing: "+strings.Join(missing, ", "))
		}
		if extra := without(got, want); len(extra) > 0 {
			out = append(out, what+" not needed: "+strings.Join(extra, ", "))
		}
	}
	is := func(what string, want, got any) {
		if want != got {
			out = append(out, fmt.Sprintf("%s: it is %q, not %q", what, fmt.Sprint(got), fmt.Sprint(want)))
		}
	}
	lists("scopes", want.OAuth.Scopes.Bot, without(got.OAuth.Scopes.Bot, without(optionalScopes(), want.OAuth.Scopes.Bot)))
	lists("events", want.Settings.Events.List, without(got.Settings.Events.List, without(optionalEvents(), want.Settings.Events.List)))
	lists("slash commands", commandNames(want), commandNames(got))
	lists("shortcuts", shortcutNames(want), shortcutNames(got))
	lists("redirect URLs", want.OAuth.Redirects, got.OAuth.Redirects)
	is("Socket Mode", want.Settings.Socket, got.Settings.Socket)
	is("token rotation", want.Settings.Rotation, got.Settings.Rotation)
	is("interactivity", want.Settings.Interactivity.Enabled, got.Settings.Interactivity.Enabled)
	is("home tab", want.Features.Home.Home, got.Features.Home.Home)
	is("messages tab", want.Features.Home.Messages, got.Features.Home.Messages)
	is("messages tab read only", want.Features.Home.ReadOnly, got.Features.Home.ReadOnly)
	if !want.Settings.Socket {
		is("request URL of events", want.Settings.Events.URL, got.Settings.Events.URL)
		is("request URL of interactivity", want.Settings.Interactivity.URL, got.Settings.Interactivity.URL)
	}
	return out
}

// without returns the elements of a list that are not in another.
func without(list, other []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(other, s) {
			out = append(out, s)
		}
	}
	return out
}

// optionalScopes are the names of the scopes that may be there.
func optionalScopes() []string {
	var names []string
	for _, s := range Scopes() {
		if s.Optional {
			names = append(names, s.Name)
		}
	}
	return names
}

// optionalEvents are events that may be there: of the older assistant view,
// and of threads that go on without a mention.
func optionalEvents() []string {
	return []string{"assistant_thread_started", "assistant_thread_context_changed", "message.channels", "message.groups", "team_access_revoked"}
}

// commandNames are the slash commands with their URLs.
func commandNames(m manifest) []string {
	var names []string
	for _, c := range m.Features.Commands {
		names = append(names, strings.TrimSpace(c.Command+" "+c.URL))
	}
	return names
}

// shortcutNames are the shortcuts' ids.
func shortcutNames(m manifest) []string {
	var names []string
	for _, s := range m.Features.Shortcuts {
		names = append(names, s.Callback)
	}
	return names
}
