package bot

import (
	"math"
	"slices"
	"strings"

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
	inFieldFrom  = 0.25
)

// Below this confidence, or with less than this lead over the second card, the
// second card's fact is given beside the first one's.
const (
	sureFrom   = 0.65
	sureMargin = 1.0
)

// The likeness to the knowledge's questions from which a question is taken to
// be of its field, …
const (
	fieldFrom     = 0.35
	everydayBelow = -0.4 // … below which a subject's name or a word of the field does not help
	foreignBelow  = -0.5 // … and below which only a card's own question does
)

// decide makes a reply of the ranking.
func (c *Coach) decide(q *understand.Query, r find.Ranking, conv Conversation, step *Finding) (Reply, Conversation) {
	if len(r.Candidates) == 0 {
		step.why("no card shares a word with the question")
		return c.decline(r), conv
	}
	confidence := c.confidence(r)
	top := r.Candidates[0]
	if r.Field < foreignBelow && (q.Lean < leans || len(conv.Focus.Subjects) == 0) && top.Nearest() < likeQuestion && top.Card.Decision == knowledge.DecisionAnswer {
		confidence = min(confidence, inFieldFrom)
	}
	if c.namesOnly(q, top.Card) {
		confidence = max(confidence, namedSure)
	}
	step.Confidence = confidence
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
		} else if second := alternative(r, confidence); second != nil {
			step.why("the best card is likely, and the second nearly as much")
			reply = c.orElse(reply, second)
		}
		return reply, next
	case confidence >= suggestFrom && r.Field >= everydayBelow, confidence >= inFieldFrom && (c.inField(q, r.Field) || r.Field >= everydayBelow && len(conv.Focus.Subjects) > 0 && q.Lean > 0):
		step.why("the best cards are likely but not sure")
		if top.Card.Decision == knowledge.DecisionAnswer {
			conv = conv.advance(Focus{top.Card.Subjects, top.Card.Aspect, top.Card.ID})
		}
		return c.suggest(r, confidence), conv
	}
	step.why("no card is likely to answer this")
	reply := c.decline(r)
	reply.Confidence = confidence
	return reply, conv
}

// namedSure is how sure a card is that introduces the one subject that a
// question names, where it says nothing else: "what is on-call".
const namedSure = 0.8

// namesOnly reports such a card. An alias counts only as part of the name:
// "what is Python" does not ask for a card on programming languages.
func (c *Coach) namesOnly(q *understand.Query, card *knowledge.Card) bool {
	if len(q.Mentions) != 1 || q.Context || card.Aspect != "overview" || card.Decision != knowledge.DecisionAnswer || len(card.Subjects) != 1 {
		return false
	}
	m := q.Mentions[0]
	if m.Carried || m.Strength < 1 || !slices.Equal(m.Subjects, card.Subjects) {
		return false
	}
	s, ok := c.base.Subject(m.Subjects[0])
	if !ok {
		return false
	}
	name := " " + plain(s.Name) + " "
	for i, t := range q.Tokens {
		switch within := i >= m.Start && i < m.End; {
		case within && !strings.Contains(name, " "+plain(t.Text)+" "), !within && !t.Stop && t.Text != "?":
			return false
		}
	}
	return true
}

// alternative returns the second card where the first is not sure and both
// state a fact, nil otherwise.
func alternative(r find.Ranking, confidence float64) *knowledge.Card {
	if len(r.Candidates) < 2 || confidence >= sureFrom && margin(r) >= sureMargin || r.Candidates[0].Nearest() >= sameQuestion {
		return nil
	}
	first, second := r.Candidates[0].Card, r.Candidates[1].Card
	if first.Decision != knowledge.DecisionAnswer || second.Decision != knowledge.DecisionAnswer {
		return nil
	}
	return second
}

// harmless reports that a card states a gap, or that it is small talk and so is
// the message, by its length.
func harmless(q *understand.Query, card *knowledge.Card) bool {
	return card.Decision == knowledge.DecisionDecline || card.Decision == knowledge.DecisionSmalltalk && text.Content(q.Tokens) <= 4
}

// inField reports that a question looks like those of the knowledge or, where
// it does not look like an everyday request, names a subject or uses a word
// that marks the field.
func (c *Coach) inField(q *understand.Query, likeness float64) bool {
	return likeness >= fieldFrom || likeness >= everydayBelow && (len(q.Named(0.9)) > 0 || c.finder.InField(q.Tokens))
}

// confidence is the estimated probability that the first candidate answers
// the question: a logistic regression, fitted to questions that the embedded
// knowledge answers and to others that it does not.
func (c *Coach) confidence(r find.Ranking) float64 {
	top := r.Candidates[0]
	x := -3.72 + 4.41*r.Known + 1.72*r.Right + 1.44*top.Coverage() + 0.088*margin(r) + 0.067*top.Score + 0.14*r.Field + 0.19*top.Nearest()
	p := 1 / (1 + math.Exp(-x))
	if near := top.Nearest(); near >= sameQuestion {
		p = max(p, near) // the card was written for this very question
	}
	return round(p)
}

// margin is the lead of the first candidate over the second, at most
// maxMargin.
func margin(r find.Ranking) float64 {
	if len(r.Candidates) < 2 {
		return maxMargin
	}
	return min(maxMargin, r.Candidates[0].Score-r.Candidates[1].Score)
}

// sameQuestion is the likeness from which two questions are the same,
// likeQuestion that from which they are much alike.
const (
	sameQuestion = 0.9
	likeQuestion = 0.75
)

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
