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
