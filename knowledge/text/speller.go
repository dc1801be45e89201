package text

import (
	"slices"
	"strings"
)

// A Speller mends slips in words that are not in its vocabulary. It finds
// candidates through words with letters left out (the symmetric-delete method
// of W. Garbe's SymSpell): a look-up takes time by the length of the word, not
// by the size of the vocabulary. A Speller is read-only after NewSpeller and
// may be used concurrently; the nil Speller corrects nothing.
type Speller struct {
	words   []string // sorted
	freq    []int
	buckets []uint32 // buckets[h]:buckets[h+1] are the entries of hash h
	entries []uint32 // indexes into words
	mask    uint32
}

// The shortest words, in letters, that are mended at one edit and at two.
const (
	minLenOneEdit  = 4
	minLenTwoEdits = 8
	maxSpellLen    = 32
)

// NewSpeller makes a speller from a vocabulary: words in lower case with how
// often each occurs. The map is not kept.
func NewSpeller(vocabulary map[string]int) *Speller {
	s := &Speller{words: make([]string, 0, len(vocabulary))}
	for w := range vocabulary {
		if w != "" {
			s.words = append(s.words, w)
		}
	}
	slices.Sort(s.words)
	s.freq = make([]int, len(s.words))
	for i, w := range s.words {
		s.freq[i] = vocabulary[w]
	}
	s.index()
	return s
}

// Knows reports whether word is in the vocabulary.
func (s *Speller) Knows(word string) bool {
	if s == nil {
		return false
	}
	_, ok := slices.BinarySearch(s.words, word)
	return ok
}

// Correct returns the word of the vocabulary that word was probably meant to
// be: one edit away (a letter inserted, left out or replaced, or two
// neighbours exchanged) from four letters up, two edits from eight. Of several
// the one at the smaller distance wins, then the one with the same first
// letter, then the more frequent. It returns word and false where there is
// none, and for words of the vocabulary, common English words and words with
// digits in them.
func (s *Speller) Correct(word string) (string, bool) {
	if s == nil || len(word) < minLenOneEdit || len(word) > maxSpellLen || !isPlain(word) ||
		s.Knows(word) || EnglishRank(word) > 0 {
		return word, false
	}
	best := candidate{dist: maxEdits(word) + 1, word: -1}
	eachDeletion(word, maxEdits(word), func(h uint32) {
		h &= s.mask
		for _, id := range s.entries[s.buckets[h]:s.buckets[h+1]] {
			if int(id) != best.word {
				s.consider(&best, word, int(id))
			}
		}
	})
	if best.word < 0 {
		return word, false
	}
	return s.words[best.word], true
}

// A candidate is a possible correction.
type candidate struct {
	word  int // index, negative for none
	dist  int
	first bool // shares the first letter
}

// consider makes words[id] the best candidate if it beats the present one.
func (s *Speller) consider(best *candidate, word string, id int) {
	w := s.words[id]
	limit := min(best.dist, maxEdits(word), maxEdits(w))
	d := editDistance(word, w, limit)
	if d > limit || d == 0 {
		return
	}
	c := candidate{word: id, dist: d, first: w[0] == word[0]}
	if d == 2 && !c.first {
		return
	}
	if best.word < 0 || d < best.dist || d == best.dist && s.prefer(c, *best) {
		*best = c
	}
}

// prefer decides between two candidates at the same distance.
func (s *Speller) prefer(a, b candidate) bool {
	if a.first != b.first {
		return a.first
	}
	if s.freq[a.word] != s.freq[b.word] {
		return s.freq[a.word] > s.freq[b.word]
	}
	return a.word < b.word
}

// maxEdits returns how many slips are mended in a word of that length.
func maxEdits(word string) int {
	switch {
	case len(word) < minLenOneEdit:
		return 0
	case len(word) < minLenTwoEdits:
		return 1
	}
	return 2
}

// isPlain reports whether word has only the letters a to z.
func isPlain(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
}

// index files every word that may be a correction under its deletions.
func (s *Speller) index() {
	size := 0
	s.eachEntry(func(uint32, uint32) { size++ })
	n := uint32(16)
	for n < uint32(size) {
		n *= 2
	}
	s.mask = n - 1
	s.buckets = make([]uint32, n+2)
	s.entries = make([]uint32, size)
	s.eachEntry(func(h, _ uint32) { s.buckets[h&s.mask+2]++ })
	for i := 2; i < len(s.buckets); i++ {
		s.buckets[i] += s.buckets[i-1]
	}
	s.eachEntry(func(h, id uint32) {
		at := &s.buckets[h&s.mask+1]
		s.entries[*at] = id
		*at++
	})
}

// eachEntry calls f with the hash and the index of every deletion of every
// word.
func (s *Speller) eachEntry(f func(hash, id uint32)) {
	for id, w := range s.words {
		if len(w) < minLenOneEdit || len(w) > maxSpellLen || !isPlain(w) {
			continue
		}
		eachDeletion(w, maxEdits(w), func(h uint32) { f(h, uint32(id)) })
	}
}
