package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"careercoach/adapters/slack"

	"github.com/spf13/cobra"
)

func newManifest() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "manifest",
		Short: "Print what a platform's pages ask for when the app is made",
	}
	cmd.AddCommand(newManifestSlack())
	return cmd
}

func newManifestSlack() *cobra.Command {
	var url string
	var scopes, follow bool
	cmd := &cobra.Command{
		Use:   "slack",
		Short: "Print the manifest of the Slack app: for Socket Mode, or with --http for HTTP",
		Example: "  coach manifest slack\n" +
			"  coach manifest slack --http https://coach.example.org\n" +
			"  coach manifest slack --follow\n" +
			"  coach manifest slack --scopes",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if scopes {
				return writeScopes(cmd.OutOrStdout())
			}
			manifest, err := slack.Manifest(slack.ManifestConfig{SocketMode: url == "", BaseURL: url, Follow: follow})
			if err != nil {
				return err
			}
			_, err = cmd.OutOrStdout().Write(manifest)
			return err
		},
	}
	cmd.Flags().StringVar(&url, "http", "", "the public `URL` where Slack reaches the coach, such as https://coach.example.org")
	cmd.Flags().BoolVar(&follow, "follow", false, "ask for what coach serve --slack-follow needs, too: to go on in threads without a mention")
	cmd.Flags().BoolVar(&scopes, "scopes", false, "print instead which permissions the app asks for, and why")
	return cmd
}

// writeScopes lists the permissions with their reasons.
func writeScopes(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, s := range slack.Scopes() {
		name := s.Name
		if s.Optional {
			name += " (with --follow)"
		}
		fmt.Fprintf(w, "%s\t%s\n", name, s.Why)
	}
	return w.Flush()
}
