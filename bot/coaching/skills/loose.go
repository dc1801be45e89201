package skills

import (
	"cmp"
	"slices"
	"strings"

	"careercoach/knowledge"
)

// Loose reads shorthand among other words: "yes but mentoring 4", "java 3, foo
// 2". What has a number and names no skill is named in the problem; the claims
// are what could be read all the same, nil where that is nothing.
func Loose(base *knowledge.Base, typed string) (claims []Claim, problem string) {
	n := namesOf(base)
	words := n.mended(wordsOf(typed[:min(len(typed), maxRead)]))
	start := 0 // of the words before a number that name no skill
	for i := 0; i < len(words) && len(claims) < maxClaims; {
		_, size := n.at(words[i:])
		switch {
		case size > 0:
			left := unfilled(words[i:], size)
			c, used, wrong := n.claim(left)
			used += len(words) - i - len(left)
			if wrong != "" && (size == len(left) || !isNumber(left[size])) {
				wrong = "At which level, 0 to 4, is " + joinedRaw(words[i:i+size]) + "?"
			}
			if wrong != "" {
				problem, i = cmp.Or(problem, wrong), i+size
				start = i
				continue
			}
			claims, i = joinClaim(claims, c), i+used
			start = i
		case i > start && isDigitWord(words[i]):
			problem, i = "I know no skill called "+words[i-1].shown()+".", i+1
			start = i
		default:
			i++
		}
	}
	if len(claims) == 0 && problem == "" {
		problem = "I find no skill with a level in that."
	}
	return claims, problem
}

// unfilled returns words that begin with a name of a size without what may
// stand between it and its number: "java is 3", "java should be a 3".
func unfilled(words []word, size int) []word {
	at := size
	for at < len(words) && fillers()[words[at].text] {
		at++
	}
	if at == size || at == len(words) {
		return words
	}
	if _, ok := levelWord(words[at].text); !ok {
		return words
	}
	return append(slices.Clone(words[:size]), words[at:]...)
}

func fillers() map[string]bool {
	return set("is at level should be to a an now rather more like about around was actually its")
}

// joinedRaw returns words as they can stand in a reply.
func joinedRaw(words []word) string {
	var parts []string
	for _, w := range words {
		parts = append(parts, w.shown())
	}
	return strings.Join(parts, " ")
}

func isNumber(w word) bool { return len(w.text) > 0 && '0' <= w.text[0] && w.text[0] <= '9' }

func isDigitWord(w word) bool { return len(w.text) == 1 && '0' <= w.text[0] && w.text[0] <= '9' }
