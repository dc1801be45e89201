package slack

import (
	"fmt"
	"sort"

	"careercoach/adapters/markup"
)

// sheet is a message in the making: blocks from the top, with the room that
// what stands below them leaves.
type sheet struct {
	blocks  []Block
	room    int // in weight
	left    int // blocks
	reserve int // of room, for the table that is still to come
	cut     bool
	rows    int // of the table that were left out
	heading bool
	joins   bool // the last block is a section of the body that may grow
}

// noticeRoom is kept for the line that says that something was left out.
const noticeRoom = 240

func newSheet(o Options, tail []Block) *sheet {
	p := &sheet{room: maxMessage - noticeRoom, left: maxBlocks}
	if o.Home {
		p.left = maxHomeBlocks
	}
	p.left -= len(tail) + 1
	for _, b := range tail {
		p.room -= weight(b) + 1
	}
	return p
}

// add appends a block that is known to fit.
func (p *sheet) add(b Block) {
	p.blocks = append(p.blocks, b)
	p.room -= weight(b) + 1
	p.left--
	p.heading, p.joins = false, false
}

// piece adds one piece of the body, as much as fits. Once something was cut,
// nothing follows.
func (p *sheet) piece(piece markup.Piece, native bool) {
	if native {
		p.reserve = 0
	}
	if p.cut && !native {
		return
	}
	switch piece.Kind {
	case markup.KindRule:
		if p.fits(dividerBlock{"divider"}) {
			p.add(dividerBlock{"divider"})
		}
	case markup.KindList:
		p.list(piece.Items)
	case markup.KindTable:
		p.table(piece, native)
	case markup.KindQuote:
		p.runs(piece.Runs, wrapped("rich_text_quote"))
	case markup.KindCode:
		p.runs(piece.Runs, wrapped("rich_text_preformatted"))
	case markup.KindHeading:
		p.runs(piece.Runs, textPart)
		p.heading = true
	default:
		p.runs(piece.Runs, textPart)
	}
}

func (p *sheet) fits(b Block) bool {
	return p.left > 0 && weight(b)+1 <= p.room-p.reserve
}

// wrapped makes rich text of one kind.
func wrapped(kind string) func([]markup.Run) Block {
	return func(runs []markup.Run) Block { return rich(richSection{kind, richTexts(runs)}) }
}

// runs adds running text, in several blocks where one does not take it. A
// paragraph that would have to be cut although much stands above it is left
// out as a whole.
func (p *sheet) runs(runs []markup.Run, write func([]markup.Run) Block) {
	one := func(rs []markup.Run) bool {
		text, _ := markup.Mrkdwn(rs)
		return units(text) <= maxSection
	}
	both := func(rs []markup.Run) bool { return one(rs) && p.fits(write(rs)) }
	for len(runs) > 0 {
		if p.grow(runs, write) {
			return
		}
		if one(runs) && !both(runs) && 2*p.room < maxMessage {
			p.cut = true
			return
		}
		head, tail := markup.SplitRuns(runs, both)
		if len(head) == 0 {
			p.cut = true
			return
		}
		p.add(write(head))
		_, p.joins = p.blocks[len(p.blocks)-1].(sectionBlock)
		runs = tail
	}
}

// grow joins a paragraph to the section above it and reports whether that was
// possible.
func (p *sheet) grow(runs []markup.Run, write func([]markup.Run) Block) bool {
	if !p.joins {
		return false
	}
	above := p.blocks[len(p.blocks)-1].(sectionBlock)
	part, ok := write(runs).(sectionBlock)
	between := "\n\n"
	if p.heading {
		between = "\n"
	}
	if !ok || units(above.Text.Text+between+part.Text.Text) > maxSection {
		return false
	}
	before := weight(above)
	above.Text.Text += between + part.Text.Text
	if more := weight(above) - before; more <= p.room-p.reserve {
		p.blocks[len(p.blocks)-1] = above
		p.room -= more
		p.heading = false
		return true
	}
	return false
}

// list adds as many entries as fit.
func (p *sheet) list(items []markup.Item) {
	most := min(len(items), maxMessage)
	n := sort.Search(most, func(n int) bool { return !p.fits(rich(listParts(items[:n+1])...)) })
	if n == 0 {
		p.runs(items[0].Runs, textPart)
	} else {
		p.add(rich(listParts(items[:n])...))
	}
	p.cut = n < len(items)
}

// table adds a table as Slack's own, or as lines of text.
func (p *sheet) table(piece markup.Piece, native bool) {
	if native && p.left > 0 {
		if t, left, ok := nativeTable(piece, p.room-1); ok {
			p.add(t)
			p.rows = left
			return
		}
	}
	for i, line := range piece.Records() {
		b := textPart(line)
		if !p.fits(b) {
			p.rows = len(piece.Rows) - i
			return
		}
		if !p.grow(line, textPart) {
			p.add(b)
			_, p.joins = b.(sectionBlock)
		}
	}
}

// picture adds the image block.
func (p *sheet) picture(o Options) {
	b := imageBlock{"image", slackFile{o.Picture}, shortened(oneLine(o.PictureText), maxAltText)}
	if p.fits(b) {
		p.add(b)
	}
}

// finish says what was left out and puts the tail below.
func (p *sheet) finish(tail []Block) []Block {
	switch {
	case p.rows == 1:
		p.notice("One more row is not shown here.")
	case p.rows > 1:
		p.notice(fmt.Sprintf("%d more rows are not shown here.", p.rows))
	case p.cut:
		p.notice("This is cut here. Ask about a part of it to read more.")
	}
	if len(p.blocks)+len(tail) == 0 {
		p.add(sectionBlock{Type: "section", Text: plain("", maxSection)})
	}
	return append(p.blocks, tail...)
}

func (p *sheet) notice(text string) {
	p.blocks = append(p.blocks, contextBlock{"context", []textObject{plain(text, maxContextText)}})
}
