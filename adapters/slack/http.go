package slack

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// An HTTPConfig says how Slack's requests come in over HTTP.
type HTTPConfig struct {
	// SigningSecrets are those of the app: one, or for a while two, when one
	// takes the place of the other. At least one is required.
	SigningSecrets []Token
	// Paths are where Slack may call; each takes events, commands and clicks
	// alike. Nil is PathEvents, /slack/commands, /slack/interactive and
	// /slack/options.
	Paths []string
	// MaxBody bounds a request, in bytes. Default 1 MiB.
	MaxBody int64
}

// Handler returns the door for HTTP. It answers
//
//	200 to all that is signed, with what Slack is to show, if anything, and to
//	    Slack's check of the certificate
//	400 to a body that cannot be read from the network
//	401 to requests without a valid signature of the last five minutes
//	404, 405, 413, 415 to a wrong path, method, size and type
//	503 when an event could not be kept: Slack sends it again
//
// It fails without a signing secret. Give its http.Server a ReadHeaderTimeout.
func (i *Inbound) Handler(c HTTPConfig) (http.Handler, error) {
	secrets := slices.DeleteFunc(slices.Clone(c.SigningSecrets), func(t Token) bool { return t == "" })
	if len(secrets) == 0 {
		return nil, errors.New("opening Slack's HTTP door: it needs the app's signing secret (https://api.slack.com/apps, Basic Information, App Credentials)")
	}
	if c.Paths == nil {
		c.Paths = []string{PathEvents, "/slack/commands", "/slack/interactive", "/slack/options"}
	}
	if c.MaxBody <= 0 {
		c.MaxBody = 1 << 20
	}
	return &door{Inbound: i, secrets: secrets, paths: slices.Clone(c.Paths), maxBody: c.MaxBody}, nil
}

// A door takes Slack's requests in over HTTP.
type door struct {
	*Inbound
	secrets []Token
	paths   []string
	maxBody int64
}

// ServeHTTP implements http.Handler.
func (d *door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, status := d.open(w, r)
	if status != http.StatusOK {
		http.Error(w, strings.ToLower(http.StatusText(status)), status)
		return
	}
	if body == nil { // a check of the certificate
		w.WriteHeader(http.StatusOK)
		return
	}
	answer, err := d.respond(r, body)
	if err != nil {
		http.Error(w, "not taken, please send it again", http.StatusServiceUnavailable)
		return
	}
	if answer == nil {
		w.WriteHeader(http.StatusOK)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, _ = w.Write(answer) // the peer may be gone: then Slack sends it again
}

// respond handles the body of a request and returns what to answer with.
func (d *door) respond(r *http.Request, body []byte) (json.RawMessage, error) {
	if mediaType(r) == typeForm {
		return d.form(r.Context(), string(body))
	}
	var check struct {
		Type      string `json:"type"`
		Challenge string `json:"challenge"`
	}
	if json.Unmarshal(body, &check) == nil && check.Type == "url_verification" {
		return json.Marshal(map[string]string{"challenge": check.Challenge})
	}
	return d.handle(r.Context(), envelope{kindEvent, body})
}

// form handles a form: a click, a shortcut or another form as JSON inside, or
// a slash command.
func (d *door) form(ctx context.Context, body string) (json.RawMessage, error) {
	form, err := url.ParseQuery(body)
	if err != nil {
		d.count.unreadable.Add(1)
		return nil, nil
	}
	if form.Has("payload") {
		return d.handle(ctx, envelope{kindInteractive, json.RawMessage(form.Get("payload"))})
	}
	fields := make(map[string]string, len(form))
	for name := range form {
		fields[name] = form.Get(name)
	}
	payload, err := json.Marshal(fields)
	if err != nil {
		return nil, err
	}
	return d.handle(ctx, envelope{kindSlash, payload})
}
