package rank

import "math"

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

// A roster is a table turned round: the weights by document, for scoring a few
// documents of many.
type roster struct {
	first    []uint32 // by document; one more at the end
	features []uint32
	values   []int8 // in steps of the feature's scale
}

// newRoster turns a table round.
func newRoster(t *table, docs int) *roster {
	r := &roster{first: make([]uint32, docs+2)}
	for _, c := range t.cells {
		r.first[c>>weightBits+2]++
	}
	for i := 1; i < len(r.first); i++ {
		r.first[i] += r.first[i-1]
	}
	r.features, r.values = make([]uint32, len(t.cells)), make([]int8, len(t.cells))
	for f := range t.scale {
		for _, c := range t.of(f) {
			at := &r.first[c>>weightBits+1]
			r.features[*at], r.values[*at] = uint32(f), int8(int(c&weightMask)-weightZero)
			*at++
		}
	}
	r.first = r.first[:docs+1]
	return r
}

// A lookup finds the coordinates of one text by feature. It is filled and
// emptied by the same vector.
type lookup struct {
	dense []float32 // by feature, zero where the text does not have it
	bits  [1 << 8]uint64
}

// bit returns the place of a feature among the bits, which are few enough to
// stay close to the processor.
func (l *lookup) bit(feature uint32) (word, mask uint64) {
	h := uint64(feature*2654435769) >> 18
	return h >> 6, 1 << (h & 63)
}

func (l *lookup) fill(text []entry, scale []float32) {
	if len(l.dense) != len(scale) {
		l.dense = make([]float32, len(scale))
	}
	clear(l.bits[:])
	for _, e := range text {
		l.dense[e.feature] = e.value * scale[e.feature]
		word, mask := l.bit(e.feature)
		l.bits[word] |= mask
	}
}

func (l *lookup) empty(text []entry) {
	for _, e := range text {
		l.dense[e.feature] = 0
	}
}

// score returns the score of a document for the text in l.
func (r *roster) score(l *lookup, doc uint32) float32 {
	var sum float32
	from, to := r.first[doc], r.first[doc+1]
	for i, f := range r.features[from:to] {
		if word, mask := l.bit(f); l.bits[word]&mask != 0 {
			sum += l.dense[f] * float32(r.values[from+uint32(i)])
		}
	}
	return sum
}
