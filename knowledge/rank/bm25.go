package rank

import "math"

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

// newBM25 indexes documents given as stem counts.
func newBM25(counts []map[int32]float64, stems int) *bm25 {
	b := &bm25{lists: make([][]posting, stems), idf: make([]float32, stems)}
	length := make([]float64, len(counts))
	var mean float64
	df := make([]int, stems)
	for d, c := range counts {
		for s, n := range c {
			length[d] += n
			df[s]++
		}
		mean += length[d] / float64(len(counts))
	}
	for s, d := range df {
		b.idf[s] = float32(math.Log(1 + (float64(len(counts)-d)+0.5)/(float64(d)+0.5)))
	}
	for d, c := range counts {
		for s, n := range c {
			w := n * (bm25K1 + 1) / (n + bm25K1*(1-bm25B+bm25B*length[d]/mean))
			b.lists[s] = append(b.lists[s], posting{uint32(d), float32(w) * b.idf[s]})
		}
	}
	return b
}
