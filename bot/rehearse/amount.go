package rehearse

import (
	"slices"
	"strings"
)

// amount reads a number in digits, with what is written right behind them, or
// in a word.
func amount(w string) (value float64, known bool) {
	if value, known = parse(w); known {
		return value * max(1, scaleOf(suffix(w))), true
	}
	words := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	if n := slices.Index(words, w); n >= 0 {
		return float64(n), true
	}
	tens := strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")
	if n := slices.Index(tens, w); n >= 0 {
		return float64(10 * (n + 2)), true
	}
	return scaleOf(w), scaleOf(w) > 0
}

// scaleOf returns what a word or a suffix multiplies by, 0 for others. A lone
// m may stand for metres, minutes or millions: it multiplies nothing.
func scaleOf(w string) float64 {
	switch w {
	case "hundred":
		return 100
	case "k", "thousand":
		return 1000
	case "mio", "mn", "million":
		return 1e6
	case "bn", "billion":
		return 1e9
	}
	return 0
}

// writtenUnit returns the unit right behind the digits of a number: 40ms, 3h.
func writtenUnit(w string) string {
	switch s := suffix(w); s {
	case "", "k", "m", "mio", "mn", "bn":
		return ""
	case "h", "hr", "hrs":
		return "hour"
	case "min":
		return "minute"
	case "s":
		return "second"
	default:
		if suffixUnit(w) {
			return s
		}
	}
	return ""
}

// suffix returns what stands behind the digits of a number, lower case.
func suffix(w string) string {
	return strings.TrimLeft(w, "0123456789.,")
}
