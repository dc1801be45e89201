package slack

import (
	"careercoach/adapters/markup"
)

// textPart makes a block of running text: a section where Slack's dialect can
// say it, rich text, which is taken literally, where it cannot.
func textPart(runs []markup.Run) Block {
	text, ok := markup.Mrkdwn(runs)
	if ok && visible(text) && units(text) <= maxSection {
		return sectionBlock{Type: "section", Text: mrkdwn(text), Expand: true}
	}
	return rich(richSection{"rich_text_section", richTexts(runs)})
}

func rich(elements ...any) richTextBlock { return richTextBlock{"rich_text", elements} }

// richTexts writes runs as Slack's rich text, in which nothing has to be
// escaped.
func richTexts(runs []markup.Run) []richText {
	out := make([]richText, 0, len(runs))
	for _, r := range runs {
		t := richText{Type: "text", Text: markup.BreakBroadcasts(r.Text), URL: r.URL}
		if r.URL != "" {
			t.Type = "link"
		}
		if r.Bold || r.Italic || r.Code {
			t.Style = &richStyle{r.Bold, r.Italic, r.Code}
		}
		out = append(out, t)
	}
	return out
}

// listParts writes a list as Slack's lists, one for each stretch of entries of
// one depth. Slack numbers a list from 1 and anew after every stretch: other
// numbers are written out.
func listParts(items []markup.Item) []any {
	if numbered(items) && !plainlyNumbered(items) {
		return writtenOut(items)
	}
	var out []any
	for i := 0; i < len(items); {
		first := items[i]
		l := richList{Type: "rich_text_list", Style: "bullet", Indent: min(first.Depth, maxIndent)}
		if first.Marker != "" {
			l.Style = "ordered"
		}
		for ; i < len(items) && items[i].Depth == first.Depth && (items[i].Marker == "") == (first.Marker == ""); i++ {
			l.Elements = append(l.Elements, richSection{"rich_text_section", richTexts(shown(items[i].Runs))})
		}
		out = append(out, l)
	}
	return out
}

// shown is what an entry shows, at least something.
func shown(runs []markup.Run) []markup.Run {
	if len(runs) == 0 {
		return []markup.Run{{Text: " "}}
	}
	return runs
}

func numbered(items []markup.Item) bool {
	for _, item := range items {
		if item.Marker != "" {
			return true
		}
	}
	return false
}

// plainlyNumbered reports a list of one depth that counts from 1.
func plainlyNumbered(items []markup.Item) bool {
	for _, item := range items {
		if item.Depth > 0 || item.Marker == "" {
			return false
		}
	}
	return items[0].Marker[:len(items[0].Marker)-1] == "1"
}

// writtenOut writes a list as lines of text with their own marks.
func writtenOut(items []markup.Item) []any {
	var runs []markup.Run
	for i, item := range items {
		lead := ""
		if i > 0 {
			lead = "\n"
		}
		for range item.Depth {
			lead += "    "
		}
		mark := item.Marker
		if mark == "" {
			mark = "•"
		}
		runs = append(runs, markup.Run{Text: lead + mark + " "})
		runs = append(runs, item.Runs...)
	}
	return []any{richSection{"rich_text_section", richTexts(runs)}}
}
