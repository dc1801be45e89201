package rehearse

import "fmt"

// longAnswer is the number of words from which an answer takes over three
// minutes to say.
const longAnswer = 450

// notes are remarks that no score depends on, but for contradictions.
func (a *answer) notes(out *Assessment) []string {
	notes := []string{fmt.Sprintf("Said aloud this takes %s (at %d–%d words a minute, a rule of thumb).",
		span(out.ShortestSeconds, out.LongestSeconds), SlowWords, FastWords)}
	mine := "I, my or me"
	if a.saysMyself() {
		mine = "I, my, me or myself"
	}
	notes = append(notes, fmt.Sprintf("You say %s %s and we, our or us %s. This is not scored.", mine, times(out.I), times(out.We)))
	switch {
	case out.Words > longAnswer:
		notes = append(notes, "That is long for one answer: two to three minutes leave room for questions.")
	case out.Words < 120:
		notes = append(notes, "There is room for more: a full answer has 200 to 450 words.")
	}
	if n := a.hedges(); n >= 3 {
		notes = append(notes, fmt.Sprintf("Words such as “maybe” and “I think” come %s. They cost no points; with fewer of them you sound surer.", times(n)))
	}
	return notes
}

// saysMyself reports whether "myself" stands in the answer; it is counted with I.
func (a *answer) saysMyself() bool {
	for i := range a.words {
		if a.words[i].text == "myself" {
			return true
		}
	}
	return false
}

// span writes a range of seconds as minutes.
func span(from, to int) string {
	if to < 60 {
		return "under a minute"
	}
	low, high := float64(from)/60, float64(to)/60
	if to-from < 6 {
		return fmt.Sprintf("about %.1f minutes", high)
	}
	return fmt.Sprintf("%.1f–%.1f minutes", low, high)
}

func times(n int) string {
	switch n {
	case 0:
		return "not at all"
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// hedges counts the hedges of the answer.
func (a *answer) hedges() int {
	n := 0
	a.x.hits(a.words, 0, len(a.words), func(h hit) {
		if h.phrase.sign == signHedge {
			n++
		}
	})
	return n
}

// contradictions finds figures that cannot be as they are told.
func (a *answer) contradictions() []string {
	var out []string
	for i := range a.sentences {
		s := &a.sentences[i]
		if s.veil == veilNone && a.isContrary(s) {
			out = append(out, fmt.Sprintf("Check the figures in “%s”: %s.", Excerpt(a.quote(i).Text, 20), a.contraryText(s)))
		}
	}
	return out
}

// contraryText says what is wrong with the figures of a contrary sentence.
func (a *answer) contraryText(s *sentence) string {
	for _, f := range s.figures {
		if f.kind == figurePercent && f.value > 100 && f.word > s.from && a.words[f.word-1].text == "by" {
			return "nothing can fall by more than 100 %"
		}
	}
	return "they do not fit each other"
}

// isContrary reports whether something is cut by more than all of it, or goes
// down "from" less "to" more, or up from more to less.
func (a *answer) isContrary(s *sentence) bool {
	down, up := false, false
	for _, w := range a.words[s.from:s.to] {
		switch w.stem {
		case "reduc", "cut", "drop", "fall", "decreas", "lower", "shrink", "slash":
			down = true
		case "increas", "rise", "grow", "rais", "climb":
			up = true
		}
	}
	if down == up {
		return false
	}
	for k, f := range s.figures {
		if down && f.kind == figurePercent && f.value > 100 && f.word > s.from && a.words[f.word-1].text == "by" {
			return true
		}
		if k == 0 || !a.isRange(s.figures[k-1], f) {
			continue
		}
		if from, to := s.figures[k-1].value, f.value; down && from < to || up && from > to {
			return true
		}
	}
	return false
}

// isRange reports whether two figures stand as "from 40 … to 12" and count
// the same.
func (a *answer) isRange(from, to figure) bool {
	if from.value == 0 || to.value == 0 || from.word == 0 || a.words[from.word-1].text != "from" || a.words[to.word-1].text != "to" {
		return false
	}
	return to.word-from.word <= 4 && a.unitAfter(from) == "" || a.unitAfter(from) == a.unitAfter(to)
}

// unitAfter returns the stem of the word behind a figure, "" where it is "to".
func (a *answer) unitAfter(f figure) string {
	if f.word+1 >= len(a.words) || a.words[f.word+1].text == "to" {
		return ""
	}
	return a.words[f.word+1].stem
}
