package rank

import (
	"cmp"
	"math"
	"slices"
)

// train fits one classifier a document.
func (x *Index) train(c *corpus, vectors [][]entry, workers int) {
	mean := centroidMean(c, vectors, len(x.space.keys))
	plan := planFor(len(x.ids), len(c.texts))
	x.bias = make([]float32, len(x.ids))
	kept := make([][]entry, len(x.ids))
	each(len(x.ids), workers, func() func(int) {
		t := &trainer{
			x: x, c: c, vectors: vectors, mean: mean, plan: plan,
			fisher:  discriminant{local: make([]uint32, len(mean))},
			machine: machine{dense: make([]float32, len(mean))},
			gather:  gathering{score: make([]float32, len(x.ids))},
		}
		return func(d int) { kept[d], x.bias[d] = t.train(d) }
	})
	x.weights = newTable(kept, len(mean))
}

// centroidMean returns the mean of the documents' centroids and the origin,
// which keeps the mean of a single document apart from it.
func centroidMean(c *corpus, vectors [][]entry, features int) []float32 {
	mean := make([]float32, features)
	n := 1
	for d := range c.docs {
		if len(c.of(d)) > 0 {
			n++
		}
	}
	for i, t := range c.texts {
		share := 1 / float32(len(c.of(t.doc))*n)
		for _, e := range vectors[i] {
			mean[e.feature] += e.value * share
		}
	}
	return mean
}

// A plan is how much work goes into each document's classifier: less where
// there are many documents, so that the whole grows with their number only.
type plan struct {
	rivals  int  // documents it is told apart from
	keep    int  // weights kept
	machine bool // whether a support vector machine is added
}

func planFor(docs, texts int) plan {
	p := plan{rivals: maxRivals, keep: max(min(keepWeights, allWeights/max(docs, 1)), 300)}
	if docs > 1000 {
		p.rivals = max(maxRivals*1000/docs, 16)
	}
	p.machine = texts >= svmTexts*docs && docs <= 1000
	return p
}

// A trainer fits classifiers, one after the other.
type trainer struct {
	x       *Index
	c       *corpus
	vectors [][]entry
	mean    []float32
	plan    plan

	fisher  discriminant
	machine machine
	gather  gathering
	stems   []int32
	rivals  []uint32
	groups  []group
}

// train fits the classifier of document d and returns its weights by feature
// and its constant.
func (t *trainer) train(d int) ([]entry, float32) {
	if len(t.c.of(d)) == 0 {
		return nil, 0
	}
	t.groups = append(t.groups[:0], t.group(d, math.MaxInt))
	t.stems = t.c.stems(t.stems[:0], d)
	t.rivals = t.x.bm.gather(t.rivals[:0], &t.gather, t.stems, t.plan.rivals+1, rivalBudget)
	for _, r := range t.rivals {
		if int(r) != d && len(t.c.of(int(r))) > 0 {
			t.groups = append(t.groups, t.group(int(r), rivalTexts))
		}
	}
	weights, bias := t.fisher.fit(t.groups, 0, t.mean)
	if t.plan.machine {
		weights, bias = t.addMachine(d, weights, bias)
	}
	return t.largest(weights), bias
}

// group returns the vectors of a document's texts, at most n.
func (t *trainer) group(d, n int) group {
	return t.vectors[t.c.first[d]:min(t.c.first[d+1], t.c.first[d]+min(n, len(t.vectors)))]
}

// addMachine adds the weights of a support vector machine. With many questions
// a document it sees what the discriminant, which knows only the mean of them,
// does not.
func (t *trainer) addMachine(d int, weights []entry, bias float32) ([]entry, float32) {
	var set [][]entry
	var labels []float32
	take := func(doc int, label float32) {
		for _, v := range t.group(doc, math.MaxInt) {
			set, labels = append(set, v), append(labels, label)
		}
	}
	take(d, 1)
	for _, r := range t.rivals {
		if int(r) != d {
			take(int(r), -1)
		}
	}
	m := &t.machine
	m.train(set, labels, uint32(d))
	bias += svmShare * m.bias
	for i, e := range weights {
		weights[i].value += svmShare * m.dense[e.feature]
		m.dense[e.feature] = 0
	}
	for _, f := range m.touched {
		if m.dense[f] != 0 {
			weights = append(weights, entry{f, svmShare * m.dense[f]})
			m.dense[f] = 0
		}
	}
	m.reset()
	return weights, bias
}

// largest returns about as many of the weights as the plan keeps, by feature:
// those of the largest size times the rarity that a text's value grows with.
func (t *trainer) largest(w []entry) []entry {
	limit := t.limit(w)
	out := make([]entry, 0, min(len(w), t.plan.keep))
	for _, e := range w {
		if sizeBin(t.size(e)) >= limit {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b entry) int { return cmp.Compare(a.feature, b.feature) })
	return out
}

// limit returns the lowest bin of sizes from which on no more weights stand
// than the plan keeps.
func (t *trainer) limit(w []entry) int {
	if len(w) <= t.plan.keep {
		return 0
	}
	var count [sizeBins]int32
	for _, e := range w {
		count[sizeBin(t.size(e))]++
	}
	left := t.plan.keep
	for bin := sizeBins - 1; bin > 0; bin-- {
		if left -= int(count[bin]); left < 0 {
			return bin + 1
		}
	}
	return 0
}

// sizeBins is the number of bins for sizes: the exponent of a number and the
// first five bits of its fraction.
const sizeBins = 1 << 13

func sizeBin(size float32) int { return int(math.Float32bits(size) >> 18) }

func (t *trainer) size(e entry) float32 {
	return float32(math.Abs(float64(e.value))) * t.x.space.idf[e.feature]
}
