package rehearse

import "strings"

// Excerpt returns the first words of a quote, about n, with an ellipsis where
// some are left out. A number keeps what it counts, so that a few words more may
// stand. Where the first figure of the quote comes later, the first half of the
// words is followed by those around it. White space becomes single blanks.
func Excerpt(quote string, n int) string {
	words := strings.Fields(quote)
	if len(words) <= n {
		return bare(words, ".!?,;:")
	}
	end := unitEnd(words, n)
	at := figureWord(words)
	if at < end || at == len(words) || n < leastSplit {
		return cut(words, 0, end)
	}
	head := n / 2
	from, to := max(head, at-figureLead), unitEnd(words, min(len(words), at+figureTail))
	if from <= head+1 {
		return cut(words, 0, to)
	}
	return bare(words[:head], ".!?,;:–—-") + " … " + cut(words, from, to)
}

// How many words stand before and from a figure behind an ellipsis, and how many
// an excerpt must have to be parted.
const (
	figureLead = 3
	figureTail = 2
	leastSplit = 6
)

// cut joins words[from:to], with an ellipsis where more follow.
func cut(words []string, from, to int) string {
	if to >= len(words) {
		return bare(words[from:], ".!?,;:")
	}
	return bare(words[from:to], ".!?,;:–—-") + " …"
}

// bare joins words and takes the marks off their end.
func bare(words []string, marks string) string {
	return strings.TrimRight(strings.Join(words, " "), marks)
}

// unitEnd moves the end of an excerpt behind what its last number counts.
func unitEnd(words []string, end int) int {
	for end > 0 && end < len(words) && (words[end][0] == '%' || wantsUnit(words[end-1]) || end > 1 && joinsFigure(words, end)) {
		end++
	}
	return end
}

// joinsFigure reports whether the last word before end leads from a figure on to
// what belongs to it: "30 to" 9, "9 a" month.
func joinsFigure(words []string, end int) bool {
	if !wantsUnit(words[end-2]) {
		return false
	}
	switch words[end-1] {
	case "to", "of", "in":
		return isFigureWord(words[end])
	case "a", "an", "per", "each":
		return true
	}
	return false
}

// figureWord returns the first word that is a figure, len(words) for none.
func figureWord(words []string) int {
	for i, w := range words {
		if isFigureWord(w) {
			return i
		}
	}
	return len(words)
}

// isFigureWord reports whether w is a number in digits, and no year.
func isFigureWord(w string) bool {
	w = strings.Trim(w, "$€£₹¥(“\"',.;:!?)")
	return w != "" && isDigit(w[0]) && !isYear(w)
}

// wantsUnit reports whether w is a number behind which stands what it counts.
func wantsUnit(w string) bool {
	return isFigureWord(w) && strings.IndexByte(",.;:!?%)", w[len(w)-1]) < 0
}
