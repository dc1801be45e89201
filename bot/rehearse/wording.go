package rehearse

import (
	"fmt"
	"slices"
)

// urgency is the order in which dimensions are mended where they are equally
// thin: what an interviewer misses most comes first.
func (a *answer) urgency() []Dimension {
	order := []Dimension{Actions, Result, Relevance, Story, Judgement, Situation, Learning}
	if a.question.Failure {
		return []Dimension{Learning, Actions, Result, Story, Relevance, Judgement, Situation}
	}
	return order
}

// ranked returns the dimensions, those to be mended first in front.
func (a *answer) ranked(findings []finding) []Dimension {
	order := a.urgency()
	level := func(d Dimension) int {
		f := &findings[place(d)]
		switch {
		case f.urgent:
			return -1
		case f.mild && findings[place(Actions)].level == Clear && findings[place(Result)].level == Clear:
			return int(Clear) - 1
		case d == Learning && f.level == Missing && !a.question.Failure:
			return int(Thin) // good to have; a question about a failure cannot do without
		}
		return int(f.level)
	}
	slices.SortStableFunc(order, func(x, y Dimension) int {
		return level(x) - level(y)
	})
	return order
}

// place returns where a dimension stands in Assessment.Scores.
func place(d Dimension) int { return slices.Index(Dimensions(), d) }

// fixes returns the two changes that help most.
func (a *answer) fixes(findings []finding) []Fix {
	var out []Fix
	for _, d := range a.ranked(findings) {
		f := findings[place(d)]
		if f.level == Clear || len(out) == 2 {
			break
		}
		quote := a.quote(f.sentence)
		out = append(out, Fix{d, about(d, f.level, quote) + f.fix, f.fix, quote})
	}
	if len(out) < 2 {
		out = append(out, a.polish(findings)...)
	}
	return out[:min(2, len(out))]
}

// about leads a fix with the person's own words.
func about(d Dimension, level Level, quote Quote) string {
	excerpt := Excerpt(quote.Text, 12)
	switch {
	case excerpt == "":
		return ""
	case d == Situation && level == Missing:
		return fmt.Sprintf("You begin with “%s”. ", excerpt)
	case level == Missing && (d == Result || d == Learning):
		return fmt.Sprintf("You end with “%s”. ", excerpt)
	case level == Missing && d == Judgement:
		return fmt.Sprintf("At “%s” I wonder why. ", excerpt)
	}
	return fmt.Sprintf("You say “%s”. ", excerpt)
}

// polish finds what could be better in an answer that is nearly all clear.
func (a *answer) polish(findings []finding) []Fix {
	var out []Fix
	if i := findings[place(Result)].sentence; findings[place(Result)].level == Clear && !a.hasMethod(i) && !a.isContrary(&a.sentences[i]) {
		quote := a.quote(i)
		do := "Be ready to say how it was measured" + a.andBefore(i, " and what it was before") + "."
		out = append(out, Fix{Result, fmt.Sprintf("Your result “%s” is strong. %s", Excerpt(quote.Text, 12), do), do, quote})
	}
	if len(a.words) > longAnswer {
		text := "Nothing important is missing; now make it shorter. Under three minutes leaves room for questions."
		out = append(out, Fix{Situation, text, text, Quote{}})
	}
	return out
}

// andBefore returns text where a result does not say what it was before: it has
// one figure alone, that is no span of time it took, and no figure of its kind
// stands earlier.
func (a *answer) andBefore(i int, text string) string {
	if i < 0 {
		return text
	}
	s := &a.sentences[i]
	if len(s.figures) != 1 || a.isSpan(s, s.figures[0]) || a.hasEarlier(i, s.figures[0]) {
		return ""
	}
	return text
}

// isSpan reports whether a figure is the time that something took: "after 35
// minutes".
func (a *answer) isSpan(s *sentence, f figure) bool {
	if f.kind != figureTime || f.word == s.from {
		return false
	}
	switch a.words[f.word-1].text {
	case "after", "within", "in", "for":
		return true
	}
	return false
}

// hasEarlier reports whether a sentence before i gives a figure of the same
// kind and unit.
func (a *answer) hasEarlier(i int, f figure) bool {
	for j := range i {
		for _, g := range a.sentences[j].figures {
			if g.kind == f.kind && (f.kind == figureMoney || f.kind == figurePercent || a.unitAfter(g) == a.unitAfter(f)) {
				return true
			}
		}
	}
	return false
}

// hasMethod reports whether a figure comes with how it was measured, or with
// what it was before.
func (a *answer) hasMethod(i int) bool {
	return i >= 0 && a.sentences[i].has(signMethod)
}

// probed is the dimension that the probe is about: the one to be mended first,
// and where all is clear a result without its method, or else the fit.
func (a *answer) probed(findings []finding) Dimension {
	d := a.ranked(findings)[0]
	switch {
	case findings[place(d)].level != Clear:
		return d
	case !a.hasMethod(findings[place(Result)].sentence):
		return Result
	}
	return Relevance
}

// probe asks one question at the thinnest place.
func (a *answer) probe(findings []finding) string {
	d := a.probed(findings)
	f := findings[place(d)]
	excerpt := Excerpt(a.quote(f.sentence).Text, 10)
	switch d {
	case Story:
		return "When was this, and where? Take me to the moment it began."
	case Situation:
		return "What exactly was yours to do, and what would have happened if nobody had done it?"
	case Actions:
		if f.level == Missing {
			return fmt.Sprintf("You said “%s”. Which part of that did you do yourself?", excerpt)
		}
		return fmt.Sprintf("After “%s”, what did you do next, you yourself?", excerpt)
	case Judgement:
		return fmt.Sprintf("You said “%s”. What else did you think of doing, and why did you not?", excerpt)
	case Result:
		return a.probeResult(f, excerpt)
	case Learning:
		return "What would you do differently today, and where have you already done so?"
	}
	return a.probeRelevance(f)
}

func (a *answer) probeResult(f finding, excerpt string) string {
	switch f.level {
	case Clear:
		return fmt.Sprintf("You said “%s”. How did you measure that%s?", excerpt, a.andBefore(f.sentence, ", and what was it before"))
	case Thin:
		return fmt.Sprintf("You said “%s”. How much was that, in numbers?", excerpt)
	}
	return "And what came of it? What was different a month later?"
}

func (a *answer) probeRelevance(f finding) string {
	if f.level == Clear {
		return "What was the hardest moment in it, and who disagreed with you?"
	}
	book := a.x.principles
	if at := book.index(a.question.Principle); at >= 0 {
		fit := a.fits()[at]
		return fmt.Sprintf("Where in this story would I see %s?", book.principles[at].Behaviors[max(0, fit.first)])
	}
	return "How does this story answer the question I asked?"
}

// message says why an answer is not scored, and what to do.
func (a *answer) message(reason Reason) string {
	switch reason {
	case ReasonEmpty:
		return "There is no answer here yet. Take a minute, think of one event, and tell it in your own words."
	case ReasonShort:
		return fmt.Sprintf("This is too short to judge: I need at least %d words that tell something, and a full answer has 200 to 450. Say where you were, what you did, and what came of it.", MinWords)
	case ReasonNoise:
		return "I cannot read this as sentences, so there is no score. Tell the story in plain words; small mistakes do not matter."
	case ReasonLanguage:
		return "I can only judge answers in English, so there is no score. Simple English is fine, and mistakes cost nothing."
	case ReasonBuzzwords:
		return "These are fine words, but nothing happens in them, so there is no score. Tell one event: when it was, what you did, what changed."
	case ReasonRepeated:
		return "The same words come again and again, and what is left is too little to judge. Tell the story once, from beginning to end."
	case ReasonCopy:
		return "This repeats the question. Answer it with one event from your work, your studies or your service."
	case ReasonHypothetical:
		return fmt.Sprintf("You tell what you would do; an interviewer wants to hear what you did, so there is no score.%s Think of one time it really happened, even a small one.", a.example(tenseHypothetical))
	case ReasonGeneral:
		return fmt.Sprintf("This is about how you are or what you usually do, not about one event, so there is no score.%s Think of one day when it showed.", a.example(tensePresent))
	case ReasonTalk:
		return "This speaks about the answer and its points, so there is nothing to score. Tell the event itself: when it was, what you did, what came of it."
	case ReasonNobody:
		return "Neither “I” nor “we” did anything in this, so there is no score. Tell what you did yourself."
	}
	if reason == ReasonUnrelated {
		return "I follow what you did, but I find no link to the question, so there is no score. Say in the first sentence how the story answers it, or take another, and tell when it was, why you acted and what came of it."
	}
	return fmt.Sprintf("You did something, but I cannot see what exactly, so there is no score.%s Say step by step what you worked on, with whom, and what you changed.", a.example(tensePast))
}

// example quotes the first sentence with a verb of a tense.
func (a *answer) example(t tense) string {
	for i := range a.sentences {
		for _, c := range a.sentences[i].clauses {
			if c.tense == t && c.actor != actorOther {
				return fmt.Sprintf(" For example: “%s”.", Excerpt(a.quote(i).Text, 14))
			}
		}
	}
	return ""
}
