package main

import (
	"context"
	"fmt"
	"io"

	"careercoach/adapters/discord"

	"github.com/spf13/cobra"
)

func newDoctorDiscord() *cobra.Command {
	var f discordFlags
	cmd := &cobra.Command{
		Use:   "discord",
		Short: "Look at token, public key, intents, gateway, commands and channels",
		Long: "Look at Discord with the settings that coach serve takes, and change nothing. Each finding says how to\n" +
			"mend it, and what cannot be told (\"?\") how to find out. The exit status is 1 where something must be\n" +
			"mended; commands are registered by coach serve, so before its first start they are missing.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			e := osEnvironment()
			if err := e.fill(cmd.Flags()); err != nil {
				return err
			}
			return f.doctor(cmd.Context(), e, cmd.OutOrStdout())
		},
	}
	f.register(cmd.Flags())
	return cmd
}

// doctor looks and writes what it finds. What is missing is a finding, too.
func (f *discordFlags) doctor(ctx context.Context, e environment, out io.Writer) error {
	s, err := f.settings(e)
	if err != nil {
		return err
	}
	if !s.given() {
		return errNoPlatform
	}
	fail := func(err error) error {
		return writeDiscordFindings(out, []discord.Finding{{What: err.Error() + ".", Fix: "Give what is missing and run this again; README.md has the steps."}})
	}
	if err := s.check(); err != nil {
		return fail(err)
	}
	config := s.config()
	config.Workspace, _ = discordServers(nil) // nothing is changed: the commands are to be those of coach serve
	adapter, err := discord.New(config)
	if err != nil {
		return fail(err)
	}
	return writeDiscordFindings(out, adapter.Doctor(ctx))
}

// writeDiscordFindings writes what was found; the error says that something of
// it must be mended.
func writeDiscordFindings(out io.Writer, findings []discord.Finding) error {
	bad := 0
	for _, f := range findings {
		mark := "ok  "
		switch {
		case f.Unknown:
			mark = "?   "
		case !f.OK:
			mark = "BAD "
			bad++
		}
		fmt.Fprintf(out, "%s  %s\n", mark, f.What)
		if f.Fix != "" {
			fmt.Fprintf(out, "      %s\n", f.Fix)
		}
	}
	if bad > 0 {
		fmt.Fprintf(out, "%s that must be mended\n", count(bad, "thing"))
		return errShown
	}
	_, err := fmt.Fprintln(out, "nothing that must be mended")
	return err
}
