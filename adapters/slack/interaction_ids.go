package slack

import (
	"strings"

	"careercoach/bot"
	"careercoach/knowledge"
)

// What a button or select does when it is clicked: its action_id up to the
// first colon. What follows the colon only makes ids unique in a message. The
// value of ask and pick is the message it sends.
const (
	actionAsk      = "ask"      // a follow-up or a topic: answered by a new message
	actionPick     = "pick"     // a clarification: the answer takes the place of the question
	actionFeedback = "feedback" // helpful or not; the value is feedbackValue's
	actionShare    = "share"    // show the answer to the channel
	actionMissing  = "missing"  // the form that asks what was missing
	actionChoose   = "choose"   // one of several things was ticked: nothing yet
	actionDone     = "done"     // all were; the value is that of bounds
	actionForm     = "form"     // a form of the coach's; the value is its name
)

// actionName is what an action_id does.
func actionName(id string) string {
	name, _, _ := strings.Cut(id, ":")
	return name
}

// The beginnings of a feedback button's value.
const (
	feedbackGood = "good:"
	feedbackBad  = "bad:"
)

// feedbackValue is the value of a feedback button under an answer; the card is
// empty for one computed from tables.
func feedbackValue(helpful bool, card knowledge.CardID) string {
	if helpful {
		return feedbackGood + string(card)
	}
	return feedbackBad + string(card)
}

// parseFeedback reads what feedbackValue wrote. It returns false for any other
// value.
func parseFeedback(value string) (bot.Feedback, bool) {
	if card, ok := strings.CutPrefix(value, feedbackGood); ok {
		return bot.Feedback{Card: knowledge.CardID(card), Helpful: true}, true
	}
	card, ok := strings.CutPrefix(value, feedbackBad)
	return bot.Feedback{Card: knowledge.CardID(card)}, ok
}

// askerPrefix begins the block_id of buttons that are for one person: see
// askerBlock.
const askerPrefix = "for:"

// askerBlock is the block_id of buttons under a question back to one person.
// When somebody else clicks on them in a channel, the answer is a new message
// instead of taking the place of that person's. The rest makes it unique.
func askerBlock(user, rest string) string { return askerPrefix + user + ":" + rest }

// isForAnother reports whether a block is for somebody else than a user.
func isForAnother(block, user string) bool {
	rest, ok := strings.CutPrefix(block, askerPrefix)
	if !ok {
		return false
	}
	asker, _, _ := strings.Cut(rest, ":")
	return asker != user
}
