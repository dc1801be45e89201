package markup

import (
	"strings"
	"unicode"
)

// How high a row of a table in columns may become by wrapping its cells.
const (
	maxHeadLines = 4
	maxRowLines  = 2
)

// Columns writes a table for fixed-width type, at most width columns wide: its
// head with a line below, empty where no column has a name, and its rows, each
// a line or two. Columns of figures stand to the right. It returns false where
// that cannot be read: where words would be cut or rows become high.
func (p Piece) Columns(width int) (head, rows []string, ok bool) {
	const between = "  "
	t := p.spans()
	l := layout{look{link: linkSuffix}}
	g := l.grid(t)
	room := width - len(between)*(len(t.align)-1)
	if room < len(t.align) || len(p.Rows) == 0 {
		return nil, nil, false
	}
	widths, ok := g.tidy(p.Rows, room)
	if !ok {
		return nil, nil, false
	}
	for i, cells := range g.rows {
		lines := g.row(cells, widths, span{text: between})
		switch {
		case i == 0 && len(lines) > maxHeadLines, i > 0 && len(lines) > maxRowLines:
			return nil, nil, false
		case i == 0 && strings.Join(p.Header, "") != "":
			head = append(lineTexts(lines), ruled(widths, between))
		case i > 0:
			rows = append(rows, strings.Join(lineTexts(lines), "\n"))
		}
	}
	return head, rows, true
}

// tidy returns column widths that together take no more than room, such that
// no word and no figure is cut: only names are wrapped if that is enough, and
// else cells too.
func (g grid) tidy(rows [][]string, room int) ([]int, bool) {
	words := g.longestWords()
	whole := make([]int, len(words))
	for i, w := range words {
		whole[i] = w
		for _, row := range rows {
			whole[i] = max(whole[i], Width(row[i]))
			if figureCell(row[i]) {
				words[i] = max(words[i], Width(row[i]))
			}
		}
	}
	for _, least := range [][]int{whole, words} {
		g.least = least
		if widths, ok := g.fit(room); ok {
			return widths, true
		}
	}
	return nil, false
}

// longestWords returns for every column how wide its longest word is.
func (g grid) longestWords() []int {
	longest := make([]int, len(g.natural))
	for _, cells := range g.rows {
		for i, cell := range cells {
			for _, w := range words(cell) {
				longest[i] = max(longest[i], w.width)
			}
		}
	}
	return longest
}

// figureCell reports a cell that is one short figure.
func figureCell(cell string) bool {
	return len(cell) <= 16 && strings.ContainsFunc(cell, unicode.IsDigit)
}

// spans returns the table with cells of plain text.
func (p Piece) spans() table {
	t := table{align: make([]align, len(p.Header)), header: plainRow(p.Header, len(p.Header))}
	for i := range t.align {
		if p.Right[i] || i > 0 && onlyFigures(p.Rows, i) {
			t.align[i] = alignRight
		}
	}
	for _, row := range p.Rows {
		t.rows = append(t.rows, plainRow(row, len(p.Header)))
	}
	return t
}

// onlyFigures reports that the cells of a column are short figures or empty.
func onlyFigures(rows [][]string, column int) bool {
	some := false
	for _, row := range rows {
		if row[column] != "" && !figureCell(row[column]) {
			return false
		}
		some = some || row[column] != ""
	}
	return some
}

func lineTexts(lines []line) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = strings.TrimRight(spansText(l), " ")
	}
	return out
}

// ruled is the line below the head.
func ruled(widths []int, between string) string {
	dashes := make([]string, len(widths))
	for i, w := range widths {
		dashes[i] = strings.Repeat("─", w)
	}
	return strings.Join(dashes, strings.Repeat(" ", len(between)))
}

// TablePiece is a table of plain text as a piece: every row has as many cells
// as the longest, each on one line.
func TablePiece(header []string, rows [][]string) Piece {
	columns := len(header)
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	p := Piece{Kind: KindTable, Header: oneLineCells(header, columns), Right: make([]bool, columns)}
	for _, row := range rows {
		p.Rows = append(p.Rows, oneLineCells(row, columns))
	}
	return p
}

func oneLineCells(cells []string, columns int) []string {
	out := make([]string, columns)
	for i, cell := range cells {
		out[i] = strings.Join(strings.Fields(Clean(cell)), " ")
	}
	return out
}
