package rehearse

import "fmt"

// actions judges what the person did: three different deeds are clear.
func (a *answer) actions() finding {
	own, weak, team := deedBook{}, 0, 0
	f := finding{sentence: -1}
	best, teamAt := 0, -1
	for i := range a.sentences {
		s := &a.sentences[i]
		if s.veil != veilNone {
			continue
		}
		here := 0
		for j := range s.clauses {
			c := &s.clauses[j]
			switch {
			case a.isDeed(s, c) && c.actor == actorI:
				own.add(a.words[c.verb].stem, a.object(c.verb))
				here++
			case a.isDeed(s, c) && c.actor == actorWe:
				team++
				if teamAt < 0 {
					teamAt = i
				}
			case c.hidesDeed() && !s.has(signLesson, signApplied):
				weak++
				if f.sentence < 0 {
					f.sentence = i
				}
			}
		}
		if here > best {
			best, f.sentence = here, i
		}
	}
	return a.judgeActions(f, own.count(), weak, team, teamAt)
}

// hidesDeed reports whether I did something by a verb that hides what it was.
func (c *clause) hidesDeed() bool {
	return c.actor == actorI && c.tense == tensePast && c.weak && c.concrete && !c.not && !c.duty
}

// A deedBook tells deeds apart: by their verb, and two of one verb by what they
// were done to.
type deedBook map[string]map[string]bool

func (d deedBook) add(verb, object string) {
	if d[verb] == nil {
		d[verb] = map[string]bool{}
	}
	d[verb][object] = true
}

// count counts the deeds, at most two of one verb.
func (d deedBook) count() int {
	n := 0
	for _, objects := range d {
		n += min(2, len(objects))
	}
	return n
}

// object is the first word that names something right behind a verb, empty for
// none.
func (a *answer) object(verb int) string {
	for i := verb + 1; i < len(a.words) && i < verb+4 && a.words[i].gap < gapStop; i++ {
		if isConcrete(&a.words[i]) {
			return a.words[i].stem
		}
	}
	return ""
}

// ownDeeds counts the different things I did.
func (a *answer) ownDeeds() int {
	own := deedBook{}
	for i := range a.sentences {
		s := &a.sentences[i]
		for j := range s.clauses {
			if c := &s.clauses[j]; c.actor == actorI && a.isDeed(s, c) {
				own.add(a.words[c.verb].stem, a.object(c.verb))
			}
		}
	}
	return own.count()
}

func (a *answer) judgeActions(f finding, own, weak, team, teamAt int) finding {
	switch n := own + min(weak, 1); {
	case n >= 3:
		f.level = Clear
		f.note = "You tell step by step what you did yourself."
	case n > 0 && team > n:
		f.level = Thin
		f.note = "Most of what was done, “we” did; your own part is small."
		f.fix = "Say which part was yours: turn two of the “we” sentences into “I”, with what you did and how."
	case n > 0:
		f.level = Thin
		f.note = fmt.Sprintf("I see %s of your own; three or more tell the story.", plural(n, "step"))
		f.fix = "Tell one or two more steps of your own, in order: what you looked at, whom you spoke to, what you changed."
	case team > 0:
		f.sentence = teamAt
		f.note = "Everything was done by “we”: nobody can tell what you did."
		f.fix = "Keep the credit for the team, and add your own part: “I wrote …”, “I called …”, “I checked …”."
	default:
		f.sentence = a.closing()
		f.note = "Nothing here is done by you."
		f.fix = "Tell what you did yourself, step by step, each with a verb: “I called …”, “I moved …”, “I measured …”."
	}
	return f
}

func plural(n int, noun string) string {
	if n == 1 {
		return "one " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// percentNote fills a share into a sentence.
func percentNote(share int, text string) string { return fmt.Sprintf(text, share) }

// mainDeed is the sentence with a deed that names most: of mine, or else of the
// team; that of the actions where there is none.
func (a *answer) mainDeed() int {
	for _, who := range []actor{actorI, actorWe} {
		at, most := -1, 0
		for i := range a.sentences {
			s := &a.sentences[i]
			if a.hasDeed(i, who) && s.concrete > most && !s.has(signLesson, signApplied) {
				at, most = i, s.concrete
			}
		}
		if at >= 0 {
			return at
		}
	}
	return a.actions().sentence
}

// weighs reports whether a sentence shows why something was done so.
func (a *answer) weighs(i int) bool {
	s := &a.sentences[i]
	return s.speaks() && s.has(signAlternative, signRisk, signReason, signDecision) && a.thinks(s) && !s.deniesChoice()
}

// deniesChoice reports whether I only say that I chose nothing: "I did not decide
// anything".
func (s *sentence) deniesChoice() bool {
	return s.denies() && !s.has(signAlternative, signRisk, signReason)
}

// besideDeed reports whether an own deed is told right before or after.
func (a *answer) besideDeed(i int) bool {
	return i > 0 && a.hasDeed(i-1, actorI) || i+1 < len(a.sentences) && a.hasDeed(i+1, actorI)
}

// thinks reports whether I or we act in a sentence, or a choice of ours is
// told in it.
func (a *answer) thinks(s *sentence) bool {
	for _, c := range s.clauses {
		if c.actor == actorI || c.actor == actorWe {
			if c.tense != tensePresent {
				return true
			}
		}
	}
	return false
}

// judgement judges whether a choice and its reasons are told.
func (a *answer) judgement() finding {
	f := finding{sentence: -1}
	kinds := uint32(0)
	near := false
	for i := range a.sentences {
		s := &a.sentences[i]
		if s.veil != veilNone || !s.speaks() && !(s.has(signAlternative) && s.concrete >= 2) && !a.isMyThought(s) || s.has(signHabit) || !(a.thinks(s) || near && len(s.clauses) > 0 || s.has(signAlternative) && a.besideDeed(i) || s.has(signReason) && a.isMyThought(s) && a.besideDeed(i)) {
			near = false
			continue
		}
		near = s.has(signDecision)
		if s.deniesChoice() {
			continue
		}
		here := s.signs & (1<<signAlternative | 1<<signRisk | 1<<signReason | 1<<signDecision)
		if here == 0 {
			continue
		}
		if here&(1<<signAlternative) != 0 && a.contrasts(s) {
			here |= 1 << signReason
		}
		if here&(1<<signAlternative) != 0 && s.hasMoney() {
			here |= 1 << signReason // "instead of a new one for 900 euros"
		}
		if here&(1<<signReason) != 0 && here&(1<<signDecision) != 0 && a.refuses(s) {
			here |= 1 << signAlternative
		}
		if here&(1<<signReason) != 0 && s.abstains() {
			here |= 1 << signAlternative
		}
		kinds |= here
		switch {
		case here&(1<<signAlternative) != 0 && here&(1<<signReason) != 0:
			f.better(Clear+1, i)
		case here&(1<<signAlternative) != 0 && here != 1<<signAlternative:
			f.better(Clear, i)
		case here&(1<<signAlternative|1<<signRisk) != 0:
			f.better(Thin+1, i)
		case here&(1<<signReason) != 0:
			f.better(Thin, i)
		default:
			f.better(Thin-1, i)
		}
	}
	return a.judgeJudgement(f, kinds)
}

// isMyThought reports whether a sentence opens with what I thought: "My thinking
// was simple".
func (a *answer) isMyThought(s *sentence) bool {
	if s.len() < 3 || a.words[s.from].text != "my" {
		return false
	}
	switch a.words[s.from+1].text {
	case "thinking", "logic", "reasoning", "reason", "reasons", "thought", "idea":
		return true
	}
	return false
}

// abstains reports whether I or we did not do something that could be done: with
// a reason, that is a choice against it.
func (s *sentence) abstains() bool {
	for _, c := range s.clauses {
		if c.not && c.tense == tensePast && (c.actor == actorI || c.actor == actorWe) {
			return true
		}
	}
	return false
}

// hasMoney reports whether a sentence names a sum.
func (s *sentence) hasMoney() bool {
	for _, f := range s.figures {
		if f.kind == figureMoney {
			return true
		}
	}
	return false
}

// refuses reports whether a sentence turns down what somebody wanted: with a
// reason, that is a choice against it.
func (a *answer) refuses(s *sentence) bool {
	for i := s.from; i < s.to; i++ {
		switch a.words[i].stem {
		case "refus", "declin":
			return true
		case "no":
			if i > s.from && a.words[i-1].stem == "say" {
				return true
			}
		}
	}
	return false
}

// contrasts reports whether a sentence sets one thing against another.
func (a *answer) contrasts(s *sentence) bool {
	for _, w := range a.words[s.from:s.to] {
		switch w.text {
		case "but", "although", "though", "since", "while", "as":
			return true
		}
	}
	return false
}

func (a *answer) judgeJudgement(f finding, kinds uint32) finding {
	weighed := kinds&(1<<signAlternative|1<<signRisk) != 0
	reasoned := kinds&(1<<signReason|1<<signDecision) != 0
	both := kinds&(1<<signAlternative) != 0 && kinds&(1<<signRisk) != 0
	switch {
	case weighed && reasoned || both:
		f.level = Clear
		f.note = "You say what you chose, and why or over what."
	case kinds != 0:
		f.level = Thin
		if weighed {
			f.note = "You name another way or a risk; why you chose as you did is not said."
			f.fix = "Add the reason for your choice: “I did this because …”, with what could have gone wrong otherwise."
			return f
		}
		f.note = "A choice or a reason is there, but not what you chose against."
		f.fix = "Name the other way you could have gone, and why you did not take it: “I could have …, but …”."
	default:
		f.level, f.sentence = Missing, a.mainDeed()
		f.note = "You say what you did, not why you did it this way."
		f.fix = "Add one sentence of reasons: what else you could have done, what could go wrong, why you chose this."
	}
	return f
}
