package rehearse

// learning judges whether a lesson is told and was used.
func (a *answer) learning() finding {
	f := finding{sentence: -1}
	for i := range a.sentences {
		s := &a.sentences[i]
		if s.has(signLesson) && a.closes(i) {
			f.better(Thin, i)
		}
		if i < a.firstDeed || s.veil != veilNone || !s.self() && !a.hasMe(s) && !s.speaks() || len(s.clauses) == 0 && s.concrete < 2 {
			continue
		}
		switch {
		case s.has(signLesson) && (a.usesLesson(s) || a.tellsLater(s) || s.has(signApplied, signLater) && s.self()), a.appliesLesson(i), a.laterUse(i):
			f.better(Clear+1, i) // the lesson stands in it or right before
		case s.has(signApplied) && (s.concrete >= 2 || i >= len(a.sentences)-2 && s.concrete > 0) && (s.self() || a.hasMe(s) || a.follows(i)):
			f.better(Clear, i)
		case s.has(signLesson) && s.concrete >= 1:
			f.better(Thin, i)
		}
	}
	f.level = min(f.level, Clear)
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

// closes reports whether a short sentence behind the first own deed names what it
// takes with it: "My takeaway: read before you guess".
func (a *answer) closes(i int) bool {
	s := &a.sentences[i]
	return i > a.firstDeed && s.concrete >= 1 && s.content >= 2 && (s.veil == veilNone || s.veil == veilFragment)
}

// hasMe reports whether I do anything in a sentence, or would.
func (a *answer) hasMe(s *sentence) bool {
	for _, c := range s.clauses {
		if c.actor == actorI {
			return true
		}
	}
	return false
}

// usesLesson reports whether a sentence with a lesson goes on to what I did
// with it: "I learned to ask, and I added the question to our form".
func (a *answer) usesLesson(s *sentence) bool {
	n, after := 0, a.lessonAt(s)
	for _, c := range s.clauses {
		verb := &a.words[c.verb]
		if c.verb >= after && c.actor == actorI && (c.tense == tensePast || c.tense == tensePresent) && c.concrete && verb.stem != "learn" && verb.class&stateVerb == 0 {
			n++
		}
	}
	return n > 0 && s.clauses[0].verb < s.clauses[len(s.clauses)-1].verb
}

// lessonAt returns the word behind the first phrase of a lesson, s.to for none.
func (a *answer) lessonAt(s *sentence) int {
	at := s.to
	a.x.hits(a.words, s.from, s.to, func(h hit) {
		if h.phrase.sign == signLesson {
			at = min(at, h.end)
		}
	})
	return at
}

// appliesLesson reports whether a short sentence behind a lesson says that I
// used it: "in the next opening I did".
func (a *answer) appliesLesson(i int) bool {
	s := &a.sentences[i]
	return s.has(signApplied, signLater) && s.self() && s.concrete >= 1 && i > 0 && a.sentences[i-1].veil == veilNone && a.sentences[i-1].has(signLesson)
}

// laterUse reports whether a sentence behind a lesson tells what I did at a
// time: "I learned to count first. In January I counted the pallets".
func (a *answer) laterUse(i int) bool {
	if i == 0 || a.sentences[i-1].veil != veilNone || !a.sentences[i-1].has(signLesson) || !a.sentences[i].has(signTime, signLater) {
		return false
	}
	for _, c := range a.sentences[i].clauses {
		if c.actor == actorI && c.tense == tensePast && !c.duty {
			return true
		}
	}
	return false
}

// follows reports whether the sentence before tells a lesson.
func (a *answer) follows(i int) bool {
	return i > 0 && a.sentences[i-1].has(signLesson, signApplied, signOutcome)
}
