package bot

import (
	"time"

	"careercoach/knowledge"
)

// MaxRecent bounds the turns that a conversation remembers.
const MaxRecent = 10

// maxExchange is how much of a question a remembered turn holds, in code
// points.
const maxExchange = 200

// An Exchange is one turn as it is remembered.
type Exchange struct {
	Time time.Time `json:"t,omitzero"`
	// Question is what the person asked, or the choice they took, cut to 200
	// code points; empty where the message was no question: despair, threats.
	Question string           `json:"q,omitempty"`
	Decision Decision         `json:"d,omitempty"`
	Card     knowledge.CardID `json:"c,omitempty"`
}

// remember returns the conversation with one turn more, which answered what
// was asked.
func (c Conversation) remember(asked string, m Message, r Reply) Conversation {
	e := Exchange{Time: m.Time.UTC().Truncate(time.Second), Decision: r.Decision, Card: r.Card}
	if r.Decision != DecisionSmalltalk || r.Card != "" {
		e.Question = clipTo(asked, maxExchange)
	}
	keep := c.Recent[max(0, len(c.Recent)-MaxRecent+1):]
	c.Recent = append(append(make([]Exchange, 0, len(keep)+1), keep...), e)
	c.Turns++
	return c
}

// BeforeLast returns Recent as it was before the last turn: commands and steps
// of flows are not in it.
func (c Conversation) BeforeLast() []Exchange {
	n := len(c.Recent)
	if n == 0 || !c.Recent[n-1].Time.Equal(c.At.UTC().Truncate(time.Second)) {
		return c.Recent
	}
	return c.Recent[: n-1 : n-1]
}

// clipTo cuts a text to n code points.
func clipTo(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}
