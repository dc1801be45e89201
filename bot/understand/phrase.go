package understand

import "careercoach/knowledge/text"

// gap is the phrase element that stands for up to maxGap words.
const (
	gap    = ".."
	maxGap = 4
)

// A phrase is a sequence of word stems, gaps allowed between them, and what it
// stands for.
type phrase[T any] struct {
	stems []string
	value T
}

// phrases finds phrases in a token sequence. The zero value is empty and
// ready to use; it must not be added to once it is shared.
type phrases[T any] struct {
	byFirst map[string][]phrase[T]
}

// add stores a phrase given as normalised words; an empty one is ignored.
func (p *phrases[T]) add(words string, value T) {
	stems := stemsOf(words)
	if len(stems) == 0 {
		return
	}
	if p.byFirst == nil {
		p.byFirst = map[string][]phrase[T]{}
	}
	p.byFirst[stems[0]] = append(p.byFirst[stems[0]], phrase[T]{stems, value})
}

// match is one occurrence of a phrase: the tokens from Start up to End.
type match[T any] struct {
	Start, End int
	Words      int // words of the phrase, gaps not counted
	Value      T
}

// find returns every occurrence of every phrase, by start.
func (p *phrases[T]) find(tokens []text.Token) []match[T] {
	var out []match[T]
	for i := range tokens {
		for _, ph := range p.byFirst[tokens[i].Stem] {
			if end, ok := matchAt(tokens, i, ph.stems); ok {
				out = append(out, match[T]{i, end, len(ph.stems) - gaps(ph.stems), ph.value})
			}
		}
	}
	return out
}

// at returns the longest phrase that starts at a token.
func (p *phrases[T]) at(tokens []text.Token, i int) (match[T], bool) {
	var best match[T]
	found := false
	for _, ph := range p.byFirst[tokens[i].Stem] {
		if end, ok := matchAt(tokens, i, ph.stems); ok && (!found || end > best.End) {
			best, found = match[T]{i, end, len(ph.stems) - gaps(ph.stems), ph.value}, true
		}
	}
	return best, found
}

// any reports whether any phrase occurs.
func (p *phrases[T]) any(tokens []text.Token) bool {
	for i := range tokens {
		if _, ok := p.at(tokens, i); ok {
			return true
		}
	}
	return false
}

// matchAt matches stems from token i on and returns the end of the match.
func matchAt(tokens []text.Token, i int, stems []string) (end int, ok bool) {
	for n, stem := range stems {
		if stem == gap {
			rest := stems[n+1:]
			for skip := 0; skip <= maxGap && i+skip < len(tokens); skip++ {
				if end, ok := matchAt(tokens, i+skip, rest); ok {
					return end, true
				}
			}
			return 0, false
		}
		if i >= len(tokens) || tokens[i].Stem != stem {
			return 0, false
		}
		i++
	}
	return i, true
}

func gaps(stems []string) int {
	n := 0
	for _, s := range stems {
		if s == gap {
			n++
		}
	}
	return n
}

// stemsOf cuts a phrase of the word lists into stems and gaps.
func stemsOf(words string) []string {
	var out []string
	for _, part := range splitGaps(words) {
		if part == gap {
			out = append(out, gap)
			continue
		}
		for _, t := range text.Tokenize(text.Normalize(part)) {
			out = append(out, t.Stem)
		}
	}
	return out
}

func splitGaps(words string) []string {
	var out []string
	for {
		before, after, found := cutGap(words)
		out = append(out, before)
		if !found {
			return out
		}
		out = append(out, gap)
		words = after
	}
}

func cutGap(s string) (before, after string, found bool) {
	for i := 0; i+4 <= len(s); i++ {
		if s[i:i+4] == " .. " {
			return s[:i], s[i+4:], true
		}
	}
	return s, "", false
}
