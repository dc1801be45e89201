package find

import (
	"math"
	"slices"
	"strings"

	"careercoach/bot/understand"
	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// aspects guesses what a question asks about a subject from how the cards'
// questions ask it: multinomial naive Bayes over stems and pairs of
// neighbouring stems, with every subject's name replaced by a word for its
// kind, so that "how long is X" teaches what "how long is Y" asks.
//
// The fields are exported for gob.
type aspects struct {
	IDs   []knowledge.AspectID
	Prior []float32 // logarithm of the square root of the share of questions
	Size  []float32 // logarithm of the number of features seen
	// Features are sorted; the entries of feature i are
	// Entries[Offsets[i]:Offsets[i+1]].
	Features []string
	Offsets  []uint32
	Entries  []aspectEntry
}

// An aspectEntry says how much more a feature speaks for an aspect than for
// one that it was never seen with.
type aspectEntry struct {
	Aspect uint16
	Weight float32
}

// smoothing is added to the count of every feature of every aspect, in
// proportion to how common the feature is.
const smoothing = 0.4

// learner counts what aspects is made of.
type learner struct {
	at     map[knowledge.AspectID]int
	ids    []knowledge.AspectID
	counts map[string]map[int]float64
	totals []float64
	cards  []float64
}

// add counts one question of a card.
func (l *learner) add(aspect knowledge.AspectID, features []string) {
	n, ok := l.at[aspect]
	if !ok {
		n = len(l.ids)
		l.at[aspect] = n
		l.ids = append(l.ids, aspect)
		l.totals, l.cards = append(l.totals, 0), append(l.cards, 0)
	}
	l.cards[n]++
	for _, f := range features {
		if l.counts[f] == nil {
			l.counts[f] = map[int]float64{}
		}
		l.counts[f][n]++
		l.totals[n]++
	}
}

// aspects weighs what was counted.
func (l *learner) aspects() *aspects {
	a := &aspects{IDs: l.ids, Offsets: []uint32{0}}
	asked := 0.0
	for _, n := range l.cards {
		asked += n
	}
	for i := range l.ids {
		a.Prior = append(a.Prior, float32(0.5*math.Log(l.cards[i]/asked)))
		a.Size = append(a.Size, float32(math.Log(l.totals[i]+smoothing*float64(len(l.ids)))))
	}
	for f, by := range l.counts {
		if sum(by) >= 2 {
			a.Features = append(a.Features, f)
		}
	}
	slices.Sort(a.Features)
	for _, f := range a.Features {
		by := l.counts[f]
		s := smoothing * sum(by) / float64(len(l.ids))
		for i := range l.ids {
			if n := by[i]; n > 0 {
				a.Entries = append(a.Entries, aspectEntry{uint16(i), float32(math.Log((n + s) / s))})
			}
		}
		a.Offsets = append(a.Offsets, uint32(len(a.Entries)))
	}
	return a
}

func sum(by map[int]float64) float64 {
	s := 0.0
	for _, n := range by {
		s += n // whole numbers: the order does not matter
	}
	return s
}

// minGuess is how unlikely an aspect can be guessed to be.
const minGuess = -6

// guess returns for each aspect the logarithm of its probability over the
// likeliest one's, from minGuess to 0, into out; it reports false where the
// words say nothing.
func (a *aspects) guess(features []string, out map[knowledge.AspectID]float64) bool {
	sums := make([]float32, len(a.IDs))
	copy(sums, a.Prior)
	known := 0
	for _, f := range features {
		i, ok := slices.BinarySearch(a.Features, f)
		if !ok {
			continue
		}
		known++
		for _, e := range a.Entries[a.Offsets[i]:a.Offsets[i+1]] {
			sums[e.Aspect] += e.Weight
		}
	}
	if known == 0 {
		return false
	}
	best := float32(math.Inf(-1))
	for i := range sums {
		sums[i] -= float32(known) * a.Size[i]
		best = max(best, sums[i])
	}
	for i, s := range sums {
		out[a.IDs[i]] = max(minGuess, float64(s-best))
	}
	return true
}

// maskedFeatures returns the stems and pairs of neighbouring stems of a
// question, each subject's name written as its kind.
func maskedFeatures(tokens []text.Token, mentions []understand.Mention, reader *understand.Reader) []string {
	words := make([]string, 0, 2*len(tokens))
	for i := 0; i < len(tokens); i++ {
		word := tokens[i].Stem
		for _, m := range mentions {
			if m.Start == i && m.End > i && m.Strength >= 0.5 && !m.Carried {
				word = "<" + string(reader.KindOf(m.Subjects[0])) + ">"
				i = m.End - 1
				break
			}
		}
		if word != "?" {
			words = append(words, word)
		}
	}
	n := len(words)
	for i := 0; i+1 < n; i++ {
		words = append(words, strings.Join(words[i:i+2], " "))
	}
	return words
}
