package rank

// writeLexicon writes the words, the stems and the postings of BM25.
func (x *Index) writeLexicon(w *writer) {
	w.strings(x.lex.stems)
	w.strings(x.lex.words)
	for i := range x.lex.words {
		w.int(int(x.lex.freq[i]))
		w.int(int(x.lex.stem[i]))
	}
	for s, list := range x.bm.lists {
		w.float32(x.bm.idf[s])
		w.int(len(list))
		last := uint32(0)
		for _, p := range list {
			w.int(int(p.doc - last))
			w.float32(p.weight)
			last = p.doc
		}
	}
}

// readLexicon reads what writeLexicon wrote.
func (x *Index) readLexicon(r *reader) {
	x.lex = &lexicon{stems: r.strings(), words: r.strings()}
	for range x.lex.words {
		x.lex.freq = append(x.lex.freq, uint32(r.int(1<<31)))
		x.lex.stem = append(x.lex.stem, int32(r.below(len(x.lex.stems))))
	}
	x.bm = &bm25{}
	arena := make([]posting, 0, len(r.buf)/20)
	for range x.lex.stems {
		x.bm.idf = append(x.bm.idf, r.float32())
		start, last := len(arena), 0
		for range r.count(5) {
			last += r.below(len(x.ids) - last)
			arena = append(arena, posting{uint32(last), r.float32()})
		}
		x.bm.lists = append(x.bm.lists, arena[start:len(arena):len(arena)])
	}
	if r.err == nil {
		x.lex.prepare()
	}
}

// writeNearest writes the questions as stems.
func (x *Index) writeNearest(w *writer) {
	for d := range x.ids {
		lines := x.near.lines[x.near.first[d]:x.near.first[d+1]]
		w.int(len(lines))
		for _, l := range lines {
			w.int(l.question + 1)
			w.int(len(l.stems))
			last := int32(0)
			for _, s := range l.stems {
				w.int(int(s - last))
				last = s
			}
		}
	}
}

// readNearest reads what writeNearest wrote.
func (x *Index) readNearest(r *reader) {
	if r.err != nil {
		return
	}
	n := newNearest(x.lex, x.bm, len(x.ids))
	arena := make([]int32, 0, len(r.buf))
	for d := range x.ids {
		n.first = append(n.first, len(n.lines))
		for range r.count(2) {
			l := line{question: r.int(x.questions[d]) - 1}
			start, last := len(arena), 0
			for range r.count(1) {
				last += r.below(len(x.lex.stems) - last)
				arena = append(arena, int32(last))
			}
			if r.err != nil {
				return
			}
			l.stems = arena[start:len(arena):len(arena)]
			l.length = n.length(l.stems)
			n.lines = append(n.lines, l)
		}
	}
	n.first = append(n.first, len(n.lines))
	x.near = n
}
