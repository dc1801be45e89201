package main

import (
	"errors"
	"fmt"
	"net/http"

	"careercoach/bot/boltstore"

	"github.com/spf13/cobra"
)

func newDBCompact(db *dbFlag) *cobra.Command {
	return &cobra.Command{
		Use:   "compact",
		Short: "Make the file as small as it can be",
		Long: "Make the file as small as it can be. No coach may run meanwhile. A coach does it by itself when it\n" +
			"starts and more than half of a file of 16 MiB or more is free.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			path, err := db.existing()
			if err != nil {
				return err
			}
			before, after, err := boltstore.Compact(path)
			var held *boltstore.HeldError
			if errors.As(err, &held) {
				return refusalOf(cmd, held)
			}
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s: %s before, %s now\n", path, inBytes(before), inBytes(after))
			return err
		},
	}
}

// refusalOf is what the process that holds a file says to being compacted.
func refusalOf(cmd *cobra.Command, held *boltstore.HeldError) error {
	a, err := remoteClient(held)
	if err != nil {
		return err
	}
	defer a.close()
	var nothing struct{}
	return a.ask(cmd.Context(), http.MethodPost, "/compact", &nothing)
}
