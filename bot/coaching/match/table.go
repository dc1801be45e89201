package match

import (
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/knowledge"
)

// table sets programs beside their conditions.
func table(rows []Result, wishes, all bool) *bot.Table {
	if all {
		return wholeTable(rows)
	}
	t := &bot.Table{Header: []string{"Program", "Result", "Met", "Not met", "Unknown"}}
	short := rows[0].Count(Not) == 0
	if short {
		t.Header = []string{"Program", "Met", "Unknown"}
	}
	if wishes {
		t.Header = append(t.Header, "Your wish")
	}
	for _, r := range rows {
		row := []string{r.Short, string(r.Verdict()), names(r, Eligible), names(r, Not), names(r, Unknown)}
		if short {
			row = []string{r.Short, names(r, Eligible), names(r, Unknown)}
		}
		if wishes {
			row = append(row, dash(strings.Join(r.Fits, ", ")))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// wholeTable lists many programs in few words: what is missed, or else what is
// unknown.
func wholeTable(rows []Result) *bot.Table {
	t := &bot.Table{Header: []string{"Program", "Result", "What stands against it"}}
	for _, r := range rows {
		against := names(r, Not)
		if r.Count(Not) == 0 {
			against = dash("")
			if left := r.named(func(c Check) bool { return c.Verdict == Unknown && c.Reason != Silent }); left != "" {
				against = "open: " + left
			}
		}
		t.Rows = append(t.Rows, []string{r.Short, string(r.Verdict()), against})
	}
	return t
}

// names lists the conditions of a verdict; behind what is unknown because the
// person did not answer stands that.
func names(r Result, v Verdict) string {
	var out []string
	for _, c := range r.Checks {
		if c.Verdict != v {
			continue
		}
		name := c.Name
		if c.Reason == Unanswered {
			name += " (not answered)"
		}
		out = append(out, name)
	}
	if len(r.Checks) == 0 && v == Unknown {
		return "its conditions"
	}
	return dash(strings.Join(out, ", "))
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// choices are the first programs' own questions, all programs, and another
// answer.
func choices(base *knowledge.Base, list []Result, all bool, again string) []bot.Choice {
	var out []bot.Choice
	for _, r := range top(list, shownDetails) {
		if c, ok := base.Card(r.Overview); ok && len(c.Questions[0]) <= maxText {
			out = append(out, bot.Choice{Label: r.Short, Text: c.Questions[0]})
		}
	}
	if !all {
		out = append(out, bot.Choice{Label: "Show all", Text: "match all"})
	}
	label := "Change an answer"
	if again != "back" {
		label = "Answer anew"
	}
	return append(out, bot.Choice{Label: label, Text: again})
}

// maxText is how long the text of a choice can be, in bytes.
const maxText = 75

// sources are those of the cards behind the rows.
func sources(base *knowledge.Base, rows []Result) []bot.Source {
	var cards []knowledge.CardID
	for _, r := range rows {
		for _, c := range r.Checks {
			cards = append(cards, c.Card)
			if c.Verdict == Not {
				cards = append(cards, c.Cards...)
			}
		}
	}
	return cite.Sources(base, cards...)
}
