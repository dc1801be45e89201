package knowledge

import (
	"slices"
	"sort"
)

// Base is a loaded knowledge base. It does not change after loading and is
// safe for concurrent use. What its methods return must not be modified.
type Base struct {
	Topics   []Topic
	Sources  []Source
	Kinds    []Kind
	Aspects  []Aspect
	Subjects []Subject
	Figures  []Figure
	Cards    []Card // answers with their figures filled in

	cards    map[CardID]int
	subjects map[SubjectID]int
	sources  map[SourceID]int
	kinds    map[KindID]int
	aspects  map[AspectID]int
	figures  map[FigureID]int
	topics   map[TopicID]int
	about    map[SubjectID][]int // cards by subject
	measured map[SubjectID][]int // figures by subject
	ofKind   map[KindID][]int    // subjects by kind, in order

	places  map[CardID]place
	subject map[SubjectID]place
	source  map[SourceID]place
}

// Card returns the card of that id.
func (b *Base) Card(id CardID) (*Card, bool) { return lookup(b.Cards, b.cards, id) }

// Subject returns the subject of that id.
func (b *Base) Subject(id SubjectID) (*Subject, bool) { return lookup(b.Subjects, b.subjects, id) }

// Source returns the source of that id.
func (b *Base) Source(id SourceID) (*Source, bool) { return lookup(b.Sources, b.sources, id) }

// Figure returns the figure of that id.
func (b *Base) Figure(id FigureID) (*Figure, bool) { return lookup(b.Figures, b.figures, id) }

// Topic returns the topic of that id.
func (b *Base) Topic(id TopicID) (*Topic, bool) { return lookup(b.Topics, b.topics, id) }

// Kind returns the kind of that id, described by a file or derived from the id.
func (b *Base) Kind(id KindID) Kind {
	k, ok := lookup(b.Kinds, b.kinds, id)
	if !ok {
		return Kind{ID: id, Name: words(string(id)), Plural: plural(words(string(id)))}
	}
	return *k
}

// Aspect returns the aspect of that id, if a file describes it.
func (b *Base) Aspect(id AspectID) (*Aspect, bool) { return lookup(b.Aspects, b.aspects, id) }

// CardsAbout returns the cards that name the subject, in file order.
func (b *Base) CardsAbout(id SubjectID) []*Card { return pick(b.Cards, b.about[id]) }

// FiguresOf returns the figures that name the subject, in file order.
func (b *Base) FiguresOf(id SubjectID) []*Figure { return pick(b.Figures, b.measured[id]) }

// OfKind returns the subjects of a kind, by order and then in file order.
func (b *Base) OfKind(id KindID) []*Subject { return pick(b.Subjects, b.ofKind[id]) }

// Siblings returns the subjects of the same kind and parent, itself included,
// by order and then in file order.
func (b *Base) Siblings(s *Subject) []*Subject {
	var out []*Subject
	for _, other := range b.OfKind(s.Kind) {
		if other.Parent == s.Parent {
			out = append(out, other)
		}
	}
	return out
}

// Parts returns the subjects whose parent is the given one, by order.
func (b *Base) Parts(id SubjectID) []*Subject {
	var out []*Subject
	for i := range b.Subjects {
		if b.Subjects[i].Parent == id {
			out = append(out, &b.Subjects[i])
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Order < out[j].Order })
	return out
}

// Has reports whether the card names the subject.
func (c *Card) Has(id SubjectID) bool { return slices.Contains(c.Subjects, id) }

// Has reports whether the figure names the subject.
func (f *Figure) Has(id SubjectID) bool { return slices.Contains(f.Subjects, id) }

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
	b.about = map[SubjectID][]int{}
	for i := range b.Cards {
		for _, s := range b.Cards[i].Subjects {
			b.about[s] = append(b.about[s], i)
		}
	}
	b.measured = map[SubjectID][]int{}
	for i := range b.Figures {
		for _, s := range b.Figures[i].Subjects {
			b.measured[s] = append(b.measured[s], i)
		}
	}
	b.ofKind = map[KindID][]int{}
	for i := range b.Subjects {
		k := b.Subjects[i].Kind
		b.ofKind[k] = append(b.ofKind[k], i)
	}
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
