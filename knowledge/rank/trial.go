package rank

import (
	"slices"

	"careercoach/knowledge/text"
)

const (
	trialFolds = 5  // parts that the documents are cut into for trials
	trialSeeds = 50 // documents that a sample of many documents grows from
	trialNear  = 6  // documents around each that come with it
)

// trials asks the corpus its own questions: one fifth of the documents is
// hidden in turn, the rest is trained without some of its questions, and then
// asked the hidden documents' questions, which it cannot answer, and those
// left out, which it can. Requests of other kinds, if there are any, are among
// those that it cannot answer. Of many documents a sample is taken.
func trials(x *Index, c *corpus, others [][]text.Token, opt Options) []trial {
	if len(c.docs) > trialSeeds*trialNear {
		c = newCorpus(x.sample(c))
	}
	var out []trial
	s := &scratch{}
	for fold := range trialFolds {
		kept, asked := c.split(fold)
		if len(kept.texts) == 0 || len(asked) == 0 {
			continue
		}
		y := fit(kept, opt)
		var used [][]text.Token
		for i, o := range others {
			if i%trialFolds == fold {
				asked = append(asked, asking{tokens: o})
			} else {
				used = append(used, o)
			}
		}
		y.border = newBorder(kept, used)
		for _, a := range asked {
			if t, ok := y.try(s, a); ok {
				out = append(out, t)
			}
		}
	}
	return out
}

// sample returns some documents together with those around them.
func (x *Index) sample(c *corpus) []Document {
	g := &gathering{score: make([]float32, len(c.docs))}
	var docs []uint32
	var stems []int32
	for i := range trialSeeds {
		d := i * len(c.docs) / trialSeeds
		stems = c.stems(stems[:0], d)
		docs = append(x.bm.gather(docs, g, stems, trialNear, rivalBudget), uint32(d))
	}
	slices.Sort(docs)
	docs = slices.Compact(docs)
	out := make([]Document, len(docs))
	for i, d := range docs {
		out[i] = c.docs[d]
	}
	return out
}

// try asks the index one question.
func (x *Index) try(s *scratch, a asking) (trial, bool) {
	var res Result
	s.words, _ = x.lex.read(s.words[:0], nil, a.tokens, true)
	x.rank(s, &res, 2)
	if len(res.Candidates) == 0 {
		return trial{}, false
	}
	return trial{
		signals: x.signals(s, &res),
		known:   a.id != "",
		right:   a.id != "" && a.id == res.Candidates[0].ID,
	}, true
}

// An asking is a question of a trial.
type asking struct {
	tokens []text.Token
	id     string // of the document that answers it, empty for none
}

// split returns the corpus without the documents of one fold and without a
// part of the other documents' questions, and what was taken out.
func (c *corpus) split(fold int) (*corpus, []asking) {
	var docs []Document
	var asked []asking
	for i, d := range c.docs {
		hidden := int(mix(uint32(i)+77)%trialFolds) == fold
		left := len(c.of(i))
		kept := Document{ID: d.ID, Title: d.Title, Body: d.Body}
		for k, t := range c.of(i) {
			switch {
			case t.question < 0:
			case hidden:
				asked = append(asked, asking{tokens: t.tokens})
			case left > 1 && (k+i)%trialFolds == fold:
				left--
				asked = append(asked, asking{tokens: t.tokens, id: d.ID})
			default:
				kept.Questions = append(kept.Questions, d.Questions[t.question])
			}
		}
		if !hidden {
			docs = append(docs, kept)
		}
	}
	return newCorpus(docs), asked
}
