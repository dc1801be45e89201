package skills

import (
	"fmt"
	"slices"

	"careercoach/bot/coaching/cite"
	"careercoach/knowledge"
)

// maxClaims bounds what one message of shorthand may say.
const maxClaims = 40

// Shorthand reads "java 3, terraform 1 project, go ?" and "terraform needs 2".
// A problem that is not empty says in one sentence, to the person, why the text
// is no shorthand; nothing is claimed then. Of two numbers for one skill the
// higher stays.
func Shorthand(base *knowledge.Base, typed string) (claims []Claim, problem string) {
	n := namesOf(base)
	words := n.mended(wordsOf(typed[:min(len(typed), maxRead)]))
	for len(words) > 0 {
		if len(claims) > 0 && (words[0].text == "and" || words[0].text == "plus") {
			words = words[1:]
			continue
		}
		c, size, problem := n.claim(words)
		if problem != "" {
			return nil, problem
		}
		if len(claims) == maxClaims {
			return nil, fmt.Sprintf("That is more than %d skills at once.", maxClaims)
		}
		claims, words = joinClaim(claims, c), words[size:]
	}
	if len(claims) == 0 {
		return nil, "Write a skill and a number, such as java 3, terraform 1."
	}
	return claims, ""
}

// joinClaim adds a claim; of two for one skill the higher level stays.
func joinClaim(list []Claim, c Claim) []Claim {
	i := slices.IndexFunc(list, func(have Claim) bool { return have.Skill == c.Skill && have.Required == c.Required })
	switch {
	case i < 0:
		return append(list, c)
	case c.Level > list[i].Level:
		list[i] = c
	}
	return list
}

// claim reads one skill with its number and returns how many words that took.
func (n names) claim(words []word) (c Claim, size int, problem string) {
	found, size := n.at(words)
	if size == 0 {
		return c, 0, "I know no skill called " + words[0].shown() + "."
	}
	c.Skill = found.skill
	if size < len(words) && needWords()[words[size].text] {
		c.Required = true
		size++
	}
	if size == len(words) {
		return c, 0, "A number from 0 to 4, or ?, is missing behind " + words[size-1].shown() + "."
	}
	var ok bool
	if c.Level, ok = levelWord(words[size].text); !ok || c.Required && c.Level == Unknown {
		return c, 0, "Behind a skill comes a number from 0 to 4, or ? for not known, not " + words[size].shown() + "."
	}
	size++
	for size < len(words) && !c.Required {
		e, ok := evidenceWords()[words[size].text]
		if !ok {
			break
		}
		c.Evidence = e
		size++
	}
	if c.Level < 1 {
		c.Evidence = Said
	}
	return c, size, ""
}

// shown returns a word as it can stand in a reply.
func (w word) shown() string { return cite.Quote(shortened(w.raw)) }

// levelWord reads the number of a level.
func levelWord(w string) (int, bool) {
	switch {
	case w == "?" || w == "unknown":
		return Unknown, true
	case w == "none":
		return 0, true
	case len(w) == 1 && '0' <= w[0] && w[0] <= '0'+MaxLevel:
		return int(w[0] - '0'), true
	}
	return 0, false
}

func needWords() map[string]bool { return set("needs need requires required") }

func evidenceWords() map[string]Evidence {
	return map[string]Evidence{"project": Project, "projects": Project, "story": Story, "said": Said, "with": Said, "a": Said}
}
