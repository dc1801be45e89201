package guard

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

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
