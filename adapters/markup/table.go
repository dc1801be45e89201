package markup

import "strings"

// records writes a table that is too wide for columns: a line "name: value"
// for every cell, an empty line between two rows.
func (l layout) records(t table, width int) []line {
	var lines []line
	for _, row := range t.rows {
		var part []line
		for i, cell := range row {
			if strings.TrimSpace(spansText(cell)) == "" {
				continue
			}
			text := cell
			if name := strings.TrimSpace(spansText(t.header[i])); name != "" {
				text = append([]span{{name + ": ", style{bold: true}}}, cell...)
			}
			part = append(part, hanging(l.links(text), width)...)
		}
		if len(part) > 0 && len(lines) > 0 {
			lines = append(lines, nil)
		}
		lines = append(lines, part...)
	}
	return lines
}

// hanging wraps text with all lines but the first indented.
func hanging(text []span, width int) []line {
	lines := wrap(text, width, false)
	if len(lines) == 1 {
		return lines
	}
	lines = wrap(text, narrower(width, 2), false)
	return indent(lines, span{}, span{text: "  "})
}

// grid is a table ready for columns: links written out, widths measured.
type grid struct {
	align   []align
	rows    [][][]span // the header first
	natural []int      // the width of every column without wrapping
	least   []int      // the width below which words would be cut
}

// maxLeast bounds what a single long word may claim for its column.
const maxLeast = 14

func (l layout) grid(t table) grid {
	g := grid{align: t.align, natural: make([]int, len(t.align)), least: make([]int, len(t.align))}
	header := make([][]span, len(t.header))
	for i, cell := range t.header {
		header[i] = withBase(cell, style{bold: true})
	}
	for _, row := range append([][][]span{header}, t.rows...) {
		cells := make([][]span, len(row))
		for i, cell := range row {
			cells[i] = l.links(cell)
			for _, w := range wrap(cells[i], 0, true) {
				g.natural[i] = max(g.natural[i], spansWidth(w))
			}
			for _, w := range words(cells[i]) {
				g.least[i] = max(g.least[i], min(w.width, maxLeast))
			}
		}
		g.rows = append(g.rows, cells)
	}
	return g
}

// fit returns column widths that together take no more than width, or false
// if words would have to be cut. The widest columns give way first.
func (g grid) fit(width int) ([]int, bool) {
	widths := make([]int, len(g.natural))
	total, least := 0, 0
	for i, n := range g.natural {
		widths[i] = n
		if width > 0 {
			widths[i] = min(n, max(width, g.least[i]))
		}
		total += widths[i]
		least += g.least[i]
	}
	if width <= 0 || total <= width {
		return widths, true
	}
	if least > width {
		return nil, false
	}
	for ; total > width; total-- {
		widest := -1
		for i, w := range widths {
			if w > g.least[i] && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		widths[widest]--
	}
	return widths, true
}

// row lays the cells of a row out beside each other. It is as many lines high
// as its highest cell.
func (g grid) row(cells [][]span, widths []int, between span) []line {
	columns := make([][]line, len(cells))
	height := 1
	for i, cell := range cells {
		columns[i] = wrap(cell, widths[i], true)
		height = max(height, len(columns[i]))
	}
	lines := make([]line, height)
	for y := range lines {
		for i, column := range columns {
			if i > 0 {
				lines[y] = append(lines[y], between)
			}
			var text line
			if y < len(column) {
				text = column[y]
			}
			lines[y] = append(lines[y], aligned(text, widths[i], g.align[i])...)
		}
	}
	return lines
}

// aligned pads text to width.
func aligned(text line, width int, a align) line {
	free := max(0, width-spansWidth(text))
	left := 0
	switch a {
	case alignRight:
		left = free
	case alignCenter:
		left = free / 2
	}
	out := line{{text: pad(0, left)}}
	return append(append(out, text...), span{text: pad(left, free)})
}
