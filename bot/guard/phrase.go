package guard

import "slices"

// A phrase is a row of steps that words are compared with.
type phrase struct {
	rule   int
	unless bool // takes back what its rule found around it
	steps  []step
}

// A step is one element of a phrase: words, a gap, or a condition on the
// place between two words.
type step struct {
	words    []int // ids, sorted; any of them
	optional bool
	orEnd    bool // the end of the sentence does as well
	gap      int  // up to so many words of any kind
	at       place
}

// A place is a condition on the position between two words.
type place uint8

const (
	anywhere    place = iota
	clauseStart       // ^
	quoteStart        // QUOTE
	sentenceEnd       // .
)

// match compares the steps with the words of one sentence from position at
// on. It returns the position after the phrase.
func match(steps []step, words []word, at int) (end int, ok bool) {
	if len(steps) == 0 {
		return at, true
	}
	s, rest := &steps[0], steps[1:]
	switch {
	case s.at != anywhere:
		if !s.at.holds(words, at) {
			return 0, false
		}
		return match(rest, words, at)
	case s.gap > 0:
		return matchGap(s.gap, rest, words, at)
	case at < len(words) && s.accepts(words[at].id):
		if end, ok := match(rest, words, at+1); ok {
			return end, true
		}
	}
	if s.optional || s.orEnd && at == len(words) {
		return match(rest, words, at)
	}
	return 0, false
}

// matchGap skips up to n words and goes on with the steps after the gap.
func matchGap(n int, rest []step, words []word, at int) (end int, ok bool) {
	for skip := 0; skip <= n && at+skip <= len(words); skip++ {
		if end, ok := match(rest, words, at+skip); ok {
			return end, true
		}
	}
	return 0, false
}

// accepts reports whether the step allows the word. Most steps have few
// words.
func (s *step) accepts(id int) bool {
	if id == 0 {
		return false
	}
	if len(s.words) > 12 {
		_, ok := slices.BinarySearch(s.words, id)
		return ok
	}
	return slices.Contains(s.words, id)
}

// holds reports whether the place before words[at] is of the wanted sort.
func (p place) holds(words []word, at int) bool {
	switch p {
	case sentenceEnd:
		return at == len(words)
	case quoteStart:
		return at < len(words) && words[at].quoted
	case clauseStart:
		return at < len(words) && words[at].lead
	}
	return true
}

// A span is where a phrase of a rule stands in a sentence.
type span struct {
	rule     int
	unless   bool
	from, to int
}

// listen returns the first rule, by precedence, that the message breaks.
func (g *Guard) listen(m *message) (rule int, ok bool) {
	rule = len(g.rules)
	var buf [16]span
	for from, to := range m.sentences() {
		sentence := m.words[from:to]
		spans := g.spans(sentence, buf[:0])
		for _, s := range spans {
			if s.unless || s.rule >= rule || g.rules[s.rule].unasked && isAsked(sentence) {
				continue
			}
			if !takenBack(s, spans) {
				rule = s.rule
			}
		}
	}
	return rule, rule < len(g.rules)
}

// isAsked reports whether a sentence begins as a question, and not as a request
// such as "can you".
func isAsked(sentence []word) bool {
	return sentence[0].has(asking) && (len(sentence) == 1 || sentence[1].text != "you")
}

// spans appends where phrases stand in the words of one sentence.
func (g *Guard) spans(words []word, out []span) []span {
	for i := range words {
		id := words[i].id
		if id == 0 {
			continue
		}
		for _, p := range g.phrases[id] {
			if end, ok := match(p.steps, words, i); ok {
				out = append(out, span{p.rule, p.unless, i, end})
			}
		}
	}
	return out
}

// takenBack reports whether an exception of the same rule overlaps s.
func takenBack(s span, spans []span) bool {
	for _, u := range spans {
		if u.unless && u.rule == s.rule && u.from < s.to && s.from < u.to {
			return true
		}
	}
	return false
}
