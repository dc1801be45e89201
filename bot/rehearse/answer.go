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
	fitted    []fit
	dated     bool
	salad     bool // its words stand in no order
	stuffed   bool // it is made of cue words
	looped    bool // it says the same again and again
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

// keepStory counts the words that say something and takes the present tense
// of a dated story of mine for the past, as many do for whom English is new.
func (a *answer) keepStory() {
	mine := false
	for i := range a.sentences {
		s := &a.sentences[i]
		if s.veil != veilNone {
			continue
		}
		a.live += s.len()
		a.dated = a.dated || s.has(signTime)
		mine = mine || a.hasMe(s)
	}
	if !a.dated || !mine || a.tellsPast() {
		return
	}
	for i := range a.sentences {
		s := &a.sentences[i]
		if s.veil != veilNone || s.has(signHabit, signApplied) || i == 0 && !s.has(signTime) {
			continue // "I drive a truck" is who I am
		}
		for j := range s.clauses {
			c := &s.clauses[j]
			if c.tense == tensePresent && !c.weak {
				c.tense = tensePast
			}
		}
	}
}

// tellsPast reports whether I tell what I did in the past tense: then my present
// is the present.
func (a *answer) tellsPast() bool {
	then, now := 0, 0
	for i := range a.sentences {
		for _, c := range a.sentences[i].clauses {
			switch {
			case c.actor != actorI || a.sentences[i].veil != veilNone:
			case c.tense == tensePast:
				then++
			case c.tense == tensePresent && !c.weak:
				now++
			}
		}
	}
	return then >= 3 && then > 2*now
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
				if a.isDeed(&a.sentences[i], &c) && c.actor == who.actor {
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
	return s.veil == veilNone && c.tense == tensePast && !c.weak && !c.not && !c.duty && c.concrete && c.actor != actorPassive && c.actor != actorOther
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
	return len(s.figures) > 0 && s.concrete > 0 || s.was || s.lasts && s.concrete > 1
}

// denies reports whether I or we are told of in a sentence only to say what we
// did not do.
func (s *sentence) denies() bool {
	denied := false
	for _, c := range s.clauses {
		if c.actor != actorOther {
			if !c.not {
				return false
			}
			denied = true
		}
	}
	return denied
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
