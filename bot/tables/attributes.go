package tables

import (
	"strings"

	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// attributeWords are the word stems of a subject's attributes, each with the
// attribute values it stands in.
type attributeWords map[string][]attributeValue

type attributeValue struct{ key, value string }

func wordsOf(s *knowledge.Subject) attributeWords {
	out := attributeWords{}
	add := func(words, key, value string) {
		for _, t := range text.Tokenize(text.Normalize(strings.ReplaceAll(words, "_", " "))) {
			if !t.Stop {
				out[t.Stem] = append(out[t.Stem], attributeValue{key, value})
			}
		}
	}
	for key, values := range s.Attributes {
		for _, v := range values {
			switch v {
			case "true", "yes":
				add(key, key, v)
			case "false", "no":
			default:
				add(v, key, v)
			}
		}
	}
	return out
}

// Says reports whether a subject's name, other names or attributes hold all of
// the stems; a stem may also be the beginning of a longer word.
func (c *Computer) Says(s *knowledge.Subject, stems []string) bool {
	have := c.words[s.ID]
	for _, stem := range stems {
		if _, ok := have[stem]; !ok && !namesWord(s, stem) {
			return false
		}
	}
	return true
}

// namesWord reports whether a word of the subject's names begins with a stem.
func namesWord(s *knowledge.Subject, stem string) bool {
	for _, name := range append([]string{s.Name}, s.Aliases...) {
		for _, t := range text.Tokenize(text.Normalize(name)) {
			if t.Stem == stem || len(stem) >= 4 && strings.HasPrefix(t.Text, stem) {
				return true
			}
		}
	}
	return false
}
