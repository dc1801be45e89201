package bot

import (
	"math"
	"slices"

	"careercoach/bot/find"
	"careercoach/bot/understand"
	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// The confidence from which a card is given, from which one is that states no
// fact but a gap or a greeting, from which cards are suggested, and from which
// they are for a question that is plainly of the knowledge's field.
const (
	answerFrom   = 0.5
	harmlessFrom = 0.3
	suggestFrom  = 0.48
	inFieldFrom  = 0.2
)

// decide makes a reply of the ranking.
func (c *Coach) decide(q *understand.Query, r find.Ranking, conv Conversation, step *Step) (Reply, Conversation) {
	if len(r.Candidates) == 0 {
		step.why("no card shares a word with the question")
		return c.decline(r), conv
	}
	confidence := c.confidence(r)
	step.Confidence = confidence
	top := r.Candidates[0]
	if choices := c.unclear(q, r); len(choices) > 1 {
		step.why("the question names no subject and several cards answer it alike")
		return c.clarify(choices, confidence), conv
	}
	if strangers := find.Uncovered(q, top.Card); len(strangers) > 0 && confidence >= suggestFrom && top.Card.Decision == knowledge.DecisionAnswer {
		step.why("the question is about " + strangers[0].Name + ", of which the best card says nothing")
		return c.declineNearest(strangers[0], top.Card, confidence, conv)
	}
	switch {
	case confidence >= answerFrom, confidence >= harmlessFrom && harmless(q, top.Card):
		step.why("the best card is sure enough")
		reply, next := c.giveCard(top.Card, confidence, conv)
		if second := beside(q, r); second != nil {
			step.why("the best card, and one for the other thing that was asked about its subject")
			more, _ := c.giveCard(second, confidence, conv)
			reply = merge([]Reply{reply, more})
		}
		return reply, next
	case confidence >= suggestFrom, confidence >= inFieldFrom && c.inField(q):
		step.why("the best cards are likely but not sure")
		return c.suggest(r, confidence), conv
	}
	step.why("no card is likely to answer this")
	reply := c.decline(r)
	reply.Confidence = confidence
	return reply, conv
}

// harmless reports that a card states a gap, or that it is small talk and so is
// the message, by its length.
func harmless(q *understand.Query, card *knowledge.Card) bool {
	return card.Decision == knowledge.DecisionDecline || card.Decision == knowledge.DecisionSmalltalk && text.Content(q.Tokens) <= 4
}

// inField reports that a question names a subject or uses a word that marks
// the field.
func (c *Coach) inField(q *understand.Query) bool {
	return len(q.Named(0.9)) > 0 || c.finder.InField(q.Tokens)
}

// confidence is the estimated probability that the first candidate answers
// the question: a logistic regression, fitted to questions that the embedded
// knowledge answers and to others that it does not.
func (c *Coach) confidence(r find.Ranking) float64 {
	top := r.Candidates[0]
	margin := maxMargin
	if len(r.Candidates) > 1 {
		margin = min(maxMargin, top.Score-r.Candidates[1].Score)
	}
	x := -4.2 + 3.86*r.Known + 0.56*r.Right + 1.14*top.Coverage() + 0.146*margin + 0.171*top.Score
	p := 1 / (1 + math.Exp(-x))
	if near := top.Nearest(); near >= sameQuestion {
		p = max(p, near) // the card was written for this very question
	}
	return round(p)
}

// sameQuestion is the likeness from which two questions are the same.
const sameQuestion = 0.9

// maxMargin is the lead over the second candidate from which more says
// nothing.
const maxMargin = 4.0

// unclear returns the cards to choose between where the question has an aspect
// but no subject and several subjects' cards fit alike.
func (c *Coach) unclear(q *understand.Query, r find.Ranking) []*knowledge.Card {
	if len(q.Mentions) > 0 || q.Context || len(q.Aspects) == 0 || !c.reader.Bare(q) {
		return nil
	}
	aspect, weight := q.Aspect()
	if weight < 0.5 {
		return nil
	}
	var out []*knowledge.Card
	for _, cand := range r.Candidates {
		if cand.Card.Aspect == aspect && len(cand.Card.Subjects) == 1 && cand.Card.Decision == knowledge.DecisionAnswer && cand.Score > r.Candidates[0].Score-4 {
			out = append(out, cand.Card)
		}
		if len(out) == 4 {
			break
		}
	}
	return out
}

// beside returns the card for a second aspect that the question joins to the
// first card's: "what does it cost and how long does it take".
func beside(q *understand.Query, r find.Ranking) *knowledge.Card {
	top := r.Candidates[0].Card
	for _, aspect := range q.Conjoined(top.Aspect) {
		for _, cand := range r.Candidates {
			card := cand.Card
			if card.Aspect == aspect && card.Decision == knowledge.DecisionAnswer && slices.Equal(card.Subjects, top.Subjects) {
				return card
			}
		}
	}
	return nil
}
