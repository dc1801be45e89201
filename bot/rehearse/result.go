package rehearse

// showsResult reports whether a sentence tells what came of it.
func (a *answer) showsResult(i int) bool { return a.resultLevel(i) > Missing }

// resultLevel judges one sentence as a result.
func (a *answer) resultLevel(i int) Level {
	s := &a.sentences[i]
	if !s.speaks() || a.onlyPlans(s) {
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
	if i == a.firstDeed {
		after = s.has(signChange, signOutcome) && !s.has(signTask, signDecision)
	}
	if !s.has(signOutcome, signBad) && a.hasDeed(i, actorI) {
		measured = measured && (len(s.figures) > 1 || s.figures[0].kind == figurePercent || s.figures[0].kind == figureMoney)
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

// plainResult judges a sentence without a word of change: a figure that is
// given when all has been done, as in "The loss was 300 euros".
func (a *answer) plainResult(i int) Level {
	s := &a.sentences[i]
	if i <= a.firstDeed || a.hasDeed(i, actorI) || s.has(signLesson, signApplied) || !a.measured(s) {
		return Missing
	}
	for j := i + 1; j < len(a.sentences); j++ {
		if a.hasDeed(j, actorI) && !a.sentences[j].has(signLesson, signApplied) {
			return Missing
		}
	}
	return Clear
}

// onlyPlans reports whether the sentence tells wishes and plans alone.
func (a *answer) onlyPlans(s *sentence) bool {
	real, plans := s.was, false
	for _, c := range s.clauses {
		plans = plans || c.tense == tenseHypothetical || c.tense == tenseIntention
		real = real || c.tense <= tenseProgress
	}
	for i := s.from; i < s.to; i++ {
		plans = plans || a.words[i].class&modal != 0
	}
	return plans && !real
}

// measured reports whether a sentence has a figure that can measure a result:
// not the size of a team alone.
func (a *answer) measured(s *sentence) bool {
	for _, f := range s.figures {
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

// beforeAfter reports whether a sentence gives two figures, or a change.
func (a *answer) beforeAfter(s *sentence) bool {
	return s.has(signChange) && (len(s.figures) > 1 || s.figures[0].kind == figurePercent || s.figures[0].kind == figureMoney)
}

// result judges whether it is told what came of it, and how much.
func (a *answer) result() finding {
	f := finding{sentence: -1}
	honest := false
	for i := range a.sentences {
		level := a.resultLevel(i)
		if level == Missing {
			continue
		}
		if level >= f.level { // of two, the later one tells more
			f.level, f.sentence = level, i
			honest = a.sentences[i].has(signBad)
		}
	}
	switch {
	case f.level == Clear && honest:
		f.note = "You say what came of it in figures, also where it went badly. That is honest and it counts."
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

// learning judges whether a lesson is told and was used.
func (a *answer) learning() finding {
	f := finding{sentence: -1}
	for i := range a.sentences {
		s := &a.sentences[i]
		if i < a.firstDeed || s.veil != veilNone || !s.self() && !s.speaks() || len(s.clauses) == 0 && s.concrete < 2 {
			continue
		}
		switch {
		case s.has(signApplied) && s.concrete >= 2 && (s.self() || a.follows(i)), a.appliesLesson(i), s.has(signLesson) && a.usesLesson(s), a.laterUse(i):
			f.better(Clear, i)
		case s.has(signLesson) && s.concrete >= 1:
			f.better(Thin, i)
		}
	}
	switch f.level {
	case Clear:
		f.note = "You say what you took from it, and what you do differently."
	case Thin:
		f.note = "A lesson is there; where you used it later is not."
		f.fix = "Say where you used the lesson since: “In my next project I …”, with what was different."
	default:
		f.sentence = a.closing()
		f.note = "You do not say what you learned."
		f.fix = "Close with one sentence: what you learned, and where you have used it since."
	}
	return f
}

// usesLesson reports whether a sentence with a lesson goes on to what I did
// with it: "I learned to ask, and I added the question to our form".
func (a *answer) usesLesson(s *sentence) bool {
	n := 0
	for _, c := range s.clauses {
		verb := &a.words[c.verb]
		if c.actor == actorI && (c.tense == tensePast || c.tense == tensePresent) && c.concrete && verb.stem != "learn" && verb.class&stateVerb == 0 {
			n++
		}
	}
	return n > 0 && s.clauses[0].verb < s.clauses[len(s.clauses)-1].verb
}

// appliesLesson reports whether a short sentence behind a lesson says that I
// used it: "in the next opening I did".
func (a *answer) appliesLesson(i int) bool {
	s := &a.sentences[i]
	return s.has(signApplied) && s.self() && s.concrete >= 1 && i > 0 && a.sentences[i-1].veil == veilNone && a.sentences[i-1].has(signLesson)
}

// laterUse reports whether a sentence behind a lesson tells a deed of mine at a
// time: "I learned to count first. In January I counted the pallets".
func (a *answer) laterUse(i int) bool {
	return i > 0 && a.sentences[i-1].veil == veilNone && a.sentences[i-1].has(signLesson) && a.sentences[i].has(signTime) && a.hasDeed(i, actorI)
}

// follows reports whether the sentence before tells a lesson.
func (a *answer) follows(i int) bool {
	return i > 0 && a.sentences[i-1].has(signLesson, signApplied, signOutcome)
}
