package guard

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"careercoach/knowledge/text"

	"go.yaml.in/yaml/v4"
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
	g.intern(number)
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
	for flag, list := range map[flag][]string{joining: book.Joining, asking: book.Asking, context: book.Context, before: book.Before} {
		for _, w := range list {
			g.word(w).flags |= flag
		}
	}
	g.leads, g.phrases = g.byFirst(leads), g.byFirst(phrases)
	return c.err
}

// number stands in phrases for any number. No word has upper case.
const number = "NUM"

// leastMended is the shortest word that a slip is mended to, in bytes.
const leastMended = 5

// vocabulary returns the words of the phrases that slips are mended to, for
// the speller. Abuse is not among them: nobody is to be accused of a slip.
func (g *Guard) vocabulary(abuse ...[]string) map[string]int {
	words := make(map[string]int, len(g.words))
	for w := range g.words {
		if len(w) >= leastMended && !slices.Contains(slices.Concat(abuse...), w) {
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

// A compiler turns the notation of phrases.yaml into phrases. It keeps the
// first error.
type compiler struct {
	guard *Guard
	sets  map[string][]string
	err   error
}

func (c *compiler) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("reading phrases.yaml: "+format, args...)
	}
}

// compile reads one phrase.
func (c *compiler) compile(notation string, rule int, unless bool) *phrase {
	p := &phrase{rule: rule, unless: unless}
	for _, item := range strings.Fields(notation) {
		p.steps = append(p.steps, c.step(item))
	}
	first := 0
	for first < len(p.steps) && p.steps[first].at == clauseStart {
		first++
	}
	if first == len(p.steps) || len(p.steps[first].words) == 0 || p.steps[first].optional {
		c.fail("the phrase %q does not begin with a word", notation)
		return &phrase{steps: []step{{words: []int{0}}}}
	}
	return p
}

// step reads one item of a phrase.
func (c *compiler) step(item string) step {
	switch item {
	case "^":
		return step{at: clauseStart}
	case ".":
		return step{at: sentenceEnd}
	case "QUOTE":
		return step{at: quoteStart}
	}
	if n, ok := strings.CutPrefix(item, ".."); ok {
		gap, err := strconv.Atoi(n)
		if err != nil || gap < 1 || gap > 12 {
			c.fail("%q is no gap", item)
		}
		return step{gap: gap}
	}
	item, optional := strings.CutSuffix(item, "?")
	s := step{optional: optional}
	for _, w := range strings.Split(item, "|") {
		w, last := strings.CutSuffix(w, "?")
		s.optional = s.optional || last
		if w == "." {
			s.orEnd = true
			continue
		}
		s.words = append(s.words, c.alternatives(w)...)
	}
	slices.Sort(s.words)
	s.words = slices.Compact(s.words)
	return s
}

// alternatives returns the ids of a word or of the words of a set.
func (c *compiler) alternatives(w string) []int {
	set, ok := strings.CutPrefix(w, "$")
	if !ok {
		return []int{c.guard.intern(w)}
	}
	if len(c.sets[set]) == 0 {
		c.fail("there is no set %q", set)
	}
	var ids []int
	for _, w := range c.sets[set] {
		ids = append(ids, c.guard.intern(w))
	}
	return ids
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
