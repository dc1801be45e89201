package find

import (
	"math"
	"strings"

	"careercoach/bot/understand"
	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// aspects guesses what a question asks about a subject from how the cards'
// questions ask it: multinomial naive Bayes over stems and pairs of
// neighbouring stems, with every subject's name replaced by a word for its
// kind, so that "how long is X" teaches what "how long is Y" asks.
type aspects struct {
	ids   []knowledge.AspectID
	prior []float64
	// by feature: for each aspect the logarithm of its probability over the
	// mean one; features nobody asked with are passed over
	weight map[string][]float32
	// names counts how the questions call each subject
	names map[knowledge.SubjectID]map[string]int
}

// smoothing is the count that is added to every feature of every aspect.
const smoothing = 0.1

// learnAspects reads the questions of a base.
func learnAspects(base *knowledge.Base, reader *understand.Reader) *aspects {
	a := &aspects{weight: map[string][]float32{}, names: map[knowledge.SubjectID]map[string]int{}}
	at := map[knowledge.AspectID]int{}
	counts := map[string]map[int]float64{}
	var totals, cards []float64
	for i := range base.Cards {
		c := &base.Cards[i]
		if c.Aspect == "" || c.Decision == knowledge.DecisionSmalltalk {
			continue
		}
		n, ok := at[c.Aspect]
		if !ok {
			n = len(a.ids)
			at[c.Aspect] = n
			a.ids = append(a.ids, c.Aspect)
			totals, cards = append(totals, 0), append(cards, 0)
		}
		for _, question := range c.Questions {
			normalised := text.Normalize(question)
			tokens := text.Tokenize(normalised)
			cards[n]++
			mentions := reader.Mentions(question, tokens)
			a.note(tokens, mentions)
			for _, f := range maskedFeatures(tokens, mentions, reader) {
				if counts[f] == nil {
					counts[f] = map[int]float64{}
				}
				counts[f][n]++
				totals[n]++
			}
		}
	}
	a.weigh(counts, totals, cards)
	return a
}

// note counts the names of a question.
func (a *aspects) note(tokens []text.Token, mentions []understand.Mention) {
	for _, m := range mentions {
		for _, id := range m.Subjects {
			if a.names[id] == nil {
				a.names[id] = map[string]int{}
			}
			a.names[id][words(tokens[m.Start:m.End])]++
		}
	}
}

// name returns what the questions call a subject most often, of equals the
// first in the alphabet; "" where they never do.
func (a *aspects) name(id knowledge.SubjectID) string {
	best := ""
	for name, n := range a.names[id] {
		if m := a.names[id][best]; best == "" || n > m || n == m && name < best {
			best = name
		}
	}
	return best
}

func words(tokens []text.Token) string {
	list := make([]string, len(tokens))
	for i, t := range tokens {
		list[i] = t.Text
	}
	return strings.Join(list, " ")
}

func (a *aspects) weigh(counts map[string]map[int]float64, totals, cards []float64) {
	all, asked := 0.0, 0.0
	for i := range totals {
		all += totals[i]
		asked += cards[i]
	}
	for i := range cards {
		a.prior = append(a.prior, 0.5*math.Log(cards[i]/asked))
	}
	size := float64(len(counts))
	for f, by := range counts {
		sum := 0.0
		for _, n := range by {
			sum += n
		}
		if sum < 2 {
			continue
		}
		base := math.Log((sum + smoothing) / (all + smoothing*size))
		w := make([]float32, len(a.ids))
		for i := range w {
			w[i] = float32(math.Log((by[i]+smoothing*10*sum/all*size/10+smoothing)/(totals[i]+smoothing*size)) - base)
		}
		a.weight[f] = w
	}
}

// guess returns for each aspect the logarithm of its probability over the
// likeliest one's, from minGuess to 0; nil where the words say nothing.
func (a *aspects) guess(features []string) map[knowledge.AspectID]float64 {
	sums := append([]float64(nil), a.prior...)
	known := 0
	for _, f := range features {
		if w, ok := a.weight[f]; ok {
			known++
			for i, v := range w {
				sums[i] += float64(v)
			}
		}
	}
	if known == 0 {
		return nil
	}
	best := math.Inf(-1)
	for _, s := range sums {
		best = max(best, s)
	}
	out := make(map[knowledge.AspectID]float64, len(sums))
	for i, s := range sums {
		out[a.ids[i]] = max(minGuess, s-best)
	}
	return out
}

// minGuess is how unlikely an aspect can be guessed to be.
const minGuess = -6

// maskedFeatures returns the stems and pairs of neighbouring stems of a
// question, each subject's name written as its kind.
func maskedFeatures(tokens []text.Token, mentions []understand.Mention, reader *understand.Reader) []string {
	words := make([]string, 0, len(tokens))
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
	out := words
	for i := 0; i+1 < len(words); i++ {
		out = append(out, strings.Join(words[i:i+2], " "))
	}
	return out
}
