package rank

import (
	_ "embed"
	"math"
	"strings"
	"sync"

	"careercoach/knowledge/text"
)

//go:embed thesaurus.txt
var thesaurusFile string

// A thesaurus knows which words and phrases mean much the same. A group of
// them is a concept.
type thesaurus struct {
	groups  map[uint64][]concept // by the hash of a word's or phrase's stems
	longest map[uint32]int       // by the first stem's hash: the longest phrase, in words
	words   []string             // every single word, for the speller
}

// A concept is one group of the thesaurus, with how surely a word means it.
type concept struct {
	id     uint32
	weight float32 // 0 to 1
}

// everydayThesaurus returns the embedded thesaurus, read once.
var everydayThesaurus = sync.OnceValue(func() *thesaurus {
	t := &thesaurus{groups: map[uint64][]concept{}, longest: map[uint32]int{}}
	id := uint32(0)
	for line := range strings.Lines(thesaurusFile) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		for member := range strings.SplitSeq(line, ", ") {
			t.add(member, id)
		}
		id++
	}
	for _, list := range t.groups {
		for i := range list {
			list[i].weight = float32(1 / math.Sqrt(float64(len(list))))
		}
	}
	return t
})

// add puts a word or phrase into group id.
func (t *thesaurus) add(member string, id uint32) {
	words := strings.Fields(member)
	if len(words) == 1 {
		t.words = append(t.words, member)
	}
	var key uint64
	for i, w := range words {
		h := hashString(text.Stem(w))
		key = phraseKey(key, h)
		if i == 0 {
			t.longest[h] = max(t.longest[h], len(words))
		}
	}
	list := t.groups[key]
	if len(list) == 0 || list[len(list)-1].id != id {
		t.groups[key] = append(list, concept{id: id})
	}
}

// phraseKey returns the key of a phrase that goes on with one more stem.
func phraseKey(key uint64, stem uint32) uint64 {
	return (key ^ uint64(stem)) * 0x9e3779b97f4a7c15
}

// maxConcepts bounds the concepts taken from one text, whose pairs grow with
// their square.
const maxConcepts = 48

// concepts appends the concepts of the words to dst, each once, at its
// greatest weight.
func (t *thesaurus) concepts(dst []concept, words []word) []concept {
	start := len(dst)
	for i := range words {
		var key uint64
		n := min(t.longest[words[i].hash], len(words)-i)
		for _, w := range words[i : i+n] {
			key = phraseKey(key, w.hash)
			for _, c := range t.groups[key] {
				dst = merge(dst, start, c)
			}
		}
	}
	return dst[:min(len(dst), start+maxConcepts)]
}

// merge adds c to dst[start:], or raises the weight it has there.
func merge(dst []concept, start int, c concept) []concept {
	for i := start; i < len(dst); i++ {
		if dst[i].id == c.id {
			dst[i].weight = max(dst[i].weight, c.weight)
			return dst
		}
	}
	return append(dst, c)
}
