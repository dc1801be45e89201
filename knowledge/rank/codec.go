package rank

import (
	"bytes"
	"fmt"
	"hash/crc32"
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

// writeDocs writes what there is of each document, and what the estimates need.
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

// readDocs reads what writeDocs wrote.
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
