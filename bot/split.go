package bot

import (
	"strings"

	"careercoach/knowledge/text"
)

// maxQuestions is how many questions of one message are answered.
const maxQuestions = 2

// split cuts a normalised message into the questions it asks, at most
// maxQuestions, and the sentences around them. A message without a question
// is asked as a whole.
func (c *Coach) split(whole string) (asked, context []string) {
	sentences := text.Sentences(whole)
	for _, s := range sentences {
		if c.reader.Asks(text.Tokenize(s)) {
			asked = append(asked, s)
		} else {
			context = append(context, s)
		}
	}
	asked, context = demote(asked, context)
	if len(asked) == 0 {
		return []string{whole}, nil
	}
	if len(asked) == 1 {
		if a, b, ok := c.halves(asked[0]); ok {
			asked = []string{a, b}
		}
	}
	if len(asked) > maxQuestions {
		context = append(context, asked[maxQuestions:]...)
		asked = asked[:maxQuestions]
	}
	return asked, context
}

// demote makes context of questions too short to mean something by
// themselves, as in "3 phases?? what happens in the first months".
func demote(asked, context []string) (long, rest []string) {
	if len(asked) < 2 {
		return asked, context
	}
	for _, s := range asked {
		if text.Content(text.Tokenize(s)) < 2 {
			context = append(context, s)
		} else {
			long = append(long, s)
		}
	}
	if len(long) == 0 {
		return []string{strings.Join(asked, " ")}, context
	}
	return long, context
}

// halves cuts "how long is it and is it full time" before the second question.
func (c *Coach) halves(s string) (a, b string, ok bool) {
	tokens := text.Tokenize(s)
	for i := 2; i+2 < len(tokens); i++ {
		if tokens[i].Text != "and" && tokens[i].Text != "also" && !strings.HasSuffix(strings.TrimSpace(s[:tokens[i].Start]), ",") {
			continue
		}
		from := i
		if tokens[i].Text == "and" || tokens[i].Text == "also" {
			from = i + 1
		}
		if !c.reader.Starts(tokens[from:]) || text.Content(tokens[from:]) < 1 || text.Content(tokens[:i]) < 2 || !c.reader.Asks(tokens[:i]) {
			continue
		}
		return strings.TrimSpace(s[:tokens[i].Start]), s[tokens[from].Start:], true
	}
	return "", "", false
}
