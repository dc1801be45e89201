package bot

import (
	"slices"
	"strings"

	"careercoach/bot/understand"
	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// rewrite writes a follow-up out in full, so that it can be ranked like a
// question of its own: "and principal?" becomes the question before with the
// new subject in it, "how long is it" gets the name of what "it" is. It
// returns nil where there is nothing to write out.
func (c *Coach) rewrite(q *understand.Query, conv Conversation, related knowledge.SubjectID) []text.Token {
	_, weight := q.Aspect()
	asks := weight > 0.5 && q.Aspects["overview"] < weight && q.Carried == ""
	named := c.strongest(q)
	switch {
	case related != "" && !asks:
		return c.replaceSubject(conv, related, c.nameOf(related))
	case related != "":
		return append(slices.Clone(q.Tokens), c.nameOf(related)...)
	case named != nil && !asks && c.reader.HasPronoun(q.Tokens) && c.carriedSubject(q) != "":
		return c.replacePronoun(q, c.nameOf(c.carriedSubject(q)))
	case named != nil && !asks:
		return c.replaceSubject(conv, named.Subjects[0], c.called(q, named))
	case named == nil:
		if carried := c.carriedSubject(q); carried != "" {
			return c.replacePronoun(q, c.nameOf(carried))
		}
	}
	return nil
}

// called returns the words to write a mention out with: a one-word name that
// is an ordinary word in full, any other as it was said.
func (c *Coach) called(q *understand.Query, m *understand.Mention) []text.Token {
	if m.Strength < 1 && len(m.Subjects) == 1 {
		if s, ok := c.base.Subject(m.Subjects[0]); ok {
			return text.Tokenize(text.Normalize(s.Name))
		}
	}
	return q.Tokens[m.Start:m.End]
}

// strongest returns the surest mention of the message, nil where none is sure.
func (c *Coach) strongest(q *understand.Query) *understand.Mention {
	var best *understand.Mention
	for i := range q.Mentions {
		m := &q.Mentions[i]
		if !m.Carried && m.End > m.Start && m.Strength >= 0.5 && (best == nil || m.Strength > best.Strength) {
			best = m
		}
	}
	return best
}

func (c *Coach) carriedSubject(q *understand.Query) knowledge.SubjectID {
	for _, m := range q.Mentions {
		if m.Start == m.End && m.Strength >= 0.25 {
			return m.Subjects[0]
		}
	}
	return ""
}

// nameOf returns the words by which the cards' questions call a subject, or
// else its name without what stands in brackets.
func (c *Coach) nameOf(id knowledge.SubjectID) []text.Token {
	if name := c.finder.Name(id); name != "" && len(c.reader.Namesakes(id)) == 0 {
		return text.Tokenize(name)
	}
	s, ok := c.base.Subject(id)
	if !ok {
		return nil
	}
	name, _, _ := strings.Cut(s.Name, "(")
	return text.Tokenize(text.Normalize(name))
}

// replaceSubject writes a question with another subject in the place of the
// one of its kind. Where it names none of that kind, the subject is added if
// it goes together with those in play, as a country does with a level; else
// there is nothing to write.
func (c *Coach) replaceSubject(conv Conversation, id knowledge.SubjectID, name []text.Token) []text.Token {
	if conv.Question == "" {
		return nil
	}
	tokens := text.Tokenize(conv.Question)
	read := c.reader.Read(conv.Question, conv.Question, tokens)
	for _, m := range read.Mentions {
		if m.Strength >= 0.5 && c.anyReplaced(m.Subjects, id) {
			return slices.Concat(tokens[:m.Start], name, tokens[m.End:])
		}
	}
	if len(conv.Focus.Subjects) > 0 && !c.together(id, conv.Focus.Subjects) {
		return nil
	}
	return slices.Concat(withoutMark(tokens), name)
}

// anyReplaced reports that a subject, or one of the same name, takes the place
// of one of the others.
func (c *Coach) anyReplaced(old []knowledge.SubjectID, id knowledge.SubjectID) bool {
	return slices.ContainsFunc(old, func(o knowledge.SubjectID) bool {
		return c.replaced(o, append([]knowledge.SubjectID{id}, c.reader.Namesakes(id)...))
	})
}

// replacePronoun writes the question with a name in the place of its pronoun;
// where it has none, the name is added.
func (c *Coach) replacePronoun(q *understand.Query, name []text.Token) []text.Token {
	if start, end, ok := c.reader.Pronoun(q.Tokens); ok {
		return slices.Concat(q.Tokens[:start], name, q.Tokens[end:])
	}
	return slices.Concat(withoutMark(q.Tokens), name)
}

func withoutMark(tokens []text.Token) []text.Token {
	if n := len(tokens); n > 0 && tokens[n-1].Text == "?" {
		return tokens[:n-1]
	}
	return tokens
}
