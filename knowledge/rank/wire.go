package rank

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
)

// ErrCorrupt is returned, wrapped, for bytes that are no saved index.
var ErrCorrupt = errors.New("corrupt index")

// A writer appends values to a byte slice.
type writer struct{ buf []byte }

func (w *writer) int(n int)         { w.buf = binary.AppendUvarint(w.buf, uint64(n)) }
func (w *writer) float(f float64)   { w.u64(math.Float64bits(f)) }
func (w *writer) float32(f float32) { w.u32(math.Float32bits(f)) }
func (w *writer) u32(n uint32)      { w.buf = binary.LittleEndian.AppendUint32(w.buf, n) }
func (w *writer) u64(n uint64)      { w.buf = binary.LittleEndian.AppendUint64(w.buf, n) }
func (w *writer) byte(b byte)       { w.buf = append(w.buf, b) }

func (w *writer) string(s string) {
	w.int(len(s))
	w.buf = append(w.buf, s...)
}

// strings writes sorted strings, each without what it shares with the one
// before.
func (w *writer) strings(list []string) {
	w.int(len(list))
	prev := ""
	for _, s := range list {
		n := 0
		for n < len(s) && n < len(prev) && s[n] == prev[n] {
			n++
		}
		w.int(n)
		w.string(s[n:])
		prev = s
	}
}

// A reader takes values off a byte slice. After an error it returns zero
// values, and err says that there was one.
type reader struct {
	buf []byte
	err error
}

func (r *reader) fail() {
	if r.err == nil {
		r.err = ErrCorrupt
	}
	r.buf = nil
}

// int reads a number from 0 to limit.
func (r *reader) int(limit int) int {
	if len(r.buf) > 0 && r.buf[0] < 0x80 && int(r.buf[0]) <= limit {
		n := int(r.buf[0])
		r.buf = r.buf[1:]
		return n
	}
	n, size := binary.Uvarint(r.buf)
	if size <= 0 || n > uint64(max(limit, 0)) {
		r.fail()
		return 0
	}
	r.buf = r.buf[size:]
	return int(n)
}

// below reads a number from 0 to limit-1.
func (r *reader) below(limit int) int {
	if limit <= 0 {
		r.fail()
		return 0
	}
	return r.int(limit - 1)
}

// count reads how many things follow that take size bytes or more each.
func (r *reader) count(size int) int { return r.int(len(r.buf) / size) }

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.buf) {
		r.fail()
		return nil
	}
	b := r.buf[:n]
	r.buf = r.buf[n:]
	return b
}

func (r *reader) byte() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *reader) u32() uint32 {
	if b := r.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (r *reader) u64() uint64 {
	if b := r.take(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

// float reads a number; infinities and NaN are errors.
func (r *reader) float() float64 {
	f := math.Float64frombits(r.u64())
	if math.IsNaN(f) || math.IsInf(f, 0) {
		r.fail()
		return 0
	}
	return f
}

func (r *reader) float32() float32 {
	f := math.Float32frombits(r.u32())
	if f != f || f > math.MaxFloat32 || f < -math.MaxFloat32 {
		r.fail()
		return 0
	}
	return f
}

func (r *reader) string() string { return string(r.take(r.int(len(r.buf)))) }

// strings reads what writer.strings wrote; strings out of order are an error.
func (r *reader) strings() []string {
	n := r.count(2)
	ends := make([]int, 0, n)
	arena := make([]byte, 0, 8*n)
	start := 0
	for range n {
		end := len(arena)
		shared := r.int(end - start)
		tail := r.take(r.int(len(r.buf)))
		arena = append(arena, arena[start:start+shared]...)
		arena = append(arena, tail...)
		if r.err != nil || len(ends) > 0 && bytes.Compare(arena[end:], arena[start:end]) <= 0 {
			r.fail()
			return nil
		}
		start = end
		ends = append(ends, len(arena))
	}
	all := string(arena)
	list, from := make([]string, n), 0
	for i, end := range ends {
		list[i] = all[from:end]
		from = end
	}
	return list
}
