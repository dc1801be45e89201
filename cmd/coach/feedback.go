package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"careercoach/bot/state"
	"careercoach/knowledge"

	"github.com/spf13/cobra"
)

// feedbackJSON is what people think of one card. Its names are a contract:
// programs outside read them.
type feedbackJSON struct {
	Card      knowledge.CardID `json:"card"` // empty for all computed answers
	Helpful   int              `json:"helpful"`
	Unhelpful int              `json:"unhelpful"`
	Comments  []string         `json:"comments,omitempty"`
}

func feedbackOf(opinions []state.CardFeedback) []feedbackJSON {
	out := []feedbackJSON{}
	for _, o := range opinions {
		out = append(out, feedbackJSON(o))
	}
	return out
}

func newFeedback() *cobra.Command {
	var db dbFlag
	var format string
	cmd := &cobra.Command{
		Use:   "feedback",
		Short: "List what people thought of the answers, by card",
		Long:  "List what people thought of the answers, by card, those that helped least first.",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			write, err := feedbackFormat(format)
			if err != nil {
				return err
			}
			return db.with(cmd.Context(), func(ctx context.Context, a *client) error {
				var opinions []feedbackJSON
				if err := a.ask(ctx, http.MethodGet, "/feedback", &opinions); err != nil {
					return err
				}
				return write(cmd.OutOrStdout(), opinions)
			})
		},
	}
	db.register(cmd.Flags())
	cmd.Flags().StringVar(&format, "format", "table", "the `format`: table, csv or json")
	return cmd
}

// feedbackFormat returns what writes opinions in a format.
func feedbackFormat(name string) (func(io.Writer, []feedbackJSON) error, error) {
	switch name {
	case "table":
		return feedbackTable, nil
	case "csv":
		return func(w io.Writer, opinions []feedbackJSON) error {
			return writeCSV(w, append([][]string{{"card", "helpful", "unhelpful", "comments"}}, feedbackRows(opinions, "\n")...))
		}, nil
	case "json":
		return func(w io.Writer, opinions []feedbackJSON) error { return writeIndented(w, opinions) }, nil
	}
	return nil, fmt.Errorf("--format %q: choose table, csv or json", name)
}

func feedbackTable(w io.Writer, opinions []feedbackJSON) error {
	if len(opinions) == 0 {
		_, err := fmt.Fprintln(w, "nobody gave feedback yet")
		return err
	}
	for i := range opinions {
		if opinions[i].Card == "" {
			opinions[i].Card = "(computed answers)"
		}
	}
	return writeTable(w, append([][]string{{"CARD", "HELPFUL", "NOT", "COMMENTS"}}, feedbackRows(opinions, " | ")...))
}

func feedbackRows(opinions []feedbackJSON, between string) [][]string {
	var rows [][]string
	for _, o := range opinions {
		rows = append(rows, []string{string(o.Card), strconv.Itoa(o.Helpful), strconv.Itoa(o.Unhelpful), strings.Join(o.Comments, between)})
	}
	return rows
}
