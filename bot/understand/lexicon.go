package understand

import (
	_ "embed"
	"fmt"

	"careercoach/knowledge"

	"go.yaml.in/yaml/v4"
)

//go:embed english.yaml
var english []byte

// lexicon is the file english.yaml as it stands.
type lexicon struct {
	Aspects []knowledge.Aspect `yaml:"aspects"`
	Lean    struct {
		Start    []string `yaml:"start"`
		Pronouns []string `yaml:"pronouns"`
		Self     []string `yaml:"self"`
		Fresh    []string `yaml:"fresh"`
		Back     []string `yaml:"back"`
	} `yaml:"lean"`
	Correction struct {
		Start []string `yaml:"start"`
		Meant []string `yaml:"meant"`
		Not   []string `yaml:"not"`
	} `yaml:"correction"`
	Compare      []string `yaml:"compare"`
	Difference   []string `yaml:"difference"`
	List         []string `yaml:"list"`
	Count        []string `yaml:"count"`
	Pair         []string `yaml:"pair"`
	Superlatives []struct {
		Words  []string           `yaml:"words"`
		Aspect knowledge.AspectID `yaml:"aspect"`
		Most   bool               `yaml:"most"`
		Two    bool               `yaml:"two"`
	} `yaml:"superlatives"`
	Ordinals  map[string]int `yaml:"ordinals"`
	Next      []string       `yaml:"next"`
	Previous  []string       `yaml:"previous"`
	Other     []string       `yaml:"other"`
	YesNo     []string       `yaml:"yesno"`
	Greetings []string       `yaml:"greetings"`
	Wh        []string       `yaml:"wh"`
	Remarks   struct {
		Again   []string `yaml:"again"`
		Shorter []string `yaml:"shorter"`
		More    []string `yaml:"more"`
	} `yaml:"remarks"`
	Requests []string `yaml:"requests"`
}

func loadLexicon() (*lexicon, error) {
	var lex lexicon
	if err := yaml.Unmarshal(english, &lex); err != nil {
		return nil, fmt.Errorf("reading the embedded word lists: %w", err)
	}
	return &lex, nil
}

// A Remark is what somebody says about the last answer instead of asking.
type Remark int

// The remarks.
const (
	RemarkNone    Remark = iota
	RemarkAgain          // "repeat that"
	RemarkShorter        // "in short"
	RemarkMore           // "tell me more"
)

// A Superlative is the direction of "shortest", "best paid", "highest".
type Superlative struct {
	Aspect knowledge.AspectID // empty where the word fits any aspect
	Most   bool
	Two    bool // it is a comparative: "longer"
}

// grammar is the lexicon made ready for matching.
type grammar struct {
	aspects      phrases[knowledge.AspectID]
	names        map[knowledge.AspectID]string
	leanStart    phrases[bool]
	pronouns     phrases[bool]
	self         phrases[bool]
	fresh        phrases[bool]
	back         phrases[bool]
	correction   phrases[bool]
	meant        phrases[bool]
	not          phrases[bool]
	compare      phrases[bool]
	difference   phrases[bool]
	list         phrases[bool]
	count        phrases[bool]
	pair         phrases[bool]
	superlatives phrases[Superlative]
	remarks      phrases[Remark]
	ordinals     phrases[int]
	steps        phrases[int] // next +1, previous -1
	other        phrases[bool]
	yesno        phrases[bool]
	greetings    phrases[bool]
	wh           phrases[bool]
	requests     phrases[bool]
}

func compile(lex *lexicon, extra []knowledge.Aspect) *grammar {
	g := &grammar{names: map[knowledge.AspectID]string{}}
	for _, list := range [][]knowledge.Aspect{lex.Aspects, extra} {
		for _, a := range list {
			if a.Name != "" {
				g.names[a.ID] = a.Name
			}
			for _, cue := range a.Cues {
				g.aspects.add(cue, a.ID)
			}
		}
	}
	for words, n := range lex.Ordinals {
		g.ordinals.add(words, n)
	}
	for _, s := range lex.Superlatives {
		addAll(&g.superlatives, s.Words, Superlative{s.Aspect, s.Most, s.Two})
	}
	addAll(&g.remarks, lex.Remarks.Again, RemarkAgain)
	addAll(&g.remarks, lex.Remarks.Shorter, RemarkShorter)
	addAll(&g.remarks, lex.Remarks.More, RemarkMore)
	addAll(&g.steps, lex.Next, 1)
	addAll(&g.steps, lex.Previous, -1)
	for _, pair := range []struct {
		to    *phrases[bool]
		words []string
	}{
		{&g.leanStart, lex.Lean.Start}, {&g.pronouns, lex.Lean.Pronouns}, {&g.self, lex.Lean.Self},
		{&g.fresh, lex.Lean.Fresh}, {&g.back, lex.Lean.Back},
		{&g.correction, lex.Correction.Start}, {&g.meant, lex.Correction.Meant}, {&g.not, lex.Correction.Not},
		{&g.compare, lex.Compare}, {&g.difference, lex.Difference}, {&g.list, lex.List},
		{&g.count, lex.Count}, {&g.pair, lex.Pair}, {&g.other, lex.Other},
		{&g.yesno, lex.YesNo}, {&g.greetings, lex.Greetings},
		{&g.wh, lex.Wh}, {&g.requests, lex.Requests},
	} {
		addAll(pair.to, pair.words, true)
	}
	return g
}

func addAll[T any](p *phrases[T], words []string, value T) {
	for _, w := range words {
		p.add(w, value)
	}
}
