package rank

import (
	"slices"
	"strings"
	"sync"

	"careercoach/knowledge/text"
)

// A word is one word of a query or a question as the ranking sees it.
type word struct {
	text string
	stem int32  // number in the lexicon, unknownWord or unknownStop if no document has it
	hash uint32 // of the stem
	stop bool
}

// The numbers of stems that no document has.
const (
	unknownWord = -1
	unknownStop = -2
)

// A lexicon knows the words of all documents and their stems.
type lexicon struct {
	words []string // sorted
	freq  []uint32 // occurrences of each word
	stem  []int32  // number of each word's stem
	stems []string // sorted
	stop  []bool   // by stem: only stop words have it

	byWord  map[string]int32
	speller func() *text.Speller
}

// newLexicon returns a lexicon of word occurrences.
func newLexicon(freq map[string]uint32, stemOf map[string]string) *lexicon {
	l := &lexicon{}
	for w := range freq {
		l.words = append(l.words, w)
	}
	slices.Sort(l.words)
	for _, w := range l.words {
		l.stems = append(l.stems, stemOf[w])
	}
	slices.Sort(l.stems)
	l.stems = slices.Compact(l.stems)
	for _, w := range l.words {
		l.freq = append(l.freq, freq[w])
		i, _ := slices.BinarySearch(l.stems, stemOf[w])
		l.stem = append(l.stem, int32(i))
	}
	l.prepare()
	return l
}

// prepare fills in what follows from the words and stems.
func (l *lexicon) prepare() {
	l.byWord = make(map[string]int32, len(l.words))
	l.stop = make([]bool, len(l.stems))
	for i := range l.stop {
		l.stop[i] = true
	}
	for i, w := range l.words {
		l.byWord[w] = int32(i)
		if !text.IsStop(w) {
			l.stop[l.stem[i]] = false
		}
	}
	l.speller = sync.OnceValue(func() *text.Speller {
		vocabulary := make(map[string]int, len(l.words))
		for i, w := range l.words {
			vocabulary[w] = int(l.freq[i])
		}
		return text.NewSpeller(vocabulary)
	})
}

// read appends the tokens to dst as words. Words that no document has are
// corrected where fix is set; what was corrected is appended to fixed.
func (l *lexicon) read(dst []word, fixed []Correction, tokens []text.Token, fix bool) ([]word, []Correction) {
	for _, t := range tokens {
		i, ok := l.byWord[t.Text]
		if !ok && fix && l.stemNumber(t.Stem) < 0 {
			var read string
			if read, ok = l.speller().Correct(t.Text); ok {
				fixed = append(fixed, Correction{strings.Clone(t.Text), read})
				i = l.byWord[read]
			}
		}
		if ok {
			n := l.stem[i]
			dst = append(dst, word{l.words[i], n, hashString(l.stems[n]), text.IsStop(l.words[i])})
			continue
		}
		n := l.stemNumber(t.Stem)
		if n < 0 && t.Stop {
			n = unknownStop
		}
		dst = append(dst, word{t.Text, n, hashString(t.Stem), t.Stop})
	}
	return dst, fixed
}

// stemNumber returns the number of a stem, negative if no document has it.
func (l *lexicon) stemNumber(stem string) int32 {
	i, ok := slices.BinarySearch(l.stems, stem)
	if !ok {
		return unknownWord
	}
	return int32(i)
}
