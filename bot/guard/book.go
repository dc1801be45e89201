package guard

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"careercoach/knowledge/text"

	"go.yaml.in/yaml/v3"
)

//go:embed phrases.yaml
var phrasesFile []byte

// A rule is a sort of message with what to reply to it.
type rule struct {
	name     string
	kind     Kind
	language string
	reply    string
	unasked  bool // does not count in a sentence that begins as a question
}

// phraseBook is the form of phrases.yaml.
type phraseBook struct {
	Sets    map[string][]string `yaml:"sets"`
	Leads   []string            `yaml:"leads"`
	Joining []string            `yaml:"joining"`
	Asking  []string            `yaml:"asking"`
	Context []string            `yaml:"context"`
	Before  []string            `yaml:"before"`
	Rules   []struct {
		Name     string   `yaml:"name"`
		Kind     Kind     `yaml:"kind"`
		Language string   `yaml:"language"`
		Reply    string   `yaml:"reply"`
		Unasked  bool     `yaml:"unasked"`
		Phrases  []string `yaml:"phrases"`
		Unless   []string `yaml:"unless"`
	} `yaml:"rules"`
}

// loadPhrases compiles the phrases and makes a speller of their words.
func (g *Guard) loadPhrases(file []byte) error {
	var book phraseBook
	if err := decode(file, &book); err != nil {
		return fmt.Errorf("reading phrases.yaml: %w", err)
	}
	c := compiler{guard: g, sets: book.Sets}
	g.intern("") // id 0 is for unknown words
	var leads, phrases []*phrase
	for _, l := range book.Leads {
		leads = append(leads, c.compile(l, 0, false))
	}
	for i, r := range book.Rules {
		g.rules = append(g.rules, rule{r.Name, r.Kind, r.Language, strings.TrimSpace(r.Reply), r.Unasked})
		for _, p := range r.Phrases {
			phrases = append(phrases, c.compile(p, i, false))
		}
		for _, p := range r.Unless {
			phrases = append(phrases, c.compile(p, i, true))
		}
	}
	g.speller = text.NewSpeller(g.vocabulary(book.Sets["slur"], book.Sets["vulgar"]))
	for part, list := range map[flag][]string{joining: book.Joining, asking: book.Asking, context: book.Context, before: book.Before} {
		for _, w := range list {
			g.word(w).flags |= part
		}
	}
	g.leads, g.phrases = g.byFirst(leads), g.byFirst(phrases)
	return c.err
}

// leastMended is the shortest word that a slip is mended to, in bytes.
const leastMended = 5

// vocabulary returns the words of the phrases that slips are mended to, for
// the speller. Abuse is not among them: nobody is to be accused of a slip.
func (g *Guard) vocabulary(abuse ...[]string) map[string]int {
	words := make(map[string]int, len(g.words))
	left := slices.Concat(abuse...)
	for w := range g.words {
		if len(w) >= leastMended && !slices.Contains(left, w) {
			words[w] = 1
		}
	}
	return words
}

// byFirst files phrases under each word they may begin with.
func (g *Guard) byFirst(list []*phrase) [][]*phrase {
	index := make([][]*phrase, g.ids)
	for _, p := range list {
		first := 0
		for first < len(p.steps)-1 && p.steps[first].at != anywhere {
			first++
		}
		for _, id := range p.steps[first].words {
			index[id] = append(index[id], p)
		}
	}
	return index
}

// intern returns the id of a word of the phrases, giving it one where it has
// none.
func (g *Guard) intern(w string) int {
	e := g.word(w)
	if e.id == 0 {
		e.id = g.ids
		g.ids++
	}
	return e.id
}

// word returns what is known of w, to be filled in.
func (g *Guard) word(w string) *entry {
	e := g.words[w]
	if e == nil {
		e = &entry{}
		g.words[w] = e
	}
	return e
}

// decode reads YAML strictly.
func decode(file []byte, into any) error {
	d := yaml.NewDecoder(bytes.NewReader(file))
	d.KnownFields(true)
	return d.Decode(into)
}
