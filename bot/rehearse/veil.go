package rehearse

import (
	"strings"

	"careercoach/knowledge/text"
)

// A veil is why a sentence shows nothing, however many cues stand in it.
type veil uint8

const (
	veilNone     veil = iota
	veilFragment      // no verb
	veilBuzz          // buzzwords, or a list of words
	veilRepeat        // was said before
	veilCopy          // repeats the question
	veilForeign       // another language
	veilTalk          // about the answer and its points
	veilNoise         // no words, or words in no order
	veilCount
)

// veils looks at all sentences.
func (a *answer) veils(question []word) {
	a.readWhole()
	asked := map[uint64]bool{}
	eachTriple(question, 0, len(question), func(k uint64) { asked[k] = true })
	said := map[uint64]bool{}
	for i := range a.sentences {
		s := &a.sentences[i]
		s.veil = a.veilOf(s, asked, said)
		eachTriple(a.words, s.from, s.to, func(k uint64) { said[k] = true })
	}
}

func (a *answer) veilOf(s *sentence, asked, said map[uint64]bool) veil {
	switch {
	case a.isForeign(s):
		return veilForeign
	case a.salad, a.isNoise(s):
		return veilNoise
	case a.overlap(s, said) >= 0.8:
		return veilRepeat
	case len(asked) > 0 && a.overlap(s, asked) >= 0.7:
		return veilCopy
	case a.looped:
		return veilRepeat
	case s.has(signMeta):
		return veilTalk
	case a.stuffed, a.isBuzz(s):
		return veilBuzz
	case len(s.clauses) == 0 && !a.isNote(s):
		return veilFragment
	}
	return veilNone
}

// isNote reports whether a sentence without a verb still tells something: a
// time, a place or a figure beside words of matter.
func (a *answer) isNote(s *sentence) bool {
	return s.concrete >= 2 && (len(s.figures) > 0 || s.has(signTime, signPlace)) || a.hasVerb(s) || s.lasts
}

// lasts finds what goes on to this day: "The check still runs", "Each store has
// the shelf now".
func (a *answer) lasts(s *sentence) bool {
	for i := s.from + 1; i < s.to; i++ {
		t := a.words[i].text
		if t != "still" && t != "now" {
			continue
		}
		if i == s.to-1 && t == "now" || i+1 < s.to && a.words[i-1].class&function == 0 && a.words[i+1].class&function == 0 {
			return true
		}
	}
	return false
}

// hasVerb finds the present and the auxiliaries, which make no clause.
func (a *answer) hasVerb(s *sentence) bool {
	for i := s.from; i < s.to; i++ {
		if a.words[i].class&(beVerb|haveVerb|doVerb|modal) != 0 {
			return true
		}
	}
	return false
}

// isBuzz reports whether buzzwords make up much of a sentence, or words stand
// in a row without grammar.
func (a *answer) isBuzz(s *sentence) bool {
	buzzwords, matter, grammar, commas := 0, 0, 0, 0
	for i := s.from; i < s.to; i++ {
		w := &a.words[i]
		if w.gap == gapComma && i > s.from {
			commas++
		}
		switch {
		case w.class&buzz != 0:
			buzzwords++
			matter++
		case w.class&function != 0:
			grammar++
		case w.class&(number|vague) == 0:
			matter++
		}
	}
	if buzzwords >= 2 && buzzwords*10 >= matter*4 || s.marks >= 4 && s.marks*5 >= 2*s.len() {
		return true
	}
	if s.marks >= 4 && grammar*3 < s.len() {
		return true // cues without the words between
	}
	if commas >= 4 && s.len() <= 2*(commas+1)+2 {
		return true // nothing but items
	}
	return s.len() >= 6 && commas*3 >= s.len() && grammar*5 < s.len() || s.len() >= 5 && matter >= 5 && grammar == 0 && len(s.clauses) == 0
}

// overlap returns the share of the triples of a sentence that are in seen.
func (a *answer) overlap(s *sentence, seen map[uint64]bool) float64 {
	all, old := 0, 0
	eachTriple(a.words, s.from, s.to, func(k uint64) {
		all++
		if seen[k] {
			old++
		}
	})
	if all == 0 {
		return 0
	}
	return float64(old) / float64(all)
}

// eachTriple calls f with every three words in a row, by a hash of their stems.
func eachTriple(words []word, from, to int, f func(uint64)) {
	for i := from; i+2 < to; i++ {
		h := uint64(14695981039346656037)
		for _, w := range words[i : i+3] {
			for k := range len(w.stem) {
				h = (h ^ uint64(w.stem[k])) * 1099511628211
			}
			h = (h ^ ' ') * 1099511628211
		}
		f(h)
	}
}

// isForeign reports whether a sentence is in another language.
func (a *answer) isForeign(s *sentence) bool {
	strange, grammar, script, long := 0, 0, 0, 0
	for i := s.from; i < s.to; i++ {
		w := &a.words[i]
		switch {
		case w.text[0] >= 0x80 && !strings.ContainsAny(w.text, "abcdefghijklmnopqrstuvwxyz"):
			script++
			if len(w.text) > 30 {
				long++
			}
		case w.class&foreign != 0 && w.class&function == 0:
			strange++
		case w.class&function != 0:
			grammar++
		}
	}
	return script*2 > s.len() || long > 0 || strange >= 2 && strange > grammar && strange*5 >= s.len()
}

// isNoise reports whether most words of a sentence are no words.
func (a *answer) isNoise(s *sentence) bool {
	unknown, matter := 0, 0
	for i := s.from; i < s.to; i++ {
		w := &a.words[i]
		if w.class&(function|number) == 0 {
			matter++
			if w.class == 0 && text.EnglishRank(w.text) == 0 {
				unknown++
				if isMash(w.text) {
					unknown++
				}
			}
		}
	}
	return matter >= 2 && unknown*10 > matter*6
}

// isMash reports whether w looks like keys hit at random.
func isMash(w string) bool {
	consonants, longest := 0, 0
	for i := 0; i < len(w); i++ {
		if strings.IndexByte("aeiouy0123456789", w[i]) >= 0 {
			consonants = 0
			continue
		}
		consonants++
		longest = max(longest, consonants)
	}
	return longest >= 5 || len(w) > 22
}
