package understand

import (
	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// Shape is the form of answer a question asks for.
type Shape int

// The shapes.
const (
	ShapeFact       Shape = iota // one fact, or none in particular
	ShapeList                    // several subjects of a kind
	ShapeCount                   // how many of a kind
	ShapeCompare                 // subjects side by side
	ShapeDifference              // how much more
)

// String names the shape for explanations.
func (s Shape) String() string {
	return [...]string{"fact", "list", "count", "compare", "difference"}[s]
}

// A Query is what one question says, before anything is looked up.
type Query struct {
	Raw    string // as typed
	Text   string // normalised
	Tokens []text.Token

	Mentions []Mention
	Kinds    []KindMention
	// Aspects holds what is asked about the subjects, with weights above 0
	// to 1.
	Aspects map[knowledge.AspectID]float64

	Shape       Shape
	Superlative *Superlative
	Total       bool
	Ordinal     int  // 1 the first, -1 the last, 0 none
	Neighbor    int  // +1 the next, -1 the one before, 0 none
	Other       bool // "the other one"
	YesNo       bool

	// Lean, 0 to 1, says how much the question depends on the turn before.
	Lean       float64
	Fresh      bool // it says itself that it starts a new subject
	Back       bool // it says itself that it returns to an earlier one
	Correction bool // "no, I meant …"
	// Rejected are the subjects a correction rules out.
	Rejected []knowledge.SubjectID
}

// Named returns the subjects that were named with at least the strength, in
// order of the message.
func (q *Query) Named(strength float64) []knowledge.SubjectID {
	var out []knowledge.SubjectID
	for _, m := range q.Mentions {
		if m.Strength >= strength && !m.Carried {
			out = append(out, m.Subjects...)
		}
	}
	return out
}

// Aspect returns the likeliest aspect and its weight; "" and 0 where nothing
// points to one. Ties go by name, so that the result is always the same.
func (q *Query) Aspect() (knowledge.AspectID, float64) {
	var best knowledge.AspectID
	weight := 0.0
	for a, w := range q.Aspects {
		if w > weight || w == weight && a < best {
			best, weight = a, w
		}
	}
	return best, weight
}
