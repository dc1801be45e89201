package state

import (
	"cmp"
	"math"
	"slices"
)

// alike is the share of common words, of all words of both, from which two
// questions ask alike.
const alike = 0.6

// tiny makes up for what floating point numbers cannot say exactly.
const tiny = 1e-9

// A grouper finds the group that a set of words is like. Words are numbers,
// the rarer the smaller. Two sets that are alike enough share one of the few
// rarest words of each, so that only groups with such a word are looked at.
type grouper struct {
	number map[string]int
	heads  [][]int // the words of each group's head
	byWord [][]int // groups, by the rarest words of their heads
	seen   []int   // by group: the last search that looked at it
	search int
}

// newGrouper numbers the words of all sets.
func newGrouper(bundles []*bundled) *grouper {
	count := map[string]int{}
	for _, b := range bundles {
		for _, w := range b.words {
			count[w]++
		}
	}
	words := make([]string, 0, len(count))
	for w := range count {
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(count[a], count[b]), cmp.Compare(a, b)) })
	g := &grouper{number: make(map[string]int, len(words)), byWord: make([][]int, len(words))}
	for i, w := range words {
		g.number[w] = i
	}
	return g
}

// numbers returns words as sorted numbers, the rarest first.
func (g *grouper) numbers(words []string) []int {
	out := make([]int, len(words))
	for i, w := range words {
		out[i] = g.number[w]
	}
	slices.Sort(out)
	return out
}

// rarest returns those words of which a set that is alike has at least one
// among its own: all but as many as the two must share, and one.
func rarest(words []int) []int {
	shared := int(math.Ceil(alike*float64(len(words)) - tiny))
	return words[:min(len(words), len(words)-shared+1)]
}

// add makes a set the head of a new group, the next.
func (g *grouper) add(words []int) {
	for _, w := range rarest(words) {
		g.byWord[w] = append(g.byWord[w], len(g.heads))
	}
	g.heads = append(g.heads, words)
	g.seen = append(g.seen, 0)
}

// find returns the group whose head is most like a set, the first of those
// that are equally like it.
func (g *grouper) find(words []int) (group int, ok bool) {
	g.search++
	best := alike - tiny
	for _, w := range rarest(words) {
		for _, candidate := range g.byWord[w] {
			head := g.heads[candidate]
			if g.seen[candidate] == g.search || float64(min(len(head), len(words))) < alike*float64(max(len(head), len(words)))-tiny {
				continue
			}
			g.seen[candidate] = g.search
			if l := likeness(head, words); l > best || l == best && ok && candidate < group {
				best, group, ok = l, candidate, true
			}
		}
	}
	return group, ok
}

// likeness is the share of common words of two sorted sets in all their words.
func likeness(a, b []int) float64 {
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			common, i, j = common+1, i+1, j+1
		}
	}
	return float64(common) / float64(len(a)+len(b)-common)
}
