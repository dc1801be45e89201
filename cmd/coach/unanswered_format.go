package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"careercoach/knowledge"
)

// groupFormat returns what writes groups in a format.
func groupFormat(name string) (func(io.Writer, []groupJSON) error, error) {
	switch name {
	case "table":
		return groupTable, nil
	case "csv":
		return groupCSV, nil
	case "json":
		return func(w io.Writer, groups []groupJSON) error { return writeIndented(w, groups) }, nil
	case "yaml":
		return groupCards, nil
	}
	return nil, fmt.Errorf("--format %q: choose table, csv, json or yaml", name)
}

func groupTable(w io.Writer, groups []groupJSON) error {
	if len(groups) == 0 {
		_, err := fmt.Fprintln(w, "no question went without an answer")
		return err
	}
	rows := [][]string{{"ASKED", "LAST", "QUESTION"}}
	for _, g := range groups {
		question := g.Questions[0]
		if more := len(g.Questions) - 1; more > 0 {
			question += fmt.Sprintf(" (and %s)", count(more, "other wording"))
		}
		if len(g.About) > 0 {
			question += " [of " + joined(g.About) + "]"
		}
		rows = append(rows, []string{strconv.Itoa(g.Count), g.Last, question})
	}
	return writeTable(w, rows)
}

func groupCSV(w io.Writer, groups []groupJSON) error {
	rows := [][]string{{"id", "count", "first", "last", "question", "other_wordings", "about"}}
	for _, g := range groups {
		rows = append(rows, []string{
			string(g.ID), strconv.Itoa(g.Count), g.First, g.Last,
			g.Questions[0], strings.Join(g.Questions[1:], "\n"), joined(g.About),
		})
	}
	return writeCSV(w, rows)
}

// groupCards writes groups as cards that lack their answers.
func groupCards(w io.Writer, groups []groupJSON) error {
	var b bytes.Buffer
	if len(groups) == 0 {
		b.WriteString("# No question went without an answer.\ncards: []\n")
	} else {
		b.WriteString("# Questions that got no answer. Write the answers, delete what is to stay without one, then run:\n#   coach knowledge check DIR\ncards:\n")
	}
	for _, g := range groups {
		fmt.Fprintf(&b, "  - id: %s # asked %s, last on %s\n", quotedYAML(string(g.ID)), count(g.Count, "time"), g.Last)
		if len(g.About) > 0 {
			fmt.Fprintf(&b, "    # subjects: [%s] # what was spoken of before\n", joined(g.About))
		}
		b.WriteString("    questions:\n")
		for _, q := range g.Questions {
			fmt.Fprintf(&b, "      - %s\n", quotedYAML(q))
		}
		b.WriteString("    answer: # put a | here, and below it the answer in Markdown, indented\n")
	}
	_, err := w.Write(b.Bytes())
	return err
}

// quotedYAML writes a text in double quotes: as JSON does, which YAML reads.
func quotedYAML(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(strings.ToValidUTF8(text, "\uFFFD")) // a string can be encoded
	return escapeControls(strings.TrimSuffix(b.String(), "\n"))
}

// joined lists subjects on one line.
func joined(ids []knowledge.SubjectID) string {
	var names []string
	for _, id := range ids {
		names = append(names, string(id))
	}
	return strings.Join(names, ", ")
}
