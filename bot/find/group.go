package find

import (
	"strings"

	"careercoach/bot/understand"
	"careercoach/knowledge"
	"careercoach/knowledge/rank"
	"careercoach/knowledge/text"
)

// mask writes tokens with every subject's name replaced by a word for its
// kind, so that "how long is X" teaches what "how long is Y" asks.
func mask(tokens []text.Token, mentions []understand.Mention, kind func(knowledge.SubjectID) knowledge.KindID) []text.Token {
	out := make([]text.Token, 0, len(tokens))
	for i := 0; i < len(tokens); i++ {
		replaced := false
		for _, m := range mentions {
			if m.Start == i && m.End > i && m.Strength >= 0.5 && !m.Carried {
				word := "kind" + strings.ReplaceAll(string(kind(m.Subjects[0])), "-", "")
				out = append(out, text.Token{Text: word, Stem: word})
				i = m.End - 1
				replaced = true
				break
			}
		}
		if !replaced {
			out = append(out, tokens[i])
		}
	}
	return out
}

func join(tokens []text.Token) string {
	var b strings.Builder
	for i, t := range tokens {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.Text)
	}
	return b.String()
}

// aspectDocuments returns one document an aspect: the masked questions of the
// cards of that aspect.
func aspectDocuments(base *knowledge.Base, reader *understand.Reader) []rank.Document {
	at := map[string]int{}
	var docs []rank.Document
	for i := range base.Cards {
		c := &base.Cards[i]
		key := string(c.Aspect)
		if c.Decision == knowledge.DecisionSmalltalk {
			key = "smalltalk"
		}
		if key == "" {
			continue
		}
		n, ok := at[key]
		if !ok {
			n = len(docs)
			at[key] = n
			docs = append(docs, rank.Document{ID: key})
		}
		for _, q := range c.Questions {
			norm := text.Normalize(q)
			tokens := text.Tokenize(norm)
			read := reader.Read(q, norm, tokens)
			docs[n].Questions = append(docs[n].Questions, join(mask(tokens, read.Mentions, reader.KindOf)))
		}
	}
	return docs
}

// subjectDocuments returns one document a subject: the questions of the cards
// about it.
func subjectDocuments(base *knowledge.Base) []rank.Document {
	at := map[string]int{}
	var docs []rank.Document
	for i := range base.Cards {
		c := &base.Cards[i]
		for _, s := range c.Subjects {
			key := string(s)
			n, ok := at[key]
			if !ok {
				n = len(docs)
				at[key] = n
				docs = append(docs, rank.Document{ID: key})
			}
			docs[n].Questions = append(docs[n].Questions, c.Questions...)
		}
	}
	return docs
}
