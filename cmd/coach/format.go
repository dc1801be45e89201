package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode"

	"careercoach/adapters/markup"
)

// writeTable writes rows in columns. Nothing in a cell has an effect on a
// terminal.
func writeTable(out io.Writer, rows [][]string) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				fmt.Fprint(w, "\t")
			}
			fmt.Fprint(w, markup.Clean(cell))
		}
		fmt.Fprintln(w)
	}
	return w.Flush()
}

// writeCSV writes rows for spreadsheets. A cell that one would take for a
// formula gets an apostrophe in front.
func writeCSV(out io.Writer, rows [][]string) error {
	w := csv.NewWriter(out)
	for _, row := range rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = harmless(cell)
		}
		if err := w.Write(safe); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// harmless makes a text of what a spreadsheet would compute: also on a later
// line, and behind blanks.
func harmless(cell string) string {
	lines := strings.Split(cell, "\n")
	for i, line := range lines {
		line = withoutControls(line)
		if start := strings.TrimSpace(line); start != "" && strings.ContainsRune("=+-@＝＋－＠|%", []rune(start)[0]) {
			line = "'" + line
		}
		lines[i] = line
	}
	return strings.Join(lines, "\n")
}

// withoutControls takes control characters out of a text.
func withoutControls(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
}

// writeIndented writes JSON for people and programs.
func writeIndented(out io.Writer, value any) error {
	text, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, escapeControls(string(text)))
	return err
}

// escapeControls escapes, in JSON, the control characters that JSON leaves and
// a terminal heeds.
func escapeControls(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r != '\n' && unicode.IsControl(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
