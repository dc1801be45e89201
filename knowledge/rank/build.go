package rank

import (
	"fmt"
	"runtime"
	"sync"

	"careercoach/knowledge/text"
)

// An Index ranks the documents it was built from. It is read-only and may be
// used concurrently.
type Index struct {
	ids       []string
	questions []int // by document: how many, the title not counted
	lex       *lexicon
	space     *space
	weights   [][]weight // by feature
	bias      []float32  // by document
	bm        *bm25
	near      *nearest
	cal       calibration
	print     Fingerprint
	pool      sync.Pool // of *scratch
}

// A weight is one coordinate of a document's classifier.
type weight struct {
	doc   uint32
	value float32
}

// A corpus is the documents as words.
type corpus struct {
	docs  []Document
	lex   *lexicon
	texts []sample // questions and titles of all documents, in order
	body  [][]word
}

// A sample is one question or title.
type sample struct {
	doc      int
	question int // index in Document.Questions, -1 for the title
	words    []word
}

// Build makes an index of the documents. It fails where an ID is missing or
// stands twice. The same documents and options give the same index.
func Build(docs []Document, opt Options) (*Index, error) {
	seen := make(map[string]bool, len(docs))
	for i, d := range docs {
		if d.ID == "" {
			return nil, fmt.Errorf("indexing document %d: it has no ID", i)
		}
		if seen[d.ID] {
			return nil, fmt.Errorf("indexing document %d: the ID %q stands twice", i, d.ID)
		}
		seen[d.ID] = true
	}
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	c := newCorpus(docs)
	x := fit(c, opt)
	x.print = fingerprint(docs, opt)
	x.cal = defaultCalibration
	return x, nil
}

// newCorpus reads the documents.
func newCorpus(docs []Document) *corpus {
	c := &corpus{docs: docs}
	freq, stemOf := map[string]uint32{}, map[string]string{}
	note := func(s string, n uint32) []text.Token {
		tokens := text.Tokenize(text.Normalize(s))
		for _, t := range tokens {
			freq[t.Text] += n
			stemOf[t.Text] = t.Stem
		}
		return tokens
	}
	var tokens [][]text.Token
	for i, d := range docs {
		for q, s := range d.Questions {
			c.texts = append(c.texts, sample{doc: i, question: q})
			tokens = append(tokens, note(s, 4))
		}
		if d.Title != "" {
			c.texts = append(c.texts, sample{doc: i, question: -1})
			tokens = append(tokens, note(d.Title, 4))
		}
	}
	var bodies [][]text.Token
	for _, d := range docs {
		bodies = append(bodies, note(d.Body, 1))
	}
	c.lex = newLexicon(freq, stemOf)
	for i := range c.texts {
		c.texts[i].words, _ = c.lex.read(nil, nil, tokens[i], false)
	}
	for _, b := range bodies {
		words, _ := c.lex.read(nil, nil, b, false)
		c.body = append(c.body, words)
	}
	return c
}

// fit trains an index on the corpus, calibration left out.
func fit(c *corpus, opt Options) *Index {
	x := &Index{lex: c.lex}
	counts := make([]map[int32]float64, len(c.docs))
	for i, d := range c.docs {
		x.ids = append(x.ids, d.ID)
		x.questions = append(x.questions, len(d.Questions))
		counts[i] = map[int32]float64{}
		for _, w := range c.body[i] {
			counts[i][w.stem] += bodyWeight
		}
	}
	for _, t := range c.texts {
		for _, w := range t.words {
			counts[t.doc][w.stem]++
		}
	}
	x.bm = newBM25(counts, len(c.lex.stems))
	x.near = newNearest(c, x.bm.idf)
	features := make([][]feature, len(c.texts))
	for i, t := range c.texts {
		features[i] = extract(nil, t.words, everydayThesaurus().concepts(nil, t.words))
	}
	x.space = newSpace(features)
	vectors := make([][]entry, len(c.texts))
	for i := range features {
		vectors[i] = x.space.vector(nil, features[i])
	}
	x.train(c, vectors, opt)
	x.pool.New = func() any { return &scratch{} }
	return x
}
