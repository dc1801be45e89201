package rank

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"math"
)

// magic starts every saved index; its last byte is the version of the form.
var magic = []byte("CCRANK\x00\x02")

// MarshalBinary returns the index in a compact form that UnmarshalBinary
// reads. Equal indexes give equal bytes.
func (x *Index) MarshalBinary() ([]byte, error) {
	w := &writer{}
	w.buf = append(w.buf, magic...)
	w.buf = append(w.buf, x.print[:]...)
	x.writeDocs(w)
	x.writeLexicon(w)
	x.writeWeights(w)
	x.writeNearest(w)
	w.u32(crc32.ChecksumIEEE(w.buf))
	return w.buf, nil
}

// UnmarshalBinary makes x the index that data holds; data is not kept. It
// must not be called on an index in use. Bytes that are no index, or of
// another version, are an error that wraps ErrCorrupt and leave x as it was.
func (x *Index) UnmarshalBinary(data []byte) error {
	if len(data) < len(magic)+len(x.print)+4 || !bytes.Equal(data[:len(magic)], magic) {
		return fmt.Errorf("reading index: no header of this version: %w", ErrCorrupt)
	}
	body := data[:len(data)-4]
	if sum := (&reader{buf: data[len(data)-4:]}).u32(); sum != crc32.ChecksumIEEE(body) {
		return fmt.Errorf("reading index: wrong checksum: %w", ErrCorrupt)
	}
	return x.decode(body[len(magic):])
}

// decode reads what stands between magic and checksum.
func (x *Index) decode(body []byte) error {
	r := &reader{buf: body}
	var y Index
	copy(y.print[:], r.take(len(y.print)))
	y.readDocs(r)
	y.readLexicon(r)
	y.readWeights(r)
	y.readNearest(r)
	if r.err == nil && len(r.buf) > 0 {
		r.fail()
	}
	if r.err != nil {
		return fmt.Errorf("reading index: %w", r.err)
	}
	x.ids, x.questions, x.lex, x.space = y.ids, y.questions, y.lex, y.space
	x.weights, x.bias, x.bm, x.near = y.weights, y.bias, y.bm, y.near
	x.border, x.cal, x.print = y.border, y.cal, y.print
	x.prepare()
	return nil
}

func (x *Index) writeDocs(w *writer) {
	w.int(len(x.ids))
	for i, id := range x.ids {
		w.string(id)
		w.int(x.questions[i])
		w.float32(x.bias[i])
	}
	for _, f := range x.cal.numbers() {
		w.float(*f)
	}
	if x.border == nil {
		w.int(0)
		return
	}
	w.int(1)
	w.float32(x.border.bias)
	for _, v := range x.border.weights {
		w.float32(v)
	}
}

func (x *Index) readDocs(r *reader) {
	for range r.count(6) {
		x.ids = append(x.ids, r.string())
		x.questions = append(x.questions, r.int(1<<30))
		x.bias = append(x.bias, r.float32())
	}
	for _, f := range x.cal.numbers() {
		*f = r.float()
	}
	for _, d := range x.cal.deviation {
		if d <= 0 {
			r.fail()
		}
	}
	if r.int(1) == 0 {
		return
	}
	x.border = &border{bias: r.float32(), weights: make([]float32, borderSize)}
	for i := range x.border.weights {
		x.border.weights[i] = r.float32()
	}
}

func (x *Index) writeLexicon(w *writer) {
	w.strings(x.lex.stems)
	w.strings(x.lex.words)
	for i := range x.lex.words {
		w.int(int(x.lex.freq[i]))
		w.int(int(x.lex.stem[i]))
	}
	for s, list := range x.bm.lists {
		w.float32(x.bm.idf[s])
		w.int(len(list))
		last := uint32(0)
		for _, p := range list {
			w.int(int(p.doc - last))
			w.float32(p.weight)
			last = p.doc
		}
	}
}

func (x *Index) readLexicon(r *reader) {
	x.lex = &lexicon{stems: r.strings(), words: r.strings()}
	for range x.lex.words {
		x.lex.freq = append(x.lex.freq, uint32(r.int(1<<31)))
		x.lex.stem = append(x.lex.stem, int32(r.below(len(x.lex.stems))))
	}
	x.bm = &bm25{}
	arena := make([]posting, 0, len(r.buf)/20)
	for range x.lex.stems {
		x.bm.idf = append(x.bm.idf, r.float32())
		start, last := len(arena), 0
		for range r.count(5) {
			last += r.below(len(x.ids) - last)
			arena = append(arena, posting{uint32(last), r.float32()})
		}
		x.bm.lists = append(x.bm.lists, arena[start:len(arena):len(arena)])
	}
	if r.err == nil {
		x.lex.prepare()
	}
}

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

func (x *Index) readWeights(r *reader) {
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

func (x *Index) writeNearest(w *writer) {
	for d := range x.ids {
		lines := x.near.lines[x.near.first[d]:x.near.first[d+1]]
		w.int(len(lines))
		for _, l := range lines {
			w.int(l.question + 1)
			w.int(len(l.stems))
			last := int32(0)
			for _, s := range l.stems {
				w.int(int(s - last))
				last = s
			}
		}
	}
}

func (x *Index) readNearest(r *reader) {
	if r.err != nil {
		return
	}
	n := newNearest(x.lex, x.bm, len(x.ids))
	arena := make([]int32, 0, len(r.buf))
	for d := range x.ids {
		n.first = append(n.first, len(n.lines))
		for range r.count(2) {
			l := line{question: r.int(x.questions[d]) - 1}
			start, last := len(arena), 0
			for range r.count(1) {
				last += r.below(len(x.lex.stems) - last)
				arena = append(arena, int32(last))
			}
			if r.err != nil {
				return
			}
			l.stems = arena[start:len(arena):len(arena)]
			l.length = n.length(l.stems)
			n.lines = append(n.lines, l)
		}
	}
	n.first = append(n.first, len(n.lines))
	x.near = n
}
