package rank

import (
	"cmp"
	"slices"
	"sync"
)

// train fits one classifier a document.
func (x *Index) train(c *corpus, vectors [][]entry, opt Options) {
	byDoc := make([]group, len(x.ids))
	for i, t := range c.texts {
		byDoc[t.doc] = append(byDoc[t.doc], vectors[i])
	}
	mean := centroidMean(byDoc, len(x.space.keys))
	x.bias = make([]float32, len(x.ids))
	kept := make([][]entry, len(x.ids))
	var wg sync.WaitGroup
	for w := range opt.Workers {
		wg.Go(func() {
			d := &discriminant{local: make([]uint32, len(x.space.keys))}
			m := &machine{dense: make([]float32, len(x.space.keys))}
			r := &rivalry{score: make([]float32, len(x.ids))}
			for i := w; i < len(x.ids); i += opt.Workers {
				if len(byDoc[i]) == 0 {
					continue
				}
				groups := []group{byDoc[i]}
				for _, o := range x.rivals(r, byDoc[i], c, i) {
					groups = append(groups, byDoc[o])
				}
				weights, bias := d.fit(some(groups), 0, mean)
				if svmShare > 0 {
					var set [][]entry
					var y []float32
					for o, g := range groups {
						for _, t := range g[:min(len(g), svmTexts)] {
							set = append(set, t)
							if o == 0 {
								y = append(y, 1)
							} else {
								y = append(y, -1)
							}
						}
					}
					m.train(set, y, uint32(i))
					bias += svmShare * m.bias
					for k := range weights {
						weights[k].value += svmShare * m.dense[weights[k].feature]
						m.dense[weights[k].feature] = 0
					}
					for _, f := range m.touched {
						if m.dense[f] != 0 {
							weights = append(weights, entry{f, svmShare * m.dense[f]})
							m.dense[f] = 0
						}
					}
					m.reset()
				}
				kept[i], x.bias[i] = largest(weights, x.space.idf), bias
			}
		})
	}
	wg.Wait()
	x.weights = make([][]weight, len(x.space.keys))
	for d, k := range kept {
		for _, e := range k {
			x.weights[e.feature] = append(x.weights[e.feature], weight{uint32(d), e.value})
		}
	}
}

// centroidMean returns the mean of the documents' centroids.
func centroidMean(byDoc []group, features int) []float32 {
	mean := make([]float32, features)
	n := 0
	for _, g := range byDoc {
		if len(g) > 0 {
			n++
		}
	}
	for _, g := range byDoc {
		for _, t := range g {
			for _, e := range t {
				mean[e.feature] += e.value / float32(len(g)*n)
			}
		}
	}
	return mean
}

// largest returns the weights that matter most, by feature: those of the
// largest size times the rarity that a text's value grows with.
func largest(w []entry, idf []float32) []entry {
	size := func(e entry) float32 { v := e.value * idf[e.feature]; return v * v }
	slices.SortFunc(w, func(a, b entry) int {
		return cmp.Or(cmp.Compare(size(b), size(a)), cmp.Compare(a.feature, b.feature))
	})
	w = slices.Clone(w[:min(len(w), keepWeights)])
	slices.SortFunc(w, func(a, b entry) int { return cmp.Compare(a.feature, b.feature) })
	return w
}

// rivalry is the memory for finding rivals.
type rivalry struct {
	score []float32
	found []int
}

// rivals returns the documents most easily taken for document d.
func (x *Index) rivals(r *rivalry, own group, c *corpus, d int) []int {
	r.found = r.found[:0]
	clear(r.score)
	for _, t := range c.texts {
		if t.doc != d {
			continue
		}
		for _, w := range t.words {
			for _, p := range x.bm.lists[w.stem] {
				r.score[p.doc] += p.weight
			}
		}
	}
	for o := range x.ids {
		if o != d {
			r.found = append(r.found, o)
		}
	}
	slices.SortStableFunc(r.found, func(a, b int) int { return cmp.Compare(r.score[b], r.score[a]) })
	return r.found[:min(len(r.found), maxRivals)]
}

func some(groups []group) []group {
	out := slices.Clone(groups)
	for i := range out {
		out[i] = out[i][:min(len(out[i]), rivalTexts)]
	}
	out[0] = groups[0]
	return out
}
