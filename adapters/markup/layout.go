package markup

import (
	"strconv"
	"strings"
)

// look is what distinguishes the writers that lay text out in lines.
type look struct {
	bullet string // before an item of a bulleted list
	bar    string // before every line of a quotation
	rule   func(width int) string
	link   func(label, url string) string // what follows a link's label; may be ""
	table  func(l layout, t table, width int) []line
	// fullSources gives every source a line of its own, with its address.
	fullSources bool
}

// layout turns blocks into lines.
type layout struct{ look }

// minWidth is the narrowest column that text is wrapped to, however deep it
// is nested.
const minWidth = 8

// blocks lays blocks out one below the other, with an empty line between two.
func (l layout) blocks(bs []block, width int) []line {
	return l.stack(bs, width, false)
}

// stack is blocks; a tight stack has no empty lines.
func (l layout) stack(bs []block, width int, tight bool) []line {
	var lines []line
	for _, b := range bs {
		part := l.block(b, width)
		if len(part) == 0 {
			continue
		}
		if len(lines) > 0 && !tight {
			lines = append(lines, nil)
		}
		lines = append(lines, part...)
	}
	return lines
}

func (l layout) block(b block, width int) []line {
	switch b := b.(type) {
	case heading:
		return l.text(b.text, width, style{bold: true})
	case paragraph:
		return l.text(b.text, width, style{tone: b.tone})
	case list:
		return l.list(b, width)
	case quote:
		bar := span{l.bar, style{tone: toneQuiet}}
		return indent(l.blocks(b.blocks, narrower(width, Width(l.bar))), bar, bar)
	case code:
		return l.code(b, width)
	case rule:
		return []line{{{l.rule(width), style{tone: toneQuiet}}}}
	case table:
		return l.table(l, b, width)
	case sources:
		return l.sources(b, width)
	}
	return nil
}

// text lays running text out; base is added to the style of its spans.
func (l layout) text(text []span, width int, base style) []line {
	return wrap(l.links(withBase(text, base)), width, false)
}

func withBase(text []span, base style) []span {
	out := make([]span, len(text))
	for i, s := range text {
		s.bold = s.bold || base.bold
		if s.tone == toneNone {
			s.tone = base.tone
		}
		out[i] = s
	}
	return out
}

// links writes the address of every link behind its label.
func (l layout) links(text []span) []span {
	var out []span
	for i := 0; i < len(text); {
		s := text[i]
		j := i + 1
		for j < len(text) && text[j].url == s.url {
			j++
		}
		out = append(out, text[i:j]...)
		if s.url != "" {
			if after := l.link(strings.TrimSpace(spansText(text[i:j])), s.url); after != "" {
				out = append(out, span{after, style{tone: toneQuiet}})
			}
		}
		i = j
	}
	return out
}

func (l layout) list(b list, width int) []line {
	var lines []line
	for i, item := range b.items {
		marker := l.bullet
		if b.ordered {
			marker = strconv.Itoa(b.start+i) + b.delim + " "
			marker = pad(len(marker), len(strconv.Itoa(b.start+len(b.items)-1))+2) + marker
		}
		body := l.stack(item, narrower(width, Width(marker)), b.tight)
		if len(body) == 0 {
			body = []line{nil}
		}
		if i > 0 && !b.tight {
			lines = append(lines, nil)
		}
		lines = append(lines, indent(body, span{text: marker}, span{text: pad(0, Width(marker))})...)
	}
	return lines
}

func (l layout) code(b code, width int) []line {
	margin := span{text: "    "}
	inner := narrower(width, len(margin.text))
	var lines []line
	for _, text := range b.lines {
		for first := true; first || text != ""; first = false {
			head := text
			if inner > 0 {
				head, text = cut(text, inner)
			} else {
				text = ""
			}
			lines = append(lines, line{{head, style{code: true}}})
		}
	}
	return indent(lines, margin, margin)
}

// indent puts first before the first line and rest before the others.
func indent(lines []line, first, rest span) []line {
	out := make([]line, len(lines))
	before := first
	for i, l := range lines {
		out[i] = append(line{before}, l...)
		before = rest
	}
	return out
}

// narrower is the width that is left beside something; 0 stays unlimited.
func narrower(width, by int) int {
	if width <= 0 {
		return 0
	}
	return max(width-by, minWidth)
}
