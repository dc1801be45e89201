package markup

import "strings"

// Plain writes doc as text without marks: what a person reads. Lists keep
// "- " and "1. ", a link is its text and its address in parentheses, tables
// stand in columns. A width above 0 wraps the text and writes tables that are
// too wide as a line "name: value" for every cell. There is no line end at
// the end.
func Plain(doc Doc, width int) string {
	l := layout{look{
		bullet: "- ",
		bar:    "  ",
		rule:   func(int) string { return "---" },
		link:   linkSuffix,
		table:  plainTable,
	}}
	var b strings.Builder
	for i, line := range l.blocks(doc.blocks, width) {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(strings.TrimRight(spansText(line), " "))
	}
	return b.String()
}

// linkSuffix is the address in parentheses, unless the label says it.
func linkSuffix(label, url string) string {
	bare := url
	for _, scheme := range []string{"mailto:", "https://", "http://"} {
		bare = strings.TrimPrefix(bare, scheme)
	}
	if label == url || label == bare || label == strings.TrimSuffix(bare, "/") {
		return ""
	}
	return " (" + strings.TrimPrefix(url, "mailto:") + ")"
}

// plainTable aligns columns where they fit without wrapping.
func plainTable(l layout, t table, width int) []line {
	const between = "  "
	g := l.grid(t)
	total := (len(g.natural) - 1) * len(between)
	for _, n := range g.natural {
		total += n
	}
	if width > 0 && total > width && len(t.rows) > 0 {
		return l.records(t, width)
	}
	var lines []line
	for _, cells := range g.rows {
		lines = append(lines, g.row(cells, g.natural, span{text: between})...)
	}
	return lines
}
