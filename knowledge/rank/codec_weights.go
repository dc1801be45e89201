package rank

import "math"

// writeWeights writes the features and the weights of the classifiers.
func (x *Index) writeWeights(w *writer) {
	w.int(x.space.texts)
	w.int(len(x.space.keys))
	last := uint32(0)
	for i, k := range x.space.keys {
		w.int(int(k - last))
		w.int(int(x.space.df[i]))
		last = k
	}
	w.int(len(x.weights.cells))
	for f, scale := range x.weights.scale {
		cells := x.weights.of(f)
		w.int(len(cells))
		if len(cells) > 0 {
			w.float32(scale)
		}
		doc := uint32(0)
		for _, c := range cells {
			w.int(int(c>>weightBits - doc))
			w.byte(byte(c & weightMask))
			doc = c >> weightBits
		}
	}
}

// readWeights reads what writeWeights wrote.
func (x *Index) readWeights(r *reader) {
	x.readSpace(r)
	if r.err != nil {
		return
	}
	n := len(x.space.keys)
	t := &table{first: make([]uint32, 1, n+1), scale: make([]float32, n)}
	t.cells = make([]uint32, 0, r.count(2))
	for f := range n {
		count := r.count(2)
		if count > 0 {
			t.scale[f] = r.float32()
		}
		t.cells = r.cells(t.cells, count, len(x.ids))
		t.first = append(t.first, uint32(len(t.cells)))
	}
	x.weights = t
}

// readSpace reads the features and in how many texts each stands.
func (x *Index) readSpace(r *reader) {
	texts := r.int(math.MaxInt32)
	n := r.count(2)
	keys, df := make([]uint32, n), make([]uint32, n)
	last := -1
	for i := range keys {
		k := r.int(math.MaxUint32)
		if i > 0 {
			if k == 0 {
				r.fail()
			}
			k += last
		}
		if k > math.MaxUint32 || r.err != nil {
			r.fail()
			return
		}
		keys[i], df[i], last = uint32(k), uint32(r.int(texts)), k
	}
	x.space = newSpace(texts, keys, df)
}

// cells reads the cells of one feature.
func (r *reader) cells(dst []uint32, count, docs int) []uint32 {
	doc := 0
	for i := range count {
		var step int
		if len(r.buf) > 1 && r.buf[0] < 0x80 {
			step = int(r.buf[0])
			r.buf = r.buf[1:]
		} else {
			step = r.int(docs)
		}
		doc += step
		if doc >= docs || i > 0 && step == 0 {
			r.fail()
		}
		dst = append(dst, uint32(doc)<<weightBits|uint32(r.byte()))
		if r.err != nil {
			return dst
		}
	}
	return dst
}
