package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"careercoach/bot/boltstore"
	"careercoach/bot/state"

	"github.com/spf13/cobra"
)

// infoJSON says what a store holds. Its names are a contract: programs outside
// read them.
type infoJSON struct {
	Path     string         `json:"path"`
	Size     int64          `json:"size"`     // bytes
	Free     int64          `json:"free"`     // bytes
	Freelist int            `json:"freelist"` // bytes
	Format   uint32         `json:"format"`
	Created  time.Time      `json:"created"`
	Records  map[string]int `json:"records"` // by kind
	Jobs     map[string]int `json:"jobs"`    // unfinished, by queue
	Known    int            `json:"known_ids"`
	Oldest   time.Time      `json:"oldest_due,omitzero"`
	HeldBy   string         `json:"held_by,omitempty"`
}

// infoOf names the kinds of records.
func infoOf(info boltstore.Info) infoJSON {
	out := infoJSON{
		Path: info.Path, Size: info.Size, Free: info.Free, Freelist: info.Freelist, Format: info.Format,
		Created: info.Created, Records: map[string]int{}, Jobs: info.Jobs, Known: info.Finished, Oldest: info.OldestDue,
	}
	for first, n := range info.Records {
		out.Records[kindOf(first+"/")] += n
	}
	return out
}

// kindOf names the records whose keys begin so.
func kindOf(prefix string) string {
	switch prefix {
	case state.ConversationPrefix:
		return "conversations"
	case state.PersonPrefix:
		return "people"
	case state.FeedbackPrefix:
		return "feedback"
	case state.ReceiptPrefix:
		return "receipts"
	case state.UnansweredPrefix:
		return "unanswered"
	case state.WorkspacePrefix:
		return "workspaces"
	case notePrefix:
		return "notes"
	}
	return strings.TrimSuffix(prefix, "/")
}

func newDBInfo(db *dbFlag) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "info",
		Short: "Say how large the file is and what it holds",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return db.with(cmd.Context(), func(ctx context.Context, a *client) error {
				var info infoJSON
				if err := a.ask(ctx, http.MethodGet, "/info", &info); err != nil {
					return err
				}
				info.HeldBy = a.holder
				if asJSON {
					return json.NewEncoder(cmd.OutOrStdout()).Encode(info)
				}
				return info.write(cmd.OutOrStdout())
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

// write writes it for people.
func (i infoJSON) write(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "file\t%s\n", i.Path)
	if i.HeldBy != "" {
		fmt.Fprintf(w, "held by\t%s\n", i.HeldBy)
	}
	fmt.Fprintf(w, "size\t%s, %s of it free\n", inBytes(i.Size), inBytes(i.Free))
	fmt.Fprintf(w, "format\t%d, created %s\n", i.Format, i.Created.Local().Format(time.DateTime))
	for _, kind := range slices.Sorted(maps.Keys(i.Records)) {
		fmt.Fprintf(w, "%s\t%d\n", kind, i.Records[kind])
	}
	for _, queue := range slices.Sorted(maps.Keys(i.Jobs)) {
		fmt.Fprintf(w, "waiting in %s\t%d\n", queue, i.Jobs[queue])
	}
	if !i.Oldest.IsZero() {
		fmt.Fprintf(w, "oldest due\t%s\n", i.Oldest.Local().Format(time.DateTime))
	}
	fmt.Fprintf(w, "known ids\t%d\n", i.Known)
	return w.Flush()
}

// inBytes writes a size as people read it.
func inBytes(n int64) string {
	for _, u := range []struct {
		unit int64
		name string
	}{{1 << 30, "GiB"}, {1 << 20, "MiB"}, {1 << 10, "KiB"}} {
		if n >= u.unit {
			return fmt.Sprintf("%.1f %s", float64(n)/float64(u.unit), u.name)
		}
	}
	return fmt.Sprintf("%d bytes", n)
}
