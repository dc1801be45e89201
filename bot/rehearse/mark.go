package rehearse

// readSentence fills in what stands in a sentence.
func (a *answer) readSentence(s *sentence) {
	s.clauses = a.x.clausesOf(a.words, s)
	s.figures = figuresOf(a.words, s)
	s.lasts = a.lasts(s)
	a.x.hits(a.words, s.from, s.to, func(h hit) { a.mark(s, h) })
	if a.thingWorks(s) || a.isNone(s) || a.isByThen(s) {
		s.signs |= 1 << signOutcome
	}
	if s.labelled {
		s.signs |= 1 << signLesson
	}
	if a.setsAgainst(s) {
		s.signs |= 1 << signChange
	}
	for i := s.from; i < s.to; i++ {
		a.markWord(s, i)
		a.weigh(s, i)
	}
}

// mark files a phrase of a sentence, but for one that its neighbours give
// another sense.
func (a *answer) mark(s *sentence, h hit) {
	switch {
	case h.phrase.sign == signCount:
		s.cues = append(s.cues, h.phrase.cue)
		return
	case h.phrase.sign == signAlternative && a.betweenNumbers(s, h): // "50 instead of 15" is no choice
		return
	case h.phrase.sign == signHabit && h.start > s.from && a.words[h.start-1].text == "how": // "by how often they were asked for"
		return
	case h.phrase.sign == signLesson && a.isSkill(s, h):
		return
	case h.phrase.sign == signApplied && (a.isOrdered(s, h) || a.isInsight(s, h)):
		return
	case h.phrase.sign == signChange && a.isThing(s, h): // "the lift", "a cut"
		return
	}
	s.signs |= 1 << h.phrase.sign
	switch h.phrase.sign {
	case signTask, signReason, signAlternative, signRisk, signDecision, signChange, signOutcome, signLesson, signApplied:
		s.marks++
	}
}

// markWord finds the signs that hang on one word and its neighbours.
func (a *answer) markWord(s *sentence, i int) {
	w := &a.words[i]
	switch {
	case (w.class&calendar != 0 || w.text == "may") && a.isDate(s, i), isYear(w.text), w.text == "ago", w.text == "yesterday":
		s.signs |= 1 << signTime
	case w.text == "as" && i+2 < s.to && (i == s.from || w.gap >= gapComma) && a.words[i+1].class&article != 0 && a.words[i+2].class&vague == 0:
		s.signs |= 1 << signTask // "As the only analyst, ..."
	case w.text == "as" && i+2 < s.to && a.words[i+1].class&setting != 0 && a.words[i+2].class&preposition != 0:
		s.signs |= 1 << signTask // "In 2019 as buyer at a shop"
	case w.class&pronounI != 0 && a.isRole(s, i):
		s.signs |= 1 << signTask
	case a.isBecause(s, i):
		s.signs |= 1 << signReason
		s.marks++
	case w.text == "instead" && (i+1 == s.to || a.words[i+1].text != "of"):
		s.signs |= 1 << signAlternative
		s.marks++
	case (w.text == "since" && i == s.to-1 || a.isToday(s, i)) && s.len() > 4:
		s.signs |= 1 << signApplied
	case w.text == "was", w.text == "were", w.text == "had" && (i == s.from || a.words[i-1].text != "have"):
		s.was = true
	}
}

// isRole reports whether the I at i says what I was: "I was site foreman", "I
// am nurse".
func (a *answer) isRole(s *sentence, i int) bool {
	if i+2 >= s.to || a.words[i+1].class&beVerb == 0 {
		return false
	}
	for k := i + 2; k < s.to && k < i+6 && a.words[k].gap < gapComma; k++ {
		switch w := &a.words[k]; {
		case w.class&setting != 0:
			return true
		case w.class&(past|preposition|conjunction|pronounThird) != 0 && w.class&article == 0:
			return false
		}
	}
	return false
}

// weigh counts a word that carries matter, unless it was the one before too.
func (a *answer) weigh(s *sentence, i int) {
	w := &a.words[i]
	if w.class&function != 0 || i > s.from && w.text == a.words[i-1].text {
		return
	}
	s.content++
	if !isConcrete(w) {
		return
	}
	s.concrete++
	if w.class&past == 0 {
		s.things++
	}
}

// thingWorks reports whether something worked: "the reader worked", but not
// "the owner worked at a bank".
func (a *answer) thingWorks(s *sentence) bool {
	for _, c := range s.clauses {
		if c.actor != actorOther || a.words[c.verb].stem != "work" {
			continue
		}
		next := c.verb + 1
		if next >= s.to || a.words[next].gap >= gapComma || a.words[next].class&(preposition|number|article) == 0 {
			return true
		}
	}
	return false
}

// isThing reports whether a word of change is a noun: behind an article, and not
// with what changed, as in "an increase of".
func (a *answer) isThing(s *sentence, h hit) bool {
	if h.end != h.start+1 || h.start == s.from || a.words[h.start-1].class&article == 0 {
		return false
	}
	return h.end == s.to || a.words[h.end].text != "of" && a.words[h.end].text != "in"
}

// isTherefore reports whether the word at i is the "so" behind a circumstance that
// made me act: "the network was down, so I wrote the labels by hand".
func (a *answer) isTherefore(s *sentence, i int) bool {
	if a.words[i].text != "so" || a.words[i].gap < gapComma || i < s.from+2 || i+2 >= s.to {
		return false
	}
	if a.words[i+1].class&pronounI == 0 && a.words[i+1].class&pronounWe == 0 {
		return false
	}
	for _, c := range s.clauses {
		if stem := a.words[c.verb].stem; c.verb > i && c.verb <= i+4 && (c.tense == tensePast || stem == "learn") && !c.not && !c.duty {
			return true
		}
	}
	return false
}

// isFor reports whether the word at i is a "for" that gives a reason: "I did not
// ask him, for he would have denied it".
func (a *answer) isFor(s *sentence, i int) bool {
	if a.words[i].text != "for" || a.words[i].gap != gapComma || i+2 >= s.to {
		return false
	}
	switch a.words[i+1].text {
	case "he", "she", "they", "it", "we", "i", "there":
		return a.words[i+2].class&(modal|beVerb|haveVerb|past) != 0
	}
	return false
}

// isBecause reports whether the word at i is a "since" that gives a reason: it
// opens a clause and no time follows.
func (a *answer) isBecause(s *sentence, i int) bool {
	w := &a.words[i]
	if a.isTherefore(s, i) || a.isFor(s, i) {
		return true
	}
	if w.text != "since" || i == s.from || i+2 >= s.to || w.gap < gapComma {
		return false
	}
	next := &a.words[i+1]
	switch next.text {
	case "then", "that", "last", "the", "a", "it", "they", "he", "she", "we", "this": // a time, or a phrase of its own
		return false
	}
	return next.class&(number|calendar) == 0
}

// betweenNumbers reports whether a phrase stands between two numbers, the first
// of which may have its unit: "22 minutes instead of 55", "four days late rather
// than nine".
func (a *answer) betweenNumbers(s *sentence, h hit) bool {
	if h.end >= s.to || a.words[h.end].class&number == 0 {
		return false
	}
	for i := h.start - 1; i >= s.from && i >= h.start-3; i-- {
		if a.words[i].class&number != 0 {
			return true
		}
	}
	return false
}

// isToday reports whether the word at i is the "now" of what I do today: at the
// end of a sentence, or before a comma in one that tells it in the present.
func (a *answer) isToday(s *sentence, i int) bool {
	if a.words[i].text != "now" || i == s.from || a.words[i-1].class&preposition != 0 {
		return false
	}
	if i == s.to-1 {
		return true
	}
	for _, c := range s.clauses {
		if c.actor == actorI && c.tense == tensePresent && c.verb < i {
			return a.words[i+1].gap >= gapComma
		}
	}
	return false
}

// isDate tells the months May and March and the seasons spring and fall from
// the verbs.
func (a *answer) isDate(s *sentence, i int) bool {
	switch a.words[i].text {
	case "may", "march", "spring", "fall":
	default:
		return true
	}
	if i+1 < s.to && a.words[i+1].class&number != 0 {
		return true
	}
	if i == s.from {
		return false
	}
	switch a.words[i-1].text {
	case "that":
		return a.words[i].text != "may" // "costs that may rise"
	case "last", "in", "this", "early", "late", "since", "during", "of", "by", "until", "the":
		return true
	}
	return a.words[i-1].class&number != 0
}
