package bot

import (
	"strings"

	"careercoach/bot/understand"
	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// remark answers what a message says about the last answer: it is given again,
// or in short, or its first follow-up is. It returns false where the message
// says something else, or there is no answer to speak of.
func (c *Coach) remark(message string, conv Conversation) (Reply, Conversation, bool) {
	card, ok := c.base.Card(conv.Focus.Card)
	if !ok {
		return Reply{}, conv, false
	}
	switch c.reader.Remark(text.Tokenize(text.Normalize(message))) {
	case understand.RemarkAgain:
		reply, conv := c.giveCard(card, 1, conv)
		return reply, conv, true
	case understand.RemarkShorter:
		reply, conv := c.giveCard(card, 1, conv)
		reply.Body = firstParagraph(reply.Body)
		return reply, conv, true
	case understand.RemarkMore:
		if next := c.follow(conv); next != nil {
			reply, conv := c.giveCard(next, 1, conv)
			return reply, conv, true
		}
	}
	return Reply{}, conv, false
}

// follow returns the card of the first follow-up that was offered, nil where
// none was.
func (c *Coach) follow(conv Conversation) *knowledge.Card {
	for _, o := range conv.Offers {
		if card, ok := c.base.Card(o.Card); ok && card.Decision == knowledge.DecisionAnswer {
			return card
		}
	}
	return nil
}

func firstParagraph(body string) string {
	first, _, _ := strings.Cut(body, "\n\n")
	if strings.HasSuffix(first, ":") {
		return lead(body)
	}
	return first
}
