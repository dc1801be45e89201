package rank

import (
	"math"
	"slices"

	"careercoach/knowledge/text"
)

// Len returns the number of documents.
func (x *Index) Len() int { return len(x.ids) }

// Search ranks the documents for a query as a person typed it and returns
// the best n.
func (x *Index) Search(query string, n int) Result {
	return x.SearchTokens(text.Tokenize(text.Normalize(query)), n)
}

// SearchTokens is Search for a query that was normalised and tokenised
// already. It keeps nothing of the tokens.
func (x *Index) SearchTokens(tokens []text.Token, n int) Result {
	if x.lex == nil {
		return Result{}
	}
	s := x.pool.Get().(*scratch)
	defer x.pool.Put(s)
	var res Result
	s.words, res.Corrections = x.lex.read(s.words[:0], nil, tokens, true)
	x.rank(s, &res, n)
	if len(res.Candidates) > 0 {
		res.Known, res.Right = x.cal.estimate(x.signals(s, &res))
	}
	res.Candidates = res.Candidates[:min(max(n, 0), len(res.Candidates))]
	return res
}

// scratch is the memory of one search.
type scratch struct {
	words    []word
	features []feature
	vector   []entry
	stems    []int32   // of the query, sorted; those of no document are negative
	length   float32   // of the query's vector of rarities
	marked   []float32 // by stem: the squared rarities of the query's

	docs           []uint32  // the documents looked at
	svm, bm, total []float32 // their scores
	gather         gathering
	lookup         lookup
	order          []int // places in docs, best first
}

// rank fills in the best n candidates for s.words, at least two where there
// are as many.
func (x *Index) rank(s *scratch, res *Result, n int) {
	s.features = featuresOf(s.features[:0], s.words)
	s.vector = x.space.vector(s.vector[:0], s.features)
	res.Field = x.border.side(s.features)
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
		return
	}
	x.score(s)
	s.order = best(s.order[:0], s.total, max(n, 2))
	x.collect(s, res)
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

// score fills in the scores of the documents worth a look: all, or those that
// BM25 finds best where there are many.
func (x *Index) score(s *scratch) {
	n := len(x.ids)
	if n <= exhaustive {
		s.svm = append(s.svm[:0], x.bias...)
		x.weights.score(s.svm, s.vector)
		s.bm = zeros(s.bm, n)
		x.bm.score(s.bm, s.stems)
		s.docs = s.docs[:0]
		for d := range uint32(n) {
			s.docs = append(s.docs, d)
		}
	} else {
		x.scoreSome(s)
	}
	if len(s.docs) == 0 {
		s.total = s.total[:0]
		return
	}
	sm, sd := moments(s.svm)
	bm, bd := moments(s.bm)
	s.total = s.total[:0]
	for i, v := range s.svm {
		s.total = append(s.total, (v-sm)/sd+bm25Weight*(s.bm[i]-bm)/bd)
	}
}

// scoreSome scores the documents that BM25 finds best.
func (x *Index) scoreSome(s *scratch) {
	if len(s.gather.score) != len(x.ids) {
		s.gather.score = make([]float32, len(x.ids))
	}
	s.docs = x.bm.gather(s.docs[:0], &s.gather, s.stems, candidates, queryBudget)
	s.svm, s.bm = s.svm[:0], s.bm[:0]
	s.lookup.fill(s.vector, x.weights.scale)
	for _, d := range s.docs {
		s.svm = append(s.svm, x.bias[d]+x.roster.score(&s.lookup, d))
		s.bm = append(s.bm, x.bm.scoreOne(int(d), s.stems))
	}
	s.lookup.empty(s.vector)
}

// moments returns the mean and the standard deviation, 1 where that is 0.
func moments(v []float32) (mean, deviation float32) {
	var sum, squares float64
	for _, a := range v {
		sum += float64(a)
		squares += float64(a) * float64(a)
	}
	n := float64(max(len(v), 1))
	m := sum / n
	d := math.Sqrt(max(squares/n-m*m, 0))
	if d < 1e-6 {
		d = 1
	}
	return float32(m), float32(d)
}
