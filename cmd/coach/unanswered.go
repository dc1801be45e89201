package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"careercoach/bot/state"
	"careercoach/knowledge"

	"github.com/spf13/cobra"
)

// groupJSON are questions that ask alike and got no answer. Its names are a
// contract: programs outside read them.
type groupJSON struct {
	ID        knowledge.CardID      `json:"id"` // a suggestion for the card's
	Count     int                   `json:"count"`
	First     string                `json:"first"` // a day
	Last      string                `json:"last"`  // a day
	Questions []string              `json:"questions"`
	About     []knowledge.SubjectID `json:"about,omitempty"` // spoken of before
}

// groupsSince groups the questions of a day and later.
func groupsSince(questions []state.Question, since time.Time) []groupJSON {
	var recent []state.Question
	for _, q := range questions {
		if !q.Day.Before(since) {
			recent = append(recent, q)
		}
	}
	out := []groupJSON{}
	for _, g := range state.GroupQuestions(recent) {
		out = append(out, groupJSON{g.ID, g.Count, g.First.Format(time.DateOnly), g.Last.Format(time.DateOnly), g.Questions, g.About})
	}
	return out
}

// unansweredFlags say what to list or to delete.
type unansweredFlags struct {
	db            dbFlag
	format        string
	since, before string
}

func newUnanswered(k *knowledgeFlags) *cobra.Command {
	var f unansweredFlags
	cmd := &cobra.Command{
		Use:   "unanswered",
		Short: "List the questions that got no answer, grouped by likeness",
		Long: "List the questions that got no answer, grouped by likeness, the most frequent first: without who\n" +
			"asked, and with addresses and numbers masked. As yaml they are cards that lack their answers:\n" +
			"write them, and coach knowledge check names what is missing.",
		Example: "  coach unanswered --since 30d\n" +
			"  coach unanswered --format yaml > knowledge-of-ours/new.yaml\n" +
			"  coach unanswered --delete-before 2026-01-31",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return f.run(cmd, k) },
	}
	f.db.register(cmd.Flags())
	cmd.Flags().StringVar(&f.format, "format", "table", "the `format`: table, csv, json or yaml")
	cmd.Flags().StringVar(&f.since, "since", "", "only those of this `day` (2026-01-31) or length of time (30d) and later")
	cmd.Flags().StringVar(&f.before, "delete-before", "", "delete those of the days before this `day` or length of time")
	cmd.MarkFlagsMutuallyExclusive("since", "delete-before")
	cmd.MarkFlagsMutuallyExclusive("format", "delete-before")
	return cmd
}

func (f *unansweredFlags) run(cmd *cobra.Command, k *knowledgeFlags) error {
	if f.before != "" {
		return f.delete(cmd)
	}
	write, err := groupFormat(f.format)
	if err != nil {
		return err
	}
	what := "/unanswered"
	if f.since != "" {
		since, err := parseDay("--since", f.since, time.Now())
		if err != nil {
			return err
		}
		what += "?since=" + url.QueryEscape(since)
	}
	return f.db.with(cmd.Context(), func(ctx context.Context, a *client) error {
		var groups []groupJSON
		if err := a.ask(ctx, http.MethodGet, what, &groups); err != nil {
			return err
		}
		if f.format == "yaml" {
			renameTaken(groups, k)
		}
		return write(cmd.OutOrStdout(), groups)
	})
}

func (f *unansweredFlags) delete(cmd *cobra.Command) error {
	before, err := parseDay("--delete-before", f.before, time.Now())
	if err != nil {
		return err
	}
	return f.db.with(cmd.Context(), func(ctx context.Context, a *client) error {
		var deleted deletedJSON
		if err := a.ask(ctx, http.MethodDelete, "/unanswered?before="+url.QueryEscape(before), &deleted); err != nil {
			return err
		}
		_, err := fmt.Fprintf(cmd.OutOrStdout(), "deleted %s from before %s\n", count(deleted.Deleted, "question"), before)
		return err
	})
}

// renameTaken gives another id to groups whose suggestion a card has already,
// which theirs would take the place of. Knowledge that cannot be read, as it is
// being worked on, takes none.
func renameTaken(groups []groupJSON, k *knowledgeFlags) {
	layers, err := k.layers()
	if err != nil {
		return
	}
	base, err := knowledge.Load(layers...)
	if err != nil {
		return
	}
	taken := map[knowledge.CardID]bool{}
	for _, c := range base.Cards {
		taken[c.ID] = true
	}
	for i, g := range groups {
		for n := 2; taken[groups[i].ID]; n++ {
			groups[i].ID = g.ID + knowledge.CardID("-"+strconv.Itoa(n))
		}
		taken[groups[i].ID] = true
	}
}

// errDay says how a day is written.
var errDay = errors.New("write a day as 2026-01-31, or a length of time before now as 30d")

// parseDay reads a day, or how long ago it was.
func parseDay(flag, text string, now time.Time) (string, error) {
	if _, err := time.Parse(time.DateOnly, text); err == nil {
		return text, nil
	}
	ago, err := parseSpan(text)
	if err != nil {
		return "", fmt.Errorf("%s %q: %w", flag, text, errDay)
	}
	return now.UTC().Add(-ago).Format(time.DateOnly), nil
}
