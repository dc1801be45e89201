package guard

import (
	"slices"
	"strings"
	"unicode/utf8"

	"careercoach/knowledge/text"
)

// evidence is what the words of a message say for the languages of the lists
// and for English.
type evidence struct {
	words   [maxTongues]float32 // what the words say for each language
	letters [maxTongues]float32 // what its letters say
	hello   [maxTongues]float32 // words of greeting
	english float32             // what speaks for English, against the best of the others
	total   float32             // words that could say anything
	known   float32             // words of the best language
}

// The evidence a message needs to count as foreign.
const (
	leastEvidence = 0.4 // under it nothing else is looked at
	leastOdd      = 3   // so many different letters that English lacks
	foreignShort  = 0.6 // per word, of one or two words
	foreignAlone  = 1.2 // where little speaks for English
	foreignFrom   = 1.6
)

// best returns the language that most speaks for.
func (e *evidence) best() int {
	best := 0
	for i := range e.words {
		if e.words[i]+e.letters[i] > e.words[best]+e.letters[best] {
			best = i
		}
	}
	return best
}

// isForeign weighs the best language against English.
func (e *evidence) isForeign(best int) bool {
	score := e.words[best] + e.letters[best]
	switch {
	case e.words[best] < leastEvidence || e.total == 0:
		return false
	case e.english <= 0.3 && e.total <= 3 && e.hello[best] >= e.total: // "buenos dias"
		return true
	case e.total <= 2: // "que es"
		return e.english == 0 && e.known == e.total && score >= foreignShort*e.total
	case e.english <= 0.12*e.total:
		return score >= 1
	case e.english <= 0.25*e.total:
		return score >= foreignAlone
	}
	return score >= foreignFrom && score > 1.3*e.english && e.known >= 0.3*e.total
}

// repeats reports whether the word at i stood shortly before: drawn-out
// laughter and formulas repeat themselves.
func (m *message) repeats(i int) bool {
	for j := max(0, i-8); j < i; j++ {
		if m.words[j].text == m.words[i].text {
			return true
		}
	}
	return false
}

// weigh adds up what the words say for each language.
func (g *Guard) weigh(m *message, e *evidence) {
	for i := range m.words {
		known := m.words[i].entry
		if known == nil || len(known.tongues) == 0 || m.repeats(i) {
			continue
		}
		for _, t := range known.tongues {
			value := t.value
			if known.flags&english != 0 {
				value = min(value, weakWord)
			}
			e.words[t.tongue] += value
			if t.hello {
				e.hello[t.tongue]++
			}
		}
	}
}

// weighLetters adds what letters that English lacks say, for each language
// that has them and against each that has not. It returns how many different
// ones there are, at most six.
func (g *Guard) weighLetters(raw string, e *evidence) (odd int) {
	if isASCII(raw) {
		return 0
	}
	var seen [6]rune
	for _, r := range strings.ToLower(raw) {
		if !isOdd(r) || slices.Contains(seen[:odd], r) {
			continue
		}
		for i, t := range g.tongues {
			if strings.ContainsRune(t.letters, r) {
				e.letters[i] += 0.4
			} else {
				e.letters[i] -= 0.4
			}
		}
		seen[odd] = r
		if odd++; odd == len(seen) {
			return odd
		}
	}
	return odd
}

// isOdd reports whether r is a Latin letter that English lacks, or a sign of
// Spanish.
func isOdd(r rune) bool {
	switch {
	case r == '¿', r == '¡':
		return true
	case r < 0xDF || r > 0x24F && r < 0x1E00 || r > 0x1EFF || r == '÷':
		return false
	}
	return true
}

// weighEnglish adds up what the words say for English and against the best of
// the other languages.
func (g *Guard) weighEnglish(m *message, best int, e *evidence) {
	for i := range m.words {
		w := &m.words[i]
		if strings.ContainsAny(w.text, "0123456789") || w.has(neutral) || m.repeats(i) {
			continue
		}
		e.total++
		own := w.entry != nil && w.entry.speaks(best)
		if own {
			e.known++
		}
		switch {
		case w.has(english) && own:
			e.english += 0.3
		case w.has(english):
			e.english++
		case !own && utf8.RuneCountInString(w.text) > 2 && text.EnglishRank(w.text) > 0:
			e.english += 0.4
		}
	}
}
