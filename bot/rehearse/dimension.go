package rehearse

// better keeps the sentence that shows more.
func (f *finding) better(level Level, sentence int) {
	if level > f.level || f.sentence < 0 {
		f.level, f.sentence = max(level, f.level), sentence
	}
}

// story judges whether one event is told: a time or a place, and the past.
func (a *answer) story() finding {
	f := finding{sentence: -1}
	events, general := 0, 0
	for i := range a.sentences {
		s := &a.sentences[i]
		if s.veil != veilNone {
			continue
		}
		outside := s.has(signApplied, signLesson, signOutcome, signChange) && i > a.firstDeed
		for _, c := range s.clauses {
			switch {
			case c.not && c.actor != actorOther:
			case c.tense == tensePast || c.tense == tenseProgress:
				events++
			case !outside && (c.tense == tenseHypothetical || c.tense == tensePresent) && c.actor == actorI:
				general++
			}
		}
		if s.has(signHabit) && !outside {
			general++
		}
		if s.speaks() && s.has(signTime, signPlace) && !s.denies() && !a.isFounding(s) {
			f.better(Clear, i)
		}
	}
	switch {
	case events < 2 || general > 2*events:
		return a.noStory(f)
	case f.level == Clear && general <= events:
		f.note = "You tell one event, and when or where it was."
		return f
	case f.level == Clear:
		f.level = Thin
		f.note = "There is an event, among sentences on what you do in general."
		f.fix = "Stay with that one event: leave out what you usually do, and tell what you did that day."
		return f
	}
	return a.undated(f, events)
}

// isFounding reports whether a sentence tells how a house came to be, and nothing
// of me.
func (a *answer) isFounding(s *sentence) bool {
	for _, w := range a.words[s.from:s.to] {
		if w.text == "founded" || w.text == "established" {
			return !a.hasMe(s)
		}
	}
	return false
}

func (a *answer) noStory(f finding) finding {
	f.level, f.sentence = Missing, a.opening()
	f.note = "This speaks of what you do in general, not of one event."
	f.fix = "Pick one day when it happened, and start there: when it was, where you were, what went wrong."
	return f
}

func (a *answer) undated(f finding, events int) finding {
	f.level, f.sentence = Thin, a.opening()
	f.note = "Something happened, but the listener cannot tell when or where."
	f.fix = "Open with when and where, in a few words: “Last March, in my second month at …”."
	return f
}

// opening returns the first sentence without a veil.
func (a *answer) opening() int {
	for i := range a.sentences {
		if a.sentences[i].veil == veilNone {
			return i
		}
	}
	return 0
}

// closing returns the last sentence: what an answer ends with.
func (a *answer) closing() int { return max(0, len(a.sentences)-1) }

// Shares of the words, per cent, that background may take.
const (
	shortLead = 42
	longLead  = 62
	shortBack = 62
)

// So many sentences of background, of fewer words than this, are never too many.
const (
	fewBefore  = 2
	longBefore = 60
)

// situation judges whether the background is short and the task is told.
func (a *answer) situation() finding {
	f := finding{sentence: -1}
	lead, back, before := 0, 0, 0
	for i := range a.sentences {
		s := &a.sentences[i]
		if s.veil != veilNone {
			continue
		}
		told := a.showsResult(i) || s.has(signLesson, signApplied) && s.self()
		if i < a.firstDeed && !told && !(a.weighs(i) && s.has(signAlternative, signRisk)) {
			lead += s.len()
			before++
		}
		if !told && !a.hasDeed(i, actorI) && !a.weighs(i) {
			back += s.len()
		}
		if i <= a.firstDeed+1 {
			if s.has(signTask) {
				f.better(Clear, i)
			} else if s.has(signProblem) || s.concrete >= 3 && (i < a.firstDeed || s.has(signTime, signPlace)) {
				f.better(Thin, i)
			}
		}
	}
	lead, back = lead*100/max(1, a.live), back*100/max(1, a.live)
	if before <= fewBefore && lead*a.live < longBefore*100 {
		lead = 0 // two sentences are no long background, however short the rest
	}
	return a.judgeSituation(f, lead, back)
}

func (a *answer) judgeSituation(f finding, lead, back int) finding {
	known := f.level
	quoted := f.sentence
	if quoted < 0 {
		quoted = a.opening()
	}
	f.sentence = quoted
	if lead > longLead || lead <= shortLead && known == Missing {
		f.sentence = 0 // it is quoted as what the answer begins with
	}
	switch {
	case lead > longLead:
		f.level, f.urgent = Missing, true
		f.note = percentNote(lead, "%d%% of your words come before your first own action.")
		f.fix = "Cut the background to two or three sentences: where, what was at stake, what you had to do."
	case lead > shortLead:
		f.level = Thin
		f.note = percentNote(lead, "%d%% of your words come before your first own action; about 20–35%% is enough.")
		f.fix = "Shorten the opening: keep only what a stranger needs to follow what you did."
	case known == Missing:
		f.level = Missing
		f.note = "You start to act before the listener knows what was wrong or what you had to do."
		f.fix = "Start with one sentence on the situation and one on your own task: “I had to …”."
	case back > shortBack && a.anyDeed(0):
		f.level = Thin
		f.note = percentNote(back, "%d%% of your words are background, here and there in the answer.")
		f.fix = "Leave out what the story does not need, and give the words to what you did."
	case known == Thin:
		f.level, f.mild = Thin, true
		f.note = "The situation is short and clear; your own task in it is not said."
		f.fix = "After the situation, say what was yours to do: “I had to …”, “my task was …”."
	default:
		f.level = Clear
		f.note = "The situation is short, and your task is said."
	}
	return f
}

// hasDeed reports whether a sentence tells a deed of who.
func (a *answer) hasDeed(i int, who actor) bool {
	s := &a.sentences[i]
	for j := range s.clauses {
		if s.clauses[j].actor == who && a.isDeed(s, &s.clauses[j]) {
			return true
		}
	}
	return false
}
