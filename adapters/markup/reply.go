package markup

import (
	"strings"

	"careercoach/bot"
)

// PlainText returns what a person reads of a reply, without its choices:
// title, body, table, caution and the line that names the sources, as plain
// text without a limit of width. It is the text of `coach ask --jsonl`, and
// the fallback where a platform lacks everything else.
func PlainText(r bot.Reply) string {
	return Plain(FromReply(r), 0)
}

// FromReply returns a reply as a document, without its choices.
func FromReply(r bot.Reply) Doc {
	var d Doc
	if title := strings.TrimSpace(r.Title); title != "" {
		d.blocks = append(d.blocks, heading{1, plainSpans(title)})
	}
	d.blocks = append(d.blocks, Parse(r.Body).blocks...)
	if r.Table != nil {
		d.blocks = append(d.blocks, replyTable(*r.Table)...)
	}
	if strings.TrimSpace(r.Caution) != "" {
		d.blocks = append(d.blocks, caution(r.Caution)...)
	}
	if len(r.Sources) > 0 {
		d.blocks = append(d.blocks, replySources(r.Sources))
	}
	return d
}

// replyTable returns the table, or nothing if it has no columns.
func replyTable(rt bot.Table) []block {
	columns := len(rt.Header)
	for _, row := range rt.Rows {
		columns = max(columns, len(row))
	}
	if columns == 0 {
		return nil
	}
	t := table{align: make([]align, columns), header: plainRow(rt.Header, columns)}
	for _, row := range rt.Rows {
		t.rows = append(t.rows, plainRow(row, columns))
	}
	return []block{t}
}

// plainRow returns cells of plain text, as many as there are columns.
func plainRow(cells []string, columns int) [][]span {
	row := make([][]span, columns)
	for i, cell := range cells {
		row[i] = plainSpans(cell)
	}
	return row
}

// caution returns the warning's paragraphs, the first led by "Note: ".
func caution(markdown string) []block {
	blocks := Parse(markdown).blocks
	for i, b := range blocks {
		if p, ok := b.(paragraph); ok {
			p.tone = toneCaution
			if i == 0 {
				p.text = append([]span{{text: "Note: "}}, p.text...)
			}
			blocks[i] = p
		}
	}
	return blocks
}

// replySources names every source once.
func replySources(given []bot.Source) sources {
	var s sources
	seen := make(map[source]bool)
	for _, g := range given {
		title := strings.TrimSpace(Clean(g.Title))
		if title == "" {
			title = Clean(string(g.ID))
		}
		one := source{title, strings.TrimSpace(Clean(g.Date)), linkURL(Clean(g.URL))}
		if !seen[one] {
			seen[one] = true
			s.list = append(s.list, one)
		}
	}
	return s
}

// sources writes the source line: "Source: Title (date)", several of them
// separated by semicolons or, if the look asks for it, one below the other
// with their addresses.
func (l layout) sources(b sources, width int) []line {
	lead := "Source: "
	if len(b.list) > 1 {
		lead = "Sources: "
	}
	quiet := style{tone: toneQuiet}
	if !l.fullSources {
		named := make([]string, len(b.list))
		for i, s := range b.list {
			named[i] = s.name()
		}
		return wrap([]span{{lead + strings.Join(named, "; "), quiet}}, width, false)
	}
	var lines []line
	for _, s := range b.list {
		text := []span{{strings.TrimSpace(s.name() + " " + s.url), quiet}}
		lines = append(lines, wrap(text, narrower(width, len(lead)), false)...)
	}
	return indent(lines, span{lead, quiet}, span{text: pad(0, len(lead))})
}

// name is the title with the date.
func (s source) name() string {
	if s.date == "" {
		return s.title
	}
	return s.title + " (" + s.date + ")"
}
