package main

import (
	"fmt"
	"os"
	"sort"
	"strings"

	"careercoach/adapters/markup"
	"careercoach/adapters/terminal"
	"careercoach/knowledge"

	"github.com/spf13/cobra"
)

func newTopics(k *knowledgeFlags) *cobra.Command {
	return &cobra.Command{
		Use:   "topics",
		Short: "List what can be asked",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			layers, err := k.layers()
			if err != nil {
				return err
			}
			base, err := knowledge.Load(layers...)
			if err != nil {
				return err
			}
			width := 0
			if cmd.OutOrStdout() == os.Stdout {
				width = terminal.Width(os.Stdout)
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), markup.Plain(markup.Parse(topicList(base)), width))
			return err
		},
	}
}

// topicList writes the topics with their example questions as Markdown.
func topicList(base *knowledge.Base) string {
	topics := append([]knowledge.Topic(nil), base.Topics...)
	sort.SliceStable(topics, func(i, j int) bool { return topics[i].Order < topics[j].Order })
	var b strings.Builder
	for _, t := range topics {
		fmt.Fprintf(&b, "**%s**", t.Title)
		if t.Summary != "" {
			fmt.Fprintf(&b, ": %s", t.Summary)
		}
		b.WriteString("\n\n")
		for _, ask := range t.Ask {
			fmt.Fprintf(&b, "- %s\n", ask)
		}
		b.WriteString("\n")
	}
	if len(topics) == 0 {
		for _, c := range base.Cards {
			fmt.Fprintf(&b, "- %s\n", c.Questions[0])
		}
	}
	return b.String()
}
