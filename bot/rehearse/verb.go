package rehearse

// plainPast reads "called", "decided to call" and "wanted to call".
func (r *clauseReader) plainPast(c clause) {
	c.tense = tensePast
	first := c.verb
	if first+2 < r.to && r.words[first+1].text == "to" && r.words[first+2].class&(function|past) == 0 && r.words[first+1].gap < gapComma {
		switch r.words[first].stem {
		case "learn":
			c.tense = tenseState
			r.add(c, first+2)
			return
		case "fail", "forget":
			c.tense = tenseState
			r.add(c, first+2)
			return
		case "want", "hope", "tri", "plan", "like", "intend", "hate", "love", "use", "need":
			if r.words[first].stem == "need" {
				c.duty = true
				break
			}
			c.tense = tenseIntention
			r.add(c, first+2)
			return
		case "decid", "choos", "manag", "start", "begin", "agre", "offer", "continu", "help", "proceed", "dare", "volunt", "get", "go":
			c.verb = first + 2
		}
	}
	r.deed(&c)
	if r.isPost(first) || r.isOpinion(first) || r.isOnlooker(first) {
		c.tense = tenseState
	}
	r.add(c, c.verb)
}

// isOpinion reports whether the verb at v judges: "found it unfair".
func (r *clauseReader) isOpinion(v int) bool {
	if r.words[v].stem != "find" || v+2 >= r.to || r.words[v+1].class&(objectPronoun|pronounThird) == 0 {
		return false
	}
	next := &r.words[v+2]
	return next.gap == gapBlank && next.class&(preposition|conjunction|number|past|adverb) == 0
}

// isOnlooker reports whether the verb at v tells that others did it: "watched
// her do it", "read about it afterwards".
func (r *clauseReader) isOnlooker(v int) bool {
	if v+2 >= r.to || r.words[v+1].gap >= gapComma {
		return false
	}
	switch r.words[v].stem {
	case "watch":
		return r.words[v+1].class&objectPronoun != 0
	case "read":
		return r.words[v+1].text == "about" && (r.words[v+2].text == "it" || r.words[v-1].text == "only")
	}
	return false
}

// isPost reports whether the verb at v says where somebody was employed:
// "worked at a hotel".
func (r *clauseReader) isPost(v int) bool {
	if r.words[v].stem != "work" || v+1 >= r.to {
		return false
	}
	switch r.words[v+1].text {
	case "at", "in", "as", "for":
		return true
	}
	return false
}

// deed tells deeds from states and from verbs that hide the deed.
func (r *clauseReader) deed(c *clause) {
	w := &r.words[c.verb]
	if c.tense == tensePast && w.class&stateVerb != 0 {
		c.tense = tenseState
	}
	c.weak = c.weak || w.class&weakVerb != 0 && !r.makesThing(c.verb)
}

// makesThing reports whether a verb that often hides the deed has a thing as
// its object: "made a plan of the aisles", not "made a decision".
func (r *clauseReader) makesThing(verb int) bool {
	switch r.words[verb].stem {
	case "make", "take", "give", "keep":
	case "go": // "went through 200 calls"
		return verb+2 < r.to && r.words[verb+1].text == "through" && r.names3(verb+2)
	default:
		return false
	}
	if verb+2 >= r.to || r.words[verb+1].class&(article|number) == 0 {
		return false
	}
	switch w := &r.words[verb+2]; w.text {
	case "decision", "choice", "contribution", "difference", "impact", "attempt", "progress", "improvement", "change", "mistake", "step", "look", "chance",
		"break", "risk", "start", "move", "deal", "point", "lead", "stand", "promise", "commitment", "following", "action", "actions", "measures", "initiative":
		return false
	default:
		return isConcrete(w) && w.class&past == 0
	}
}

// names3 reports whether one of the three words from i on names something.
func (r *clauseReader) names3(i int) bool {
	for k := i; k < r.to && k < i+3; k++ {
		if isConcrete(&r.words[k]) {
			return true
		}
	}
	return false
}

// pastForm reads a past form without a pronoun of the first person right
// before it: a further verb of the last subject, a verb of another subject, a
// passive, a bullet without subject, or an adjective.
func (r *clauseReader) pastForm(i int) {
	c := clause{verb: i, tense: tensePast}
	j := i - 1
	for j >= r.from && r.words[j].class&(adverb|negation) != 0 && r.words[j+1].gap < gapComma && r.words[j].class&past == 0 {
		j--
	}
	c.not = r.negates(j+1, i)
	if j-1 > r.from && r.words[j].text == "than" && r.words[j-1].text == "more" {
		j -= 2 // "more than halved"
	}
	joined := j >= r.from && r.words[i].gap >= gapComma
	switch {
	case j < r.from:
		r.bare(c)
	case r.words[j].class&number != 0 && r.words[j+1].gap < gapComma:
	case r.words[j].text == "and" || r.words[j].text == "then" || r.words[j].text == "but" || r.words[j].text == "or" || joined || r.words[j+1].gap >= gapComma:
		r.further(c)
	case r.isUnreal(j):
		c.tense = tenseHypothetical
		r.clauses = append(r.clauses, c)
	case r.words[j].class&beVerb != 0:
		c.actor = actorPassive
		if r.byMe(i) {
			c.actor = actorI
		}
		r.finish(c)
	case r.words[j].text == "to", r.words[j].class&(article|preposition|modal) != 0 && r.words[j].class&pronounThird == 0:
	case r.words[i].class&participle != 0 && r.words[j].class&haveVerb == 0:
	case r.words[i].class&sameForm != 0 && r.words[j].class&(pronounThird) == 0:
	default:
		c.actor = actorOther
		r.finish(c)
	}
}

// isUnreal reports whether the auxiliary at j follows "would" or "should":
// "a better plan would have worked".
func (r *clauseReader) isUnreal(j int) bool {
	if r.words[j].text == "been" && j > r.from {
		j--
	}
	if r.words[j].text != "have" {
		return false
	}
	for j--; j >= r.from && r.words[j].class&(adverb|negation) != 0; j-- {
	}
	return j >= r.from && r.words[j].class&modal != 0
}

// byMe reports whether the passive verb at v names me as who did it.
func (r *clauseReader) byMe(v int) bool {
	for k := v + 1; k+1 < r.to && k < v+4 && r.words[k].gap < gapComma; k++ {
		if r.words[k].text == "by" {
			return r.words[k+1].text == "me"
		}
	}
	return false
}

// finish files a clause that has another subject than I or we.
func (r *clauseReader) finish(c clause) {
	r.deed(&c)
	r.clauses = append(r.clauses, c)
	if !r.hasMain || c.actor == actorOther && r.startsClause(c.verb-1) {
		r.lead(c)
		if c.actor == actorPassive {
			r.main = actorOther // "The company was founded in Turin and grew"
		}
	}
}

// further reads "and asked" after a verb of the same subject.
func (r *clauseReader) further(c clause) {
	if !r.hasMain {
		return
	}
	if r.mainTense == tenseHypothetical || r.mainTense == tenseIntention || !r.hasObject(c.verb) && r.words[c.verb].class&weakVerb != 0 {
		return
	}
	if r.words[c.verb].class&participle != 0 {
		return
	}
	c.actor = r.main
	c.not = c.not || r.mainNot && r.words[c.verb-1].text == "or" || r.doesNothing(c.verb)
	r.deed(&c)
	if c.tense == tensePast && r.mainTense == tensePresent {
		c.weak = true
	}
	r.clauses = append(r.clauses, c)
}

// bare reads a past form at the start of a sentence: in notes the subject I
// is left out. "Based on" and "Frustrated, I called" are no deeds.
func (r *clauseReader) bare(c clause) {
	w := &r.words[c.verb]
	if w.class&(participle|stateVerb|buzz) != 0 || !r.hasObject(c.verb) || w.class&sameForm != 0 && !r.bullet {
		return
	}
	if v := c.verb + 2; v < r.to && r.words[v].gap < gapComma && r.words[v].class&(past|beVerb) != 0 && r.words[v-1].class&function == 0 {
		return // "Failed payments went down" is no deed of mine
	}
	switch w.stem {
	case "base", "compar", "face", "concern", "locat", "relat", "given", "frustrat", "motiv", "inspir", "surpris", "encourag", "expect", "limit":
		return
	}
	for i := c.verb + 1; i < r.to; i++ {
		if r.words[i].gap >= gapComma && r.words[i].class&(pronounI|pronounWe) != 0 {
			return
		}
	}
	if r.words[c.verb+1].text == "by" {
		return
	}
	c.actor = actorI
	r.finish(c)
}

// hasObject reports whether something follows the verb at i at once.
func (r *clauseReader) hasObject(i int) bool {
	return i+1 < r.to && r.words[i+1].gap < gapComma && r.words[i+1].class&(conjunction|past) == 0
}

// names reports whether the object of clause k names something: a word of
// matter between its verb and the next clause.
func (r *clauseReader) names(k int) bool {
	to := r.to
	if k+1 < len(r.clauses) {
		to = r.clauses[k+1].verb
	}
	proposes := r.proposes(r.clauses[k].verb)
	if proposes {
		to = r.to // "I proposed we learn two pieces"
	}
	pronoun := false
	for i := r.clauses[k].verb + 1; i < to; i++ {
		if r.words[i].class&(pronounI|pronounWe) != 0 && !proposes {
			break
		}
		if isConcrete(&r.words[i]) {
			return true
		}
		pronoun = pronoun || r.words[i].class&(objectPronoun) != 0 && r.words[i].class&pronounWe == 0
	}
	return pronoun && r.aboutSomething()
}

// proposes reports whether the object of the verb at v is what others shall do.
func (r *clauseReader) proposes(v int) bool {
	switch r.words[v].stem {
	case "propos", "suggest", "recommend", "arrang":
		return true
	}
	return false
}

// pronounReach is how many words before a sentence its "it" can stand for.
const pronounReach = 15

// aboutSomething reports whether the sentence, with the words right before it,
// names two things besides.
func (r *clauseReader) aboutSomething() bool {
	n := 0
	for i := max(0, r.from-pronounReach); i < r.to; i++ {
		if isConcrete(&r.words[i]) && r.words[i].class&past == 0 {
			n++
		}
	}
	return n >= 2
}

// isConcrete reports whether w carries matter: no word of grammar, no bare
// number, nothing vague, no buzzword.
func isConcrete(w *word) bool {
	return w.class&(function|number|vague|buzz|stateVerb|clockWord|percentWord) == 0 && len(w.text) > 1
}
