package markup

import (
	"strconv"
	"strings"
)

// A Kind is what a Piece is.
type Kind int

// The kinds of pieces.
const (
	KindText    Kind = iota // Runs
	KindHeading             // Runs
	KindList                // Items
	KindQuote               // Runs
	KindCode                // Runs, one, of several lines
	KindTable               // Header and Rows
	KindRule                // nothing
)

// A Piece is one block of a document for a writer that builds blocks itself,
// as Slack's does. Nesting is resolved into depths and line breaks. Its text
// is not escaped.
type Piece struct {
	Kind  Kind
	Runs  []Run
	Items []Item
	// Header and Rows are cells of plain text; every row has as many as the
	// header. Right says which columns are aligned to the right.
	Header []string
	Rows   [][]string
	Right  []bool
}

// An Item is one entry of a list.
type Item struct {
	Depth  int    // 0 for the outermost list
	Marker string // "3." of a numbered list; empty for a bullet
	Runs   []Run
}

// A Run is text in one style. Line breaks are "\n". A URL is http, https or
// mailto, and the text of a link with one never looks like another address.
type Run struct {
	Text               string
	Bold, Italic, Code bool
	URL                string
}

// Pieces returns what a document consists of, from top to bottom, without the
// sources. Pieces that show nothing are left out.
func Pieces(doc Doc) []Piece {
	var out []Piece
	for _, b := range doc.blocks {
		if p, ok := piece(b); ok {
			out = append(out, p)
		}
	}
	return out
}

func piece(b block) (Piece, bool) {
	p := Piece{}
	switch b := b.(type) {
	case heading:
		p = Piece{Kind: KindHeading, Runs: runs(withBase(b.text, style{bold: true}))}
	case paragraph:
		p = Piece{Kind: KindText, Runs: runs(b.text)}
	case list:
		p = Piece{Kind: KindList, Items: items(b, 0)}
		return p, len(p.Items) > 0
	case quote:
		p = Piece{Kind: KindQuote, Runs: flat(b.blocks)}
	case code:
		p = Piece{Kind: KindCode, Runs: []Run{{Text: strings.Join(b.lines, "\n")}}}
	case table:
		return tablePiece(b), true
	case rule:
		return Piece{Kind: KindRule}, true
	}
	return p, len(p.Runs) > 0
}

// items returns the entries of a list and of those within it, in reading
// order. What else stands in an entry follows its text on lines of its own.
func items(l list, depth int) []Item {
	var out []Item
	for i, blocks := range l.items {
		item := Item{Depth: depth}
		if l.ordered {
			item.Marker = strconv.Itoa(l.start+i) + l.delim
		}
		var inner []Item
		for _, b := range blocks {
			if nested, ok := b.(list); ok {
				inner = append(inner, items(nested, depth+1)...)
				continue
			}
			item.Runs = stack(item.Runs, flat([]block{b}))
		}
		if len(item.Runs) > 0 || len(inner) == 0 {
			out = append(out, item)
		}
		out = append(out, inner...)
	}
	return out
}

// flat writes blocks as running text, one below the other.
func flat(blocks []block) []Run {
	var out []Run
	for _, b := range blocks {
		switch b := b.(type) {
		case quote:
			out = stack(out, flat(b.blocks))
		case list:
			for _, item := range items(b, 0) {
				lead := strings.Repeat("    ", item.Depth) + or(item.Marker, "•") + " "
				out = stack(out, append([]Run{{Text: lead}}, item.Runs...))
			}
		case code:
			out = stack(out, []Run{{Text: strings.Join(b.lines, "\n"), Code: true}})
		case table:
			for _, line := range tablePiece(b).Records() {
				out = stack(out, line)
			}
		default:
			if p, ok := piece(b); ok {
				out = stack(out, p.Runs)
			}
		}
	}
	return out
}

// stack sets more below out.
func stack(out, more []Run) []Run {
	if len(out) > 0 && len(more) > 0 {
		out = append(out, Run{Text: "\n"})
	}
	return append(out, more...)
}

func tablePiece(t table) Piece {
	p := Piece{Kind: KindTable}
	for i, cell := range t.header {
		p.Header = append(p.Header, cellText(cell))
		p.Right = append(p.Right, t.align[i] == alignRight)
	}
	for _, row := range t.rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = cellText(cell)
		}
		p.Rows = append(p.Rows, cells)
	}
	return p
}

// cellText is a cell as plain text, its links written out.
func cellText(cell []span) string {
	return strings.TrimSpace(spansText(layout{look{link: linkSuffix}}.links(cell)))
}

// Records writes a table without columns, one line for each row: the first
// cell in bold, then "name: value" for each of the others. Empty cells are
// left out.
func (p Piece) Records() [][]Run {
	var out [][]Run
	for _, row := range p.Rows {
		var line []Run
		var rest []string
		for i, cell := range row {
			switch {
			case cell == "":
			case i == 0:
				line = append(line, Run{Text: cell, Bold: true})
			case p.Header[i] == "":
				rest = append(rest, cell)
			default:
				rest = append(rest, p.Header[i]+": "+cell)
			}
		}
		if len(rest) > 0 {
			text := strings.Join(rest, "; ")
			if len(line) > 0 {
				text = " – " + text
			}
			line = append(line, Run{Text: text})
		}
		if len(line) > 0 {
			out = append(out, line)
		}
	}
	return out
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
