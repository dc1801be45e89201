package rank

import (
	"cmp"
	"slices"
)

// A block is one kind of feature. Each is normalised on its own before the
// blocks are joined.
type block uint8

const (
	blockStem    block = iota // stems, the question mark too
	blockBigram               // stems next to each other, in order
	blockPair                 // any two content stems of one text
	blockChar                 // two to four letters within a word
	blockConcept              // groups of the thesaurus
	blockTwo                  // any two groups in one text
	blockCount
)

// A feature is one feature of a text.
type feature struct {
	key    uint32
	block  block
	count  uint16  // how often it occurs
	weight float32 // how surely it is meant, above 0 to 1
}

// maxPairStems bounds the pairs taken from one text, which grow with the
// square of its words.
const maxPairStems = 40

// extract appends the features of the words to dst, sorted by block and key,
// each once.
func extract(dst []feature, words []word, concepts []concept) []feature {
	start := len(dst)
	prev := uint32(0x5bd1e995)
	for _, w := range words {
		h := mix(w.hash ^ seedStem)
		dst = append(dst, feature{key: h, block: blockStem, count: 1, weight: 1},
			feature{key: combine(seedBigram, prev, w.hash), block: blockBigram, count: 1, weight: 1})
		prev = w.hash
		dst = appendChars(dst, w.text)
	}
	dst = appendPairs(dst, words)
	dst = appendConcepts(dst, concepts)
	return dst[:start+compact(dst[start:])]
}

// appendPairs appends every unordered pair of distinct content stems.
func appendPairs(dst []feature, words []word) []feature {
	var buf [maxPairStems]uint32
	stems := buf[:0]
	for _, w := range words {
		if !w.stop && len(stems) < maxPairStems && !slices.Contains(stems, w.hash) {
			stems = append(stems, w.hash)
		}
	}
	for i, a := range stems {
		for _, b := range stems[i+1:] {
			dst = append(dst, feature{key: combine(seedPair, min(a, b), max(a, b)), block: blockPair, count: 1, weight: 1})
		}
	}
	return dst
}

// appendConcepts appends the concepts and every unordered pair of them.
func appendConcepts(dst []feature, concepts []concept) []feature {
	for i, a := range concepts {
		dst = append(dst, feature{key: mix(a.id ^ seedConcept), block: blockConcept, count: 1, weight: a.weight})
		for _, b := range concepts[i+1:] {
			dst = append(dst, feature{key: combine(seedTwo, min(a.id, b.id), max(a.id, b.id)),
				block: blockTwo, count: 1, weight: a.weight * b.weight})
		}
	}
	return dst
}

// appendChars appends the runs of two to four bytes of a word with a blank
// before and after it.
func appendChars(dst []feature, w string) []feature {
	if len(w) > maxWord {
		w = w[:maxWord]
	}
	at := func(i int) uint32 {
		if i < 0 || i >= len(w) {
			return ' '
		}
		return uint32(w[i])
	}
	for i := -1; i < len(w); i++ {
		h := (2166136261 ^ at(i)) * 16777619
		for n := 2; n <= 4 && i+n <= len(w)+1; n++ {
			h = (h ^ at(i+n-1)) * 16777619
			dst = append(dst, feature{key: mix(h ^ seedChar), block: blockChar, count: 1, weight: 1})
		}
	}
	return dst
}

// maxWord is how much of a word is looked at, in bytes.
const maxWord = 40

// compact sorts features and merges the same ones; it returns how many are
// left.
func compact(f []feature) int {
	slices.SortFunc(f, func(a, b feature) int { return cmp.Compare(a.order(), b.order()) })
	n := 0
	for i := range f {
		if n > 0 && f[n-1].key == f[i].key && f[n-1].block == f[i].block {
			f[n-1].count++
			continue
		}
		f[n] = f[i]
		n++
	}
	return n
}

// order is what features are sorted by.
func (f feature) order() uint64 { return uint64(f.block)<<32 | uint64(f.key) }
