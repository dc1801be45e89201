package bot

import (
	"math"

	"careercoach/bot/find"
	"careercoach/bot/understand"
	"careercoach/knowledge"
)

// The confidence from which a card is given, and from which cards are
// suggested.
const (
	answerFrom  = 0.5
	suggestFrom = 0.3
)

// decide makes a reply of the ranking.
func (c *Coach) decide(q *understand.Query, r find.Ranking, conv Conversation, step *Step) (Reply, Conversation) {
	if len(r.Candidates) == 0 {
		step.why("no card shares a word with the question")
		return c.decline(r), conv
	}
	confidence := c.confidence(q, r)
	step.Confidence = confidence
	top := r.Candidates[0]
	if choices := c.unclear(q, r, conv); len(choices) > 1 {
		step.why("the question names no subject and several cards answer it alike")
		return c.clarify(choices, confidence), conv
	}
	switch {
	case confidence >= answerFrom:
		step.why("the best card is sure enough")
		return c.giveCard(top.Card, confidence, conv)
	case confidence >= suggestFrom:
		step.why("the best cards are likely but not sure")
		return c.suggest(r, confidence), conv
	}
	step.why("no card is likely to answer this")
	reply := c.decline(r)
	reply.Confidence = confidence
	return reply, conv
}

// confidence is the estimated probability that the first candidate answers
// the question.
func (c *Coach) confidence(q *understand.Query, r find.Ranking) float64 {
	top := r.Candidates[0]
	margin := 0.0
	if len(r.Candidates) > 1 {
		margin = top.Score - r.Candidates[1].Score
	}
	x := -1.0 + 2.5*r.Known + 2*r.Right + 0.5*top.Subject + 0.6*top.Aspect + 0.2*min(margin, 5) + 1.5*top.Parts.Nearest + 1.0*top.Parts.Coverage - 2.0*r.Unknown - 2.0
	return round(1 / (1 + math.Exp(-x)))
}

// unclear returns the cards to choose between where the question has an aspect
// but no subject and several subjects' cards fit alike.
func (c *Coach) unclear(q *understand.Query, r find.Ranking, conv Conversation) []*knowledge.Card {
	if len(q.Mentions) > 0 || len(q.Aspects) == 0 || contentWords(q.Tokens) > 2 || q.Lean < leans {
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
