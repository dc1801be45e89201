package rehearse

// An actor is who does what a verb says.
type actor uint8

const (
	actorOther actor = iota
	actorI
	actorWe
	actorPassive
)

// A tense is how real the deed is that a verb tells.
type tense uint8

const (
	tensePast         tense = iota
	tenseState              // past, but of being, thinking or wishing
	tenseProgress           // "I was leading"
	tensePresent            // "I call", "I always call"
	tenseHypothetical       // "I would call"
	tenseIntention          // "I wanted to call"
)

// A clause is one verb with its subject.
type clause struct {
	actor    actor
	tense    tense
	verb     int // word
	weak     bool
	concrete bool // its object names something
	duty     bool // "I had to"
	not      bool // "I did not"
}

// A clauseReader finds the clauses of one sentence.
type clauseReader struct {
	x          *lexicon
	words      []word
	from, to   int
	bullet     bool
	clauses    []clause
	main       actor // subject of the main clause, for verbs that follow it
	mainTense  tense
	mainNot    bool // the main clause is denied
	hasMain    bool
	skipBefore int // words before it belong to a verb already read
}

// clausesOf reads the clauses of s.
func (x *lexicon) clausesOf(words []word, s *sentence) []clause {
	r := clauseReader{x: x, words: words, from: s.from, to: s.to, bullet: s.bullet}
	for i := s.from; i < s.to; i++ {
		if i >= r.skipBefore {
			r.read(i)
		}
	}
	for i := range r.clauses {
		r.clauses[i].concrete = r.names(i)
	}
	return r.clauses
}

// read looks for a verb at word i.
func (r *clauseReader) read(i int) {
	w := &r.words[i]
	if w.class&(pronounI|pronounWe) != 0 {
		r.subject(i)
		return
	}
	if w.class&(past|participle) != 0 && w.class&(beVerb|haveVerb) == 0 {
		r.pastForm(i)
	}
}

// actorAt returns who the pronoun at i stands for: "Ana and I" are we.
func (r *clauseReader) actorAt(i int) actor {
	if r.words[i].class&pronounWe != 0 {
		return actorWe
	}
	if i-2 < r.from || r.words[i-1].text != "and" || r.words[i].gap > gapBlank || r.words[i-1].gap > gapBlank {
		return actorI
	}
	first := i - 2
	if first > r.from && r.words[first-1].class&article != 0 {
		first--
	}
	named := r.words[i-2].class&(function|past) == 0 || r.words[i-2].class&objectPronoun != 0
	if named && (first == r.from || r.words[first].gap >= gapComma || r.words[first-1].class&conjunction != 0) {
		return actorWe
	}
	return actorI
}

// subject reads the verb that follows a pronoun at i.
func (r *clauseReader) subject(i int) {
	who := r.actorAt(i)
	v := r.skipAdverbs(i + 1)
	if v >= r.to || r.words[v].gap >= gapComma && r.words[v].class&(past|adverb) == 0 {
		return
	}
	c := clause{actor: who, verb: v, not: r.negates(i+1, v)}
	leads := !r.hasMain || r.startsClause(i)
	before := len(r.clauses)
	defer func() {
		if leads && len(r.clauses) > before {
			r.lead(r.clauses[len(r.clauses)-1])
		}
	}()
	w := &r.words[v]
	switch {
	case w.class&modal != 0:
		r.modalVerb(c)
	case w.class&beVerb != 0:
		r.beChain(c)
	case w.class&haveVerb != 0:
		r.haveChain(c)
	case w.class&doVerb != 0:
		r.doChain(c)
	case w.class&past != 0:
		r.plainPast(c)
	case w.class&(function|number) == 0:
		c.tense = tensePresent
		c.weak = w.class&(weakVerb|stateVerb) != 0
		r.add(c, v)
	}
}

// skipAdverbs returns the first word at or after i that is no adverb.
func (r *clauseReader) skipAdverbs(i int) int {
	for i < r.to && r.words[i].class&(adverb|negation) != 0 && r.words[i].class&past == 0 {
		i++
	}
	return i
}

// negates reports whether a word of words[from:to] denies what follows.
func (r *clauseReader) negates(from, to int) bool {
	for k := from; k < to; k++ {
		if r.words[k].class&negation != 0 && (k+1 >= r.to || r.words[k+1].text != "only" && r.words[k+1].text != "just") {
			return true
		}
	}
	return false
}

func (r *clauseReader) add(c clause, last int) {
	c.not = c.not || r.doesNothing(c.verb)
	r.clauses = append(r.clauses, c)
	r.skipBefore = last + 1
}

// lead makes the subject of c the one that further verbs belong to.
func (r *clauseReader) lead(c clause) {
	r.main, r.mainTense, r.mainNot, r.hasMain = c.actor, c.tense, c.not, true
	if c.actor == actorPassive {
		r.main, r.mainTense = actorI, tensePast // "I was told the number and wrote it down"
	}
}

// doesNothing reports whether the object of the verb at v is nothing: "did none
// of the work", "changed nothing". Who finds, says or loses nothing does so.
func (r *clauseReader) doesNothing(v int) bool {
	if v+1 >= r.to || r.words[v+1].gap >= gapComma {
		return false
	}
	switch r.words[v].stem {
	case "do", "make", "take", "give", "chang", "decid", "plan", "write", "launch", "measur":
	default:
		return false
	}
	switch r.words[v+1].text {
	case "none", "nothing", "neither":
		return true
	}
	return r.words[v+1].text == "no" && v+2 < r.to && r.words[v+2].gap == gapBlank
}

// startsClause reports whether a main clause can begin with the words up to
// the subject at i: at the start, behind a comma, or behind and, but, so.
func (r *clauseReader) startsClause(i int) bool {
	for k := i; k > i-4 && k >= r.from; k-- {
		if k == r.from || r.words[k].gap >= gapComma {
			return true
		}
		switch r.words[k-1].text {
		case "and", "but", "so", "then":
			return true
		}
		if r.words[k-1].class&(past|pronounThird|pronounI|pronounWe) != 0 || r.words[k-1].class&conjunction != 0 {
			return false
		}
	}
	return false
}

// modalVerb reads "would call" and "could have called".
func (r *clauseReader) modalVerb(c clause) {
	m := &r.words[c.verb]
	v := r.skipAdverbs(c.verb + 1)
	if v >= r.to {
		return
	}
	next := &r.words[v]
	c.verb = v
	switch {
	case m.text == "'d" && (next.class&(past|participle) != 0 && next.class&sameForm == 0):
		c.tense = tensePast
		c.weak = next.class&(weakVerb|stateVerb) != 0
	case m.text == "could":
		c.tense = tenseState
	default:
		c.tense = tenseHypothetical
	}
	r.add(c, v)
}

// beChain reads "was leading", "was asked", "was able to fix" and "am".
func (r *clauseReader) beChain(c clause) {
	be := r.words[c.verb].text
	v := r.skipAdverbs(c.verb + 1)
	c.not = c.not || r.negates(c.verb+1, v)
	c.tense = tenseState
	if be == "am" || be == "is" || be == "are" {
		c.tense = tensePresent
		c.weak = true
		r.add(c, c.verb)
		return
	}
	if v < r.to {
		switch w := &r.words[v]; {
		case w.text == "able" && v+2 < r.to && r.words[v+1].text == "to":
			c.verb = v + 2
			c.tense = tensePast
			r.deed(&c)
		case w.class&(past|participle) != 0 && w.class&stateVerb == 0:
			c.actor, c.tense, c.verb = actorPassive, tensePast, v
		case len(w.text) > 5 && w.text[len(w.text)-3:] == "ing":
			c.tense, c.verb = tenseProgress, v
		}
	}
	r.add(c, max(c.verb, min(v, r.to-1)))
}

// haveChain reads "had called", "have called", "had to call" and "had".
func (r *clauseReader) haveChain(c clause) {
	v := r.skipAdverbs(c.verb + 1)
	if v >= r.to {
		return
	}
	c.not = c.not || r.negates(c.verb+1, v)
	w := &r.words[v]
	switch {
	case w.text == "to" && v+1 < r.to:
		c.duty = true
		c.verb = r.skipAdverbs(v + 1)
		if c.verb >= r.to {
			return
		}
		c.tense = tensePast
		if h := r.words[v-1].text; h == "have" || h == "has" {
			c.tense = tensePresent
		}
		r.deed(&c)
	case w.class&(past|participle) != 0 && w.text != "been":
		c.verb, c.tense = v, tensePast
		r.deed(&c)
	case w.text == "been":
		c.tense = tenseState
	default:
		c.tense = tenseState
		if r.words[c.verb].text != "had" {
			c.tense, c.weak = tensePresent, true
		}
		r.add(c, c.verb)
		return
	}
	r.add(c, c.verb)
}

// doChain reads "did not give up", "did call" and "did an analysis".
func (r *clauseReader) doChain(c clause) {
	now, do := r.words[c.verb].text != "did", c.verb
	v := r.skipAdverbs(c.verb + 1)
	if v < r.to && r.words[v].class&(function|number) == 0 && !r.isNoun(v) {
		c.verb = v
	}
	c.tense = tensePast
	if now {
		c.tense = tensePresent
	}
	if r.negates(do+1, v) {
		c.weak, c.not = true, true
	}
	if c.not && v+2 < r.to && (r.words[v].stem == "hesit" || r.words[v].stem == "fail") && r.words[v+1].text == "to" {
		c.verb, c.weak, c.not = v+2, false, false // "did not hesitate to call"
	}
	r.deed(&c)
	r.add(c, c.verb)
}

// isNoun guesses that the word after "did" is its object, from what follows.
func (r *clauseReader) isNoun(v int) bool {
	return v+1 >= r.to || r.words[v+1].class&(preposition|conjunction|past) != 0 || r.words[v+1].gap >= gapComma
}
