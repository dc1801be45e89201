package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"careercoach/adapters/markup"
	"careercoach/adapters/terminal"
	"careercoach/bot"

	"github.com/spf13/cobra"
)

func newAsk(k *knowledgeFlags) *cobra.Command {
	var asJSON, lines, explain bool
	cmd := &cobra.Command{
		Use:   "ask [flags] \"question\"",
		Short: "Answer one question, or with --jsonl many from standard input",
		Example: "  coach ask \"how long is the Technical Academy?\"\n" +
			"  coach ask --explain \"and in India?\"\n" +
			"  coach ask --jsonl < questions.jsonl > answers.jsonl",
		RunE: func(cmd *cobra.Command, args []string) error {
			question := strings.TrimSpace(strings.Join(args, " "))
			if lines == (question != "") {
				return errors.New("give one question in quotes, or --jsonl with questions on standard input")
			}
			coach, err := k.coach()
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			if lines {
				return askLines(cmd.Context(), coach, cmd.InOrStdin(), out)
			}
			m := bot.Message{Text: question, Time: time.Now()}
			switch {
			case explain:
				_, err = fmt.Fprintln(out, coach.Explain(m, bot.Memory{}))
			case asJSON:
				encoder := json.NewEncoder(out)
				encoder.SetEscapeHTML(false)
				reply, _ := coach.Turn(m, bot.Memory{})
				err = encoder.Encode(answerOf(reply))
			default:
				reply, _ := coach.Turn(m, bot.Memory{})
				width, color := 0, false
				if c := terminal.Detect(os.Stdin, os.Stdout, os.Getenv); out == os.Stdout {
					width, color = c.Width(), c.Color
				}
				_, err = fmt.Fprintln(out, terminal.Render(reply, width, color))
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the answer as one JSON object")
	cmd.Flags().BoolVar(&lines, "jsonl", false, "read questions as JSON Lines, write answers as JSON Lines")
	cmd.Flags().BoolVar(&explain, "explain", false, "print how the answer was found")
	cmd.MarkFlagsMutuallyExclusive("json", "jsonl", "explain")
	return cmd
}

// answerJSON is one answer as programs outside read it.
type answerJSON struct {
	Text       string          `json:"text"`
	Decision   bot.Decision    `json:"decision"`
	Card       string          `json:"card"`
	Confidence float64         `json:"confidence"`
	Sources    []string        `json:"sources"`
	Choices    []string        `json:"choices"`
	Candidates []candidateJSON `json:"candidates"`
}

type candidateJSON struct {
	Card  string  `json:"card"`
	Score float64 `json:"score"`
}

func answerOf(r bot.Reply) answerJSON {
	a := answerJSON{
		Text:       markup.PlainText(r),
		Decision:   r.Decision,
		Card:       string(r.Card),
		Confidence: r.Confidence,
		Sources:    []string{},
		Choices:    []string{},
		Candidates: []candidateJSON{},
	}
	for _, s := range r.Sources {
		a.Sources = append(a.Sources, string(s.ID))
	}
	offered := r.Choices
	if r.Select != nil {
		offered = slices.Concat(r.Select.Options, r.Choices)
	}
	for _, c := range offered {
		a.Choices = append(a.Choices, c.Text)
	}
	for _, c := range r.Candidates {
		a.Candidates = append(a.Candidates, candidateJSON{string(c.Card), c.Score})
	}
	return a
}
