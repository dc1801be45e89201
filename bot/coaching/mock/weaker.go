package mock

import (
	"fmt"
	"slices"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/rehearse"
)

// mostLost is how many parts are named that a try without points has lost.
const mostLost = 3

// weaker says of a try behind the one that stands what it lost against that
// one, and that the better one stays.
func (e *exchange) weaker() bot.Reply {
	last, stands := e.last(), e.counted()
	var b body
	title := shortName(e.question.Principle) + ": not scored"
	if last.scored() {
		title = fmt.Sprintf("%s: %d of %d points", shortName(e.question.Principle), last.points(), rehearse.MaxTotal)
		b.add("This try is weaker than the one that stands: %d → %d points.", stands.points(), last.points())
	} else {
		b.add("%s", cite.Quote(last.feedback().Message))
	}
	b.add("%s", lost(stands, last))
	b.add("Your earlier try stands, with %d of %d points; a part anew or an answer to the follow-up goes into that one.", stands.points(), rehearse.MaxTotal)
	e.expect(&b)
	b.add("What next?")
	return bot.Reply{Title: title, Body: b.String()}
}

// lost lists what changed from the try that stands. A try without points has no
// levels of its own: there it lists sentences of the one that stands which were
// not told again.
func lost(stands, last *try) string {
	var lines []string
	var quoted []string
	for _, c := range rehearse.Compare(stands.feedback(), last.feedback()).Changes {
		switch name, rest, _ := strings.Cut(c.Text, ": "); {
		case last.scored():
			lines = append(lines, "- **"+name+":** "+cite.Quote(rest))
		case len(lines) < mostLost && c.Quote.Text != "" && !slices.Contains(quoted, c.Quote.Text) && !tells(last.text, c.Quote.Text):
			quoted = append(quoted, c.Quote.Text)
			lines = append(lines, "- **"+name+":** “"+cite.Quote(rehearse.Excerpt(c.Quote.Text, quoteWords))+"”")
		}
	}
	if len(lines) == 0 || last.scored() {
		return strings.Join(lines, "\n")
	}
	return "Told in the try that stands, and not in this one:\n\n" + strings.Join(lines, "\n")
}

// tells reports whether a text holds a sentence, whatever its case and signs.
func tells(text, sentence string) bool {
	return strings.Contains(strings.Join(plainWords(text), " "), strings.Join(plainWords(sentence), " "))
}
