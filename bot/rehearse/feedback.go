package rehearse

// Feedback judges an answer to q. The same input gives the same assessment.
// A Question without Principle is judged by its text alone; one that is empty
// throughout gets its fit with the principle from the story that fits best.
func Feedback(q Question, answer string) Assessment {
	a := english().read(q, answer)
	out := Assessment{Question: q, said: a.said()}
	a.count(&out)
	if out.NotScored = a.gate(); out.NotScored != ReasonScored {
		out.Message = a.message(out.NotScored)
		return out
	}
	findings := []finding{a.story(), a.situation(), a.actions(), a.judgement(), a.result(), a.learning(), a.relevance()}
	switch {
	case a.unrelated(findings):
		out.NotScored = ReasonUnrelated
	case a.namesLittle():
		out.NotScored = ReasonVague
	}
	if out.NotScored != ReasonScored {
		out.Message = a.message(out.NotScored)
		return out
	}
	for i, d := range Dimensions() {
		f := findings[i]
		out.Scores = append(out.Scores, Score{Dimension: d, Level: f.level, Quote: a.quote(f.sentence), Note: f.note, also: a.supporting(d)})
	}
	out.Fixes = a.fixes(findings)
	out.Probe, out.Probed = a.probe(findings), a.probed(findings)
	out.Doubts = a.contradictions()
	out.Notes = append(a.notes(&out), out.Doubts...)
	return out
}

// said returns the sentences of the answer by their keys.
func (a *answer) said() map[string]bool {
	out := make(map[string]bool, len(a.sentences))
	for i := range a.sentences {
		out[saidKey(a.quote(i).Text)] = true
	}
	return out
}

// supporting returns the sentences that can earn points of a dimension where
// several do so together.
func (a *answer) supporting(d Dimension) []Quote {
	var out []Quote
	for i := range a.sentences {
		s := &a.sentences[i]
		if d == Actions && a.hasDeed(i, actorI) || d == Judgement && s.veil == veilNone && s.has(signAlternative, signRisk, signReason, signDecision) ||
			d == Relevance && s.veil == veilNone && a.cuesOf(s) {
			out = append(out, a.quote(i))
		}
	}
	return out
}

// unrelated reports whether an answer has nothing to do with the question: it
// shows nothing of the principle, and neither choice, result nor lesson, or
// neither a time nor a word of matter of the question, or neither a time nor
// anything at stake.
func (a *answer) unrelated(findings []finding) bool {
	level := func(d Dimension) Level { return findings[place(d)].level }
	if a.hearsPrinciple(level(Relevance)) {
		return false
	}
	if level(Story) < Clear && level(Relevance) == Missing && !a.sharesQuestion() && !a.isWork() {
		return true
	}
	if level(Story) < Clear && level(Judgement) == Missing && !a.atStake() && !a.isWork() {
		return true
	}
	shown := level(Judgement) + level(Result) + level(Learning)
	return (shown == Missing || shown < Clear && a.distinct(setting) < 2) && !a.isWork()
}

// isWork reports whether own deeds are told among people or at a place of work,
// and held to days, sums or persons, the less if something is at stake: then only
// the fit is judged, for what is meant is not always said.
func (a *answer) isWork() bool {
	if a.distinct(setting) <= a.distinct(leisure) {
		return false
	}
	deeds, anchors := a.ownDeeds(), a.anchors()
	return deeds >= 2 && anchors >= 3 || deeds >= 3 && anchors >= 2 && a.stakes() > 0
}

// hearsPrinciple reports whether an answer shows what is the principle's own, or
// two of its behaviours; without a known principle, any fit.
func (a *answer) hearsPrinciple(level Level) bool {
	asked := a.x.principles.index(a.question.Principle)
	if asked < 0 {
		return level > Missing
	}
	f := a.fits()[asked]
	return f.behaviors >= 2 || f.behaviors == 1 && f.first != 0
}

// A finding is what one dimension saw.
type finding struct {
	level    Level
	sentence int  // to quote
	urgent   bool // so far from enough that it comes before others
	mild     bool // comes behind others where actions and result are clear
	note     string
	fix      string // what would help, with the person's words in it
}

// count fills in lengths and the I and we counts.
func (a *answer) count(out *Assessment) {
	for i := range a.words {
		w := &a.words[i]
		if i > 0 && w.start == a.words[i-1].start {
			continue // the second half of a contraction
		}
		out.Words++
		switch {
		case w.class&(pronounI|possessiveI) != 0:
			out.I++
		case w.class&pronounWe != 0, w.text == "us", w.text == "our", w.text == "ours":
			out.We++
		}
	}
	out.ShortestSeconds = out.Words * 60 / FastWords
	out.LongestSeconds = (out.Words*60 + SlowWords - 1) / SlowWords
}
