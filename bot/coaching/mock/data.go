package mock

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/strict"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

//go:embed loop.yaml
var loopFile []byte

// A factID names a row of facts.
type factID string

// The facts that the rehearsal tells.
const (
	factThemes factID = "themes"
	factStar   factID = "star"
	factSet    factID = "set"
	factMocks  factID = "mocks"
	factSplit  factID = "split"
	factTime   factID = "time"
	factAid    factID = "aid"
)

// A fact is a sentence about Amazon and the cards it rests on.
type fact struct {
	ID     factID             `yaml:"id"`
	Text   string             `yaml:"text"`
	Figure knowledge.FigureID `yaml:"figure"`
	Cards  []knowledge.CardID `yaml:"cards"`
}

// An interviewer is one of the five of a loop.
type interviewer struct {
	Role    string             `yaml:"role"`
	Opening string             `yaml:"opening"`
	Cards   []knowledge.CardID `yaml:"cards"`
}

// A book is loop.yaml.
type book struct {
	Facts        []fact                            `yaml:"facts"`
	Interviewers []interviewer                     `yaml:"interviewers"`
	Groups       [][]knowledge.SubjectID           `yaml:"groups"`
	Labels       map[knowledge.SubjectID]string    `yaml:"labels"`
	Names        map[knowledge.SubjectID][]string  `yaml:"names"`
	principles   map[knowledge.SubjectID]principle // by id
	words        map[string]knowledge.SubjectID    // by name
}

// A principle is one with its place in Amazon's order.
type principle struct {
	rehearse.Principle
	place int
}

// loop returns the book, read once. The file is compiled in and a test reads
// it: an error cannot happen in a program that was tested.
var loop = sync.OnceValue(func() *book {
	b, err := newBook(loopFile)
	if err != nil {
		panic(err)
	}
	return b
})

// newBook reads a loop.yaml strictly.
func newBook(file []byte) (*book, error) {
	b := &book{principles: map[knowledge.SubjectID]principle{}, words: map[string]knowledge.SubjectID{}}
	if err := strict.Read("loop.yaml", file, b); err != nil {
		return nil, err
	}
	for i, p := range rehearse.Principles() {
		b.principles[p.ID] = principle{p, i}
	}
	if len(b.Interviewers) == 0 || len(b.Interviewers) != len(b.Groups) {
		return nil, fmt.Errorf("reading loop.yaml: %d interviewers and %d groups: each interviewer needs one group", len(b.Interviewers), len(b.Groups))
	}
	for id, names := range b.Names {
		if _, ok := b.principles[id]; !ok {
			return nil, fmt.Errorf("reading loop.yaml: the principle %q of names is not known", id)
		}
		for _, name := range names {
			if other, ok := b.words[name]; ok {
				return nil, fmt.Errorf("reading loop.yaml: %q is a name of %q and of %q: give it to one", name, other, id)
			}
			b.words[name] = id
		}
	}
	return b, nil
}

// nameOf returns the name of a principle, its id where it is not known.
func nameOf(id knowledge.SubjectID) string {
	if p, ok := loop().principles[id]; ok {
		return p.Name
	}
	return string(id)
}

// tell returns a fact in words, with its figure filled in; empty where the
// knowledge does not hold what it rests on.
func tell(base *knowledge.Base, id factID) string {
	f := loop().fact(id)
	if len(cite.Missing(base, f.Cards...)) == len(f.Cards) {
		return ""
	}
	if f.Figure == "" {
		return f.Text
	}
	figure, ok := base.Figure(f.Figure)
	if !ok {
		return ""
	}
	return strings.ReplaceAll(f.Text, "{"+string(f.Figure)+"}", figure.String())
}

// sources returns the sources of some facts.
func sources(base *knowledge.Base, ids ...factID) []bot.Source {
	var cards []knowledge.CardID
	for _, id := range ids {
		cards = append(cards, loop().fact(id).Cards...)
	}
	return cite.Sources(base, cards...)
}

func (b *book) fact(id factID) fact {
	for _, f := range b.Facts {
		if f.ID == id {
			return f
		}
	}
	return fact{}
}
