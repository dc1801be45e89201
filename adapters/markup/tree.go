package markup

// Doc is a parsed document. The zero Doc is empty.
type Doc struct {
	blocks []block
}

// Join returns a document of all blocks of docs, in order.
func Join(docs ...Doc) Doc {
	var joined Doc
	for _, d := range docs {
		joined.blocks = append(joined.blocks, d.blocks...)
	}
	return joined
}

// Text returns a paragraph of text that is not Markdown.
func Text(text string) Doc {
	return Doc{[]block{paragraph{text: plainSpans(text)}}}
}

// Numbered returns a list of plain-text labels: 1), 2), 3).
func Numbered(labels []string) Doc {
	if len(labels) == 0 {
		return Doc{}
	}
	l := list{ordered: true, start: 1, delim: ")", tight: true}
	for _, label := range labels {
		l.items = append(l.items, []block{paragraph{text: plainSpans(label)}})
	}
	return Doc{[]block{l}}
}

// A block is one of the types below. Writers switch over them.
type block interface{ isBlock() }

type (
	// heading is a heading of level 1 to 6.
	heading struct {
		level int
		text  []span
	}
	// paragraph is running text; the tone says what it is for.
	paragraph struct {
		text []span
		tone tone
	}
	// list is a bulleted or numbered list. A tight list has no blank lines
	// between its items.
	list struct {
		ordered bool
		start   int
		delim   string // "." or ")" after a number
		tight   bool
		items   [][]block
	}
	// quote is a block quotation.
	quote struct{ blocks []block }
	// code is a code block, line by line, without line ends or tabs.
	code struct{ lines []string }
	// rule is a thematic break.
	rule struct{}
	// table is a table; every row has as many cells as there are columns.
	table struct {
		align  []align
		header [][]span
		rows   [][][]span
	}
	// sources is the line that says where the facts come from.
	sources struct{ list []source }
)

func (heading) isBlock()   {}
func (paragraph) isBlock() {}
func (list) isBlock()      {}
func (quote) isBlock()     {}
func (code) isBlock()      {}
func (rule) isBlock()      {}
func (table) isBlock()     {}
func (sources) isBlock()   {}

// source is one document a reply draws on; url and date may be empty.
type source struct{ title, date, url string }

// align is the alignment of a column.
type align int

const (
	alignLeft align = iota
	alignCenter
	alignRight
)

// tone is what a paragraph or a span is for, where a writer may show it.
type tone int

const (
	toneNone tone = iota
	toneQuiet
	toneCaution
)

// span is a piece of text in one style. A line break within a paragraph is a
// "\n" in the text.
type span struct {
	text string
	style
}

// style is how a span looks. It is comparable.
type style struct {
	bold, italic, code bool
	url                string // the destination of the link the span is in
	tone               tone
}

// plainSpans returns text that is not Markdown, in no style.
func plainSpans(text string) []span {
	return []span{{text: Clean(text)}}
}
