package discord

import (
	"strings"

	"careercoach/adapters/markup"
	"careercoach/bot"
)

// A page is what one message shows of a reply, besides title and footer.
type page struct {
	text   string
	fields []Field
}

// layOut divides a reply into pages, at least one.
func layOut(r bot.Reply, plain bool) []page {
	length := pageLength
	if plain {
		length = plainPageLength
	}
	body, cut := clipped(r.Body)
	blocks := markup.DiscordBlocks(markup.Pieces(markup.Parse(body)), length, phoneWidth)
	warning := markup.DiscordBlocks(cautionPieces(r.Caution), length, phoneWidth)
	var fields []Field
	if r.Table != nil {
		var columns []markup.DiscordBlock
		columns, fields = table(markup.TablePiece(r.Table.Header, r.Table.Rows), length, plain)
		blocks = append(blocks, columns...)
	}
	if note, ok := cautionField(warning, fields); ok {
		fields = append(fields, note)
	} else {
		blocks = append(blocks, warning...)
	}
	pages := pack(blocks, length)
	if len(pages) > maxPages {
		pages, cut = pages[:maxPages], true
	}
	last := &pages[len(pages)-1]
	last.fields = fields
	if cut {
		last.text += cutNote
	}
	return pages
}

// maxMarkdown is how much of a body is looked at, in bytes.
const maxMarkdown = 60_000

// clipped cuts off what no page would show.
func clipped(body string) (string, bool) {
	if len(body) <= maxMarkdown {
		return body, false
	}
	return strings.ToValidUTF8(body[:maxMarkdown], ""), true
}

// table writes a table in columns or as a list, or as fields where those say
// it better.
func table(p markup.Piece, length int, plain bool) ([]markup.DiscordBlock, []Field) {
	if len(p.Header) == 0 {
		return nil, nil
	}
	if _, _, inColumns := p.Columns(phoneWidth); !inColumns && !plain {
		if fields, ok := tableFields(p); ok {
			return nil, fields
		}
	}
	return markup.DiscordBlocks([]markup.Piece{p}, length, phoneWidth), nil
}

// warningSign leads a caution.
const warningSign = "⚠️ "

// cautionPieces are a caution's paragraphs as quotes, the first with a sign.
func cautionPieces(markdown string) []markup.Piece {
	pieces := markup.Pieces(markup.Parse(markdown))
	for i, p := range pieces {
		if p.Kind != markup.KindText {
			continue
		}
		if i == 0 {
			p.Runs = append([]markup.Run{{Text: warningSign}}, p.Runs...)
		}
		p.Kind = markup.KindQuote
		pieces[i] = p
	}
	return pieces
}

// cautionField is a short caution as a field behind those of a table: what
// stands in the text would stand before them.
func cautionField(warning []markup.DiscordBlock, fields []Field) (Field, bool) {
	if len(fields) == 0 || len(warning) != 1 || units(warning[0].Text) > fieldsLength/3 {
		return Field{}, false
	}
	text := strings.TrimPrefix(strings.ReplaceAll(warning[0].Text, "\n> ", "\n"), "> ")
	text = strings.TrimPrefix(text, warningSign)
	return Field{Name: warningSign + "Note", Value: text}, visible(text)
}

// cutNote stands where a reply is too long even for many pages.
const cutNote = "\n\n… The rest is too long for a chat: please ask for a part of it."

// pack fills pages with blocks, in order. A block that leads the next goes
// with it.
func pack(blocks []markup.DiscordBlock, length int) []page {
	var pages []page
	var b strings.Builder
	flush := func() {
		if text := strings.TrimSpace(b.String()); visible(text) {
			pages = append(pages, page{text: text})
		}
		b.Reset()
	}
	for i, block := range blocks {
		need := units(block.Text)
		if block.Leads && i+1 < len(blocks) {
			need += units(blocks[i+1].Text) + 1
		}
		if b.Len() > 0 && units(b.String())+2+need > length {
			flush()
		}
		if b.Len() > 0 {
			b.WriteString(gap(block))
		}
		b.WriteString(block.Text)
		if units(b.String()) > length { // a leading block before one of full length
			text := strings.TrimSuffix(b.String(), block.Text)
			b.Reset()
			b.WriteString(text)
			flush()
			b.WriteString(block.Text)
		}
	}
	flush()
	if len(pages) == 0 {
		return []page{{}}
	}
	return pages
}

// gap is what stands before a block on its page.
func gap(b markup.DiscordBlock) string {
	if b.Tight {
		return "\n"
	}
	return "\n\n"
}
