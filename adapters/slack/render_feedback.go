package slack

import "careercoach/bot"

// maxCard is how long a card's id can be.
const maxCard = 100

// feedbackPart asks whether an answer helped.
func feedbackPart(r bot.Reply, o Options) (feedbackBlock, bool) {
	if !o.Feedback || r.Decision != bot.DecisionAnswer {
		return feedbackBlock{}, false
	}
	card := r.Card
	if units(string(card)) > maxCard || valueOf(string(card)) != string(card) {
		card = "" // no value can carry it
	}
	return feedbackBlock{"context_actions", []feedbackButtons{{
		Type:     "feedback_buttons",
		Action:   actionFeedback,
		Positive: feedbackButton{plain("Helpful", maxButtonText), feedbackValue(true, card)},
		Negative: feedbackButton{plain("Not helpful", maxButtonText), feedbackValue(false, card)},
	}}}, true
}
