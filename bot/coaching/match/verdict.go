package match

import "careercoach/knowledge"

// A Verdict says how a person stands to a condition, or to a program.
type Verdict string

// The verdicts.
const (
	// Eligible: the condition is met; of a program: no condition that the
	// cards state is missed or unknown.
	Eligible Verdict = "eligible"
	// Not: the condition is missed; of a program: one of them is.
	Not Verdict = "not eligible"
	// Unknown: it cannot be said.
	Unknown Verdict = "unknown"
)

// A Reason says why a condition is Unknown.
type Reason string

// The reasons. Of conditions that are met or missed the reason is empty.
const (
	// Unanswered: the person was not asked or prefers not to say.
	Unanswered Reason = "not answered"
	// Unstated: the cards say nothing about an answer such as the person's.
	Unstated Reason = "not stated for your case"
	// Silent: the cards leave the condition open for everybody.
	Silent Reason = "not in my sources"
	// Missing: the knowledge does not hold the card.
	Missing Reason = "its card is not in this knowledge"
)

// A Check is one condition of a program beside a person's answers.
type Check struct {
	// Name is the condition in a few words: "diploma or GED".
	Name string
	// Asks is the question it hangs on; empty where it hangs on none.
	Asks    QuestionID
	Verdict Verdict
	Reason  Reason
	// Card says so, in the words of Says.
	Card knowledge.CardID
	Says string
	// Mend is what would meet a condition that is missed, or that is not stated
	// for the person's case, resting on Cards; empty where the person can do
	// nothing about it.
	Mend  string
	Cards []knowledge.CardID
	// own reports that Mend is meant for an answer such as the person's alone.
	own bool
}

// A Result is one program beside a person's answers.
type Result struct {
	Program knowledge.SubjectID
	// Name is the knowledge's name for it, Short one that fits a button.
	Name, Short string
	// Checks are its conditions; none where nothing is known of them.
	Checks []Check
	// Fits are the person's wishes that it serves, in a word or two each.
	Fits []string
	// Overview and Apply are the cards on the program and on how to apply;
	// empty where there is none.
	Overview, Apply knowledge.CardID
	// Advice is what the card on how to apply advises, in its words, where it
	// says that the sources do not tell; else empty.
	Advice string
}

// Count returns how many conditions have a verdict.
func (r Result) Count(v Verdict) int {
	n := 0
	for _, c := range r.Checks {
		if c.Verdict == v {
			n++
		}
	}
	return n
}

// open counts the conditions that are unknown, and that the cards or the person
// could have settled.
func (r Result) open() int {
	n := 0
	for _, c := range r.Checks {
		if c.Verdict == Unknown && c.Reason != Silent {
			n++
		}
	}
	return n
}

// Verdict returns how the person stands to the program as a whole. Conditions
// that the cards leave open for everybody do not count.
func (r Result) Verdict() Verdict {
	switch {
	case r.Count(Not) > 0:
		return Not
	case r.open() > 0 || len(r.Checks) == 0:
		return Unknown
	}
	return Eligible
}

// unjudged is 1 for a program whose conditions are not known, else 0.
func (r Result) unjudged() int {
	if len(r.Checks) == 0 {
		return 1
	}
	return 0
}
