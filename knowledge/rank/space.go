package rank

import (
	"math"
	"math/bits"
	"slices"
)

// A space holds the features that were seen when the index was built, with
// their weights by rarity. It turns texts into vectors.
type space struct {
	texts int       // how many texts there were
	keys  []uint32  // sorted
	df    []uint32  // by feature: in how many texts it stands
	idf   []float32 // by feature
	slot  []uint32  // open addressing: number+1, 0 for free
}

// newSpace returns the space of the given keys, sorted, and counts.
func newSpace(texts int, keys, df []uint32) *space {
	s := &space{texts: texts, keys: keys, df: df, idf: make([]float32, len(df)), slot: slots(keys)}
	known := make([]float32, 256)
	for i := range known {
		known[i] = rarity(i, texts)
	}
	for i, d := range df {
		if int(d) < len(known) {
			s.idf[i] = known[d]
		} else {
			s.idf[i] = rarity(int(d), texts)
		}
	}
	return s
}

// A counter counts in how many texts each feature stands.
type counter struct {
	keys, df []uint32
	slot     []uint32
}

func newCounter() *counter { return &counter{slot: make([]uint32, 1<<12)} }

// add counts the features of one text.
func (c *counter) add(text []feature) {
	for _, f := range text {
		if 2*len(c.keys) >= len(c.slot) {
			c.slot = slots(c.keys)
		}
		mask := uint32(len(c.slot) - 1)
		i := f.key & mask
		for c.slot[i] != 0 && c.keys[c.slot[i]-1] != f.key {
			i = (i + 1) & mask
		}
		if c.slot[i] == 0 {
			c.keys, c.df = append(c.keys, f.key), append(c.df, 0)
			c.slot[i] = uint32(len(c.keys))
		}
		c.df[c.slot[i]-1]++
	}
}

// space returns the space of the features that stand in at least so many
// texts.
func (c *counter) space(texts int, least uint32) *space {
	pairs := make([]uint64, 0, len(c.keys))
	for i, k := range c.keys {
		if c.df[i] >= least {
			pairs = append(pairs, uint64(k)<<32|uint64(c.df[i]))
		}
	}
	slices.Sort(pairs)
	keys, df := make([]uint32, len(pairs)), make([]uint32, len(pairs))
	for i, p := range pairs {
		keys[i], df[i] = uint32(p>>32), uint32(p)
	}
	return newSpace(texts, keys, df)
}

// rarity is the inverse document frequency of scikit-learn, smoothed, to the
// power of a half.
func rarity(df, n int) float32 {
	return float32(math.Sqrt(math.Log(float64(1+n)/float64(1+df)) + 1))
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

// slots returns an open-addressing table for keys, at most a quarter full.
func slots(keys []uint32) []uint32 {
	t := make([]uint32, 1<<bits.Len(uint(max(2*len(keys), 2047))))
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
