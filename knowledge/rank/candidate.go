package rank

// best appends the places of the n largest scores to dst, best first, of
// equal ones the lower place first.
func best(dst []int, score []float32, n int) []int {
	for d, v := range score {
		if len(dst) == n {
			if v <= score[dst[n-1]] {
				continue
			}
		} else {
			dst = append(dst, d)
		}
		i := len(dst) - 1
		for ; i > 0 && score[dst[i-1]] < v; i-- {
			dst[i] = dst[i-1]
		}
		dst[i] = d
	}
	return dst
}

// collect fills in the candidates in s.order.
func (x *Index) collect(s *scratch, res *Result) {
	s.length = x.near.length(s.stems)
	if len(s.marked) != len(x.near.idf) {
		s.marked = make([]float32, len(x.near.idf))
	}
	x.near.mark(s.marked, s.stems)
	defer unmark(s.marked, s.stems)
	res.Candidates = make([]Candidate, 0, len(s.order))
	for _, i := range s.order {
		d := int(s.docs[i])
		q, likeness := x.near.best(s.marked, s.length, d)
		res.Candidates = append(res.Candidates, Candidate{
			Doc: d, ID: x.ids[d], Score: float64(s.total[i]), Question: q,
			Parts: Parts{
				SVM:      float64(s.svm[i]),
				BM25:     float64(s.bm[i]),
				Coverage: float64(x.near.coverage(s.stems, x.bm, d)),
				Nearest:  float64(likeness),
			},
		})
	}
}

// signals returns what the estimates are made of.
func (x *Index) signals(s *scratch, res *Result) signals {
	first := res.Candidates[0]
	var rarities float64
	for _, t := range s.stems {
		rarities += float64(x.near.rarity(t))
	}
	v := signals{
		signalLinear:   first.Parts.SVM,
		signalBM25:     first.Parts.BM25 / max(rarities, 1e-6),
		signalCoverage: first.Parts.Coverage,
		signalNearest:  first.Parts.Nearest,
		signalUnknown:  res.Unknown,
		signalEveryday: res.Field,
	}
	if len(res.Candidates) > 1 {
		v[signalMargin] = first.Score - res.Candidates[1].Score
	}
	return v
}
