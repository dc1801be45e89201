package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"careercoach/adapters/discord"

	"github.com/spf13/cobra"
)

func newInvite() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "invite",
		Short: "Print the link with which people install the coach",
	}
	cmd.AddCommand(newInviteDiscord())
	return cmd
}

func newInviteDiscord() *cobra.Command {
	var application string
	cmd := &cobra.Command{
		Use:   "discord",
		Short: "Print the links that install the coach in Discord, with the permissions it asks for and why",
		Example: "  coach invite discord --discord-application 1234567890123456789\n" +
			"  COACH_DISCORD_APPLICATION=1234567890123456789 coach invite discord",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := osEnvironment().fill(cmd.Flags()); err != nil {
				return err
			}
			return writeInvite(cmd.OutOrStdout(), application)
		},
	}
	cmd.Flags().StringVar(&application, "discord-application", "", "the application's `id`, from the developer portal (your application, General Information)")
	return cmd
}

// writeInvite writes the links, and the permissions with their reasons.
func writeInvite(out io.Writer, application string) error {
	server, err := discord.InviteURL(application)
	if err != nil {
		return fmt.Errorf("%w; give it with --discord-application or COACH_DISCORD_APPLICATION", err)
	}
	person, err := discord.UserInviteURL(application)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "To a server (for who manages it):\n  %s\n\nTo a person's own account (commands everywhere):\n  %s\n\nThe permissions in a server:\n", server, person)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, p := range discord.Permissions() {
		fmt.Fprintf(w, "  %s\t%s\n", p.Name, p.Why)
	}
	return w.Flush()
}
