package rank

import (
	"math"
	"slices"
)

// nearest finds the question of a document that is most like the query.
type nearest struct {
	first []int // by document: its first line; one more at the end
	lines []line
	idf   []float32 // by stem
	none  float32   // rarity of a content word that no document has
	stop  float32   // and of a stop word
}

// A line is one question as a set of stems.
type line struct {
	question int
	stems    []int32 // sorted, each once
	length   float32 // of the vector of rarities
}

// English at large counts like so many documents when the rarity of words is
// judged, so that a handful of documents does not make "how" a rare word. The
// shares are how many of those have a given stop word or content word.
const (
	worldDocs    = 50
	worldStop    = 0.5
	worldContent = 0.02
)

// newNearest returns the rarities of the stems of so many documents; lines
// are to be added.
func newNearest(l *lexicon, b *bm25, docs int) *nearest {
	rarity := func(df int, stop bool) float32 {
		d := float64(df) + worldContent*worldDocs
		if stop {
			d = float64(df) + worldStop*worldDocs
		}
		return float32(math.Log(1 + (float64(docs+worldDocs)-d+0.5)/(d+0.5)))
	}
	n := &nearest{none: rarity(0, false), stop: rarity(0, true), idf: make([]float32, len(b.lists))}
	for s, list := range b.lists {
		n.idf[s] = rarity(len(list), l.stop[s])
	}
	return n
}

func (n *nearest) line(t sample) line {
	l := line{question: t.question}
	for _, w := range t.words {
		l.stems = append(l.stems, w.stem)
	}
	slices.Sort(l.stems)
	l.stems = slices.Compact(l.stems)
	l.length = n.length(l.stems)
	return l
}

// length returns the length of the vector of the stems' rarities; unknown
// stems, which are negative, count as the rarest.
func (n *nearest) length(stems []int32) float32 {
	var sum float64
	for _, s := range stems {
		r := n.rarity(s)
		sum += float64(r * r)
	}
	return float32(math.Sqrt(sum))
}

func (n *nearest) rarity(stem int32) float32 {
	switch stem {
	case unknownWord:
		return n.none
	case unknownStop:
		return n.stop
	}
	return n.idf[stem]
}

// mark writes the squared rarities of the query's known stems into table, by
// stem, which has a place for each; unmark clears them again.
func (n *nearest) mark(table []float32, query []int32) {
	for _, s := range query {
		if s >= 0 {
			table[s] = n.idf[s] * n.idf[s]
		}
	}
}

func unmark(table []float32, query []int32) {
	for _, s := range query {
		if s >= 0 {
			table[s] = 0
		}
	}
}

// best returns the question of document d most like the query, whose stems are
// marked in table, and how like it is: the cosine of their vectors of rarities.
// Length is that of the query's vector.
func (n *nearest) best(table []float32, length float32, d int) (question int, likeness float32) {
	question = -1
	for _, l := range n.lines[n.first[d]:n.first[d+1]] {
		if min(length, l.length) <= likeness*max(length, l.length) {
			continue // the cosine is at most the ratio of the lengths
		}
		var dot float32
		for _, s := range l.stems {
			dot += table[s]
		}
		if c := min(dot/(length*l.length), 1); c > likeness {
			question, likeness = l.question, c
		}
	}
	return question, likeness
}

// coverage returns the share of the query's stems, by rarity, that document d
// has.
func (n *nearest) coverage(query []int32, b *bm25, d int) float32 {
	var have, all float32
	for _, s := range query {
		r := n.rarity(s)
		all += r
		if s >= 0 && b.weight(s, d) > 0 {
			have += r
		}
	}
	if all == 0 {
		return 0
	}
	return have / all
}
