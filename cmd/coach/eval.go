package main

import (
	"fmt"

	"careercoach/adapters/markup"
	"careercoach/bot"
	"careercoach/bot/evaluate"
	"careercoach/knowledge"

	"github.com/spf13/cobra"
)

func newEval(k *knowledgeFlags) *cobra.Command {
	var least float64
	var quiet bool
	cmd := &cobra.Command{
		Use:   "eval DIR",
		Short: "Ask a set of questions and count what is answered right",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			items, err := evaluate.Load(args[0])
			if err != nil {
				return err
			}
			coach, err := k.coach()
			if err != nil {
				return err
			}
			known := func(id string) bool {
				_, ok := coach.Base().Card(knowledge.CardID(id))
				return ok
			}
			report := evaluate.Run(items, asker(coach), known)
			if err := report.Write(cmd.OutOrStdout(), !quiet); err != nil {
				return err
			}
			if share := report.Share(); share < least {
				return fmt.Errorf("%.1f %% of the questions are right, and --min asks for %.1f %%", 100*share, 100*least)
			}
			return nil
		},
	}
	cmd.Flags().Float64Var(&least, "min", 0, "exit with status 1 when a smaller `share` (0 to 1) of the questions is right")
	cmd.Flags().BoolVar(&quiet, "quiet", false, "print the table alone, without the failures")
	return cmd
}

// asker runs conversations with an empty memory each.
func asker(coach *bot.Coach) evaluate.Asker {
	return func(turns []string) []evaluate.Answer {
		var mem bot.Memory
		var out []evaluate.Answer
		for _, t := range turns {
			var reply bot.Reply
			reply, mem = coach.Turn(bot.Message{Text: t}, mem)
			out = append(out, evaluate.Answer{Text: markup.PlainText(reply), Reply: reply})
		}
		return out
	}
}
