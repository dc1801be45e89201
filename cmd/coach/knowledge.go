package main

import (
	"fmt"

	"careercoach/knowledge"

	"github.com/spf13/cobra"
)

func newKnowledge() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "knowledge",
		Short: "Tools for the people who keep the knowledge",
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "check [DIR]",
		Short: "Report every error and warning of a knowledge directory, or of the embedded one",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			layers := []knowledge.Layer{knowledge.Embedded()}
			if len(args) == 1 {
				layers = append(layers, knowledge.Dir(args[0]))
			}
			problems := knowledge.Check(layers...)
			for _, p := range problems {
				fmt.Fprintln(cmd.OutOrStdout(), p)
			}
			errs, warnings := len(problems.Errors()), len(problems.Warnings())
			fmt.Fprintf(cmd.OutOrStdout(), "%d errors, %d warnings\n", errs, warnings)
			if errs > 0 {
				return errShown
			}
			return nil
		},
	})
	return cmd
}
