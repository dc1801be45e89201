package slack

import (
	"fmt"
	"strings"

	"careercoach/adapters/markup"
	"careercoach/bot"
)

// fallback writes the reply as plain text: the notification, and what is shown
// where blocks cannot be. The sources and the choices are never cut away.
func fallback(r bot.Reply) string {
	head := bot.Reply{Title: r.Title, Body: r.Body, Table: r.Table}
	foot := markup.Plain(markup.Join(
		markup.FromReply(bot.Reply{Caution: r.Caution, Sources: r.Sources}),
		severalText(r.Select),
		markup.Numbered(labels(r.Choices)),
	), 0)
	const half = fallbackText / 2
	foot = escapedWithin(foot, half)
	text := escapedWithin(plainBody(head), fallbackText-units(foot)-2)
	if text = strings.TrimSpace(text + "\n\n" + foot); visible(text) {
		return text
	}
	return "–"
}

// severalText writes a choice of several things.
func severalText(s *bot.Select) markup.Doc {
	if s == nil || len(s.Options) == 0 {
		return markup.Doc{}
	}
	return markup.Text(fmt.Sprintf("%s (one or more): %s", s.Label, strings.Join(labels(s.Options), ", ")))
}

func labels(choices []bot.Choice) []string {
	var out []string
	for _, c := range choices {
		out = append(out, labelOf(c))
	}
	return out
}

// plainBody is markup.Plain with tables as lines, since columns do not stand
// in a font whose letters differ in width.
func plainBody(r bot.Reply) string {
	var parts []string
	for _, p := range markup.Pieces(markup.FromReply(r)) {
		switch p.Kind {
		case markup.KindList:
			var lines []string
			for _, item := range p.Items {
				mark := item.Marker
				if mark == "" {
					mark = "•"
				}
				lines = append(lines, strings.Repeat("    ", item.Depth)+mark+" "+markup.PlainRuns(item.Runs))
			}
			parts = append(parts, strings.Join(lines, "\n"))
		case markup.KindTable:
			var lines []string
			for _, line := range p.Records() {
				lines = append(lines, markup.PlainRuns(line))
			}
			parts = append(parts, strings.Join(lines, "\n"))
		case markup.KindRule:
		default:
			parts = append(parts, markup.PlainRuns(p.Runs))
		}
	}
	return strings.Join(parts, "\n\n")
}

// escapedWithin escapes text that takes no more than limit afterwards.
func escapedWithin(text string, limit int) string {
	for most := limit; ; {
		escaped := markup.EscapeSlack(shortened(text, most))
		over := units(escaped) - limit
		if over <= 0 || most <= 0 {
			return escaped
		}
		most = max(0, min(most, units(text))-over)
	}
}
