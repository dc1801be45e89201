package rank

import (
	"cmp"
	"math"
	"slices"

	"careercoach/knowledge/text"
)

// Search ranks the documents for a query as a person typed it and returns
// the best n.
func (x *Index) Search(query string, n int) Result {
	return x.SearchTokens(text.Tokenize(text.Normalize(query)), n)
}

// SearchTokens is Search for a query that was normalised and tokenised
// already. It keeps nothing of the tokens.
func (x *Index) SearchTokens(tokens []text.Token, n int) Result {
	s := x.pool.Get().(*scratch)
	defer x.pool.Put(s)
	return x.search(s, tokens, n)
}

// Len returns the number of documents.
func (x *Index) Len() int { return len(x.ids) }

// scratch is the memory of one search.
type scratch struct {
	words    []word
	concepts []concept
	features []feature
	vector   []entry
	stems    []int32
	svm, bm  []float32
	total    []float32
	order    []int
}

func (x *Index) search(s *scratch, tokens []text.Token, n int) Result {
	var res Result
	s.words, res.Corrections = x.lex.read(s.words[:0], nil, tokens, true)
	s.concepts = everydayThesaurus().concepts(s.concepts[:0], s.words)
	s.features = extract(s.features[:0], s.words, s.concepts)
	s.vector = x.space.vector(s.vector[:0], s.features)
	s.stems = s.stems[:0]
	content, unknown := 0, 0
	for _, w := range s.words {
		s.stems = append(s.stems, w.stem)
		if !w.stop {
			content++
			if w.stem < 0 {
				unknown++
			}
		}
	}
	slices.Sort(s.stems)
	s.stems = compactStems(s.stems)
	if content > 0 {
		res.Unknown = float64(unknown) / float64(content)
	}
	if len(s.vector) == 0 || len(x.ids) == 0 {
		return res
	}
	x.score(s)
	x.collect(s, &res, n)
	return res
}

// compactStems removes repeats from sorted stems, unknown ones apart.
func compactStems(stems []int32) []int32 {
	out := stems[:0]
	for i, s := range stems {
		if i == 0 || s < 0 || s != stems[i-1] {
			out = append(out, s)
		}
	}
	return out
}

// score fills in the scores of all documents.
func (x *Index) score(s *scratch) {
	s.svm = append(s.svm[:0], x.bias...)
	for _, e := range s.vector {
		for _, w := range x.weights[e.feature] {
			s.svm[w.doc] += w.value * e.value
		}
	}
	s.bm = append(s.bm[:0], make([]float32, len(x.ids))...)
	for _, t := range s.stems {
		if t < 0 {
			continue
		}
		for _, p := range x.bm.lists[t] {
			s.bm[p.doc] += p.weight
		}
	}
	sm, sd := moments(s.svm)
	bm, bd := moments(s.bm)
	s.total = s.total[:0]
	for d := range x.ids {
		s.total = append(s.total, (s.svm[d]-sm)/sd+bm25Weight*(s.bm[d]-bm)/bd)
	}
}

// moments returns the mean and the standard deviation, 1 where that is 0.
func moments(v []float32) (mean, deviation float32) {
	var sum, squares float64
	for _, a := range v {
		sum += float64(a)
		squares += float64(a) * float64(a)
	}
	m := sum / float64(len(v))
	d := math.Sqrt(max(squares/float64(len(v))-m*m, 0))
	if d < 1e-6 {
		d = 1
	}
	return float32(m), float32(d)
}

// collect fills in the best n candidates and the estimates.
func (x *Index) collect(s *scratch, res *Result, n int) {
	s.order = s.order[:0]
	for d := range s.total {
		s.order = append(s.order, d)
	}
	slices.SortFunc(s.order, func(a, b int) int {
		return cmp.Or(cmp.Compare(s.total[b], s.total[a]), cmp.Compare(a, b))
	})
	length := x.near.length(s.stems)
	for _, d := range s.order[:min(max(n, 1), len(s.order))] {
		c := Candidate{Doc: d, ID: x.ids[d], Score: float64(s.total[d])}
		c.Parts.SVM, c.Parts.BM25 = float64(s.svm[d]), float64(s.bm[d])
		c.Parts.Coverage = float64(x.near.coverage(s.stems, x.bm, d))
		q, likeness := x.near.best(s.stems, length, d)
		c.Question, c.Parts.Nearest = q, float64(likeness)
		res.Candidates = append(res.Candidates, c)
	}
	res.Known, res.Right = x.cal.estimate(res.Candidates)
	res.Candidates = res.Candidates[:min(max(n, 0), len(res.Candidates))]
}
