package rank

import (
	"fmt"
	"runtime"
	"sync"
)

// An Index ranks the documents it was built from. It is read-only and may be
// used concurrently. The zero Index holds nothing until UnmarshalBinary.
type Index struct {
	ids       []string
	questions []int // by document: how many, the title not counted
	lex       *lexicon
	space     *space
	weights   *table
	roster    *roster   // the weights turned round, where there are many documents
	bias      []float32 // by document
	bm        *bm25
	near      *nearest
	border    *border
	cal       calibration
	print     Fingerprint
	pool      sync.Pool // of *scratch
}

// Build makes an index of the documents. It fails where an ID is missing or
// stands twice, and for more than sixteen million documents. The same documents and
// options give the same index.
func Build(docs []Document, opt Options) (*Index, error) {
	if len(docs) >= maxDocs {
		return nil, fmt.Errorf("indexing %d documents: at most %d are possible", len(docs), maxDocs-1)
	}
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
	others := opt.requests()
	x.border = newBorder(c, others)
	start := defaultCalibration
	x.cal = calibrate(trials(x, c, others, opt), &start)
	x.print = fingerprint(docs, opt)
	return x, nil
}

// fit trains an index on the corpus, all but what the estimates need.
func fit(c *corpus, opt Options) *Index {
	x := &Index{lex: c.lex}
	tallies := make([][]tally, len(c.docs))
	for i, d := range c.docs {
		x.ids = append(x.ids, d.ID)
		x.questions = append(x.questions, len(d.Questions))
		tallies[i] = c.tally(i)
	}
	x.bm = newBM25(tallies, len(c.lex.stems))
	x.near = newNearest(c.lex, x.bm, len(c.docs))
	x.near.first = c.first
	for _, t := range c.texts {
		x.near.lines = append(x.near.lines, x.near.line(t))
	}
	var vectors [][]entry
	x.space, vectors = survey(c, opt.Workers)
	x.train(c, vectors, opt.Workers)
	x.prepare()
	return x
}

// prepare fills in what follows from the rest.
func (x *Index) prepare() {
	x.roster = nil
	if len(x.ids) > exhaustive {
		x.roster = newRoster(x.weights, len(x.ids))
	}
	x.pool.New = func() any { return &scratch{} }
}

// survey returns the space of the corpus's features and its texts as vectors.
func survey(c *corpus, workers int) (*space, [][]entry) {
	least := uint32(1)
	if len(c.texts) > manyTexts {
		least = 2
	}
	count := newCounter()
	var f []feature
	for _, t := range c.texts {
		f = featuresOf(f[:0], t.words)
		count.add(f)
	}
	s := count.space(len(c.texts), least)
	vectors := make([][]entry, len(c.texts))
	each(len(c.texts), workers, func() func(int) {
		var f []feature
		var v []entry
		return func(i int) {
			f = featuresOf(f[:0], c.texts[i].words)
			v = s.vector(v[:0], f)
			vectors[i] = append(make([]entry, 0, len(v)), v...)
		}
	})
	return s, vectors
}

// featuresOf appends the features of words to dst.
func featuresOf(dst []feature, words []word) []feature {
	var buf [maxConcepts]concept
	return extract(dst, words, everydayThesaurus().concepts(buf[:0], words))
}

// each calls the function that a worker's start returns with every number
// below n, on several goroutines.
func each(n, workers int, start func() func(int)) {
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			f := start()
			for i := w; i < n; i += workers {
				f(i)
			}
		})
	}
	wg.Wait()
}
