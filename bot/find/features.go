package find

import (
	"slices"
	"strings"

	"careercoach/bot/understand"
	"careercoach/knowledge"
)

// The features of a candidate. Each is 0 where it says nothing.
const (
	featureWords     = iota // the index's score of the best wording
	featureNearest          // likeness to the card's nearest question
	featureCoverage         // share of the question's words in the card's
	featureHit              // strength of named subjects that are the card's
	featureCarried          // strength of carried subjects that are the card's
	featurePart             // … of which the card is about a part or the whole
	featureConflict         // … instead of which the card is about a sibling
	featureMissing          // … about which the card says nothing
	featureExtra            // subjects of the card that were not named
	featureAspect           // weight of the card's aspect among those asked
	featureOther            // weight of the aspect asked, where the card's is another
	featureOverview         // nothing is asked and the card is an overview
	featureRejected         // subjects of the card that a correction rules out
	featureGap              // the card states a gap
	featureSmalltalk        // the card is small talk, and the message says more; or the other way round
	featureStranger         // names the question is about and the card never says
	featureGuess            // the guess of the card's aspect: 0 the likeliest, -6 unlikely
	featureKept             // the card's aspect is the one carried over
	featureExact            // the card is about the one subject that is meant
	featureRepeat           // the card was given in the turn before
	featureCount
)

// featureNames name the features in explanations.
var featureNames = [featureCount]string{
	"words", "nearest", "coverage", "subject", "carried", "part", "sibling", "missing", "extra",
	"aspect", "other aspect", "overview", "rejected", "gap", "small talk", "stranger", "guessed aspect", "carried aspect", "exact subject", "given before",
}

// Features are the values of a candidate, by feature.
type Features [featureCount]float64

// weights are what each feature counts for in a score. They were fitted to a
// set of questions by maximising the likelihood of the cards that answer them.
var weights = Features{
	featureWords:     0.95,
	featureNearest:   1.1,
	featureCoverage:  1.8,
	featureHit:       2.8,
	featureCarried:   2.5,
	featurePart:      2.4,
	featureConflict:  -0.4,
	featureMissing:   -0.6,
	featureExtra:     -0.1,
	featureAspect:    0.8,
	featureOther:     -0.8,
	featureOverview:  0.1,
	featureRejected:  -8,
	featureGap:       -1.5,
	featureSmalltalk: -5,
	featureStranger:  -3,
	featureGuess:     0.15,
	featureKept:      2.8,
	featureExact:     5.5,
	featureRepeat:    -1.5,
}

// score is the weighted sum of the features.
func (f *Features) score() float64 {
	sum := 0.0
	for i, v := range f {
		sum += weights[i] * v
	}
	return sum
}

// fit sets the features that say how a card's subjects and aspect fit.
func (f *Finder) fit(q *understand.Query, card *knowledge.Card, out *Features) {
	covered := 0
	for _, m := range q.Mentions {
		if m.Strength > 0 {
			covered += f.mention(q, m, card, out)
		}
	}
	if extra := len(card.Subjects) - covered; extra > 0 && covered > 0 {
		out[featureExtra] = float64(extra)
	}
	if q.Exactly != "" && card.Has(q.Exactly) {
		out[featureExact] = 1
	}
	if q.Given != "" && card.ID == q.Given {
		out[featureRepeat] = 1
	}
	for _, r := range q.Rejected {
		if card.Has(r) {
			out[featureRejected]++
		}
	}
	switch card.Decision {
	case knowledge.DecisionDecline:
		out[featureGap] = 1
	case knowledge.DecisionSmalltalk:
		out[featureSmalltalk] = f.tooMuch(q, out)
	}
	if card.Decision != knowledge.DecisionSmalltalk && q.Greets {
		out[featureSmalltalk] = 1
	}
	out[featureStranger] = float64(len(Uncovered(q, card)))
	fitAspect(q, card, out)
}

// A card of small talk must hold half the words of a message, or have a
// question that is much like it.
const (
	halfCovered = 0.5
	likeness    = 0.7
)

// tooMuch is 1 where a message says more than a card of small talk answers.
func (f *Finder) tooMuch(q *understand.Query, card *Features) float64 {
	says := f.reader.Says(q.Tokens)
	switch {
	case q.Greets:
		return 0
	case card[featureCoverage] < halfCovered && card[featureNearest] < likeness,
		q.Context, says > 4, says > 1 && q.Correction, len(q.Mentions) > 0:
		return 1
	}
	return 0
}

// Uncovered returns the strangers of a question that a card never names.
func Uncovered(q *understand.Query, card *knowledge.Card) []understand.Stranger {
	var out []understand.Stranger
	for _, s := range q.Strangers {
		if !says(card, s.Name) {
			out = append(out, s)
		}
	}
	return out
}

// says reports whether the card's title, answer or questions hold the words.
func says(card *knowledge.Card, words string) bool {
	if containsFold(card.Title, words) || containsFold(card.Answer, words) {
		return true
	}
	return slices.ContainsFunc(card.Questions, func(q string) bool { return containsFold(q, words) })
}

func containsFold(text, words string) bool { return strings.Contains(strings.ToLower(text), words) }

// mention adds how one mention fits the card, and returns how many of the
// card's subjects it covers.
func (f *Finder) mention(q *understand.Query, m understand.Mention, card *knowledge.Card, out *Features) int {
	at := featureMissing
	for _, id := range m.Subjects {
		if card.Has(id) {
			if m.Carried {
				out[featureCarried] += m.Strength
			} else {
				out[featureHit] += m.Strength
			}
			return 1
		}
		switch {
		case f.related(id, card):
			at = featurePart
		case at == featureMissing && f.sibling(q, id, card):
			at = featureConflict
		}
	}
	switch {
	case !m.Carried:
		out[at] += m.Strength
	case at == featurePart:
		out[featureCarried] += m.Strength / 2
	case at == featureConflict:
		out[at] += m.Strength
	}
	if at == featurePart {
		return 1
	}
	return 0
}

// related reports that the card is about a part or the whole of a subject.
func (f *Finder) related(id knowledge.SubjectID, card *knowledge.Card) bool {
	s, ok := f.base.Subject(id)
	return ok && slices.ContainsFunc(card.Subjects, func(other knowledge.SubjectID) bool {
		o, ok := f.base.Subject(other)
		return ok && (o.Parent == id || s.Parent == other)
	})
}

// sibling reports that the card is about a subject of the same kind that the
// question does not name.
func (f *Finder) sibling(q *understand.Query, id knowledge.SubjectID, card *knowledge.Card) bool {
	s, ok := f.base.Subject(id)
	return ok && slices.ContainsFunc(card.Subjects, func(other knowledge.SubjectID) bool {
		o, ok := f.base.Subject(other)
		return ok && o.Kind == s.Kind && !named(q, other)
	})
}

// named reports whether the question names the subject, however weakly.
func named(q *understand.Query, id knowledge.SubjectID) bool {
	return slices.ContainsFunc(q.Mentions, func(m understand.Mention) bool { return slices.Contains(m.Subjects, id) })
}

// fitAspect compares what is asked with what the card says.
func fitAspect(q *understand.Query, card *knowledge.Card, out *Features) {
	_, asked := q.Aspect()
	weight := q.Aspects[card.Aspect]
	switch {
	case q.Carried == "" || card.Aspect != q.Carried:
	case q.Carried == "overview":
		out[featureKept] = 2 // a bare name says nothing that could speak for another card
	default:
		out[featureKept] = 1
	}
	switch {
	case card.Aspect == "":
	case weight > 0:
		out[featureAspect] = weight
	case asked > 0:
		out[featureOther] = asked
	case card.Aspect == "overview":
		out[featureOverview] = 1
	}
}
