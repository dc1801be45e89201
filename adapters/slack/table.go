package slack

import (
	"strings"
	"unicode"

	"careercoach/adapters/markup"
)

// nativeTable makes Slack's table of a piece, with as many rows as fit in the
// room, and tells how many rows were left out. It returns false where the
// table has too many columns or not even two rows fit.
func nativeTable(p markup.Piece, room int) (table tableBlock, left int, ok bool) {
	if len(p.Header) == 0 || len(p.Header) > maxColumns {
		return tableBlock{}, 0, false
	}
	table = tableBlock{Type: "table", Columns: columns(p)}
	if strings.Join(p.Header, "") != "" {
		table.Rows = append(table.Rows, headRow(p.Header))
	}
	used := weight(table)
	for i, row := range p.Rows {
		cells := bodyRow(row)
		used += weight(cells) + 1
		if used > room || len(table.Rows) == maxTableRows {
			left = len(p.Rows) - i
			break
		}
		table.Rows = append(table.Rows, cells)
	}
	return table, left, len(table.Rows) > min(1, len(p.Rows)) && len(p.Rows) > 0
}

// headRow is the row of names, bold. A name may be missing: a rich text may be
// blank, where plain text may not.
func headRow(names []string) []any {
	row := make([]any, len(names))
	for i, name := range names {
		text := richText{Type: "text", Text: " "}
		if visible(name) {
			text = richText{Type: "text", Text: shortened(oneLine(name), maxCell), Style: &richStyle{Bold: true}}
		}
		row[i] = richTextBlock{"rich_text", []any{richSection{"rich_text_section", []richText{text}}}}
	}
	return row
}

func bodyRow(cells []string) []any {
	row := make([]any, len(cells))
	for i, cell := range cells {
		row[i] = rawCell{"raw_text", shortened(oneLine(cell), maxCell)}
	}
	return row
}

// columns wraps every column, so that a table fits a telephone, and aligns
// those of figures to the right.
func columns(p markup.Piece) []columnSetting {
	out := make([]columnSetting, len(p.Header))
	for i := range out {
		out[i].Wrapped = true
		if p.Right[i] || i > 0 && allFigures(p.Rows, i) {
			out[i].Align = "right"
		}
	}
	return out
}

// allFigures reports that every cell of a column is a short figure or empty.
func allFigures(rows [][]string, column int) bool {
	some := false
	for _, row := range rows {
		cell := row[column]
		digit := strings.ContainsFunc(cell, unicode.IsDigit)
		if len(cell) > 24 || !digit && len([]rune(cell)) > 1 {
			return false
		}
		some = some || digit
	}
	return some
}
