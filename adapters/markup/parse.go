package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tableast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// maxDepth is how deep lists and quotes may nest; what is deeper is shown at
// this depth.
const maxDepth = 16

// maxSource bounds what is parsed, in bytes: the time that the parser takes
// for hostile text grows with the square of its length.
const maxSource = 64 << 10

// Parse reads CommonMark with GFM tables. HTML is text. Every input is a
// document: there are no errors. What is longer than any answer, 64 KiB, is
// taken as plain text, line by line.
func Parse(markdown string) Doc {
	markdown = cleanSource(markdown)
	if len(markdown) > maxSource {
		lines := strings.ReplaceAll(markdown, "\t", " ")
		return Doc{[]block{paragraph{text: []span{{text: lines}}}}}
	}
	source := []byte(markdown)
	root := newParser().Parse(text.NewReader(source))
	c := converter{source}
	return Doc{c.blocks(root, 0)}
}

// newParser returns goldmark's CommonMark parser without its two HTML parsers
// and with tables.
func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
		),
	)
}

// converter turns goldmark's tree, which points into the source, into ours.
type converter struct {
	source []byte
}

// blocks converts the children of parent.
func (c converter) blocks(parent ast.Node, depth int) []block {
	var bs []block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		bs = append(bs, c.block(n, depth)...)
	}
	return bs
}

// block converts one block. It returns several where nesting ends, none for a
// block that shows nothing.
func (c converter) block(n ast.Node, depth int) []block {
	switch n := n.(type) {
	case *ast.Heading:
		return []block{heading{n.Level, c.spans(n)}}
	case *ast.Paragraph, *ast.TextBlock:
		return []block{paragraph{text: c.spans(n)}}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return c.code(n)
	case *ast.ThematicBreak:
		return []block{rule{}}
	case *tableast.Table:
		return []block{c.table(n)}
	case *ast.List:
		if depth < maxDepth {
			return []block{c.list(n, depth+1)}
		}
	case *ast.Blockquote:
		if depth < maxDepth {
			return []block{quote{c.blocks(n, depth+1)}}
		}
	}
	return c.blocks(n, depth)
}

func (c converter) list(n *ast.List, depth int) list {
	l := list{ordered: n.IsOrdered(), start: n.Start, delim: string(rune(n.Marker)), tight: n.IsTight}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		l.items = append(l.items, c.blocks(item, depth))
	}
	return l
}

// code returns a code block, or nothing if it is empty.
func (c converter) code(n ast.Node) []block {
	raw := strings.Trim(string(n.Lines().Value(c.source)), "\n")
	if strings.TrimSpace(raw) == "" {
		return nil
	}
	lines := strings.Split(raw, "\n")
	for i, l := range lines {
		lines[i] = strings.ReplaceAll(l, "\t", "    ")
	}
	return []block{code{lines}}
}

func (c converter) table(n *tableast.Table) table {
	var t table
	for _, a := range n.Alignments {
		t.align = append(t.align, columnAlign(a))
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := make([][]span, 0, len(t.align))
		for cell := row.FirstChild(); cell != nil && len(cells) < len(t.align); cell = cell.NextSibling() {
			cells = append(cells, c.spans(cell))
		}
		for len(cells) < len(t.align) {
			cells = append(cells, nil)
		}
		if _, ok := row.(*tableast.TableHeader); ok {
			t.header = cells
		} else {
			t.rows = append(t.rows, cells)
		}
	}
	return t
}

func columnAlign(a tableast.Alignment) align {
	switch a {
	case tableast.AlignRight:
		return alignRight
	case tableast.AlignCenter:
		return alignCenter
	}
	return alignLeft
}
