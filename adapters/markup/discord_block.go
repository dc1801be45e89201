package markup

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A DiscordBlock is a piece of a message that can stand on a page of its own.
type DiscordBlock struct {
	Text string
	// Tight says that no empty line stands before it.
	Tight bool
	// Leads says that it belongs on one page with the block behind it.
	Leads bool
}

// DiscordBlocks writes pieces in Discord's dialect as blocks of at most limit
// UTF-16 code units, 200 or more. Paragraphs are cut between sentences or
// words, lists between their entries, tables between their rows with their
// head repeated. Tables stand in columns if those fit in width columns of
// fixed-width type, and else as a list.
func DiscordBlocks(pieces []Piece, limit, width int) []DiscordBlock {
	w := discordWriter{limit: max(limit, 200), width: width}
	for _, p := range pieces {
		w.piece(p)
	}
	return w.out
}

type discordWriter struct {
	limit, width int
	out          []DiscordBlock
	afterText    bool // the last piece was a paragraph or a heading
}

func (w *discordWriter) piece(p Piece) {
	afterText := w.afterText
	w.afterText = false
	switch p.Kind {
	case KindText:
		w.afterText = true
		w.runs(p.Runs, "", "", false)
	case KindHeading:
		w.afterText = true
		from := len(w.out)
		w.runs(p.Runs, "", "", false)
		for i := from; i < len(w.out); i++ {
			w.out[i].Leads = true
		}
	case KindQuote:
		w.runs(p.Runs, "> ", "> ", false)
	case KindList:
		for i, item := range p.Items {
			w.item(item, i > 0 || afterText)
		}
	case KindCode:
		w.code(strings.Split(p.Runs[0].Text, "\n"), nil)
	case KindTable:
		w.table(p, afterText)
	case KindRule:
		w.add("──────────", false)
	}
}

func (w *discordWriter) add(text string, tight bool) {
	if n := len(w.out); n > 0 && w.out[n-1].Leads {
		tight = true
	}
	w.out = append(w.out, DiscordBlock{Text: text, Tight: tight})
}

// item writes an entry of a list. Discord knows eleven levels and wants a full
// stop behind a number.
func (w *discordWriter) item(item Item, tight bool) {
	margin := strings.Repeat("  ", min(item.Depth, 10))
	marker := "- "
	if item.Marker != "" {
		marker = strings.TrimRight(item.Marker, ".)") + ". "
	}
	w.runs(item.Runs, margin+marker, margin+"  ", tight)
}

// runs writes running text: first stands before its first line and rest before
// the others.
func (w *discordWriter) runs(rs []Run, first, rest string, tight bool) {
	for more := true; more; {
		fits := func(rs []Run) bool {
			return discordUnits(prefixed(Discord(rs), first, rest)) <= w.limit
		}
		near, far := window(rs, 3*w.limit)
		head, tail := SplitRuns(near, fits)
		if len(head) == 0 && len(tail) > 0 {
			if linked := tail[0].Code || tail[0].URL != ""; linked && !fits(tail[:1]) { // too long for any page
				rs = append(append([]Run{}, tail...), far...)
				rs[0].Code, rs[0].URL = false, ""
				continue
			}
			head, tail = tail[:1], tail[1:]
		}
		tail = mergeRuns(append(append([]Run{}, tail...), far...))
		w.add(prefixed(Discord(head), first, rest), tight)
		rs, first, tight, more = tail, rest, true, len(tail) > 0
	}
}

// window cuts runs in two without looking where, after size bytes or more: what
// is cut with care need not be all that follows. Links and code stay whole.
func window(rs []Run, size int) (near, far []Run) {
	for i, r := range rs {
		if size -= len(r.Text); size >= 0 {
			continue
		}
		at := len(r.Text) + size
		for at < len(r.Text) && !utf8.RuneStart(r.Text[at]) {
			at++
		}
		if r.Code || r.URL != "" {
			at = len(r.Text)
		}
		head, tail := r, r
		head.Text, tail.Text = r.Text[:at], r.Text[at:]
		near = append(append([]Run{}, rs[:i]...), head)
		return near, append([]Run{tail}, rs[i+1:]...)
	}
	return append([]Run{}, rs...), nil
}

// prefixed puts first before the first line and rest before the others.
func prefixed(text, first, rest string) string {
	return first + strings.ReplaceAll(text, "\n", "\n"+rest)
}

// code writes lines as blocks of code, each beginning with head. Discord
// leaves room around such blocks by itself.
func (w *discordWriter) code(lines, head []string) {
	page := append([]string{}, head...)
	for _, line := range lines {
		for {
			if discordUnits(DiscordCode(append(page, line))) <= w.limit {
				page = append(page, line)
				break
			}
			if len(page) > len(head) {
				w.add(DiscordCode(page), true)
				page = append([]string{}, head...)
				continue
			}
			room := max(40, (w.limit-discordUnits(DiscordCode(page)))/4)
			part, tail := cut(line, room)
			w.add(DiscordCode(append(page, part)), true)
			line = tail
		}
	}
	if len(page) > len(head) {
		w.add(DiscordCode(page), true)
	}
}

// table writes a table in columns or as a list of its rows.
func (w *discordWriter) table(p Piece, afterText bool) {
	if head, rows, ok := p.Columns(w.width); ok && discordUnits(DiscordCode(head)) < w.limit/4 {
		w.code(rows, head)
		return
	}
	for i, rs := range p.Records() {
		w.runs(rs, "- ", "  ", i > 0 || afterText)
	}
}

// discordUnits counts UTF-16 code units: never fewer than the code points that
// Discord counts.
func discordUnits(text string) int {
	n := 0
	for _, r := range text {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}
