package terminal

import (
	"careercoach/adapters/markup"
	"careercoach/bot"
)

// Render writes a reply with its choices as a numbered list: title, body,
// table, caution, sources, the options of a select and how to choose several,
// choices. A form is not shown: who types is asked field by field. With color it is for a terminal, without
// it is plain text free of escape sequences. A width of 0 means no limit.
// There is no line end at the end.
func Render(r bot.Reply, width int, color bool) string {
	return write(markup.Join(markup.FromReply(r), several(r.Select, r.Choices)), width, color)
}

// choices lists what can be picked.
func choices(cs []bot.Choice) markup.Doc {
	labels := make([]string, len(cs))
	for i, c := range cs {
		labels[i] = label(c)
	}
	return markup.Numbered(labels)
}

// label is what a choice shows.
func label(c bot.Choice) string {
	if c.Label != "" {
		return c.Label
	}
	return c.Text
}

func write(doc markup.Doc, width int, color bool) string {
	if color {
		return markup.ANSI(doc, width)
	}
	return markup.Plain(doc, width)
}
