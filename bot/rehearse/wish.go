package rehearse

// wishes reports whether a sentence tells what somebody wanted to come of it, and
// not what came: "I hoped that it would fall from 30 to 9", "the goal was nine".
func (a *answer) wishes(s *sentence) bool {
	at := a.wishAt(s)
	if at < 0 {
		return false
	}
	if a.reachesAim(s, at) {
		return false
	}
	for _, f := range s.figures {
		if f.word < at {
			return false // "it fell from 30 to 9, which is what I had hoped"
		}
	}
	for k := at + 1; k < s.to; k++ {
		w := &a.words[k]
		if w.class&past != 0 && w.class&(beVerb|haveVerb|number) == 0 && a.words[k-1].text != "to" && (w.class&sameForm == 0 || a.words[k-1].class&pronounThird != 0) {
			return false // "I hoped for nine, and seven came"
		}
	}
	return true
}

// reachesAim reports whether an aim at a word is what somebody did something to:
// "we beat the target by 12 days", but not "we set a target of 12 days".
func (a *answer) reachesAim(s *sentence, at int) bool {
	switch a.words[at].stem {
	case "goal", "aim", "target", "dream", "plan":
	default:
		return false
	}
	for _, c := range s.clauses {
		if c.verb >= at || c.tense != tensePast || c.not || c.duty {
			continue
		}
		switch a.words[c.verb].stem {
		case "set", "give", "agre", "name", "get", "have", "propos", "defin", "plan", "write":
		default:
			return true
		}
	}
	return false
}

// wishAt returns the word that tells a wish or an aim, -1 for none.
func (a *answer) wishAt(s *sentence) int {
	for k := s.from; k < s.to; k++ {
		switch a.words[k].stem {
		case "hope", "want", "wish", "goal", "aim", "target", "intend", "dream", "expect":
			return k
		case "plan", "idea", "order", "task", "job":
			if k+1 < s.to && (a.words[k+1].text == "was" || a.words[k+1].text == "to") {
				return k
			}
		}
	}
	return -1
}

// isAtHand reports whether a sentence tells what I or we had at hand, at no time
// that would make it a result: "I had 30 slips in my hand".
func (a *answer) isAtHand(s *sentence) bool {
	if s.has(signTime, signLater, signChange, signOutcome, signBad) {
		return false
	}
	for _, c := range s.clauses {
		v := c.verb
		if (c.actor == actorI || c.actor == actorWe) && a.words[v].text == "had" && v+1 < s.to && a.words[v+1].class&(number|article) != 0 && a.words[v+1].text != "no" {
			return true
		}
	}
	for k := s.from + 1; k+1 < s.to && !s.lasts; k++ {
		if t := a.words[k].text; (t == "has" || t == "have") && a.words[k+1].class&number != 0 {
			return true // "the shop has three branches"
		}
	}
	return false
}

// isNone reports whether a sentence says that something did not happen to
// anybody or anything any more: "nobody returned a bike", "not one came back",
// "there was no such case".
func (a *answer) isNone(s *sentence) bool {
	for k := s.from; k+1 < s.to; k++ {
		next := &a.words[k+1]
		switch a.words[k].text {
		case "nobody", "none":
			if a.happens(s, k+1) {
				return true
			}
		case "not":
			if (next.text == "one" || next.text == "a" && k+2 < s.to && a.words[k+2].text == "single") && a.happens(s, k+2) {
				return true
			}
		case "no":
			if k > s.from+1 && a.words[k-1].class&beVerb != 0 && a.words[k-2].text == "there" && (s.has(signTime, signLater) || a.dates(s)) {
				return true
			}
		}
	}
	return false
}

// isByThen reports whether a sentence opens with a time by which somebody else or
// something stood elsewhere: "By Christmas he ran the station alone".
func (a *answer) isByThen(s *sentence) bool {
	if s.len() < 4 || a.words[s.from].text != "by" || !s.has(signTime) && !a.dates(s) {
		return false
	}
	if len(s.clauses) > 0 {
		return s.clauses[0].actor != actorI
	}
	return s.was
}

// happens reports whether one of the words from k on tells a thing done, and not
// thought: "returned", "came", but not "knew".
func (a *answer) happens(s *sentence, k int) bool {
	for i := k; i < s.to && i < k+5 && a.words[i].gap < gapComma; i++ {
		w := &a.words[i]
		switch {
		case w.class&(pronounI|pronounWe) != 0, w.class&haveVerb == 0 && w.class&(stateVerb|modal) != 0, w.class&weakVerb != 0 && w.stem != "come", w.stem == "own", w.stem == "ask", w.stem == "tell", w.stem == "look":
			return false
		case w.class&haveVerb != 0 && i+1 < s.to:
			next := &a.words[i+1]
			return next.class&(past|participle) != 0 && next.class&stateVerb == 0 || next.stem == "come"
		case w.class&past != 0:
			return true
		}
	}
	return false
}

// dates reports whether a month or a season stands in a sentence.
func (a *answer) dates(s *sentence) bool {
	for k := s.from; k < s.to; k++ {
		if w := &a.words[k]; w.class&calendar != 0 || w.text == "may" && k > s.from && a.words[k-1].class&preposition != 0 || w.text == "since" {
			return true
		}
	}
	return false
}

// setsAgainst reports whether a sentence sets one bare number against another:
// "nine came in June, after thirty in May".
func (a *answer) setsAgainst(s *sentence) bool {
	for k, f := range s.figures {
		if k == 0 || f.word == s.from {
			continue
		}
		switch a.words[f.word-1].text {
		case "after", "against", "versus":
			return f.kind != figureTime
		}
	}
	return false
}
