package text

// eachDeletion calls f with the hash of word and of every string that comes
// of leaving out up to n of its letters, n being 1 or 2. A hash may come more
// than once.
func eachDeletion(word string, n int, f func(hash uint32)) {
	f(hashWithout(word, -1, -1))
	for i := range len(word) {
		f(hashWithout(word, i, -1))
		if n < 2 {
			continue
		}
		for j := i + 1; j < len(word); j++ {
			f(hashWithout(word, i, j))
		}
	}
}

// hashWithout returns the FNV-1a hash of word without the bytes at i and j.
func hashWithout(word string, i, j int) uint32 {
	h := uint32(2166136261)
	for k := range len(word) {
		if k != i && k != j {
			h = (h ^ uint32(word[k])) * 16777619
		}
	}
	return h ^ h>>15
}

// editDistance returns the optimal string alignment distance of a and b, the
// Levenshtein distance with exchanged neighbours counted as one edit, or
// limit+1 where it is larger than limit. Words are at most maxSpellLen bytes.
func editDistance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var rows [3][maxSpellLen + 1]int
	prev2, prev, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			d := prev[j-1]
			if a[i-1] != b[j-1] {
				d = min(d, prev[j], row[j-1]) + 1
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d = min(d, prev2[j-2]+1)
				}
			}
			row[j] = d
			least = min(least, d)
		}
		if least > limit {
			return limit + 1
		}
		prev2, prev, row = prev, row, prev2
	}
	return min(prev[len(b)], limit+1)
}

// Distance returns the optimal string alignment distance of a and b in bytes,
// or limit+1 where it is larger than limit or one of them is longer than any
// word.
func Distance(a, b string, limit int) int {
	if len(a) > maxSpellLen || len(b) > maxSpellLen {
		return limit + 1
	}
	return editDistance(a, b, limit)
}
