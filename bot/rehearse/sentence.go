package rehearse

import "strings"

// A sentence is a stretch of an answer that stands or falls as a whole.
type sentence struct {
	from, to   int // words
	start, end int // bytes of the answer, without bullet and label
	bullet     bool
	labelled   bool // a label in front names it a lesson
	veil       veil
	clauses    []clause
	signs      uint32 // set of sign
	cues       []int  // of principles
	figures    []figure
	content    int  // words that carry matter, each once
	concrete   int  // those of them that are neither vague nor buzzwords
	things     int  // those of them that are no past forms
	was        bool // was, were or had stands in it
	lasts      bool // it tells what goes on to this day
	marks      int  // phrases of task, judgement, result and learning
}

func (s *sentence) has(signs ...sign) bool {
	for _, g := range signs {
		if s.signs&(1<<g) != 0 {
			return true
		}
	}
	return false
}

// words returns the length of the sentence in words.
func (s *sentence) len() int { return s.to - s.from }

// tellsPast reports whether something was or was done in a sentence.
func (s *sentence) tellsPast() bool {
	for _, c := range s.clauses {
		if c.tense <= tenseProgress {
			return true
		}
	}
	return s.was
}

// longSentence is the number of words from which a sentence without full
// stops is cut where a new subject follows "and", "so", "then" or "but".
const (
	longSentence  = 34
	shortSentence = 9
)

// sentences cuts an answer at the gaps between its words.
func sentences(answer string, words []word) []sentence {
	var out []sentence
	for from := 0; from < len(words); {
		to := from + 1
		for to < len(words) && words[to].gap < gapStop {
			to++
		}
		if cut := listTail(words, from, to); cut > from {
			out = append(out, trimmed(answer, words, from, cut))
			from = cut
		}
		for to-from > longSentence {
			cut := seam(words, from, to)
			if cut == 0 {
				break
			}
			out = append(out, trimmed(answer, words, from, cut))
			from = cut
		}
		out = append(out, trimmed(answer, words, from, to))
		from = to
	}
	return out
}

// listTail returns where a row of bare items begins that ends a sentence:
// five or more of one to three words between commas; 0 where there is none.
func listTail(words []word, from, to int) int {
	items, end, start := 0, to, 0
	for i := to - 1; i > from; i-- {
		if words[i].gap < gapComma {
			continue
		}
		if end-i > 3 {
			break
		}
		items++
		start, end = i, i
	}
	if items < 5 {
		return 0
	}
	return start
}

// seam returns where a long sentence can be cut, 0 for nowhere.
func seam(words []word, from, to int) int {
	for i := from + shortSentence; i+shortSentence < to; i++ {
		switch words[i].text {
		case "and", "so", "then", "but":
		default:
			continue
		}
		next := i + 1
		for next < i+4 && next < to && words[next].class&(adverb|preposition|conjunction|pronounThird) != 0 && words[next].class&(pronounI|pronounWe) == 0 {
			next++
		}
		if next < to && (words[next].class&(pronounI|pronounWe) != 0 || words[next].text == "my") {
			return i
		}
	}
	return 0
}

// trimmed makes a sentence of words[from:to] without a label in front.
func trimmed(answer string, words []word, from, to int) sentence {
	s := sentence{from: from, to: to}
	lead := words[from].start
	lineStart := strings.LastIndexByte(answer[:lead], '\n') + 1
	head := strings.TrimSpace(answer[lineStart:lead])
	s.bullet = isBullet(head)
	if n := labelLen(answer[lead:]); n > 0 && (from == 0 || words[from].gap == gapStop) {
		s.labelled = isLessonLabel(strings.ToLower(answer[lead : lead+n]))
		for from < to-1 && words[from].start < lead+n {
			from++
		}
		s.from, s.bullet = from, true
	} else if isListNumber(answer[lead:]) && from < to-1 {
		s.from, s.bullet = from+1, true
	}
	s.start, s.end = words[s.from].start, words[to-1].end
	s.end += closing(answer[s.end:])
	return s
}

// isLessonLabel reports whether a label names a lesson.
func isLessonLabel(label string) bool {
	return strings.Contains(label, "lesson") || strings.Contains(label, "takeaway") || strings.Contains(label, "learn")
}

// closing returns the length of the signs that belong to the end of a
// sentence.
func closing(rest string) int {
	n := 0
	for n < len(rest) && strings.IndexByte(".!?%)\"'", rest[n]) >= 0 {
		n++
	}
	return n
}
