package main

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"careercoach/adapters/slack"

	"github.com/spf13/pflag"
)

// slackFlags say how Slack is connected.
type slackFlags struct {
	http   string // where to listen in HTTP mode; empty: Socket Mode
	url    string // where Slack and people reach that
	client string // id of the app, for OAuth
	follow bool

	bot, app, signing, clientSecret, key secretFlag

	api, hooks string // other places than Slack's, for tests
}

func (f *slackFlags) register(flags *pflag.FlagSet) {
	flags.StringVar(&f.http, "slack-http", "", "take Slack's requests in over HTTP on this `address`, instead of Socket Mode")
	flags.StringVar(&f.url, "slack-url", "", "the public `URL` of --slack-http, such as https://coach.example.org; for installing by OAuth")
	flags.StringVar(&f.client, "slack-client-id", "", "the app's client `id`, for installing it by OAuth in any number of workspaces")
	flags.BoolVar(&f.follow, "slack-follow", false, "go on in a thread without being mentioned again (the app needs what coach manifest slack --follow asks for)")
	f.bot.register(flags, "slack-bot-token", "Slack's bot token, xoxb-…")
	f.app.register(flags, "slack-app-token", "Slack's app-level token for Socket Mode, xapp-…")
	f.signing.register(flags, "slack-signing-secret", "the app's signing secret for HTTP; two, with a comma, while one replaces the other,")
	f.clientSecret.register(flags, "slack-client-secret", "the app's client secret for OAuth")
	f.key.register(flags, "key", "the key that tokens from OAuth are sealed with: 32 bytes in base64; former ones may follow, with commas,")
	flags.StringVar(&f.api, "slack-api", "", "another `URL` than that of Slack's API, for tests")
	flags.StringVar(&f.hooks, "slack-hooks", "", "another `URL` than https://hooks.slack.com, for tests")
	_ = flags.MarkHidden("slack-api") // they are there
	_ = flags.MarkHidden("slack-hooks")
}

// slackSettings are the flags with the secrets. No method shows a secret.
type slackSettings struct {
	*slackFlags
	botToken, appToken, secret slack.Token
	signingSecrets             []slack.Token
	keys                       slack.Keys
	sealed                     bool // keys are given
}

// settings reads the secrets.
func (f *slackFlags) settings(e environment) (slackSettings, error) {
	s := slackSettings{slackFlags: f}
	var signing, key string
	var errs []error
	for _, one := range []struct {
		flag *secretFlag
		into *string
	}{
		{&f.bot, (*string)(&s.botToken)}, {&f.app, (*string)(&s.appToken)}, {&f.clientSecret, (*string)(&s.secret)},
		{&f.signing, &signing}, {&f.key, &key},
	} {
		text, err := one.flag.read(e)
		*one.into = text
		errs = append(errs, err)
	}
	for one := range strings.FieldsFuncSeq(signing, func(r rune) bool { return r == ',' || r == ' ' || r == '\n' }) {
		s.signingSecrets = append(s.signingSecrets, slack.Token(one))
	}
	if key != "" {
		var err error
		s.keys, err = slack.ParseKeys(key)
		s.sealed = err == nil
		errs = append(errs, err)
	}
	return s, errors.Join(errs...)
}

// given reports whether Slack is to be connected at all.
func (s *slackSettings) given() bool {
	return s.http != "" || s.client != "" || s.botToken != "" || s.appToken != "" || len(s.signingSecrets) > 0
}

// overHTTP reports which of the two modes is meant.
func (s *slackSettings) overHTTP() bool { return s.http != "" }

// byOAuth reports whether the tokens come from installations.
func (s *slackSettings) byOAuth() bool { return s.client != "" }

// check says what is missing.
func (s *slackSettings) check() error {
	switch {
	case !s.overHTTP():
		return s.checkSocket()
	case len(s.signingSecrets) == 0:
		return fmt.Errorf("connecting Slack over HTTP: the signing secret is missing: %s (it is on the app's page Basic Information)", s.signing.howTo())
	case s.byOAuth():
		return s.checkOAuth()
	case s.botToken == "":
		return fmt.Errorf("connecting Slack over HTTP: the bot token is missing: %s; or, to have the app installed by OAuth, give --slack-client-id", s.bot.howTo())
	}
	return nil
}

func (s *slackSettings) checkSocket() error {
	switch {
	case s.byOAuth():
		return errors.New("connecting Slack: installing by OAuth (--slack-client-id) needs HTTP mode: add --slack-http ADDRESS")
	case s.appToken == "":
		return fmt.Errorf("connecting Slack in Socket Mode: the app-level token is missing: %s; or give --slack-http ADDRESS for HTTP mode", s.app.howTo())
	case s.botToken == "":
		return fmt.Errorf("connecting Slack in Socket Mode: the bot token is missing: %s", s.bot.howTo())
	}
	return nil
}

func (s *slackSettings) checkOAuth() error {
	switch {
	case s.botToken != "":
		return errors.New("connecting Slack: a bot token and --slack-client-id are both given: the token is for one workspace, OAuth for many; give one of the two")
	case s.secret == "":
		return fmt.Errorf("installing the app by OAuth: the client secret is missing: %s", s.clientSecret.howTo())
	case !s.sealed:
		return fmt.Errorf("installing the app by OAuth: the key that seals its tokens is missing: make one with \"openssl rand -base64 32\", then %s", s.key.howTo())
	case s.url == "":
		return errors.New("installing the app by OAuth: give the address where people reach it with --slack-url https://…")
	}
	return nil
}

// reach makes what calls Slack's API.
func (s *slackSettings) reach() (*slack.API, error) {
	return slack.NewAPI(slack.APIConfig{URL: s.api})
}

// authorizeURL is the page for installing; empty is Slack's.
func (s *slackSettings) authorizeURL() string {
	u, err := url.Parse(s.api)
	if s.api == "" || err != nil {
		return ""
	}
	return u.Scheme + "://" + u.Host + "/oauth/v2/authorize"
}
