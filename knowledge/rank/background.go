package rank

import (
	_ "embed"
	"math"
	"strings"
	"sync"

	"careercoach/knowledge/text"
)

//go:embed everyday.txt
var everydayFile string

// everyday returns the embedded everyday requests, read once.
var everyday = sync.OnceValue(func() []string {
	var list []string
	for line := range strings.Lines(everydayFile) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			list = append(list, line)
		}
	}
	return list
})

// A border tells requests that look like the knowledge from requests of other
// kinds: a linear classifier over single words, letters and concepts, hashed
// to few places. The nil border sees no difference.
type border struct {
	weights []float32 // borderSize of them
	bias    float32
}

const (
	borderSize  = 1 << 14
	borderTexts = 2000 // questions of the knowledge it is trained with, at most
)

// newBorder trains a border between the corpus and requests of other kinds.
func newBorder(c *corpus, others [][]text.Token) *border {
	if len(others) == 0 || len(c.texts) == 0 {
		return nil
	}
	var set [][]entry
	var labels []float32
	every := len(c.texts)/borderTexts + 1
	for i := 0; i < len(c.texts); i += every {
		set, labels = append(set, borderVector(nil, featuresOf(nil, c.texts[i].words))), append(labels, 1)
	}
	for _, o := range others {
		set, labels = append(set, borderVector(nil, extractWords(c.lex, o))), append(labels, -1)
	}
	m := &machine{dense: make([]float32, borderSize)}
	m.train(set, labels, 1)
	return &border{weights: m.dense, bias: m.bias}
}

// extractWords returns the features of tokens.
func extractWords(l *lexicon, tokens []text.Token) []feature {
	words, _ := l.read(nil, nil, tokens, false)
	return featuresOf(nil, words)
}

// borderVector appends the hashed vector of a text to dst, of length 1.
func borderVector(dst []entry, text []feature) []entry {
	start := len(dst)
	for _, f := range text {
		switch f.block {
		case blockStem, blockConcept:
			dst = append(dst, entry{f.key % borderSize, f.weight})
		case blockChar:
			dst = append(dst, entry{f.key % borderSize, 0.5})
		}
	}
	var sum float64
	for _, e := range dst[start:] {
		sum += float64(e.value) * float64(e.value)
	}
	scale(dst[start:], sum, 1)
	return dst
}

// side returns how much a text looks like the knowledge: 1 and more for sure,
// -1 and less for a request of another kind, 0 where nothing is known of it.
func (b *border) side(text []feature) float64 {
	if b == nil {
		return 0
	}
	var sum, squares float64
	for _, f := range text {
		v := float64(f.weight)
		switch f.block {
		case blockStem, blockConcept:
		case blockChar:
			v = 0.5
		default:
			continue
		}
		sum += v * float64(b.weights[f.key%borderSize])
		squares += v * v
	}
	if squares == 0 {
		return 0
	}
	return sum/math.Sqrt(squares) + float64(b.bias)
}

// requests returns the tokens of the requests that the options name.
func (o Options) requests() [][]text.Token {
	list := o.Background
	if o.Everyday {
		list = append(everyday()[:len(everyday()):len(everyday())], list...)
	}
	var out [][]text.Token
	for _, s := range list {
		if tokens := text.Tokenize(text.Normalize(s)); len(tokens) > 0 {
			out = append(out, tokens)
		}
	}
	return out
}
