package main

import (
	"github.com/spf13/cobra"
)

// newRoot returns the command with all its subcommands.
func newRoot() *cobra.Command {
	var k knowledgeFlags
	talk := chatFlags{knowledge: &k}
	root := &cobra.Command{
		Use:   "coach",
		Short: "A coach for people who want to grow into a job at Amazon",
		Long: "The coach answers questions about programs, apprenticeships, interviews, leadership principles,\n" +
			"pay, skills and levels from its own knowledge, with source and date. Without a subcommand it\n" +
			"opens a conversation, and remembers it the next time. It is not affiliated with Amazon.",
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return chat(cmd.Context(), &talk) },
	}
	k.register(root.PersistentFlags())
	talk.memory.register(root.Flags())
	talk.log.register(root.Flags())
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(newAsk(&k), newTopics(&k), newEval(&k), newKnowledge(), newDB(), newUnanswered(&k), newFeedback(), newVersion(),
		newServe(&k), newManifest(), newInvite(), newDoctor())
	return root
}
