package knowledge

import "sort"

// index builds the look-up tables.
func (b *Base) index() {
	b.cards = indexBy(b.Cards, func(v *Card) CardID { return v.ID })
	b.subjects = indexBy(b.Subjects, func(v *Subject) SubjectID { return v.ID })
	b.sources = indexBy(b.Sources, func(v *Source) SourceID { return v.ID })
	b.kinds = indexBy(b.Kinds, func(v *Kind) KindID { return v.ID })
	b.aspects = indexBy(b.Aspects, func(v *Aspect) AspectID { return v.ID })
	b.figures = indexBy(b.Figures, func(v *Figure) FigureID { return v.ID })
	b.topics = indexBy(b.Topics, func(v *Topic) TopicID { return v.ID })
	delete(b.figures, "")
	b.about = groupBy(b.Cards, func(v *Card) []SubjectID { return v.Subjects })
	b.measured = groupBy(b.Figures, func(v *Figure) []SubjectID { return v.Subjects })
	b.ofKind = groupBy(b.Subjects, func(v *Subject) []KindID { return []KindID{v.Kind} })
	for _, list := range b.ofKind {
		sort.SliceStable(list, func(i, j int) bool { return b.Subjects[list[i]].Order < b.Subjects[list[j]].Order })
	}
}

func indexBy[K comparable, V any](list []V, id func(*V) K) map[K]int {
	out := make(map[K]int, len(list))
	for i := range list {
		out[id(&list[i])] = i
	}
	return out
}

// groupBy lists the entries by what they name, each once.
func groupBy[K comparable, V any](list []V, names func(*V) []K) map[K][]int {
	out := map[K][]int{}
	for i := range list {
		for _, name := range names(&list[i]) {
			if group := out[name]; len(group) == 0 || group[len(group)-1] != i {
				out[name] = append(group, i)
			}
		}
	}
	return out
}

func lookup[K comparable, V any](list []V, index map[K]int, id K) (*V, bool) {
	i, ok := index[id]
	if !ok {
		return nil, false
	}
	return &list[i], true
}

func pick[V any](list []V, index []int) []*V {
	out := make([]*V, len(index))
	for i, at := range index {
		out[i] = &list[at]
	}
	return out
}
