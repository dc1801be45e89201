package rank

// Features are named by 32-bit hashes, so that an index needs no dictionary of
// them. The hashes must stay as they are: a saved index holds them.

// The kinds of features, mixed into their hashes.
const (
	seedStem    = 0x9e3779b1
	seedBigram  = 0x85ebca77
	seedPair    = 0xc2b2ae3d
	seedChar    = 0x27d4eb2f
	seedConcept = 0x165667b1
	seedTwo     = 0xd3a2646c
)

// hashString returns the FNV-1a hash of s, well mixed.
func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return mix(h)
}

// mix spreads the bits of h (the finaliser of MurmurHash3).
func mix(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}

// combine returns the hash of an ordered pair of hashes under a seed.
func combine(seed, a, b uint32) uint32 {
	return mix(mix(a^seed)*31 + b)
}
