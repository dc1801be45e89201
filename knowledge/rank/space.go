package rank

import (
	"math"
	"math/bits"
)

// A space holds the features that were seen when the index was built, with
// their weights by rarity. It turns texts into vectors.
type space struct {
	keys []uint32 // in order of their numbers
	idf  []float32
	slot []uint32 // open addressing: number+1, 0 for free
}

// newSpace returns a space for the features of the given texts.
func newSpace(texts [][]feature) *space {
	s := &space{slot: make([]uint32, 1024)}
	var df []uint32
	for _, t := range texts {
		for _, f := range t {
			i := s.add(f.key)
			if i == len(df) {
				df = append(df, 0)
			}
			df[i]++
		}
	}
	s.idf = make([]float32, len(df))
	for i, d := range df {
		s.idf[i] = rarity(int(d), len(texts))
	}
	return s
}

// rarity is the inverse document frequency of scikit-learn, smoothed, to the
// power of a half.
func rarity(df, n int) float32 {
	return float32(math.Sqrt(math.Log(float64(1+n)/float64(1+df)) + 1))
}

// add returns the number of a key, a new one if need be.
func (s *space) add(key uint32) int {
	if 2*len(s.keys) >= len(s.slot) {
		s.slot = slots(s.keys, 4*len(s.keys))
	}
	mask := uint32(len(s.slot) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		n := s.slot[i]
		if n == 0 {
			s.keys = append(s.keys, key)
			s.slot[i] = uint32(len(s.keys))
			return len(s.keys) - 1
		}
		if s.keys[n-1] == key {
			return int(n - 1)
		}
	}
}

// find returns the number of a key, negative if it is unknown.
func (s *space) find(key uint32) int {
	mask := uint32(len(s.slot) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		n := s.slot[i]
		if n == 0 {
			return -1
		}
		if s.keys[n-1] == key {
			return int(n - 1)
		}
	}
}

// slots returns an open-addressing table for keys with at least n slots.
func slots(keys []uint32, n int) []uint32 {
	t := make([]uint32, 1<<bits.Len(uint(max(n, 2*len(keys), 15))))
	mask := uint32(len(t) - 1)
	for k, key := range keys {
		i := key & mask
		for t[i] != 0 {
			i = (i + 1) & mask
		}
		t[i] = uint32(k + 1)
	}
	return t
}

// An entry is one coordinate of a sparse vector.
type entry struct {
	feature uint32
	value   float32
}

// vector appends the coordinates of a text to dst: (1 + log count) × rarity,
// each block brought to its weight, the whole to length 1. Features that the
// space does not know are left out.
func (s *space) vector(dst []entry, text []feature) []entry {
	start := len(dst)
	var total float64
	for i := 0; i < len(text); {
		b, from := text[i].block, len(dst)
		var sum float64
		for ; i < len(text) && text[i].block == b; i++ {
			n := s.find(text[i].key)
			if n < 0 {
				continue
			}
			v := s.idf[n] * text[i].weight
			if text[i].count > 1 {
				v *= 1 + float32(math.Log(float64(text[i].count)))
			}
			sum += float64(v) * float64(v)
			dst = append(dst, entry{uint32(n), v})
		}
		scale(dst[from:], sum, blockWeights[b])
		if sum > 0 {
			total += float64(blockWeights[b]) * float64(blockWeights[b])
		}
	}
	scale(dst[start:], total, 1)
	return dst
}

// scale brings a vector whose squares sum to sum to a length.
func scale(v []entry, sum float64, length float32) {
	if sum == 0 {
		return
	}
	f := length / float32(math.Sqrt(sum))
	for i := range v {
		v[i].value *= f
	}
}
