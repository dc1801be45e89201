package rehearse

// An answer is what a person said, read.
type answer struct {
	x         *lexicon
	text      string
	words     []word
	sentences []sentence
	question  Question
	live      int // words of sentences without a veil
	firstDeed int // sentence of the first own deed, or of the first deed of the team; len(sentences) for none
	dated     bool
	salad     bool // its words stand in no order
	stuffed   bool // it is made of cue words
}

// read reads an answer to q.
func (x *lexicon) read(q Question, given string) *answer {
	a := &answer{x: x, text: given, question: q, words: x.scan(given)}
	a.sentences = sentences(given, a.words)
	for i := range a.sentences {
		a.readSentence(&a.sentences[i])
	}
	a.veils(x.scan(q.Text))
	a.keepStory()
	a.firstDeed = a.first()
	return a
}

// readSentence fills in what stands in a sentence.
func (a *answer) readSentence(s *sentence) {
	s.clauses = a.x.clausesOf(a.words, s)
	s.figures = figuresOf(a.words, s)
	a.x.hits(a.words, s.from, s.to, func(h hit) {
		if h.phrase.sign == signCount {
			s.cues = append(s.cues, h.phrase.cue)
			return
		}
		s.signs |= 1 << h.phrase.sign
		switch h.phrase.sign {
		case signTask, signReason, signAlternative, signRisk, signDecision, signChange, signOutcome, signLesson, signApplied:
			s.marks++
		}
	})
	seen := ""
	for i := s.from; i < s.to; i++ {
		w := &a.words[i]
		if (w.class&calendar != 0 || w.text == "may") && a.isDate(s, i) || isYear(w.text) || w.text == "ago" || w.text == "yesterday" {
			s.signs |= 1 << signTime
		}
		if w.text == "as" && i+2 < s.to && (i == s.from || w.gap >= gapComma) && a.words[i+1].class&article != 0 && a.words[i+2].class&vague == 0 {
			s.signs |= 1 << signTask // "As the only analyst, ..."
		}
		if w.class&function == 0 && w.text != seen {
			s.content++
			if isConcrete(w) {
				s.concrete++
				if w.class&past == 0 {
					s.things++
				}
			}
		}
		seen = w.text
		if i == s.to-1 && (w.text == "since" || w.text == "now") && s.len() > 4 {
			s.signs |= 1 << signApplied
		}
		s.was = s.was || w.text == "was" || w.text == "were" || w.text == "had"
	}
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

// keepStory counts the words that say something and takes the present tense
// of a dated story for the past, as many do for whom English is new.
func (a *answer) keepStory() {
	for i := range a.sentences {
		s := &a.sentences[i]
		if s.veil != veilNone {
			continue
		}
		a.live += s.len()
		a.dated = a.dated || s.has(signTime)
	}
	if !a.dated {
		return
	}
	for i := range a.sentences {
		s := &a.sentences[i]
		if s.veil != veilNone || s.has(signHabit, signApplied) {
			continue
		}
		for j := range s.clauses {
			c := &s.clauses[j]
			if c.tense == tensePresent && !c.weak {
				c.tense = tensePast
			}
		}
	}
}

// first returns the sentence of the first own deed.
func (a *answer) first() int {
	for _, who := range []struct {
		actor actor
		weak  bool
	}{{actorI, false}, {actorI, true}, {actorWe, false}} {
		for i := range a.sentences {
			if i == 0 && a.sentences[i].has(signTime, signPlace) && a.anyDeed(1) {
				continue // "In 2021 I ran the depot": where it was, not what was done
			}
			for _, c := range a.sentences[i].clauses {
				c.weak = c.weak && !who.weak
				if a.isDeed(&a.sentences[i], &c) && c.actor == who.actor && !c.duty {
					return i
				}
			}
		}
	}
	return len(a.sentences)
}

// anyDeed reports whether I did something from sentence i on.
func (a *answer) anyDeed(i int) bool {
	for ; i < len(a.sentences); i++ {
		if a.hasDeed(i, actorI) {
			return true
		}
	}
	return false
}

// isDeed reports whether a clause tells a thing done to a thing named.
func (a *answer) isDeed(s *sentence, c *clause) bool {
	return s.veil == veilNone && c.tense == tensePast && !c.weak && c.concrete && c.actor != actorPassive && c.actor != actorOther
}

// quote returns a sentence as it stands in the answer.
func (a *answer) quote(i int) Quote {
	if i < 0 || i >= len(a.sentences) {
		return Quote{}
	}
	s := &a.sentences[i]
	return Quote{Start: s.start, End: s.end, Text: a.text[s.start:s.end]}
}

// speaks reports whether a sentence has somebody who did something, or
// something done that is named: what a cue needs to count.
func (s *sentence) speaks() bool {
	if s.veil != veilNone {
		return false
	}
	for _, c := range s.clauses {
		if c.tense <= tenseProgress || c.concrete {
			return true
		}
	}
	return len(s.figures) > 0 && s.concrete > 0 || s.was
}

// self reports whether I or we did, were or thought something in it.
func (s *sentence) self() bool {
	for _, c := range s.clauses {
		if (c.actor == actorI || c.actor == actorWe) && c.tense <= tensePresent {
			return true
		}
	}
	return false
}
