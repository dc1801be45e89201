package discord

import (
	"fmt"
	"strings"

	"careercoach/adapters/markup"
	"careercoach/bot"
)

// title is a reply's title in Discord's dialect, "" where it shows nothing.
func title(text string) string {
	text = oneLine(text)
	if !visible(text) {
		return ""
	}
	for room := maxTitle; ; room -= 16 {
		if out := markup.EscapeDiscord(shorten(text, room)); units(out) <= maxTitle {
			return out
		}
	}
}

// Colors of the bar beside an embed.
const (
	colorAnswer  = 0x1f8b7a // a fact
	colorAsk     = 0x5865f2 // a question back
	colorUnknown = 0x80848e // nothing known
)

// color shows at a glance what a reply amounts to.
func color(d bot.Decision) int {
	switch d {
	case bot.DecisionClarify, bot.DecisionSuggest:
		return colorAsk
	case bot.DecisionDecline:
		return colorUnknown
	}
	return colorAnswer
}

// footer names the sources with their dates, after the page where there are
// several.
func footer(sources []bot.Source, number, pages int) string {
	var parts []string
	if pages > 1 {
		parts = append(parts, fmt.Sprintf("Page %d of %d", number+1, pages))
	}
	if named := named(sources); len(named) > 0 {
		parts = append(parts, sourceLine(named))
	}
	return strings.Join(parts, " · ")
}

// named are the sources with their dates, each once.
func named(sources []bot.Source) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range sources {
		name, date := oneLine(s.Title), oneLine(s.Date)
		if !visible(name) {
			name = oneLine(string(s.ID))
		}
		name = shorten(name, footerLength/2)
		if visible(date) {
			name += " (" + shorten(date, footerLength/4) + ")"
		}
		if visible(name) && !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	return out
}

// sourceLine joins the names, as many as fit.
func sourceLine(names []string) string {
	line := "Source: " + names[0]
	if len(names) > 1 {
		line = "Sources: " + names[0]
	}
	for i, name := range names[1:] {
		rest := fmt.Sprintf("; and %d more", len(names)-1-i)
		if units(line+"; "+name+rest) > footerLength {
			return line + rest
		}
		line += "; " + name
	}
	return line
}

// tableFields shows each row of a table as a field: its first cell names it,
// the others stand below with their column's name. It returns false where the
// fields would be too many or too long, or a list says it better.
func tableFields(p markup.Piece) ([]Field, bool) {
	if len(p.Header) < 3 || len(p.Rows) >= maxFields {
		return nil, false
	}
	var out []Field
	total := 0
	for _, row := range p.Rows {
		name, named := rowName(p.Header, row)
		f := Field{Name: orDash(name), Value: cells(p.Header[named:], row[named:])}
		total += units(f.Name) + units(f.Value)
		if units(f.Name) > maxFieldName || units(f.Value) > maxFieldValue || total > fieldsLength {
			return nil, false
		}
		out = append(out, f)
	}
	return out, len(out) > 0
}

// numberColumn heads the first column of tables whose rows are numbered.
const numberColumn = "No."

// rowName is what a row is called, and how many of its cells that takes. A
// number alone says nothing: in a numbered table it is called by its second
// cell too, elsewhere by the column: "Week 3".
func rowName(header, row []string) (string, int) {
	name := strings.TrimSpace(row[0])
	switch {
	case name == "" || name[0] < '0' || name[0] > '9':
		return row[0], 1
	case strings.TrimSpace(header[0]) == numberColumn && visible(row[1]):
		return name + " · " + row[1], 2
	case visible(header[0]):
		return header[0] + " " + name, 1
	}
	return row[0], 1
}

// lineWidth is how many characters stand in a line of a field on a telephone.
const lineWidth = 44

// cells writes cells with their columns' names, as many to a line as fit.
func cells(header, row []string) string {
	var lines []string
	for i, cell := range row {
		line := markup.EscapeDiscord(cell)
		if name := header[i]; visible(name) {
			line = markup.EscapeDiscord(name) + ": " + line
		}
		switch n := len(lines); {
		case !visible(cell):
		case n > 0 && units(lines[n-1])+units(line) < lineWidth:
			lines[n-1] += " · " + line
		default:
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		return nothing
	}
	return strings.Join(lines, "\n")
}

// orDash is a cell in Discord's dialect, a dash where it shows nothing.
func orDash(cell string) string {
	if !visible(cell) {
		return nothing
	}
	return markup.EscapeDiscord(cell)
}
