package rehearse

// showsResult reports whether a sentence tells what came of it.
func (a *answer) showsResult(i int) bool { return a.resultLevel(i) > Missing }

// resultLevel judges one sentence as a result.
func (a *answer) resultLevel(i int) Level {
	s := &a.sentences[i]
	if !s.speaks() && !a.isNone(s) || a.onlyPlans(s) || a.wishes(s) || a.isAtHand(s) || a.disowns(s) {
		return Missing
	}
	if !s.has(signChange, signOutcome, signBad) {
		return a.plainResult(i)
	}
	measured := a.measured(s)
	if s.has(signLesson, signApplied) && !measured {
		return Missing
	}
	after := i > a.firstDeed
	if i == a.firstDeed && i > 0 {
		after = s.has(signChange, signOutcome) && !s.has(signTask, signDecision)
	}
	if !s.has(signOutcome) && a.hasDeed(i, actorI) {
		measured = measured && len(s.figures) > 0 && (len(s.figures) > 1 && !a.hasTwice(s) || s.figures[0].kind == figurePercent || s.figures[0].kind == figureMoney || s.has(signBad) && s.figures[0].kind == figureTime)
	}
	switch {
	case after && measured:
		return Clear
	case measured && a.beforeAfter(s) && a.hasDeed(i, actorI):
		return Clear
	case i > a.firstDeed && (s.has(signOutcome) || s.has(signChange, signBad) && s.concrete > 1 && !s.has(signAlternative, signDecision)):
		return Thin
	}
	return Missing
}

// disowns reports whether a sentence says that I had no part in what changed: "I
// was not in the team that raised sales by 50 %".
func (a *answer) disowns(s *sentence) bool {
	return s.denies() && a.hasMe(s) && !s.has(signBad, signLater, signOutcome) && !a.isNone(s)
}

// plainResult judges a sentence without a word of change: a figure that is
// given when all has been done, as in "The loss was 300 euros".
func (a *answer) plainResult(i int) Level {
	s := &a.sentences[i]
	if i <= a.firstDeed || a.hasDeed(i, actorI) || s.has(signLesson) || s.has(signApplied) && (s.self() || a.hasMe(s)) || !a.measured(s) || a.onlyTwice(s) {
		return Missing
	}
	if s.has(signLater) {
		return Clear // "in the following year five of them came"
	}
	later := 0
	for j := i + 1; j < len(a.sentences); j++ {
		if a.hasDeed(j, actorI) && !a.sentences[j].has(signLesson, signApplied) {
			later++
		}
	}
	if later == 0 || later == 1 && len(s.figures) > 1 {
		return Clear
	}
	return Missing
}

// onlyTwice reports whether the only figure of a sentence is how often.
func (a *answer) onlyTwice(s *sentence) bool {
	return len(s.figures) == 1 && a.words[s.figures[0].word].text == "twice"
}

// onlyPlans reports whether the sentence tells wishes and plans alone.
func (a *answer) onlyPlans(s *sentence) bool {
	real, plans := s.was, false
	if a.onlySupposes(s) {
		return true
	}
	for _, c := range s.clauses {
		plans = plans || c.tense == tenseHypothetical || c.tense == tenseIntention
		real = real || c.tense <= tenseProgress
	}
	for i := s.from; i < s.to; i++ {
		plans = plans || a.words[i].class&modal != 0 && !(a.words[i].text == "may" && a.isDate(s, i))
	}
	return plans && !real
}

// onlySupposes reports whether I or we do nothing in a sentence but what we
// would do: "I would have lost 25 guests who stayed for years".
func (a *answer) onlySupposes(s *sentence) bool {
	if a.words[s.from].text == "if" && a.supposes(s) {
		return true // "If it had worked, it would have fallen"
	}
	real, supposed := false, false
	for _, c := range s.clauses {
		if c.actor == actorI || c.actor == actorWe {
			supposed = supposed || c.tense == tenseHypothetical
			real = real || c.tense <= tenseProgress
		}
	}
	return supposed && !real
}

// measured reports whether a sentence has a figure that can measure a result:
// not the size of a team alone.
func (a *answer) measured(s *sentence) bool {
	if a.isNone(s) && (s.has(signTime, signLater) || a.dates(s)) {
		return true // none is a number
	}
	for _, f := range s.figures {
		if a.words[f.word].text == "twice" && len(s.figures) > 1 {
			continue
		}
		if f.kind != figurePeople && f.kind != figurePlain || a.isOfOutcome(s, f) {
			return true
		}
	}
	return false
}

// isOfOutcome reports whether a plain number or a number of people stands in
// a sentence of change: "from 40 to 12", "trained 14 people, all passed".
func (a *answer) isOfOutcome(s *sentence, f figure) bool {
	if f.kind == figurePeople && f.word > s.from && a.words[f.word-1].text == "of" {
		return false // a team of 8 people
	}
	return s.has(signChange) || s.has(signOutcome) && f.kind == figurePeople
}

// hasTwice reports whether one of the figures of a sentence is how often.
func (a *answer) hasTwice(s *sentence) bool {
	for _, f := range s.figures {
		if a.words[f.word].text == "twice" {
			return true
		}
	}
	return false
}

// beforeAfter reports whether a sentence gives two figures, or a change.
func (a *answer) beforeAfter(s *sentence) bool {
	return s.has(signChange) && len(s.figures) > 0 && (len(s.figures) > 1 || s.figures[0].kind == figurePercent || s.figures[0].kind == figureMoney)
}

// result judges whether it is told what came of it, and how much.
func (a *answer) result() finding {
	f := finding{sentence: -1}
	honest, best := false, 0
	for i := range a.sentences {
		level := a.resultLevel(i)
		if level == Missing {
			continue
		}
		if weight := a.resultWeight(i, level); weight >= best { // of two, the later one tells more
			f.level, f.sentence, best = level, i, weight
			honest = a.sentences[i].has(signBad) && !a.deniesBad(i)
		}
	}
	switch {
	case f.level == Clear && honest:
		f.note = "You say what came of it in figures, the bad with the good. That is honest and it counts."
	case f.level == Clear:
		f.note = "You say what changed, with a figure."
	case f.level == Thin:
		f.note = "You say how it ended, but not how much changed."
		f.fix = "Add a figure to this: how many, how much, how long, before and after. An honest estimate is fine if you say so."
	default:
		f.level, f.sentence = Missing, a.closing()
		f.note = "The answer stops before the listener hears what came of it."
		f.fix = "End with what changed: from what to what, by when, and who gained. A bad result, told honestly, counts too."
	}
	return f
}

// supposes reports whether a sentence has a "would".
func (a *answer) supposes(s *sentence) bool {
	for _, w := range a.words[s.from:s.to] {
		if w.text == "would" || w.text == "'d" {
			return true
		}
	}
	return false
}

// resultWeight orders the sentences that tell a result: what changed from what
// to what before what was reached, and that before a bare figure; figures in an
// own deed or a lesson tell less.
func (a *answer) resultWeight(i int, level Level) int {
	s := &a.sentences[i]
	weight := 10 * int(level)
	switch {
	case level < Clear:
	case a.beforeAfter(s):
		weight += 3
	case s.has(signOutcome, signChange), a.isNowOfBefore(i):
		weight += 2
	}
	if a.hasDeed(i, actorI) {
		weight -= 2
	}
	if s.has(signLesson, signApplied) {
		weight--
	}
	if s.has(signDecision, signAlternative) || a.supposes(s) {
		weight -= 2
	}
	return weight
}

// isNowOfBefore reports whether a sentence gives a figure that was another one
// before: "it takes 7 minutes now", after "it took 25 minutes".
func (a *answer) isNowOfBefore(i int) bool {
	for _, f := range a.sentences[i].figures {
		if (a.sentences[i].lasts || a.hasNow(i)) && f.kind != figurePlain && f.kind != figurePeople && a.hasEarlier(i, f) {
			return true
		}
	}
	return false
}

func (a *answer) hasNow(i int) bool {
	for _, w := range a.words[a.sentences[i].from:a.sentences[i].to] {
		if w.text == "now" {
			return true
		}
	}
	return false
}

// deniesBad reports whether what went badly is said not to have happened:
// "we lost none".
func (a *answer) deniesBad(i int) bool {
	s := &a.sentences[i]
	for k := s.from; k < s.to; k++ {
		switch a.words[k].text {
		case "no", "none", "nobody", "nothing", "without", "never", "zero":
			return true
		case "not":
			if k > s.from && a.words[k-1].class&haveVerb != 0 {
				return true // "it has not failed since"
			}
		}
	}
	return false
}
