package find

import (
	"bytes"
	"cmp"
	"encoding/gob"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strings"

	"careercoach/bot/understand"
	"careercoach/knowledge"
	"careercoach/knowledge/rank"
	"careercoach/knowledge/text"
)

// A Model is what is learnt from a knowledge base before the first question.
// Learning takes seconds for hundreds of cards, reading a saved model
// milliseconds. It does not change and is safe for concurrent use.
type Model struct {
	index   *rank.Index
	aspects *aspects
	names   []subjectName // sorted by subject
	field   []string      // stems that mark the field of the knowledge, sorted
	asked   []askedBy     // the cards' questions, sorted
}

// An askedBy says which card asks a question, given as a hash of its words.
type askedBy struct {
	Hash uint64
	Card int32
}

// hashOf names a question by its words, whatever their form; a question mark
// is none.
func hashOf(tokens []text.Token) uint64 {
	h := fnv.New64a()
	for _, t := range tokens {
		if t.Text != "?" {
			io.WriteString(h, t.Stem)
			h.Write([]byte{' '})
		}
	}
	return h.Sum64()
}

// asker returns the place of the first card that asks a question in just these
// words, -1 where there is none.
func (m *Model) asker(tokens []text.Token) int {
	hash := hashOf(tokens)
	i, ok := slices.BinarySearchFunc(m.asked, hash, func(a askedBy, h uint64) int { return cmp.Compare(a.Hash, h) })
	if !ok {
		return -1
	}
	return int(m.asked[i].Card)
}

// A subjectName is what the cards' questions call a subject most often.
type subjectName struct {
	Subject knowledge.SubjectID
	Name    string
}

// options are those the index is built with.
var options = rank.Options{Everyday: true}

// documents returns the cards as the index wants them. A card's body holds the
// names of its subjects too, so that the index knows their words.
func documents(base *knowledge.Base) []rank.Document {
	docs := make([]rank.Document, len(base.Cards))
	for i := range base.Cards {
		c := &base.Cards[i]
		body := []string{c.Answer}
		for _, id := range c.Subjects {
			if s, ok := base.Subject(id); ok {
				body = append(append(body, s.Name), s.Aliases...)
			}
		}
		docs[i] = rank.Document{ID: string(c.ID), Title: c.Title, Questions: c.Questions, Body: strings.Join(body, " ")}
	}
	return docs
}

// Fingerprint names the model that Learn would make of a base: a saved model
// may be used where it is the same.
func Fingerprint(base *knowledge.Base) string {
	return rank.FingerprintOf(documents(base), options).String()
}

// Learn makes the model of a base.
func Learn(base *knowledge.Base, reader *understand.Reader) (*Model, error) {
	index, err := rank.Build(documents(base), options)
	if err != nil {
		return nil, fmt.Errorf("building the index: %w", err)
	}
	l := &learner{at: map[knowledge.AspectID]int{}, counts: map[string]map[int]float64{}}
	calls := names{}
	field := fieldWords{}
	var asked []askedBy
	for i := range base.Cards {
		c := &base.Cards[i]
		for _, question := range c.Questions {
			tokens := text.Tokenize(text.Normalize(question))
			mentions := reader.Mentions(question, tokens)
			calls.note(tokens, mentions)
			field.note(i, tokens)
			asked = append(asked, askedBy{hashOf(tokens), int32(i)})
			if c.Aspect != "" && c.Decision != knowledge.DecisionSmalltalk {
				l.add(c.Aspect, maskedFeatures(tokens, mentions, reader))
			}
		}
	}
	slices.SortFunc(asked, func(a, b askedBy) int { return cmp.Or(cmp.Compare(a.Hash, b.Hash), cmp.Compare(a.Card, b.Card)) })
	return &Model{index, l.aspects(), calls.list(), field.list(len(base.Cards)), asked}, nil
}

// savedModel is a Model as gob writes it.
type savedModel struct {
	Index   []byte
	Aspects *aspects
	Names   []subjectName
	Field   []string
	Asked   []askedBy
}

// MarshalBinary returns the model in a form that ReadModel reads. Equal models
// give equal bytes.
func (m *Model) MarshalBinary() ([]byte, error) {
	index, err := m.index.MarshalBinary()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(savedModel{index, m.aspects, m.names, m.field, m.asked}); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// ReadModel reads what MarshalBinary wrote; data is not kept.
func ReadModel(data []byte) (*Model, error) {
	var saved savedModel
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&saved); err != nil {
		return nil, fmt.Errorf("reading the saved model: %w", err)
	}
	index := &rank.Index{}
	if err := index.UnmarshalBinary(saved.Index); err != nil {
		return nil, fmt.Errorf("reading the saved index: %w", err)
	}
	if saved.Aspects == nil || !saved.Aspects.valid() {
		return nil, fmt.Errorf("reading the saved model: the guesser of aspects is damaged")
	}
	if slices.ContainsFunc(saved.Asked, func(a askedBy) bool { return a.Card < 0 || int(a.Card) >= index.Len() }) {
		return nil, fmt.Errorf("reading the saved model: a question points to no card")
	}
	return &Model{index, saved.Aspects, saved.Names, saved.Field, saved.Asked}, nil
}

// valid reports that no entry points out of its list.
func (a *aspects) valid() bool {
	n := len(a.IDs)
	if len(a.Prior) != n || len(a.Size) != n || len(a.Offsets) != len(a.Features)+1 || !slices.IsSorted(a.Features) || !slices.IsSorted(a.Offsets) {
		return false
	}
	if int(a.Offsets[len(a.Offsets)-1]) != len(a.Entries) {
		return false
	}
	return !slices.ContainsFunc(a.Entries, func(e aspectEntry) bool { return int(e.Aspect) >= n })
}

// name returns what the questions call a subject, "" where they never do.
func (m *Model) name(id knowledge.SubjectID) string {
	i, ok := slices.BinarySearchFunc(m.names, id, func(n subjectName, id knowledge.SubjectID) int {
		return strings.Compare(string(n.Subject), string(id))
	})
	if !ok {
		return ""
	}
	return m.names[i].Name
}

// names counts how questions call each subject.
type names map[knowledge.SubjectID]map[string]int

func (n names) note(tokens []text.Token, mentions []understand.Mention) {
	for _, m := range mentions {
		for _, id := range m.Subjects {
			if n[id] == nil {
				n[id] = map[string]int{}
			}
			n[id][text.Join(tokens[m.Start:m.End])]++
		}
	}
}

// list returns each subject's most frequent name, of equals the first in the
// alphabet.
func (n names) list() []subjectName {
	var out []subjectName
	for id, counts := range n {
		best := ""
		for name, count := range counts {
			if best == "" || count > counts[best] || count == counts[best] && name < best {
				best = name
			}
		}
		out = append(out, subjectName{id, best})
	}
	slices.SortFunc(out, func(a, b subjectName) int { return strings.Compare(string(a.Subject), string(b.Subject)) })
	return out
}
