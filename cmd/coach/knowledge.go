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
	cmd.AddCommand(newKnowledgeCheck(), newKnowledgeSchema())
	return cmd
}

func newKnowledgeCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check [DIR]",
		Short: "Report every error and warning of a knowledge directory, or of the embedded one",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			layers, err := layersToCheck(cmd, args)
			if err != nil {
				return err
			}
			problems := knowledge.Check(layers...)
			for _, p := range problems {
				fmt.Fprintln(cmd.OutOrStdout(), p)
			}
			errs, warnings := len(problems.Errors()), len(problems.Warnings())
			fmt.Fprintf(cmd.OutOrStdout(), "%s, %s\n", count(errs, "error"), count(warnings, "warning"))
			if errs > 0 {
				return errShown
			}
			return nil
		},
	}
}

// layersToCheck takes the directory from the argument or from --knowledge, and
// checks it as it would be used: over the embedded knowledge or alone.
func layersToCheck(cmd *cobra.Command, args []string) ([]knowledge.Layer, error) {
	var k knowledgeFlags
	var err error
	if k.dir, err = cmd.Flags().GetString("knowledge"); err != nil {
		return nil, err
	}
	if k.only, err = cmd.Flags().GetBool("only-knowledge"); err != nil {
		return nil, err
	}
	if len(args) == 1 {
		k.dir = args[0]
	}
	return k.layers()
}

func newKnowledgeSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of a knowledge file, for editors",
		Long: "Print the JSON Schema of a knowledge file. Editors that speak the YAML language server\n" +
			"complete and check a file whose first line names it:\n\n" +
			"  # yaml-language-server: $schema=schema.json",
		Example: "  coach knowledge schema > schema.json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := cmd.OutOrStdout().Write(knowledge.Schema())
			return err
		},
	}
}

// count writes a number of things: "1 error", "2 errors".
func count(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}
