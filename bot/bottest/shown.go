package bottest

import (
	"strings"

	"careercoach/bot"
)

// Shown writes all that a reply says, with its Markdown.
func Shown(r bot.Reply) string {
	parts := []string{r.Title, r.Body, r.Caution}
	if r.Table != nil {
		for _, row := range append([][]string{r.Table.Header}, r.Table.Rows...) {
			parts = append(parts, strings.Join(row, " | "))
		}
	}
	for _, s := range r.Sources {
		parts = append(parts, s.Title+" "+s.Date)
	}
	return strings.Join(parts, "\n")
}
