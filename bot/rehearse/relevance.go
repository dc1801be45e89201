package rehearse

import "fmt"

// fit is how well a story fits one principle.
type fit struct {
	behaviors int // different ones that show
	cues      int // different cues
	sentence  int // the one that shows most, -1 for none
	first     int // the first behaviour that does not show, -1 for none
	shown     map[int]bool
}

// fits measures the story against every principle, once.
func (a *answer) fits() []fit {
	if a.fitted == nil {
		a.fitted = a.measureFits()
	}
	return a.fitted
}

func (a *answer) measureFits() []fit {
	book := a.x.principles
	out := make([]fit, len(book.principles))
	used := map[int]bool{}
	most := make([]int, len(out))
	for i := range out {
		out[i].sentence, out[i].first, out[i].shown = -1, -1, map[int]bool{}
	}
	for i := range a.sentences {
		s := &a.sentences[i]
		if !s.speaks() || s.has(signHabit) && !s.has(signTime) {
			continue
		}
		here := map[int]int{}
		for _, c := range s.cues {
			id := book.cues[c]
			here[id.principle]++
			if id.behavior == 0 {
				here[id.principle]++ // what tells it from others is shown first
			}
			out[id.principle].shown[id.behavior] = true
			if !used[c] {
				used[c] = true
				out[id.principle].cues++
			}
		}
		for p, n := range here {
			if a.hasDeed(i, actorI) {
				n++
			}
			if n > most[p] {
				most[p], out[p].sentence = n, i
			}
		}
	}
	acts := a.actions().level == Clear
	for d := range book.deeds {
		if acts && out[d.principle].cues > 0 {
			out[d.principle].shown[d.behavior] = true
		}
	}
	for p := range out {
		out[p].behaviors = len(out[p].shown)
		for j := range book.principles[p].Behaviors {
			if !out[p].shown[j] {
				out[p].first = j
				break
			}
		}
	}
	return out
}

// cuesOf reports whether a sentence has a cue of the principle asked for.
func (a *answer) cuesOf(s *sentence) bool {
	asked := a.x.principles.index(a.question.Principle)
	for _, c := range s.cues {
		if a.x.principles.cues[c].principle == asked {
			return true
		}
	}
	return false
}

// clearCues is how many different cues a clear fit needs over two behaviours,
// one less over three. One of them must be the principle's first: the one that
// tells it from others.
const clearCues = 4

// points orders principles by how well a story fits them.
func (f *fit) points() int { return 4*f.behaviors + min(f.cues, 8) }

// isClear reports whether the principle is heard: enough of it shows, and what
// is its own.
func (f *fit) isClear() bool {
	return f.behaviors >= 2 && f.first != 0 && f.cues+max(0, f.behaviors-2) >= clearCues
}

// relevance judges whether the story shows the principle that was asked for.
func (a *answer) relevance() finding {
	fits := a.fits()
	best := 0
	for p := range fits {
		if fits[p].points() > fits[best].points() {
			best = p
		}
	}
	asked := a.x.principles.index(a.question.Principle)
	if asked < 0 {
		return a.relevanceToText(&fits[best], best)
	}
	better := ""
	if best != asked && fits[best].behaviors >= 3 && fits[best].isClear() && fits[asked].behaviors == 0 {
		better = a.x.principles.principles[best].Name
	}
	return a.judgeRelevance(&fits[asked], asked, better)
}

// judgeRelevance judges by the principle that was asked for; better names one
// that the story fits better, if any.
func (a *answer) judgeRelevance(f *fit, asked int, better string) finding {
	book := a.x.principles
	name := book.principles[asked].Name
	out := finding{sentence: f.sentence}
	switch {
	case f.isClear():
		out.level = Clear
		out.note = fmt.Sprintf("This shows %s.", name)
		return out
	case f.behaviors >= 1:
		out.level = Thin
		out.note = fmt.Sprintf("Part of this fits %s.", name)
		out.fix = fmt.Sprintf("To fit %s, bring out %s.", name, book.principles[asked].Behaviors[max(0, f.first)])
	default:
		out.sentence = a.opening()
		out.note = fmt.Sprintf("I see no words here that say %s; I may miss what is only meant.", name)
		out.fix = fmt.Sprintf("The question asks for %s: bring out %s, or take another story.", name, book.principles[asked].Behaviors[max(0, f.first)])
	}
	if better != "" {
		out.note += fmt.Sprintf(" It may suit a question on %s more.", better)
	}
	if out.sentence < 0 {
		out.sentence = a.opening()
	}
	return out
}

// asked returns the stems of the words of matter in the question.
func (a *answer) asked() map[string]bool {
	out := map[string]bool{}
	for _, w := range a.x.scan(a.question.Text) {
		if isConcrete(&w) && w.class&calendar == 0 {
			out[w.stem] = true
		}
	}
	return out
}

// sharesQuestion reports whether a sentence that speaks has a word of matter of
// the question.
func (a *answer) sharesQuestion() bool {
	asked := a.asked()
	for i := range a.sentences {
		s := &a.sentences[i]
		if !s.speaks() {
			continue
		}
		for _, w := range a.words[s.from:s.to] {
			if asked[w.stem] {
				return true
			}
		}
	}
	return false
}

// relevanceToText judges an answer to a question without a known principle by
// the words of matter it shares with the question, or by the principle that
// fits best where there is no text.
func (a *answer) relevanceToText(best *fit, name int) finding {
	out := finding{sentence: -1}
	asked := a.asked()
	shared := map[string]bool{}
	for i := range a.sentences {
		s := &a.sentences[i]
		if !s.speaks() {
			continue
		}
		for _, w := range a.words[s.from:s.to] {
			if asked[w.stem] && !shared[w.stem] {
				shared[w.stem] = true
				out.sentence = max(out.sentence, i)
			}
		}
	}
	switch {
	case len(shared) >= 2 || len(asked) == 0 && best.behaviors >= 2:
		out.level = Clear
		out.note = "This answers what was asked."
	case len(shared) == 1 || best.behaviors >= 2:
		out.level = Thin
		out.note = "The link to the question is not said."
		out.fix = "Say in one sentence how the story answers the question."
	default:
		out.note = "I do not see the question in this story."
		out.fix = "Say in the first sentence how the story answers the question, or take another story."
	}
	if out.sentence < 0 {
		out.sentence = max(best.sentence, 0)
		out.note += fmt.Sprintf(" It shows %s best.", a.x.principles.principles[name].Name)
	}
	return out
}
