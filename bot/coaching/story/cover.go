package story

import (
	"math/bits"
	"slices"

	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// Covers returns, for each principle that an active story shows, the ids of
// those stories, by number.
func (b Bank) Covers() map[knowledge.SubjectID][]ID {
	out := map[knowledge.SubjectID][]ID{}
	for _, s := range b.Active() {
		for _, p := range s.Principles {
			out[p] = append(out[p], s.ID)
		}
	}
	return out
}

// Uncovered returns the principles that no active story shows, in Amazon's
// order.
func (b Bank) Uncovered() []rehearse.Principle {
	covers := b.Covers()
	return slices.DeleteFunc(rehearse.Principles(), func(p rehearse.Principle) bool { return len(covers[p.ID]) > 0 })
}

// Fewest returns the fewest active stories that together show every principle
// that any of them shows, by number. Of several such sets it takes the one
// with more complete stories, then with lower numbers.
func (b Bank) Fewest() []Story {
	stories := b.Active()
	lacks := map[int]int{}
	for i := range stories {
		lacks[stories[i].Number] = len(stories[i].Lacks())
	}
	slices.SortStableFunc(stories, func(x, y Story) int { return lacks[x.Number] - lacks[y.Number] })
	sets := make([]uint32, len(stories))
	all := uint32(0)
	for i := range stories {
		sets[i] = shown(&stories[i])
		all |= sets[i]
	}
	var out []Story
	for _, i := range cover(sets, all) {
		out = append(out, stories[i])
	}
	slices.SortFunc(out, func(x, y Story) int { return x.Number - y.Number })
	return out
}

// shown returns the principles of a story as a set of their places.
func shown(s *Story) uint32 {
	set := uint32(0)
	for i, p := range rehearse.Principles() {
		if slices.Contains(s.Principles, p.ID) {
			set |= 1 << i
		}
	}
	return set
}

// cover returns the fewest of the sets that make up all; of several such
// choices one with earlier sets. It is exact: for each union of sets it finds
// the cheapest choice that gives it, and 16 elements have at most 65,536.
func cover(sets []uint32, all uint32) []int {
	const each = 10_000 // a set weighs more than all places together
	type step struct {
		cost int32 // 0: no such union yet
		last int32
		from uint32
	}
	best := make([]step, 1<<bits.Len32(all))
	for i, set := range sets {
		for have := range best {
			at, union := best[have], uint32(have)|set
			cost := at.cost + each + int32(i)
			if at.cost == 0 && have != 0 || union == uint32(have) || best[union].cost > 0 && best[union].cost <= cost {
				continue
			}
			best[union] = step{cost, int32(i), uint32(have)}
		}
	}
	var out []int
	for at := all; at != 0; at = best[at].from {
		out = append(out, int(best[at].last))
	}
	slices.Sort(out)
	return out
}

// inOrder returns principles in Amazon's order, each once; those that are none
// are left out.
func inOrder(ids []knowledge.SubjectID) []knowledge.SubjectID {
	var out []knowledge.SubjectID
	for _, p := range rehearse.Principles() {
		if slices.Contains(ids, p.ID) {
			out = append(out, p.ID)
		}
	}
	return out
}
