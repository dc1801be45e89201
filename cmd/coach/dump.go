package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"time"

	"careercoach/bot"
)

// dumpLine is one line of an export. Kind is "store" in the first line, then
// "record" and "job", and "end" in the last one, without which it is cut short.
// The names are a contract: programs outside read them.
type dumpLine struct {
	Kind     string    `json:"kind"`
	Exported time.Time `json:"exported,omitzero"` // of the store
	Key      string    `json:"key,omitempty"`     // of a record; of a job: what keeps its order
	Revision uint64    `json:"revision,omitempty"`
	Expires  time.Time `json:"expires,omitzero"`
	ID       bot.JobID `json:"id,omitempty"`
	Queue    string    `json:"queue,omitempty"`
	Attempt  int       `json:"attempt,omitempty"`
	// Version and Value are what is stored, Bytes where it is something else
	// than a version and JSON; of a job the Value is its body.
	Version int             `json:"version,omitempty"`
	Value   json.RawMessage `json:"value,omitempty"`
	Bytes   []byte          `json:"bytes,omitempty"`
	Records *int            `json:"records,omitempty"` // at the end
	Jobs    *int            `json:"jobs,omitempty"`    // at the end
}

// dumpPage is how many records are read at a time.
const dumpPage = 200

// exportAll writes everything in a store as JSON Lines. What changes meanwhile
// is in it as it was before or after.
func exportAll(ctx context.Context, store bot.Store, w io.Writer) error {
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	if err := lines.Encode(dumpLine{Kind: "store", Exported: time.Now().UTC().Truncate(time.Second)}); err != nil {
		return err
	}
	records, err := dumpEach(ctx, store, "", lines, dumpRecord)
	if err != nil {
		return err
	}
	jobs, err := dumpEach(ctx, store, bot.JobPrefix, lines, dumpJob)
	if err != nil {
		return err
	}
	return lines.Encode(dumpLine{Kind: "end", Records: &records, Jobs: &jobs})
}

// dumpEach writes a line for each record below a prefix and counts them.
func dumpEach(ctx context.Context, store bot.Store, prefix string, lines *json.Encoder, line func(bot.Record) dumpLine) (n int, err error) {
	for after := ""; ; {
		page, err := store.List(ctx, prefix, after, dumpPage)
		if err != nil {
			return n, fmt.Errorf("exporting the store: %w", err)
		}
		for _, r := range page {
			if err := lines.Encode(line(r)); err != nil {
				return n, err
			}
			after = r.Key
			n++
		}
		if len(page) < dumpPage {
			return n, nil
		}
	}
}

func dumpRecord(r bot.Record) dumpLine {
	l := dumpLine{Kind: "record", Key: r.Key, Revision: r.Revision, Expires: r.Expires}
	digits := len(r.Value) - len(bytes.TrimLeft(r.Value, "0123456789"))
	version, err := strconv.Atoi(string(r.Value[:digits]))
	if err == nil && json.Valid(r.Value[digits:]) {
		l.Version, l.Value = version, r.Value[digits:]
	} else {
		l.Bytes = r.Value
	}
	return l
}

func dumpJob(r bot.Record) dumpLine {
	job, _ := bot.ParseJobKey(r.Key) // what is listed as a job is one
	l := dumpLine{Kind: "job", ID: job.ID, Queue: job.Queue, Key: job.Key, Attempt: int(r.Revision) - 1}
	if json.Valid(r.Value) {
		l.Value = r.Value
	} else {
		l.Bytes = r.Value
	}
	return l
}
