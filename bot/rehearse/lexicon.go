package rehearse

import (
	"bytes"
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"careercoach/knowledge/text"

	"go.yaml.in/yaml/v4"
)

//go:embed english.yaml
var englishFile []byte

// A class is a set of the kinds of word that the rules tell apart.
type class uint64

const (
	pronounI class = 1 << iota
	pronounWe
	pronounThird
	possessiveI
	objectPronoun
	article
	preposition
	conjunction
	beVerb
	haveVerb
	doVerb
	modal
	negation
	adverb
	stop
	past       // past tense, or a participle that looks the same
	participle // a participle that is no past tense
	sameForm   // past tense that looks like the present, or a noun
	stateVerb
	weakVerb
	vague
	buzz
	number
	percentWord
	moneyWord
	unitWord
	peopleWord
	clockWord
	calendar
	foreign
	tangible  // ends like an idea and is a thing
	setting   // where people work, study, serve or help
	leisure   // what people do for pleasure
	corporate // said in every office
)

// function is every class of words that carry no matter of their own.
const function = pronounI | pronounWe | pronounThird | possessiveI | objectPronoun | article | preposition |
	conjunction | beVerb | haveVerb | doVerb | modal | negation | adverb | stop

// An entry is what the lexicon knows of one word.
type entry struct {
	class class
	base  string // of an irregular form
	stem  string // of the base
}

// A lexicon is english.yaml and the cues of the principles, made ready for
// reading answers. It does not change.
type lexicon struct {
	words        map[string]entry
	stems        map[string]class // what holds for every form of a word
	contractions map[string]string
	phrases      map[string][]phrase // by the stem of their first word
	principles   *principleBook
}

// englishBook is the form of english.yaml.
type englishBook struct {
	Irregular      string              `yaml:"irregular"`
	SameForm       string              `yaml:"same_form"`
	ParticipleOnly string              `yaml:"participle_only"`
	NotPast        string              `yaml:"not_past"`
	PronounI       string              `yaml:"pronoun_i"`
	PronounWe      string              `yaml:"pronoun_we"`
	PronounThird   string              `yaml:"pronoun_third"`
	PossessiveI    string              `yaml:"possessive_i"`
	ObjectPronoun  string              `yaml:"object_pronoun"`
	Article        string              `yaml:"article"`
	Preposition    string              `yaml:"preposition"`
	Conjunction    string              `yaml:"conjunction"`
	Be             string              `yaml:"be"`
	Have           string              `yaml:"have"`
	Do             string              `yaml:"do"`
	Modal          string              `yaml:"modal"`
	Negation       string              `yaml:"negation"`
	Adverb         string              `yaml:"adverb"`
	Stop           string              `yaml:"stop"`
	State          string              `yaml:"state"`
	Weak           string              `yaml:"weak"`
	Vague          string              `yaml:"vague"`
	Buzz           string              `yaml:"buzz"`
	Signs          map[string][]string `yaml:"signs"`
	Months         string              `yaml:"months"`
	Ago            string              `yaml:"ago"`
	Numbers        string              `yaml:"numbers"`
	Percent        string              `yaml:"percent"`
	Money          string              `yaml:"money"`
	Units          string              `yaml:"units"`
	People         string              `yaml:"people"`
	Clock          string              `yaml:"clock"`
	Foreign        string              `yaml:"foreign"`
	Tangible       string              `yaml:"tangible"`
	Setting        string              `yaml:"setting"`
	Leisure        string              `yaml:"leisure"`
	Corporate      string              `yaml:"corporate"`
}

// english returns the lexicon, read once. The files are compiled in and a
// test reads them: an error cannot happen in a program that was tested.
var english = sync.OnceValue(func() *lexicon {
	x, err := newLexicon(englishFile, principlesFile)
	if err != nil {
		panic(err)
	}
	return x
})

// newLexicon reads the word lists and the principles.
func newLexicon(english, principles []byte) (*lexicon, error) {
	var book englishBook
	if err := decode(english, &book); err != nil {
		return nil, fmt.Errorf("reading english.yaml: %w", err)
	}
	x := &lexicon{words: map[string]entry{}, stems: map[string]class{}, phrases: map[string][]phrase{}}
	x.contractions = map[string]string{
		"didnt": "did not", "dont": "do not", "wasnt": "was not", "couldnt": "could not", "wouldnt": "would not", "werent": "were not",
		"hadnt": "had not", "ive": "i have", "im": "i am", "cannot": "can not", "doesnt": "does not", "cant": "can not", "isnt": "is not",
	}
	x.addVerbs(&book)
	x.addClasses(&book)
	if err := x.addSigns(book.Signs); err != nil {
		return nil, fmt.Errorf("reading english.yaml: %w", err)
	}
	if err := x.addPrinciples(principles); err != nil {
		return nil, fmt.Errorf("reading principles.yaml: %w", err)
	}
	return x, nil
}

// decode reads YAML strictly: a field that nobody knows is an error.
func decode(file []byte, into any) error {
	d := yaml.NewDecoder(bytes.NewReader(file))
	d.KnownFields(true)
	return d.Decode(into)
}

// addVerbs files the irregular verbs.
func (x *lexicon) addVerbs(book *englishBook) {
	for _, pair := range strings.Fields(book.Irregular) {
		form, base, _ := strings.Cut(pair, ":")
		x.words[form] = entry{class: past, base: base, stem: text.Stem(base)}
	}
	x.file(book.SameForm, sameForm)
	for _, form := range strings.Fields(book.ParticipleOnly) {
		e := x.words[form]
		e.class = e.class&^past | participle
		x.words[form] = e
	}
}

// addClasses files the other lists, and gives verbs in state and weak their
// class by stem.
func (x *lexicon) addClasses(book *englishBook) {
	for _, list := range []struct {
		words string
		class class
	}{
		{book.NotPast, 0}, {book.PronounI, pronounI}, {book.PronounWe, pronounWe}, {book.PronounThird, pronounThird},
		{book.PossessiveI, possessiveI}, {book.ObjectPronoun, objectPronoun}, {book.Article, article},
		{book.Preposition, preposition}, {book.Conjunction, conjunction}, {book.Be, beVerb}, {book.Have, haveVerb},
		{book.Do, doVerb}, {book.Modal, modal}, {book.Negation, negation}, {book.Adverb, adverb}, {book.Stop, stop},
		{book.Buzz, buzz}, {book.Months, calendar}, {book.Ago, adverb}, {book.Numbers, number},
		{book.Percent, percentWord}, {book.Money, moneyWord}, {book.Units, unitWord}, {book.People, peopleWord},
		{book.Clock, clockWord}, {book.Foreign, foreign},
	} {
		x.file(list.words, list.class)
	}
	x.fileStems(book.State, stateVerb)
	x.fileStems(book.Weak, weakVerb)
	x.fileStems(book.Vague, vague)
	x.fileStems(book.Tangible, tangible)
	x.fileStems(book.Setting, setting)
	x.fileStems(book.Leisure, leisure)
	x.fileStems(book.Corporate, corporate)
}

// file gives words a class.
func (x *lexicon) file(words string, c class) {
	for _, w := range strings.Fields(words) {
		x.fileWord(w, c)
	}
}

func (x *lexicon) fileWord(w string, c class) {
	e, known := x.words[w]
	if !known && w != "" && c != 0 && c&function == 0 {
		e.class = shape(w)
	}
	e.class |= c
	x.words[w] = e
}

// fileStems gives a class to every form of some words.
func (x *lexicon) fileStems(words string, c class) {
	for _, w := range strings.Fields(words) {
		x.stems[text.Stem(w)] |= c
	}
}
