package rehearse

// isSkill reports whether a phrase of a lesson tells a skill or a stock of things
// that was acquired: "I learned Dutch in those days", "I learned 300 phrases".
func (a *answer) isSkill(s *sentence, h hit) bool {
	if a.words[h.end-1].stem != "learn" || h.end >= s.to {
		return false
	}
	k := h.end
	if a.words[k].class&number != 0 {
		return true
	}
	if a.words[k].class&article != 0 && a.words[k].text != "that" && k+1 < s.to {
		k++
	}
	if !isConcrete(&a.words[k]) || k+2 >= s.to || a.words[k+1].gap >= gapComma {
		return false
	}
	switch a.words[k+1].text {
	case "in", "within", "on", "by", "at", "with", "from":
		return a.words[k+2].text != "it" && a.words[k+2].text != "this" && a.words[k+2].text != "that"
	}
	return false
}

// isOrdered reports whether a phrase of use belongs to what I told others to do:
// "I asked a colleague to check each list from then on".
func (a *answer) isOrdered(s *sentence, h hit) bool {
	last := -1
	for _, c := range s.clauses {
		if c.verb < h.start && (c.actor == actorI || c.actor == actorWe) {
			last = c.verb
		}
	}
	if last < 0 {
		return false
	}
	switch a.words[last].stem {
	case "ask", "tell", "order", "instruct", "get", "let", "have":
	default:
		return false
	}
	for k := last + 1; k < h.start; k++ {
		if a.words[k].text == "to" {
			return true
		}
	}
	return false
}

// isInsight reports whether a phrase of use goes on to what I know, not to what I
// do: "I now know that".
func (a *answer) isInsight(s *sentence, h hit) bool {
	if h.end >= s.to || a.words[h.end-1].text != "now" && a.words[h.end-1].class&pronounI == 0 {
		return false
	}
	switch a.words[h.end].stem {
	case "know", "see", "understand", "believ", "realis", "realiz", "think":
		return true
	}
	return false
}

// tellsLater reports whether a lesson goes on to what was so at a later time: "I
// learned to show a draft, and in the summer no shift stood empty".
func (a *answer) tellsLater(s *sentence) bool {
	after := a.lessonAt(s)
	for k := after + 1; k < s.to; k++ {
		if a.words[k].text != "and" && a.words[k].gap < gapComma {
			continue
		}
		dated := false
		for i := k; i < s.to; i++ {
			if dated && (a.words[i].text == "was" || a.words[i].text == "were") {
				return true
			}
			dated = dated || i < k+6 && (a.words[i].class&calendar != 0 && a.isDate(s, i) || a.words[i].text == "next")
		}
		for _, c := range s.clauses {
			if dated && c.verb > k && c.tense <= tenseProgress {
				return true
			}
		}
	}
	return false
}
