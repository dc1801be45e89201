package guard

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"careercoach/knowledge/text"
)

//go:embed languages.yaml
var languagesFile []byte

// A tongue is a language the guard tells from English.
type tongue struct {
	code    string
	letters string
	reply   string
	crisis  string
	despair []string
}

// A weight is how much a word speaks for a language.
type weight struct {
	tongue int
	value  float32
	hello  bool
}

// languageBook is the form of languages.yaml.
type languageBook struct {
	English   string   `yaml:"english"`
	Neutral   []string `yaml:"neutral"`
	Languages []struct {
		Code    string   `yaml:"code"`
		Name    string   `yaml:"name"`
		Letters string   `yaml:"letters"`
		Strong  []string `yaml:"strong"`
		Words   []string `yaml:"words"`
		Weak    []string `yaml:"weak"`
		Hello   []string `yaml:"hello"`
		Reply   string   `yaml:"reply"`
		Crisis  string   `yaml:"crisis"`
		Despair []string `yaml:"despair"`
	} `yaml:"languages"`
	Other string `yaml:"other"`
}

// loadLanguages files the languages' words, and gives the rules of a language
// its text for a person in despair.
func (g *Guard) loadLanguages(file []byte) error {
	var book languageBook
	if err := decode(file, &book); err != nil {
		return fmt.Errorf("reading languages.yaml: %w", err)
	}
	if len(book.Languages) > maxTongues {
		return fmt.Errorf("reading languages.yaml: more than %d languages", maxTongues)
	}
	g.other = book.Other
	for _, w := range strings.Fields(book.English) {
		g.word(w).flags |= english
	}
	for _, w := range book.Neutral {
		g.word(w).flags |= neutral
	}
	for i, l := range book.Languages {
		g.tongues = append(g.tongues, tongue{l.Code, l.Letters, l.Reply, l.Crisis, l.Despair})
		for _, w := range l.Hello {
			g.addWord(w, weight{i, strongWord, true})
		}
		for _, w := range l.Strong {
			g.addWord(w, weight{i, strongWord, false})
		}
		for _, w := range l.Weak {
			g.addWord(w, weight{i, min(weakWord, strength(w)), false})
		}
		for _, w := range l.Words {
			g.addWord(w, weight{tongue: i})
		}
	}
	return g.giveReplies()
}

// giveReplies completes the rules that belong to a language.
func (g *Guard) giveReplies() error {
	for i := range g.rules {
		r := &g.rules[i]
		if r.language == "" {
			continue
		}
		for _, t := range g.tongues {
			if t.code == r.language {
				r.reply = t.crisis
			}
		}
		if r.reply == "" {
			return fmt.Errorf("reading languages.yaml: %s has no text for the rule %s", r.language, r.name)
		}
	}
	return nil
}

// How much words speak for a language.
const (
	strongWord = 1.0
	shortWord  = 0.5 // has two letters or fewer
	sharedWord = 0.4 // is a common English word too
	weakWord   = 0.3 // is marked as weak in the list
	letterWord = 0.1 // is a single letter, which may be a sign of a formula
)

// strength returns the weight of a word that is not marked as weak.
func strength(w string) float32 {
	rank, letters := text.EnglishRank(w), utf8.RuneCountInString(w)
	switch {
	case letters < 2:
		return letterWord
	case rank == 1 || rank == 2:
		return sharedWord
	case letters == 2:
		return shortWord
	}
	return strongWord
}

// addWord files a word as Normalize spells it, and without its special
// letters. Without a value it gets the one of its spelling. Of several weights
// for one language the first stays.
func (g *Guard) addWord(w string, v weight) {
	spellings := []string{w}
	if !isASCII(w) {
		folded := text.Normalize(w)
		spellings = []string{folded, strings.NewReplacer("đ", "d", "ł", "l", "ß", "ss", "œ", "oe").Replace(folded)}
	}
	for _, s := range spellings {
		v := v
		if v.value == 0 {
			v.value = strength(s)
		}
		if e := g.word(s); !e.speaks(v.tongue) {
			e.tongues = append(e.tongues, v)
		}
	}
}

// speaks reports whether a word is filed for a language.
func (e *entry) speaks(tongue int) bool {
	for _, t := range e.tongues {
		if t.tongue == tongue {
			return true
		}
	}
	return false
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
