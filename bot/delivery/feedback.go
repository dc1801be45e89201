package delivery

import (
	"context"

	"careercoach/bot"
	"careercoach/bot/state"
)

// feedback keeps what a person thought of an answer, and thanks.
func (a *answering) feedback(ctx context.Context) error {
	e := a.event
	var record bot.Record
	err := a.insist(ctx, func() (err error) {
		record, err = state.FeedbackRecord(ctx, a.config.Store, e.Conversation.PersonID, e.ID, *e.Feedback, a.now(), a.config.Retention)
		return err
	})
	if err != nil {
		return err
	}
	a.decision = bot.DecisionFlow
	a.tx.Put = []bot.Record{record}
	return a.add(a.reply(e, thanks(*e.Feedback)))
}

// thanks is the reply to feedback.
func thanks(f bot.Feedback) bot.Reply {
	r := bot.Reply{Decision: bot.DecisionFlow, Private: true, Body: "Thanks, good to know."}
	if !f.Helpful {
		r.Body = "Thanks for telling me. It is noted for the people who keep my knowledge."
	}
	return r
}
