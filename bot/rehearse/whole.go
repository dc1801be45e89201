package rehearse

// What holds of an answer as a whole, in per cent of its words. People who
// tell a story stay far from each.
const (
	mostMarks   = 28 // phrases of task, judgement, result and learning; stories have under 18
	mostLooped  = 5  // rows of three words that were said before; stories have under 4, songs more
	looseMarks  = 10 // phrases among words that never come back
	leastLooped = 20 // words from which repetition is judged
)

// readWhole finds answers that are no story whatever their sentences hold.
func (a *answer) readWhole() {
	marks := 0
	for i := range a.sentences {
		marks += a.sentences[i].marks
	}
	a.stuffed = marks*100 > mostMarks*len(a.words)
	a.looped = isLooped(a.words)
	ill, pairs := illPairs(a.words)
	a.salad = ill >= 3 && ill*10 >= pairs || ill > 0 && marks*100 >= looseMarks*len(a.words) && !a.comesBack()
}

// isLooped reports whether the same rows of words come again and again, as in
// a song, or where one sentence is turned round and round.
func isLooped(words []word) bool {
	seen := map[uint64]bool{}
	all, again := 0, 0
	eachTriple(words, 0, len(words), func(k uint64) {
		all++
		if seen[k] {
			again++
		}
		seen[k] = true
	})
	return len(words) >= leastLooped && again*100 >= mostLooped*all
}

// comesBack reports whether any word that names something stands in two
// sentences, as it does where sentences are about one matter.
func (a *answer) comesBack() bool {
	first := map[string]int{}
	for i := range a.sentences {
		s := &a.sentences[i]
		for k := s.from; k < s.to; k++ {
			w := &a.words[k]
			if !isConcrete(w) || w.class&calendar != 0 {
				continue
			}
			if at, known := first[w.stem]; known && at != i {
				return true
			}
			first[w.stem] = i
		}
	}
	return false
}

// illPairs counts what follows articles, prepositions and I, and how often it
// is what never does: the sign of words in no order.
func illPairs(words []word) (ill, pairs int) {
	for i := 0; i+1 < len(words); i++ {
		w, next := &words[i], &words[i+1]
		if next.gap > gapBlank || w.class&(article|preposition|pronounI) == 0 {
			continue
		}
		pairs++
		if isIllPair(w, next) {
			ill++
		}
	}
	return ill, pairs
}

// isIllPair reports whether no English sentence has b right after a.
func isIllPair(a, b *word) bool {
	switch a.text {
	case "i":
		return b.class&(article|preposition|pronounI|pronounWe) != 0 && b.class&adverb == 0
	case "a", "an", "the", "our", "your", "their", "my", "its":
		return b.class&(article|beVerb|modal|pronounI|pronounWe|conjunction|objectPronoun) != 0 || b.class&preposition != 0 && b.text != "over" && b.text != "in" && b.text != "on" && b.text != "near"
	case "of", "from", "with", "at", "into":
		return b.class&(beVerb|modal|pronounI) != 0 || b.text == "we" || b.class&preposition != 0 && b.class&article == 0
	}
	return false
}
