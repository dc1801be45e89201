package rank

import (
	"cmp"
	"math"
	"slices"
)

// A posting says that a document has a stem.
type posting struct {
	doc    uint32
	weight float32 // the stem's share in the BM25 score
}

// bm25 is an inverted index with the weights of Okapi BM25 (S. Robertson,
// H. Zaragoza: The Probabilistic Relevance Framework, 2009) worked out
// beforehand. A document is all its questions together; its body counts a
// little.
type bm25 struct {
	lists [][]posting // by stem, sorted by document
	idf   []float32   // by stem
}

// The usual constants of BM25, and the weight of a word of the body.
const (
	bm25K1     = 1.2
	bm25B      = 0.75
	bodyWeight = 0.15
)

// A tally counts the stems of one document.
type tally struct {
	stem  int32
	count float32
}

// newBM25 indexes documents given as tallies sorted by stem.
func newBM25(docs [][]tally, stems int) *bm25 {
	b := &bm25{lists: make([][]posting, stems), idf: make([]float32, stems)}
	length := make([]float64, len(docs))
	var mean float64
	df := make([]int, stems)
	for d, t := range docs {
		for _, c := range t {
			length[d] += float64(c.count)
			df[c.stem]++
		}
		mean += length[d] / float64(len(docs))
	}
	for s, d := range df {
		b.idf[s] = float32(math.Log(1 + (float64(len(docs)-d)+0.5)/(float64(d)+0.5)))
		b.lists[s] = make([]posting, 0, d)
	}
	for d, t := range docs {
		for _, c := range t {
			n := float64(c.count)
			w := n * (bm25K1 + 1) / (n + bm25K1*(1-bm25B+bm25B*length[d]/mean))
			b.lists[c.stem] = append(b.lists[c.stem], posting{uint32(d), float32(w) * b.idf[c.stem]})
		}
	}
	return b
}

// score adds the scores of all documents to acc.
func (b *bm25) score(acc []float32, stems []int32) {
	for _, s := range stems {
		if s < 0 {
			continue
		}
		for _, p := range b.lists[s] {
			acc[p.doc] += p.weight
		}
	}
}

// A gathering is the memory for finding a few documents among many.
type gathering struct {
	score   []float32 // by document, zero between two uses
	touched []uint32
	stems   []int32
	bins    []int32
}

// gather appends to dst the n documents with the largest scores, by number.
// It looks at the rarest stems first and stops after budget postings, so that
// its time does not grow with the documents.
func (b *bm25) gather(dst []uint32, g *gathering, stems []int32, n, budget int) []uint32 {
	g.stems = g.stems[:0]
	for _, s := range stems {
		if s >= 0 && len(b.lists[s]) > 0 {
			g.stems = append(g.stems, s)
		}
	}
	slices.SortFunc(g.stems, func(p, q int32) int {
		return cmp.Or(cmp.Compare(len(b.lists[p]), len(b.lists[q])), cmp.Compare(p, q))
	})
	for i, s := range g.stems {
		list := b.lists[s]
		if budget -= len(list); budget < 0 && i > 0 {
			break
		}
		for _, p := range list {
			if g.score[p.doc] == 0 {
				g.touched = append(g.touched, p.doc)
			}
			g.score[p.doc] += p.weight
		}
	}
	dst = g.take(dst, n)
	for _, d := range g.touched {
		g.score[d] = 0
	}
	g.touched = g.touched[:0]
	return dst
}

// take appends the n best touched documents to dst, by number.
func (g *gathering) take(dst []uint32, n int) []uint32 {
	start := len(dst)
	dst = append(dst, g.touched...)
	if len(g.touched) > n {
		limit := g.limit(n)
		kept := slices.DeleteFunc(dst[start:], func(d uint32) bool { return sizeBin(g.score[d]) < limit })
		dst = dst[:start+len(kept)]
		slices.SortFunc(dst[start:], func(p, q uint32) int {
			return cmp.Or(cmp.Compare(g.score[q], g.score[p]), cmp.Compare(p, q))
		})
		dst = dst[:min(len(dst), start+n)]
	}
	slices.Sort(dst[start:])
	return dst
}

// limit returns the highest bin of sizes from which on at least n of the
// touched documents' scores stand.
func (g *gathering) limit(n int) int {
	g.bins = append(g.bins[:0], make([]int32, sizeBins)...)
	for _, d := range g.touched {
		g.bins[sizeBin(g.score[d])]++
	}
	for bin := sizeBins - 1; bin > 0; bin-- {
		if n -= int(g.bins[bin]); n <= 0 {
			return bin
		}
	}
	return 0
}

// scoreOne returns the score of one document.
func (b *bm25) scoreOne(doc int, stems []int32) float32 {
	var sum float32
	for _, s := range stems {
		if s >= 0 {
			sum += b.weight(s, doc)
		}
	}
	return sum
}

// weight returns what a stem adds to a document's score, 0 where the document
// does not have it.
func (b *bm25) weight(stem int32, doc int) float32 {
	list := b.lists[stem]
	i, ok := slices.BinarySearchFunc(list, uint32(doc), func(p posting, d uint32) int { return cmp.Compare(p.doc, d) })
	if !ok {
		return 0
	}
	return list[i].weight
}
