package markup

import "strings"

// ANSI writes doc for a terminal that knows colours: bold headings, bullets,
// text wrapped to width with hanging indents, tables fitted by wrapping their
// cells. A width of 0 means no limit. The only control characters in it are
// line ends and the escape sequences that set colours, and every line begins
// and ends without a colour. There is no line end at the end.
func ANSI(doc Doc, width int) string {
	l := layout{look{
		bullet:      "• ",
		bar:         "│ ",
		rule:        ansiRule,
		link:        linkSuffix,
		table:       ansiTable,
		fullSources: true,
	}}
	var b strings.Builder
	for i, line := range l.blocks(doc.blocks, width) {
		if i > 0 {
			b.WriteByte('\n')
		}
		writeANSI(&b, trimRight(line))
	}
	return b.String()
}

// writeANSI writes one line, changing the colour only where it changes.
func writeANSI(b *strings.Builder, l line) {
	current := ""
	for _, s := range l {
		if s.text == "" {
			continue
		}
		if want := attributes(s.style); want != current {
			if current != "" {
				b.WriteString("\x1b[0m")
			}
			if want != "" {
				b.WriteString("\x1b[" + want + "m")
			}
			current = want
		}
		b.WriteString(s.text)
	}
	if current != "" {
		b.WriteString("\x1b[0m")
	}
}

// attributes returns the parameters of the sequence that sets s, "" for none.
func attributes(s style) string {
	var set []string
	if s.bold {
		set = append(set, "1")
	}
	if s.tone == toneQuiet {
		set = append(set, "2")
	}
	if s.italic {
		set = append(set, "3")
	}
	if s.url != "" {
		set = append(set, "4")
	}
	switch {
	case s.code:
		set = append(set, "36")
	case s.tone == toneCaution:
		set = append(set, "33")
	}
	return strings.Join(set, ";")
}

// trimRight drops the spaces at the end of a line.
func trimRight(l line) line {
	for len(l) > 0 {
		last := l[len(l)-1]
		last.text = strings.TrimRight(last.text, " ")
		l = l[:len(l)-1]
		if last.text != "" {
			return append(l, last)
		}
	}
	return nil
}

func ansiRule(width int) string {
	if width <= 0 || width > 40 {
		width = 40
	}
	return strings.Repeat("─", width)
}

// ansiTable draws a table with lines between its columns, and between its
// rows where one takes several lines. Where even that does not fit, it falls
// back to records.
func ansiTable(l layout, t table, width int) []line {
	quiet := style{tone: toneQuiet}
	g := l.grid(t)
	room := 0
	if width > 0 {
		room = max(1, width-3*(len(g.natural)-1))
	}
	widths, ok := g.fit(room)
	if !ok && len(t.rows) > 0 {
		return l.records(t, width)
	}
	if !ok {
		widths = g.natural
	}
	rows, high := make([][]line, len(g.rows)), false
	for i, cells := range g.rows {
		rows[i] = g.row(cells, widths, span{" │ ", quiet})
		high = high || i > 0 && len(rows[i]) > 1
	}
	var lines []line
	for i, row := range rows {
		if i == 1 || i > 1 && high {
			lines = append(lines, line{{crossing(widths), quiet}})
		}
		lines = append(lines, row...)
	}
	return lines
}

// crossing is the line between two rows.
func crossing(widths []int) string {
	dashes := make([]string, len(widths))
	for i, w := range widths {
		dashes[i] = strings.Repeat("─", w)
	}
	return strings.Join(dashes, "─┼─")
}
