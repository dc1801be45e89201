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
