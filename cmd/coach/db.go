package main

import (
	"context"

	"github.com/spf13/cobra"
)

func newDB() *cobra.Command {
	var db dbFlag
	cmd := &cobra.Command{
		Use:   "db",
		Short: "Look after the file that holds the coach's memory",
		Long: "Look after the file that holds the coach's memory. While a coach runs, it holds the file alone:\n" +
			"these commands then ask it, over a socket beside the file that only its owner may use.",
		Args: cobra.NoArgs,
	}
	db.register(cmd.PersistentFlags())
	cmd.AddCommand(newDBInfo(&db), newDBCheck(&db), newDBCompact(&db), newDBBackup(&db), newDBExport(&db))
	return cmd
}

// with opens what the flag names, asks it and closes it again.
func (f *dbFlag) with(ctx context.Context, ask func(context.Context, *client) error) error {
	a, err := f.client()
	if err != nil {
		return err
	}
	err = ask(ctx, a)
	if closing := a.close(); err == nil {
		err = closing
	}
	return err
}
