package rehearse

// gate tells why an answer cannot be judged, ReasonScored where it can.
func (a *answer) gate() Reason {
	if reason := a.judgeDeeds(); reason != ReasonScored {
		return reason
	}
	return a.judgeKind()
}

// judgeDeeds tells by what stands in the sentences that nothing was done.
func (a *answer) judgeDeeds() Reason {
	if len(a.words) == 0 {
		return ReasonEmpty
	}
	if reason := a.hidden(); reason != ReasonScored {
		if reason == ReasonRepeated && a.supposed() {
			return ReasonHypothetical
		}
		return reason
	}
	var t tally
	for i := range a.sentences {
		t.add(a, &a.sentences[i])
	}
	switch {
	case t.deeds >= 1:
		return a.mixed(&t)
	case t.weak >= 2 && t.weak >= t.hypothetical && a.dated && t.things >= fewThings,
		t.own > 0 && t.events >= 3 && t.events > t.hypothetical && a.dated && t.things >= manyThings:
		return ReasonScored
	case t.hypothetical >= 2 && t.hypothetical > t.events:
		return ReasonHypothetical
	case t.events == 0 && t.general > 0:
		return ReasonGeneral
	case t.own == 0:
		return ReasonNobody
	}
	return ReasonVague
}

// supposed reports whether I tell, in words that come again and again, most of all
// what I would do.
func (a *answer) supposed() bool {
	would, done := 0, 0
	for i := range a.sentences {
		for _, c := range a.sentences[i].clauses {
			switch {
			case c.actor != actorI && c.actor != actorWe:
			case c.tense == tenseHypothetical:
				would++
			case c.tense == tensePast:
				done++
			}
		}
	}
	return would >= 3 && would > 2*done
}

// hidden tells what hides so much of an answer that too little is left.
func (a *answer) hidden() Reason {
	var by [veilCount]int
	total := 0
	for i := range a.sentences {
		by[a.sentences[i].veil] += a.sentences[i].len()
		total += a.sentences[i].len()
	}
	if by[veilForeign]*2 > total {
		return ReasonLanguage
	}
	if by[veilTalk]*4 >= total && total > 0 {
		return ReasonTalk
	}
	if a.live >= MinWords {
		return ReasonScored
	}
	worst := veilFragment
	for v := veilFragment; v < veilCount; v++ {
		if by[v] > by[worst] {
			worst = v
		}
	}
	if (total-by[veilNone])*2 < total {
		return ReasonShort
	}
	if by[veilCopy] > 0 && worst == veilRepeat {
		worst = veilCopy // the question again, and again
	}
	return [veilCount]Reason{
		veilFragment: ReasonShort, veilBuzz: ReasonBuzzwords, veilRepeat: ReasonRepeated,
		veilCopy: ReasonCopy, veilForeign: ReasonLanguage, veilNoise: ReasonNoise, veilTalk: ReasonTalk,
	}[worst]
}

// How many words must name something where no own deed is told with what it
// was done to, where deeds are told with weak verbs, and, in any answer, among
// a hundred words.
const (
	manyThings  = 18
	fewThings   = 10
	leastThings = 11
	manyTold    = 5 // sentences of an answer of which one with me in it is too few
	fewEvents   = 3 // clauses that tell of no event where all I did was talk
)

// A tally counts the clauses of the first person.
type tally struct {
	deeds        int // done, by me or us, to something named
	words        int // those of them that tell of talk and loss alone
	events       int // past
	own          int // what I or we did, with or without a name for it, before any lesson
	weak         int // the same with verbs that hide what was done
	hypothetical int
	things       int // words that name something
	general      int // present
	past         int // sentences in which something was or was done
	told         int // sentences
	you          int // words that speak to the reader
	me           int // sentences with me in them
}

func (t *tally) add(a *answer, s *sentence) {
	t.told++
	if s.veil != veilNone {
		return
	}
	t.things += s.things
	if s.tellsPast() {
		t.past++
	}
	for _, w := range a.words[s.from:s.to] {
		if w.text == "you" || w.text == "your" {
			t.you++
		}
	}
	if a.hasMe(s) {
		t.me++
	}
	for i := range s.clauses {
		c := &s.clauses[i]
		if (c.actor == actorI || c.actor == actorWe) && c.tense == tensePast && !c.not && !c.duty && !s.has(signLesson, signApplied) {
			t.own++
		}
		switch {
		case a.isDeed(s, c):
			t.deeds++
			t.events++
			switch a.words[c.verb].stem {
			case "tell", "say", "lose", "complain":
				t.words++
			}
		case c.not && c.actor != actorOther, c.duty:
		case c.hidesDeed():
			t.weak++
			t.events++
		case c.actor == actorOther, c.actor == actorPassive:
		case c.tense == tensePast, c.tense == tenseProgress, c.tense == tenseState:
			t.events++
		case c.tense == tenseHypothetical:
			t.hypothetical++
		case c.tense == tensePresent:
			t.general++
		}
	}
}

// mixed judges an answer in which something was done.
func (a *answer) mixed(t *tally) Reason {
	switch {
	case t.things*100 < leastThings*a.live:
		return ReasonVague
	case t.deeds == t.words && t.weak == 0 && t.events <= fewEvents && !a.dated:
		return ReasonVague
	case t.me <= 1 && t.deeds+t.weak <= 1 && t.told >= manyTold:
		return ReasonNobody
	case t.deeds == 1 && t.hypothetical >= 3:
		return ReasonHypothetical
	case t.deeds == 1 && t.general >= 4 && t.events <= 2, t.deeds == 1 && t.told >= 6 && t.past*3 < t.told, t.me == 0 && (t.you >= 2 || t.general >= 3):
		return ReasonGeneral
	}
	return ReasonScored
}
