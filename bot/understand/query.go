package understand

import (
	"strings"

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
	// Exactly is the subject that an ordinal, a neighbour or "the other one"
	// was found to mean; "" where there is none.
	Exactly knowledge.SubjectID
	Kinds   []KindMention
	// Strangers are named places, employers and jobs that are no subjects.
	Strangers []Stranger
	// Aspects holds what is asked about the subjects, with weights above 0
	// to 1.
	Aspects map[knowledge.AspectID]float64
	// Carried is the aspect that is sure although no cue names it: one that
	// comes from an earlier turn, or the overview of a bare name; "" for none.
	Carried knowledge.AspectID
	// Given is the card of the turn before, "" where there was none: who goes
	// on asking seldom asks for it again.
	Given knowledge.CardID
	// Cues are the places that point to an aspect, by start.
	Cues []Cue

	Shape       Shape
	Superlative *Superlative
	Top         int  // how many a superlative asks for: "the top 3"; 0 says nothing
	Pair        bool // "the two", "both": those that were spoken of
	Ordinal     int  // 1 the first, -1 the last, 0 none
	Counts      bool // the ordinal counts things of no kind: "the last year"
	Neighbor    int  // +1 the next, -1 the one before, 0 none
	// NeighborWords is how many words of the neighbour's cue say something,
	// NeighborAt the token behind it.
	NeighborWords, NeighborAt int
	Quantities                []Quantity
	Other                     bool // "the other one"
	YesNo                     bool

	// Lean, 0 to 1, says how much the question depends on the turn before.
	Lean       float64
	Fresh      bool // it says itself that it starts a new subject
	Back       bool // it says itself that it returns to an earlier one
	Correction bool // "no, I meant …"
	Greets     bool // it says nothing but "hi there"
	Context    bool // there are sentences around it
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

// A Cue is a place of the message that points to an aspect.
type Cue struct {
	Aspect     knowledge.AspectID
	Start, End int // tokens
}

// Conjoined returns an aspect that is asked beside the given one, with a
// conjunction or comma between their cues: "what does it cost and how long".
// It returns "" where there is none.
func (q *Query) Conjoined(aspect knowledge.AspectID) []knowledge.AspectID {
	var out []knowledge.AspectID
	for _, a := range q.Cues {
		if a.Aspect != aspect {
			continue
		}
		for _, b := range q.Cues {
			if b.Aspect != aspect && b.Aspect != "overview" && !q.overlaps(aspect, b) && q.joined(a, b) {
				out = append(out, b.Aspect)
			}
		}
	}
	return out
}

// overlaps reports that a cue of the aspect shares words with the cue.
func (q *Query) overlaps(aspect knowledge.AspectID, b Cue) bool {
	for _, a := range q.Cues {
		if a.Aspect == aspect && a.Start < b.End && b.Start < a.End {
			return true
		}
	}
	return false
}

func (q *Query) joined(a, b Cue) bool {
	if b.Start < a.Start {
		a, b = b, a
	}
	for i := a.End; i < b.Start; i++ {
		if q.Tokens[i].Text == "and" || q.Tokens[i].Text == "or" {
			return true
		}
	}
	return a.End < b.Start && a.End > 0 && strings.Contains(q.Text[q.Tokens[a.End-1].Start:q.Tokens[b.Start].Start], ",")
}
