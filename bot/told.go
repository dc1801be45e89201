package bot

import (
	"strings"

	"careercoach/bot/understand"
	"careercoach/knowledge/text"
)

// maxTold bounds what is remembered of what a person told, in code points.
const maxTold = 300

// tell notes what a message tells about the person beside what it asks, or
// instead of asking.
func (c *Coach) tell(whole string, conv Conversation) Conversation {
	var told []string
	for _, s := range text.Sentences(whole) {
		tokens := text.Tokenize(s)
		if !c.reader.Asks(tokens) && c.reader.OfSelf(tokens) && c.reader.Says(tokens) > 1 {
			told = append(told, s)
		}
	}
	if len(told) > 0 {
		conv.Told = clipTo(strings.Join(told, " "), maxTold)
	}
	return conv
}

// told returns the question with what was told in an earlier turn, nil where
// nothing was, or the question brings sentences or a subject of its own.
func (c *Coach) told(q *understand.Query, s question, conv Conversation) []text.Token {
	if conv.Told == "" || len(s.context) > 0 || len(q.Named(0.8)) > 0 || strings.Contains(s.text, conv.Told) {
		return nil
	}
	return append(withoutMark(c.tokens(conv.Told)), s.tokens...)
}
