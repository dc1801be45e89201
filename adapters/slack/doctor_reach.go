package slack

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// clock compares this machine's clock with Slack's: signed requests that seem
// older than five minutes are refused.
func (d *doctor) clock(header http.Header) {
	at, err := http.ParseTime(header.Get("Date"))
	if err != nil {
		return
	}
	off := d.API.now().Sub(at).Abs()
	const fix = "Set the clock by NTP."
	switch {
	case off > 5*time.Minute:
		d.bad("clock", "it differs from Slack's by "+off.Round(time.Second).String()+", so that every signature is refused", fix)
	case off > time.Minute:
		d.warn("clock", "it differs from Slack's by "+off.Round(time.Second).String(), fix)
	}
}

// app looks at the app-level token of Socket Mode.
func (d *doctor) app(ctx context.Context) {
	const check = "app token"
	if !strings.HasPrefix(d.App.reveal(), "xapp-") {
		d.bad(check, "it is none: an app-level token begins with xapp-", appFixes(""))
		return
	}
	var got struct {
		URL string `json:"url"`
	}
	_, err := d.API.call(ctx, apiCall{method: "apps.connections.open", token: d.App, body: struct{}{}}, &got)
	if err != nil {
		d.refused(check, err, appFixes)
		return
	}
	if u, err := url.Parse(got.URL); err != nil || u.Scheme != "wss" && u.Scheme != "ws" {
		d.bad(check, "Slack gave no address to connect to", "Try again; if it stays so, switch Socket Mode off and on again.")
		return
	}
	d.good(check, "it works: Slack offers a connection")
}

// appFixes says what to do about an app-level token.
func appFixes(word string) string {
	switch word {
	case "missing_scope":
		return "Give the app-level token the scope connections:write: make a new one on the app's page Basic Information."
	case "forbidden_team", "access_denied", "socket_mode_disabled":
		return "Switch Socket Mode on, on the app's page of this name."
	}
	return "Make an app-level token with the scope connections:write on the app's page Basic Information, under App-Level Tokens."
}

// reach looks whether the base URL leads to a program that refuses what is not
// signed, as Slack would find it.
func (d *doctor) reach(ctx context.Context) {
	const check = "base URL"
	base := strings.TrimSuffix(d.BaseURL, "/")
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "https" && !isSafe(u) || u.Host == "" {
		d.bad(check, "it is none that Slack can reach", "Give the address of the program as Slack sees it, beginning with https://, or use Socket Mode.")
		return
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, base+PathEvents, strings.NewReader("{}"))
	if err != nil {
		d.bad(check, "it cannot be called", "Check its spelling.")
		return
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := d.HTTP.Do(req)
	if err != nil {
		d.bad(check, "nothing answers there", "Start the program, and check the name, the certificate and the proxy. From some networks a program cannot reach its own public address; then try "+base+PathEvents+" from elsewhere.")
		return
	}
	res.Body.Close()
	switch {
	case res.StatusCode == http.StatusUnauthorized || res.StatusCode == http.StatusForbidden || res.StatusCode == http.StatusBadRequest:
		d.good(check, "it answers, and refuses what Slack did not sign")
	case res.StatusCode < 300:
		d.bad(check, "it takes what nobody signed: that is not the coach", "Let the proxy pass "+PathEvents+" on to the coach, unchanged.")
	default:
		d.bad(check, "it answers "+res.Status, "Let the proxy pass "+PathEvents+" on to the coach, without a redirect and without a login.")
	}
}
