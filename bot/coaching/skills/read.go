package skills

import (
	"slices"
	"strings"
	"unicode/utf8"

	"careercoach/knowledge"
)

// A Claim says where a person stands in a skill, or, where Required, what they
// think it needs.
type Claim struct {
	Skill knowledge.SubjectID
	Own
	// Required reports that Level is what the skill should need.
	Required bool
}

// A Proposal is a claim read from a person's own words, to be confirmed.
type Proposal struct {
	Claim
	// Words are theirs, on one line, at most maxWords code points.
	Words string
}

// maxWords is how much of a person's words a proposal shows.
const maxWords = 40

// maxRead is how many bytes of a text are read.
const maxRead = 16_000

// Read makes proposals of what a person tells in their own words: "5 yrs Java,
// some Terraform, ran on-call". Each skill comes once, at the highest level that
// something was said for, in the order of the text. What is only wished for is
// left out.
func Read(base *knowledge.Base, said string) []Proposal { return read(base, said, false) }

// read reads a text; plainly leaves out what is only named.
func read(base *knowledge.Base, said string, plainly bool) []Proposal {
	said = said[:min(len(said), maxRead)]
	n := namesOf(base)
	var out []Proposal
	var last []mention // what "it" stands for
	for _, clause := range clauses(said) {
		words := n.mended(wordsOf(clause))
		if asking(words) || ofOthers(words) || felt(words) {
			continue
		}
		parts := n.parts(words)
		if p, ok := ofIt(words, last); ok && len(parts) == 0 {
			parts = []part{p}
		}
		for _, part := range parts {
			last = part.mentions
			if part.ignored || plainly && part.signal == bare {
				continue
			}
			for _, m := range part.mentions {
				p := Proposal{Claim{Skill: m.skill, Own: m.own(part)}, shortened(clause)}
				out = join(out, p)
			}
		}
	}
	return out
}

// ofIt reads what a clause without a name says of the skills before it: "taught
// it to interns".
func ofIt(words []word, last []mention) (part, bool) {
	refers := slices.ContainsFunc(words, func(w word) bool { return pronouns()[w.text] })
	s, wished := signalOf(words, nil)
	return part{words: words, mentions: last, signal: s}, refers && len(last) > 0 && s > never && !wished
}

// asking reports that words are a question: they say nothing of a level.
func asking(words []word) bool {
	return len(words) > 0 && (questionWords()[words[0].text] || words[len(words)-1].text == "?" && len(words) > 2)
}

// ofOthers reports that words tell what somebody else did.
func ofOthers(words []word) bool {
	i := 0
	for i < len(words) && i < 3 && articles()[words[i].text] {
		i++
	}
	return i < len(words) && others()[words[i].text] && !slices.ContainsFunc(words, func(w word) bool { return w.text == "i" || w.text == "we" || w.text == "me" })
}

// felt reports that words tell of a dislike and no more.
func felt(words []word) bool {
	s, _ := signalOf(words, nil)
	return s == bare && slices.ContainsFunc(words, func(w word) bool { return dislikes()[w.text] })
}

// join adds a proposal; of two for one skill the higher stays.
func join(list []Proposal, p Proposal) []Proposal {
	i := slices.IndexFunc(list, func(have Proposal) bool { return have.Skill == p.Skill })
	switch {
	case i < 0:
		return append(list, p)
	case p.Level > list[i].Level:
		list[i] = p
	}
	return list
}

// clauses cuts a text where a thought ends: at commas, semicolons, line breaks
// and points that end a sentence, and before "but".
func clauses(s string) []string {
	var out []string
	start := 0
	cut := func(end, next int) {
		if c := strings.TrimSpace(s[start:end]); c != "" {
			out = append(out, c)
		}
		start = next
	}
	for i, r := range s {
		switch {
		case strings.ContainsRune(",;\n\r!|•", r):
			cut(i, i+utf8.RuneLen(r))
		case r == '.' && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\n'):
			cut(i, i+1)
		case i >= start && r == ' ' && hasFold(s[i:], " but "):
			cut(i, i+len(" but"))
		}
	}
	cut(len(s), len(s))
	return out
}

func hasFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// shortened returns the beginning of a clause on one line.
func shortened(clause string) string {
	line := strings.Join(strings.Fields(clause), " ")
	if runes := []rune(line); len(runes) > maxWords {
		return strings.TrimSpace(string(runes[:maxWords-1])) + "…"
	}
	return line
}

// A mention is a skill that a clause names.
type mention struct {
	skill      knowledge.SubjectID
	start, end int // words of the clause
	deed       bool
}

// mentions returns the skills that words name.
func (n names) mentions(words []word) []mention {
	var out []mention
	for i := 0; i < len(words); {
		found, size := n.at(words[i:])
		if size == 0 || size == 1 && slices.Contains(careful(), words[i].text) && !isName(found, words, i) {
			i++
			continue
		}
		m := mention{skill: found.skill, start: i, end: i + size}
		m.deed = slices.ContainsFunc(words[i:i+size], func(w word) bool { return led()[w.text] || did()[w.text] })
		out = append(out, m)
		i += size
	}
	return out
}

// isName reports whether an everyday word is meant as a name: written like one,
// or with nothing but an amount beside it.
func isName(found name, words []word, i int) bool {
	if words[i].raw == found.raw && (i > 0 || len(words) < 3 || words[0].raw == strings.ToUpper(words[0].raw)) {
		return true
	}
	for j, w := range words {
		if _, ok := amount(words, j); j != i && !ok && !unit()[w.text] && !neutral()[w.text] {
			return false
		}
	}
	return true
}

// A part is what one signal of a clause holds for.
type part struct {
	words    []word
	mentions []mention
	signal   signal
	ignored  bool // only wished for
}

// parts cuts a clause where "and" joins two skills and where each has an amount
// of its own. A part that says nothing about its skills takes over what the one
// before says, else the one behind.
func (n names) parts(words []word) []part {
	var out []part
	for _, piece := range n.pieces(words) {
		p := part{words: piece, mentions: n.mentions(piece)}
		p.signal, p.ignored = signalOf(piece, p.mentions)
		if len(p.mentions) > 0 {
			out = append(out, p)
		}
	}
	for i := range out {
		switch {
		case out[i].signal != bare:
		case i > 0:
			out[i].signal, out[i].ignored = out[i-1].signal, out[i-1].ignored
		case len(out) > 1:
			out[i].signal, out[i].ignored = out[1].signal, out[1].ignored
		}
	}
	return out
}

// pieces cuts words between two skills: at "and", and beside amounts where
// there are several.
func (n names) pieces(words []word) [][]word {
	found := n.mentions(words)
	var out [][]word
	start := 0
	for i := 1; i < len(found); i++ {
		if at := border(words, found[i-1].end, found[i].start, found[0].start == 0); at >= 0 {
			out = append(out, words[start:at])
			start = at
		}
	}
	return append(out, words[start:])
}

// border returns where the words between two skills are cut, -1 where they
// belong together.
func border(words []word, from, to int, namesLead bool) int {
	for i := from; i < to; i++ {
		switch words[i].text {
		case "and", "plus", "also", "then":
			return i
		}
	}
	for i := from; i < to; i++ {
		if _, ok := amount(words, i); ok && namesLead {
			return to
		} else if ok {
			return i
		}
	}
	return -1
}
