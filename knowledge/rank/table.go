package rank

import (
	"math"
	"slices"
)

// A table holds the weights of all documents' classifiers by feature, each in
// four bytes: the document in the upper 24 bits, the weight in the lower 8, in
// steps of its feature's scale.
type table struct {
	first []uint32 // by feature: its first cell; one more at the end
	cells []uint32 // within a feature sorted by document
	scale []float32
}

const (
	weightBits = 8
	weightZero = 1 << (weightBits - 1)
	weightMask = 1<<weightBits - 1
	maxDocs    = 1 << (32 - weightBits)
)

// newTable turns the weights of each document into a table.
func newTable(docs [][]entry, features int) *table {
	t := &table{first: make([]uint32, features+2), scale: make([]float32, features)}
	n := 0
	for _, d := range docs {
		n += len(d)
		for _, e := range d {
			t.first[e.feature+2]++
			t.scale[e.feature] = max(t.scale[e.feature], float32(math.Abs(float64(e.value))))
		}
	}
	for i := 1; i < len(t.first); i++ {
		t.first[i] += t.first[i-1]
	}
	for i := range t.scale {
		t.scale[i] /= weightZero - 1
	}
	t.cells = make([]uint32, n)
	for d, list := range docs {
		for _, e := range list {
			at := &t.first[e.feature+1]
			t.cells[*at] = cell(d, e.value, t.scale[e.feature])
			*at++
		}
	}
	t.first = t.first[:features+1]
	return t
}

// cell packs a weight.
func cell(doc int, value, scale float32) uint32 {
	q := 0.0
	if scale > 0 {
		q = math.Round(float64(value / scale))
	}
	q = max(1-weightZero, min(weightZero-1, q))
	return uint32(doc)<<weightBits | uint32(int(q)+weightZero)
}

// of returns the cells of a feature.
func (t *table) of(feature int) []uint32 { return t.cells[t.first[feature]:t.first[feature+1]] }

// score adds a text's scores to acc, by document.
func (t *table) score(acc []float32, text []entry) {
	for _, e := range text {
		f := e.value * t.scale[e.feature]
		for _, c := range t.of(int(e.feature)) {
			acc[c>>weightBits] += f * float32(int32(c&weightMask)-weightZero)
		}
	}
}

// scoreSome adds a text's scores to acc for the given documents only, in
// their order.
func (t *table) scoreSome(acc []float32, text []entry, docs []uint32) {
	for _, e := range text {
		f := e.value * t.scale[e.feature]
		cells := t.of(int(e.feature))
		for i, d := range docs {
			k, _ := slices.BinarySearch(cells, d<<weightBits)
			cells = cells[k:]
			if len(cells) == 0 {
				break
			}
			if c := cells[0]; c>>weightBits == d {
				acc[i] += f * float32(int32(c&weightMask)-weightZero)
			}
		}
	}
}
