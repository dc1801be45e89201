package guard

import (
	"strings"
	"unicode/utf8"

	"careercoach/knowledge/text"
)

// Kind is what a message turned out to be.
type Kind string

// The kinds, in order of precedence where a message is several of them.
const (
	// KindNone: nothing to hold back; answer the message.
	KindNone Kind = ""
	// KindCrisis: despair, self-harm, suicide, the writer's or another's.
	KindCrisis Kind = "crisis"
	// KindThreat: violence threatened or planned.
	KindThreat Kind = "threat"
	// KindHarassment: abuse aimed at the coach, or a person who reports to be
	// harassed or unsafe. The replies differ.
	KindHarassment Kind = "harassment"
	// KindInstruction: orders to the program, or code in place of words.
	KindInstruction Kind = "instruction"
	// KindLanguage: a language other than English.
	KindLanguage Kind = "language"
)

// A Finding is what Look makes of a message.
type Finding struct {
	// Kind is KindNone where the message is to be answered as it is.
	Kind Kind
	// Reply is Markdown, ready to send. It is empty for KindNone and for
	// KindInstruction.
	Reply string
	// Language is an ISO 639-1 code, for KindLanguage and for a crisis that
	// was told in another language. It is empty otherwise, and for a language
	// that is not English but could not be told.
	Language string
	// Rest is, for KindInstruction, what is left of the message as a question
	// when instructions, quotations of them and code are taken out; empty
	// where nothing is left to ask.
	Rest string
}

// A Guard looks at messages. It does not change after New and is safe for
// concurrent use.
type Guard struct {
	rules     []rule
	phrases   [][]*phrase // by the id of their first word
	leads     [][]*phrase // words before a request, by the id of the first
	words     map[string]*entry
	ids       int
	speller   *text.Speller
	tongues   []tongue
	scripts   []script
	other     string // the reply where the coach lacks the language
	fragments fragments

	leet, lookalikes *strings.Replacer
}

// New reads the embedded word lists. It fails only if they are damaged.
func New() (*Guard, error) {
	g := &Guard{
		words:      map[string]*entry{},
		fragments:  newFragments(),
		scripts:    newScripts(),
		leet:       newLeet(),
		lookalikes: newLookalikes(),
	}
	if err := g.loadPhrases(phrasesFile); err != nil {
		return nil, err
	}
	if err := g.loadLanguages(languagesFile); err != nil {
		return nil, err
	}
	return g, nil
}

// maxLook is how much of a message is looked at, in code points.
const maxLook = 4000

// Look tells what kind of message raw is. The same message always gives the
// same finding.
func (g *Guard) Look(raw string) Finding {
	raw = clip(raw, maxLook)
	var buf [64]word
	m := g.read(raw, buf[:0])
	rule, ruled := g.listen(&m)
	if ruled && g.rules[rule].kind != KindInstruction {
		return g.heed(rule)
	}
	if f, ok := g.despair(raw); ok {
		return f
	}
	if f, ok := g.instruction(raw, ruled); ok {
		return f
	}
	return g.language(raw, &m)
}

// heed makes the finding of a rule with a fixed reply.
func (g *Guard) heed(i int) Finding {
	r := &g.rules[i]
	return Finding{Kind: r.kind, Reply: r.reply, Language: r.language}
}

// clip returns the first n code points of s.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	i := 0
	for ; n > 0 && i < len(s); n-- {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i]
}
