package mock

import (
	"slices"
	"strings"
)

// wantsWords reports that somebody wants to be told what to say.
func (c cry) wantsWords() bool {
	if _, ok := c.wanted(); ok {
		return true
	}
	return c.has("give me an answer", "give me the answer", "give me answer", "give me a answer", "give me something", "give me a good", "give me an example", "give me a story", "give me a line", "give me words", "feed me", "tell me what", "tell me how", "say something", "something to say",
		"need an answer", "need the answer", "need a good", "need a story", "need an example", "write me an answer", "write an answer", "answer this", "answer it", "answer for me", "answer that", "answer please", "answer pls", "answer plz", "answer quick", "answer quickly", "answer now",
		"please answer", "pls answer", "plz answer", "an answer please", "the answer", "good answer", "best answer", "right answer", "solve this", "solve it", "what is a good", "whats a good", "any idea", "any ideas", "idea what", "suggest", "suggestion", "suggestions")
}

// wanted finds the words that ask what to say, and returns what stands behind
// them.
func (c cry) wanted() (rest []string, ok bool) {
	for i, w := range c.words {
		if slices.Contains([]string{"what", "whats", "wat", "wot", "how"}, w) {
			if rest, ok = spoken(c.words[i+1:]); ok {
				return rest, true
			}
		}
	}
	return nil, false
}

// spoken returns what stands behind a word for speaking that only small words
// stand before: "should i even say".
func spoken(words []string) (rest []string, ok bool) {
	for i, w := range words {
		switch {
		case slices.Contains([]string{"say", "answer", "respond", "reply", "tell", "do", "talk", "use"}, w) && !(w == "do" && i+1 < len(words) && isSmall(words[i+1])):
			return words[i+1:], true
		case !isSmall(w):
			return nil, false
		}
	}
	return nil, false
}

func isSmall(w string) bool {
	return slices.Contains(strings.Fields("do should can could shall would must to i you we u ya even now best the hell heck might ought id a am im supposed gonna"), w)
}

// pleads reports a call for help: with something else, such as a resume, it is
// none.
func (c cry) pleads() bool {
	for i, w := range c.words {
		if !slices.Contains([]string{"help", "helpp", "halp", "hlp", "sos", "assist"}, w) {
			continue
		}
		rest := without(c.words[i+1:], "me please pls plz out")
		if len(rest) == 0 || !slices.Contains(strings.Fields("with to for of find on write improve plan understand choose get"), rest[0]) {
			return true
		}
	}
	return false
}

// pleadsAlone reports a plea that is about nothing but the moment: "what do I
// say", not "what do I say about my notice period".
func (c cry) pleadsAlone() bool {
	if c.pleads() {
		return true
	}
	rest, ok := c.wanted()
	rest = without(rest, "now please pls plz quick quickly fast asap rn right here to them this it")
	return ok && (len(rest) == 0 || slices.Contains([]string{"i", "im", "interviewing"}, rest[0]))
}

// without cuts the leading words that are among others.
func without(words []string, others string) []string {
	for len(words) > 0 && slices.Contains(strings.Fields(others), words[0]) {
		words = words[1:]
	}
	return words
}
