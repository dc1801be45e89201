package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/spf13/cobra"
)

func newDBCheck(db *dbFlag) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Read the whole file and report what is wrong with it",
		Long: "Read the whole file and report what is wrong with it. For a million records that takes seconds,\n" +
			"for which a running coach writes nothing.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return db.with(cmd.Context(), func(ctx context.Context, a *client) error {
				var found checkJSON
				if err := a.ask(ctx, http.MethodGet, "/check", &found); err != nil {
					return err
				}
				if found.Problem != "" {
					return errors.New(found.Problem + "\nmove the file away and restore a backup")
				}
				_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s is well\n", a.path)
				return err
			})
		},
	}
}
