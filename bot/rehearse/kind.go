package rehearse

import "strings"

// judgeKind tells by the whole answer that it is another kind of text than a
// story. It is ReasonScored for what may be one.
func (a *answer) judgeKind() Reason {
	switch {
	case a.isAdOrLetter():
		return ReasonTalk
	case a.isAsking():
		return ReasonGeneral
	case a.isRecord(), a.isCareer(), a.isCited():
		return ReasonGeneral
	case a.isAbstract(), a.namesPrinciples() >= 3:
		return ReasonBuzzwords
	case a.isTally():
		return ReasonVague
	case a.isLeisure():
		return ReasonUnrelated
	}
	return ReasonScored
}

// isAdOrLetter reports whether it has the set phrases of job ads, letters,
// speeches, terms or templates.
func (a *answer) isAdOrLetter() bool {
	found := map[*phrase]bool{}
	a.x.hits(a.words, 0, len(a.words), func(h hit) {
		if h.phrase.sign == signForm {
			found[h.phrase] = true
		}
	})
	return len(found) >= 2 || a.words[0].text == "dear" || a.hashtags() >= 2
}

// hashtags counts the words behind a number sign, but not the numbers of tickets.
func (a *answer) hashtags() int {
	n := 0
	for i := range a.words {
		if at := a.words[i].start; at > 0 && a.text[at-1] == '#' && !isDigit(a.text[at]) {
			n++
		}
	}
	return n
}

// isCited reports whether it tells most of all what others said.
func (a *answer) isCited() bool {
	said, own := 0, 0
	for i := range a.sentences {
		for j := range a.sentences[i].clauses {
			c := &a.sentences[i].clauses[j]
			switch {
			case c.actor == actorOther && a.words[c.verb].stem == "say":
				said++
			case a.isDeed(&a.sentences[i], c):
				own++
			}
		}
	}
	return said >= 3 && said > own
}

// isAsking reports whether half of the sentences are questions.
func (a *answer) isAsking() bool {
	asks := 0
	for i := range a.sentences {
		if s := &a.sentences[i]; strings.HasSuffix(strings.TrimSpace(a.text[s.start:s.end]), "?") {
			asks++
		}
	}
	return asks >= 3 && asks*2 >= len(a.sentences)
}

// isRecord reports whether it is a row of entries, as in a CV: most lines have
// no subject, no reason and nothing that comes back.
func (a *answer) isRecord() bool {
	bare := 0
	for i := range a.sentences {
		s := &a.sentences[i]
		if s.bullet && s.len() <= 9 && !s.has(signReason, signTime, signTask) && !a.hasSubject(s) {
			bare++
		}
	}
	return bare >= 5 && bare*3 >= 2*len(a.sentences)
}

// hasSubject reports whether a sentence names who does something by a pronoun.
func (a *answer) hasSubject(s *sentence) bool {
	for _, w := range a.words[s.from:s.to] {
		switch w.text {
		case "i", "we", "he", "she", "they", "it":
			return true
		}
	}
	return false
}

// isCareer reports whether it tells in the perfect what I have done over the
// years, and of no day: "I have led many teams".
func (a *answer) isCareer() bool {
	perfect, all := 0, 0
	for i := range a.sentences {
		for _, c := range a.sentences[i].clauses {
			if c.actor != actorI && c.actor != actorWe {
				continue
			}
			all++
			for k := c.verb - 1; k >= a.sentences[i].from && k > c.verb-3; k-- {
				if t := a.words[k].text; t == "have" || t == "'ve" {
					perfect++
					break
				}
			}
		}
	}
	return perfect >= 2 && perfect*2 >= all && a.anchors() == 0 || a.habits()*3 >= len(a.sentences) && !a.dated
}

// habits counts the sentences on what I do in general.
func (a *answer) habits() int {
	n := 0
	for i := range a.sentences {
		if a.sentences[i].has(signHabit) {
			n++
		}
	}
	return n
}
