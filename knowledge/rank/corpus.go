package rank

import (
	"slices"

	"careercoach/knowledge/text"
)

// A corpus is documents as words.
type corpus struct {
	docs  []Document
	lex   *lexicon
	texts []sample // questions and titles of all documents, in order
	first []int    // by document: its first text; one more at the end
	body  [][]int32
}

// A sample is one question or title.
type sample struct {
	doc      int
	question int // index in Document.Questions, -1 for the title
	tokens   []text.Token
	words    []word
}

// newCorpus reads the documents.
func newCorpus(docs []Document) *corpus {
	c := &corpus{docs: docs}
	n := &notes{freq: map[string]uint32{}, stem: map[string]string{}}
	for i, d := range docs {
		c.first = append(c.first, len(c.texts))
		for q, s := range d.Questions {
			c.texts = append(c.texts, sample{doc: i, question: q, tokens: n.note(s, 4)})
		}
		if d.Title != "" {
			c.texts = append(c.texts, sample{doc: i, question: -1, tokens: n.note(d.Title, 4)})
		}
	}
	c.first = append(c.first, len(c.texts))
	bodies := make([][]text.Token, len(docs))
	for i, d := range docs {
		bodies[i] = n.note(d.Body, 1)
	}
	c.lex = newLexicon(n.freq, n.stem)
	for i := range c.texts {
		c.texts[i].words, _ = c.lex.read(nil, nil, c.texts[i].tokens, false)
	}
	var words []word
	for _, b := range bodies {
		words, _ = c.lex.read(words[:0], nil, b, false)
		stems := make([]int32, len(words))
		for i, w := range words {
			stems[i] = w.stem
		}
		c.body = append(c.body, stems)
	}
	return c
}

// notes are the words seen while reading documents.
type notes struct {
	freq map[string]uint32
	stem map[string]string
}

// note reads a text; each of its words counts n times.
func (o *notes) note(s string, n uint32) []text.Token {
	if s == "" {
		return nil
	}
	tokens := text.Tokenize(text.Normalize(s))
	for _, t := range tokens {
		o.freq[t.Text] += n
		o.stem[t.Text] = t.Stem
	}
	return tokens
}

// of returns the texts of a document.
func (c *corpus) of(doc int) []sample { return c.texts[c.first[doc]:c.first[doc+1]] }

// stems returns the stems of a document's texts, sorted, each once.
func (c *corpus) stems(dst []int32, doc int) []int32 {
	start := len(dst)
	for _, t := range c.of(doc) {
		for _, w := range t.words {
			dst = append(dst, w.stem)
		}
	}
	slices.Sort(dst[start:])
	return dst[:start+len(slices.Compact(dst[start:]))]
}

// tally counts the stems of a document, the body's at less than one each.
func (c *corpus) tally(doc int) []tally {
	var list []tally
	for _, t := range c.of(doc) {
		for _, w := range t.words {
			list = append(list, tally{w.stem, 1})
		}
	}
	for _, s := range c.body[doc] {
		list = append(list, tally{s, bodyWeight})
	}
	slices.SortStableFunc(list, func(a, b tally) int { return int(a.stem) - int(b.stem) })
	n := 0
	for i, t := range list {
		if i > 0 && list[n-1].stem == t.stem {
			list[n-1].count += t.count
			continue
		}
		list[n] = t
		n++
	}
	return list[:n]
}
