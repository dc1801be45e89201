package rehearse

import (
	"fmt"
	"slices"
	"strings"

	"careercoach/knowledge/text"
)

// A sign is what a phrase marks.
type sign uint8

// The signs of english.yaml. Those of the principles follow after signCount.
const (
	signTime sign = iota
	signPlace
	signHabit
	signTask
	signProblem
	signReason
	signAlternative
	signRisk
	signDecision
	signChange
	signOutcome
	signBad
	signLesson
	signApplied
	signHedge
	signMethod
	signLater
	signMeta
	signForm
	signPrinciple
	signCount
)

// signNames are the keys of english.yaml, in the order of the signs.
var signNames = [signCount]string{
	"time", "place", "habit", "task", "problem", "reason", "alternative", "risk", "decision", "change", "outcome", "bad",
	"lesson", "applied", "hedge", "method", "later", "meta", "form", "principle",
}

// A phrase is a row of stems that marks something.
type phrase struct {
	stems []string // after the first; gapStem for up to maxGap other words
	sign  sign     // signCount for a cue of a principle
	cue   int      // which cue, where sign is signCount
}

const (
	gapStem = ".."
	maxGap  = 3
)

// A hit is a phrase found in a sentence.
type hit struct {
	phrase     *phrase
	start, end int // words
}

func (x *lexicon) addSigns(signs map[string][]string) error {
	for name, list := range signs {
		at := slices.Index(signNames[:], name)
		if at < 0 {
			return fmt.Errorf("there is no sign %q: take one of %s", name, strings.Join(signNames[:], ", "))
		}
		for _, p := range list {
			x.addPhrase(p, phrase{sign: sign(at)})
		}
	}
	return nil
}

// addPhrase files a phrase under the stem of its first word.
func (x *lexicon) addPhrase(row string, p phrase) {
	var stems []string
	for _, w := range strings.Fields(row) {
		if w == gapStem {
			stems = append(stems, w)
			continue
		}
		stems = append(stems, x.stemOf(w))
	}
	p.stems = stems[1:]
	x.phrases[stems[0]] = append(x.phrases[stems[0]], p)
}

// stemOf returns the stem that scan gives to a word.
func (x *lexicon) stemOf(w string) string {
	if e := x.words[w]; e.stem != "" {
		return e.stem
	}
	return text.Stem(w)
}

// hits finds the phrases in words[from:to] and calls found for each.
func (x *lexicon) hits(words []word, from, to int, found func(hit)) {
	for i := from; i < to; i++ {
		for j := range x.phrases[words[i].stem] {
			p := &x.phrases[words[i].stem][j]
			if end := p.match(words, i+1, to); end > 0 && !isNegated(words, end, to) {
				found(hit{p, i, end})
			}
		}
	}
}

// isNegated reports whether a phrase that ends in a modal goes on with "not":
// "we could" is another way, "we could not" is none.
func isNegated(words []word, end, to int) bool {
	return end < to && words[end-1].class&modal != 0 && words[end].class&negation != 0 && words[end].gap < gapComma
}

// match returns the end of the phrase whose second word is looked for at i,
// 0 where it is not there.
func (p *phrase) match(words []word, i, to int) int {
	for k := 0; k < len(p.stems); k++ {
		if p.stems[k] != gapStem {
			if i >= to || words[i].stem != p.stems[k] || words[i].gap >= gapComma {
				return 0 // "some in Go, with Kafka" does not go with anything
			}
			i++
			continue
		}
		k++
		limit := min(to, i+maxGap+1)
		for i < limit && words[i].stem != p.stems[k] {
			i++
		}
		if i >= limit {
			return 0
		}
		i++
	}
	return i
}
