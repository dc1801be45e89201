package text

import (
	_ "embed"
	"strings"
)

// englishFile holds common English words, sorted, one a line, each followed
// by its band. The words and their bands come from SCOWL; see english.LICENSE.
//
//go:embed english.txt
var englishFile string

// EnglishRank tells how common a lower-case English word is: 1 for the 4,000
// or so most common words, 2 for the next 7,000, 3 for other words that every
// reader knows (30,000 with their regular forms), 0 for words that are not in
// the list. It is a binary search in the embedded list and allocates nothing.
func EnglishRank(word string) int {
	if r := listedRank(word, ""); r > 0 {
		return r
	}
	for _, e := range [...]struct{ cut, add string }{
		{"s", ""}, {"es", ""}, {"ies", "y"}, {"ed", ""}, {"ed", "e"}, {"ied", "y"},
		{"ing", ""}, {"ing", "e"}, {"ly", ""}, {"er", ""}, {"er", "e"}, {"est", ""}, {"est", "e"}, {"ness", ""},
	} {
		base, ok := strings.CutSuffix(word, e.cut)
		if !ok || len(base) < 3 {
			continue
		}
		if r := listedRank(base, e.add); r > 0 {
			return max(r, 3)
		}
		if n := len(base); e.add == "" && base[n-1] == base[n-2] {
			if r := listedRank(base[:n-1], ""); r > 0 {
				return max(r, 3)
			}
		}
	}
	return 0
}

// listedRank returns the band of word+tail in the list, 0 if it is not there.
// tail has at most one letter.
func listedRank(word, tail string) int {
	lo, hi := 0, len(englishFile)
	for lo < hi {
		mid := (lo + hi) / 2
		start := strings.LastIndexByte(englishFile[:mid], '\n') + 1
		end := mid + strings.IndexByte(englishFile[mid:], '\n')
		entry := englishFile[start : end-1]
		switch c := compareJoined(entry, word, tail); {
		case c == 0:
			return int(englishFile[end-1] - '0')
		case c < 0:
			lo = end + 1
		default:
			hi = start
		}
	}
	return 0
}

// compareJoined compares a with b+tail.
func compareJoined(a, b, tail string) int {
	n := min(len(a), len(b))
	if c := strings.Compare(a[:n], b[:n]); c != 0 {
		return c
	}
	if len(a) < len(b) {
		return -1
	}
	return strings.Compare(a[len(b):], tail)
}
