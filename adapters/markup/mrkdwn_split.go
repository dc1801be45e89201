package markup

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// SplitRuns cuts runs in two where the head still fits: at the end of a line
// or a sentence if there is one in the last two thirds of what fits, else
// between two words. It never cuts inside a link, a code span or a figure such as
// "$220,000 – 240,000" or "9 months". Only where a single word does not fit is
// that word cut. The head is empty where nothing fits.
func SplitRuns(rs []Run, fits func([]Run) bool) (head, tail []Run) {
	if fits(rs) {
		return rs, nil
	}
	places := cuts(rs)
	last := lastFit(rs, places, fits)
	if last < 0 {
		return hardCut(rs, fits)
	}
	at := places[last]
	for i := last; 3*i > last; i-- {
		if places[i].good {
			at = places[i]
			break
		}
	}
	return cutAt(rs, at.run, at.offset)
}

// place is where runs may be cut: before the offset-th byte of a run.
type place struct {
	run, offset int
	good        bool // behind a sentence or a line
}

// cuts returns the places between words, from left to right. Of several blanks
// only the first is one.
func cuts(rs []Run) []place {
	var out []place
	for i, r := range rs {
		if r.Code || r.URL != "" {
			continue
		}
		for j := range len(r.Text) {
			switch c := r.Text[j]; {
			case c == '\n':
				out = append(out, place{i, j, true})
			case c == ' ' && (j == 0 || r.Text[j-1] != ' '):
				before, behind := wordBefore(rs, i, j), wordBehind(rs, i, j+1)
				if before != "" && behind != "" && !inFigure(before, behind) {
					out = append(out, place{i, j, endsSentence(before, behind)})
				}
			}
		}
	}
	return out
}

// wordBefore returns the word that ends before the offset-th byte of a run.
func wordBefore(rs []Run, run, offset int) string {
	text := strings.TrimRight(rs[run].Text[:offset], " \n")
	if text == "" && run > 0 {
		text = strings.TrimRight(rs[run-1].Text, " \n")
	}
	return text[strings.LastIndexAny(text, " \n")+1:]
}

// wordBehind returns the word that begins behind the offset-th byte of a run.
func wordBehind(rs []Run, run, offset int) string {
	text := strings.TrimLeft(rs[run].Text[offset:], " \n")
	if text == "" && run+1 < len(rs) {
		text = strings.TrimLeft(rs[run+1].Text, " \n")
	}
	if end := strings.IndexAny(text, " \n"); end >= 0 {
		return text[:end]
	}
	return text
}

// inFigure reports that two words belong to one figure: a number and its unit
// or its sign, a currency and its amount, the two ends of a range.
func inFigure(before, behind string) bool {
	if endsSentence(before, behind) {
		return false
	}
	switch before {
	case "to", "or", "and", "by", "of":
		return hasDigit(behind)
	}
	return hasDigit(before) || hasDigit(behind) && !strings.ContainsFunc(before, unicode.IsLower)
}

func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// endsSentence reports that a sentence ends between two words.
func endsSentence(before, behind string) bool {
	before = strings.TrimRight(before, `"')”’*_`)
	first, _ := utf8.DecodeRuneInString(behind)
	return len(before) > 2 && strings.ContainsAny(before[len(before)-1:], ".!?") && !strings.Contains(before[:len(before)-1], ".") && (unicode.IsUpper(first) || !unicode.IsLetter(first) && !unicode.IsDigit(first))
}

// lastFit returns the index of the last place whose head fits, or -1. What
// fits does so at every place before.
func lastFit(rs []Run, places []place, fits func([]Run) bool) int {
	low, high := -1, len(places)
	for high-low > 1 {
		mid := (low + high) / 2
		if head, _ := cutAt(rs, places[mid].run, places[mid].offset); fits(head) {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// cutAt cuts and drops the blanks at the cut.
func cutAt(rs []Run, run, offset int) (head, tail []Run) {
	head = append(head, rs[:run+1]...)
	head[run].Text = head[run].Text[:offset]
	tail = append(tail, rs[run:]...)
	tail[0].Text = tail[0].Text[offset:]
	return trimRuns(mergeRuns(head)), trimRuns(mergeRuns(tail))
}

// hardCut cuts where nothing better is left: between any two words of the
// first run, else within its first word. It returns all as the tail where the
// first run is a link or code.
func hardCut(rs []Run, fits func([]Run) bool) (head, tail []Run) {
	rs = trimRuns(append([]Run{}, rs...)) // blanks alone are no head
	if len(rs) == 0 || rs[0].Code || rs[0].URL != "" {
		return nil, rs
	}
	runes := []rune(rs[0].Text)
	n := sort.Search(len(runes), func(n int) bool {
		one := rs[0]
		one.Text = string(runes[:n+1])
		return !fits([]Run{one})
	})
	if n == 0 {
		return nil, rs
	}
	if at := strings.LastIndexAny(string(runes[:n]), " \n"); at > 0 {
		return cutAt(rs, 0, at)
	}
	return cutAt(rs, 0, len(string(runes[:n])))
}
