package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"careercoach/adapters/slack"
	"careercoach/bot/boltstore"

	"github.com/spf13/cobra"
)

func newDoctor() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Look whether a platform's connection can work, and say how to mend it",
	}
	cmd.AddCommand(newDoctorSlack(), newDoctorDiscord())
	return cmd
}

func newDoctorSlack() *cobra.Command {
	var f slackFlags
	var db dbFlag
	var config secretFlag
	var app string
	cmd := &cobra.Command{
		Use:   "slack",
		Short: "Look at tokens, scopes, reachability and the app's manifest",
		Long: "Look at Slack with the settings that coach serve takes, and change nothing. Each finding says how to\n" +
			"mend it. The exit status is 1 where the coach cannot work like that. With an app configuration token\n" +
			"(https://api.slack.com/apps, Your App Configuration Tokens) the app is compared with its manifest.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			e := osEnvironment()
			if err := e.fill(cmd.Flags()); err != nil {
				return err
			}
			token, err := config.read(e)
			if err != nil {
				return err
			}
			return f.doctor(cmd.Context(), e, &db, slack.DoctorConfig{Config: slack.Token(token), AppID: app}, cmd.OutOrStdout())
		},
	}
	f.register(cmd.Flags())
	db.register(cmd.Flags())
	config.register(cmd.Flags(), "slack-config-token", "an app configuration token, xoxe.xoxp-…")
	cmd.Flags().StringVar(&app, "slack-app-id", "", "the app's `id`, A…; needed for its manifest in HTTP mode")
	return cmd
}

// doctor looks and writes what it finds. What is missing is a finding, too.
func (f *slackFlags) doctor(ctx context.Context, e environment, db *dbFlag, config slack.DoctorConfig, out io.Writer) error {
	s, err := f.settings(e)
	if err != nil {
		return err
	}
	if !s.given() {
		return errNoPlatform
	}
	var findings []slack.Finding
	if err := s.check(); err != nil {
		findings = append(findings, slack.Finding{Check: "settings", Serious: true, Text: err.Error(), Fix: "Give what is missing and run this again; README.md has the steps."})
		return writeFindings(out, findings)
	}
	if config.API, err = s.reach(); err != nil {
		return err
	}
	config.Bot, config.SocketMode, config.App, config.BaseURL = s.botToken, !s.overHTTP(), s.appToken, s.url
	config.Follow = s.follow
	if s.byOAuth() {
		store, finding := s.installed(db, config.API, &config)
		if store != nil {
			defer store.Close()
		}
		findings = append(findings, finding...)
		if config.Installations == nil {
			return writeFindings(out, findings)
		}
	}
	return writeFindings(out, append(findings, slack.Doctor(ctx, config)...))
}

// installed opens the store with the installations.
func (s *slackSettings) installed(db *dbFlag, api *slack.API, config *slack.DoctorConfig) (*boltstore.Store, []slack.Finding) {
	cannot := func(err error, fix string) []slack.Finding {
		return []slack.Finding{{Check: "installations", Serious: true, Text: err.Error(), Fix: fix}}
	}
	path, err := db.existing()
	if err != nil {
		return nil, cannot(err, "Start the coach once, or name its file with --db.")
	}
	store, err := boltstore.Open(boltstore.Config{Path: path, CompactFrom: -1, SweepEvery: -1})
	var held *boltstore.HeldError
	switch {
	case errors.As(err, &held):
		return nil, cannot(err, "A coach runs: stop it, then run this again; its log says what fails meanwhile.")
	case err != nil:
		return nil, cannot(err, "See coach db check.")
	}
	config.Installations, err = (&slackConnection{slackSettings: *s, api: api, place: place{logger: slog.New(slog.DiscardHandler)}}).installations(store)
	if err != nil {
		return store, cannot(err, "Give the key that the tokens were sealed with.")
	}
	return store, nil
}

// writeFindings writes what was found; the error says that something of it is
// serious.
func writeFindings(out io.Writer, findings []slack.Finding) error {
	serious := 0
	for _, f := range findings {
		mark := "ok  "
		switch {
		case f.Serious:
			mark = "BAD "
			serious++
		case !f.Good:
			mark = "warn"
		}
		fmt.Fprintf(out, "%s  %s: %s\n", mark, f.Check, f.Text)
		if f.Fix != "" {
			fmt.Fprintf(out, "      %s\n", f.Fix)
		}
	}
	if serious > 0 {
		fmt.Fprintf(out, "%s that must be mended\n", count(serious, "thing"))
		return errShown
	}
	_, err := fmt.Fprintln(out, "nothing that must be mended")
	return err
}
