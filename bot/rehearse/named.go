package rehearse

import "strings"

// What holds of stories and not of other kinds of text, in per cent of words.
const (
	mostAbstract  = 30 // words of matter that name no thing one could see; stories have under 12
	someAbstract  = 22 // the same where one sentence at most holds them to an event
	looseAbstract = 15 // the same where none does
	mostFigures   = 12 // figures among all words; stories have under 10
	leastOwn      = 20 // things not said in every office among all different things named; good stories have over 32
	unheldOwn     = 52 // the same where no day, place or count of things holds them to an event; good stories have over 60
	leastNamed    = 5  // such things among all words
	leastUnheld   = 12 // the same where nothing holds them to an event
)

// isAbstract reports whether the words name nothing one could see, and no day,
// sum or person holds them to an event.
func (a *answer) isAbstract() bool {
	matter, abstract := 0, 0
	for i := range a.words {
		w := &a.words[i]
		if w.class&(function|number) != 0 {
			continue
		}
		matter++
		if isAbstract(w) {
			abstract++
		}
	}
	most := mostAbstract
	switch a.anchors() {
	case 0:
		most = looseAbstract
	case 1:
		most = someAbstract
	}
	return matter >= 15 && abstract*100 >= most*matter
}

// isAbstract tells by its ending that a word names a quality or an idea.
func isAbstract(w *word) bool {
	if w.class&buzz != 0 {
		return true
	}
	if len(w.text) < 7 || w.class&tangible != 0 {
		return false
	}
	t := strings.TrimSuffix(w.text, "s")
	for _, end := range [...]string{"tion", "sion", "ment", "ity", "itie", "ance", "ence", "ness", "ive", "ship", "ism", "ency", "ally", "ively", "lessly", "fully"} {
		if strings.HasSuffix(t, end) {
			return true
		}
	}
	return false
}

// anchors counts the sentences that tell when or where, how much other than in
// per cent, or of a single person.
func (a *answer) anchors() int {
	n := 0
	for i := range a.sentences {
		if s := &a.sentences[i]; s.has(signTime, signPlace) || a.hasSum(s) || a.hasPerson(s) {
			n++
		}
	}
	return n
}

func (a *answer) hasSum(s *sentence) bool {
	for _, f := range s.figures {
		if f.kind != figurePercent {
			return true
		}
	}
	return false
}

func (a *answer) hasPerson(s *sentence) bool {
	for _, w := range a.words[s.from:s.to] {
		switch w.text {
		case "he", "she", "him", "her", "his":
			return true
		}
	}
	return false
}

// namesPrinciples counts the principles that are called by their names.
func (a *answer) namesPrinciples() int {
	found := map[string]bool{}
	a.x.hits(a.words, 0, len(a.words), func(h hit) {
		if h.phrase.sign == signPrinciple {
			found[a.words[h.start].stem+a.words[h.end-1].stem] = true
		}
	})
	return len(found)
}

// isTally reports whether it is figures more than words.
func (a *answer) isTally() bool {
	n := 0
	for i := range a.sentences {
		n += len(a.sentences[i].figures)
	}
	return n >= 5 && n*100 >= mostFigures*len(a.words)
}

// isHeld reports whether a day, a place or a count of things holds an answer to an
// event. Shares, sums, spans of time and numbers of people stand in any text on
// success.
func (a *answer) isHeld() bool {
	for i := range a.sentences {
		s := &a.sentences[i]
		if s.has(signTime, signPlace) {
			return true
		}
		for _, f := range s.figures {
			if f.kind == figureCount || f.kind == figurePlain {
				return true
			}
		}
	}
	return false
}

// namesLittle reports whether little is named, or little that is not said in
// every office; more must be where nothing holds it to an event.
func (a *answer) namesLittle() bool {
	own, common := map[string]bool{}, map[string]bool{}
	for i := range a.words {
		w := &a.words[i]
		switch {
		case w.class&(function|number|past) != 0:
		case isConcrete(w) && w.class&corporate == 0 && !isAbstract(w):
			own[w.stem] = true
		default:
			common[w.stem] = true
		}
	}
	least, share := leastNamed, leastOwn
	if !a.isHeld() {
		least, share = leastUnheld, unheldOwn
	}
	return len(own)*100 < least*len(a.words) || len(own)*100 < share*(len(own)+len(common))
}

// distinct counts the different words of a class.
func (a *answer) distinct(c class) int {
	found := map[string]bool{}
	for i := range a.words {
		if w := &a.words[i]; w.class&c != 0 {
			found[w.stem] = true
		}
	}
	return len(found)
}

// isLeisure reports whether it is set nowhere that people work, study, serve or
// help each other, or speaks of leisure more than of that.
func (a *answer) isLeisure() bool {
	settings, leisures := a.distinct(setting), a.distinct(leisure)
	switch {
	case settings == 0:
		return (leisures > 0 || !a.atStake() || a.anchors() < 2) && !(a.hearsPrinciple(Missing) && a.sharesQuestion())
	case settings == 1 && leisures >= 2 && !a.atStake():
		return true
	}
	return leisures >= 3 && leisures > settings
}

// atStake reports whether there is more than one of a task, a problem, a choice,
// a loss and a lesson.
func (a *answer) atStake() bool { return a.stakes() >= 2 }

func (a *answer) stakes() int {
	kinds := 0
	for _, g := range [...]sign{signTask, signProblem, signDecision, signAlternative, signRisk, signBad, signLesson} {
		for i := range a.sentences {
			if a.sentences[i].veil == veilNone && a.sentences[i].has(g) {
				kinds++
				break
			}
		}
	}
	return kinds
}
