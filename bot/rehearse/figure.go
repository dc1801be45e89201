package rehearse

import "strings"

// A figureKind is what a number counts.
type figureKind uint8

const (
	figurePlain figureKind = iota
	figurePercent
	figureMoney
	figureTime
	figureCount
	figurePeople
)

// A figure is a number that says how much.
type figure struct {
	word  int
	kind  figureKind
	value float64 // 0 where it is not written in digits
}

// figuresOf finds the figures of a sentence. Years, times of the day, dates
// and numbers that count nothing are none.
func figuresOf(words []word, s *sentence) []figure {
	var out []figure
	for i := s.from; i < s.to; i++ {
		w := &words[i]
		if isEarly(words, s, i) {
			out = append(out, figure{i, figureTime, 1})
			continue
		}
		if w.class&number == 0 {
			continue
		}
		value, digits := parse(w.text)
		kind, ok := kindOf(words, s, i)
		if !ok || digits && kind != figurePercent && kind != figureMoney && isYear(w.text) {
			continue
		}
		out = append(out, figure{i, kind, value})
	}
	return out
}

// kindOf tells what the number at word i counts.
func kindOf(words []word, s *sentence, i int) (figureKind, bool) {
	w := &words[i]
	if w.percent {
		return figurePercent, true
	}
	if w.money {
		return figureMoney, true
	}
	if w.text == "zero" {
		return figureCount, true
	}
	if i > s.from && words[i-1].class&calendar != 0 || i > s.from && words[i-1].text == "at" && isClock(words, s, i) {
		return 0, false
	}
	switch w.text {
	case "double", "doubled", "triple", "tripled", "halved", "half", "twice":
		return figureCount, true
	}
	if isAway(words, s, i) {
		return 0, false
	}
	if isOutOf(words, s, i) || isAll(words, s, i) || isShare(words, s, i) || isRate(words, s, i) || isCounted(words, s, i) {
		return figureCount, true
	}
	for j := i + 1; j < s.to && j <= i+3 && words[j].gap < gapComma; j++ {
		switch n := &words[j]; {
		case n.class&percentWord != 0:
			return figurePercent, true
		case n.class&moneyWord != 0:
			return figureMoney, true
		case n.class&clockWord != 0:
			return 0, false
		case n.class&unitWord != 0 && j+1 < s.to && (words[j+1].text == "later" || words[j+1].text == "ago"):
			return 0, false // when, not how long
		case n.class&unitWord != 0:
			return figureTime, true
		case n.class&peopleWord != 0:
			return figurePeople, true
		case n.class&calendar != 0 && j == i+1:
			return 0, false
		case n.class&(number|pronounThird|pronounI|pronounWe|beVerb) == 0 && strings.HasSuffix(n.text, "s") && len(n.text) > 2 && n.class&function == 0:
			return figureCount, true
		}
	}
	return figurePlain, suffixUnit(w.text) || isBetween(words, s, i)
}

// isRate reports whether the number at i stands in "six a month".
func isRate(words []word, s *sentence, i int) bool {
	if i+2 >= s.to || words[i+2].class&unitWord == 0 {
		return false
	}
	switch words[i+1].text {
	case "a", "an", "per", "each", "every":
		return true
	}
	return false
}

// isCounted reports whether digits at i count what is doing something: "96
// working".
func isCounted(words []word, s *sentence, i int) bool {
	if i+1 >= s.to || words[i+1].gap >= gapComma || !isDigit(words[i].text[0]) || isYear(words[i].text) {
		return false
	}
	next := &words[i+1]
	return next.class&function == 0 && strings.HasSuffix(next.text, "ing") && len(next.text) > 5
}

// isShare reports whether the word at i is one of "a third" and "a quarter".
func isShare(words []word, s *sentence, i int) bool {
	if i == s.from || words[i-1].text != "a" && words[i-1].text != "one" || words[i].text != "third" && words[i].text != "quarter" {
		return false
	}
	return i+1 >= s.to || words[i+1].gap >= gapComma || words[i+1].class&function != 0
}

// isOutOf reports whether the number at i stands in "2 of 50".
func isOutOf(words []word, s *sentence, i int) bool {
	if i+2 >= s.to || words[i+1].text != "of" && words[i+1].text != "in" {
		return false
	}
	k := i + 2
	if words[k].class&article != 0 && k+1 < s.to { // "two of the 40"
		k++
	}
	return words[k].class&number != 0 && words[k].gap < gapComma && !isYear(words[k].text)
}

// isAll reports whether the number at i stands in "all 60 were out".
func isAll(words []word, s *sentence, i int) bool {
	return i > s.from && words[i-1].text == "all" && i+1 < s.to && words[i+1].class&(beVerb|past) != 0
}

// isAway reports whether the number at i is a distance: "30 km away".
func isAway(words []word, s *sentence, i int) bool {
	if i+2 >= s.to {
		return false
	}
	switch words[i+1].text {
	case "km", "kilometres", "kilometers", "miles", "metres", "meters", "mile":
		return words[i+2].text == "away" || words[i+2].text == "from" || words[i+2].text == "off" || words[i+2].text == "outside"
	}
	return false
}

// isEarly reports whether the a at i opens a span by which something came before
// or behind its time: "a day early".
func isEarly(words []word, s *sentence, i int) bool {
	if (words[i].text != "a" && words[i].text != "one" && words[i].text != "an") || i+2 >= s.to || words[i+1].class&unitWord == 0 {
		return false
	}
	switch words[i+2].text {
	case "early", "late", "ahead":
		return true
	}
	return false
}

// isClock reports whether the number at i is a time of the day: "at 3".
func isClock(words []word, s *sentence, i int) bool {
	return i+1 >= s.to || words[i+1].gap >= gapComma || words[i+1].class&(clockWord|preposition|conjunction) != 0 || words[i+1].text == "i"
}

// suffixUnit reports whether a unit is written right behind the digits: 40ms,
// 3h, 5k, 2x.
func suffixUnit(w string) bool {
	i := 0
	for i < len(w) && (isDigit(w[i]) || w[i] == '.' || w[i] == ',') {
		i++
	}
	switch w[i:] {
	case "ms", "s", "h", "k", "m", "x", "kg", "gb", "tb", "mb", "min", "hrs", "hr", "km", "mio", "mn", "bn":
		return i > 0
	}
	return false
}

// isBetween reports whether the number at i is one side of "from 40 to 12" or
// follows "to" or "by".
func isBetween(words []word, s *sentence, i int) bool {
	if i == s.from {
		return false
	}
	switch words[i-1].text {
	case "to", "by", "from", "than", "only", "under", "below", "above", "over", "about", "around":
		return true
	}
	if words[i-1].text == "after" || words[i-1].text == "against" || words[i-1].text == "versus" {
		return i+1 >= s.to || words[i+1].class&preposition != 0
	}
	return i+2 < s.to && words[i+1].text == "to" && words[i+2].class&number != 0
}

// isYear reports whether w is a year of our time.
func isYear(w string) bool {
	return len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) && isDigit(w[2]) && isDigit(w[3])
}

// parse reads the digits of w.
func parse(w string) (value float64, digits bool) {
	scale := 0.0
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case isDigit(c) && scale == 0:
			value = value*10 + float64(c-'0')
		case isDigit(c):
			value += float64(c-'0') * scale
			scale /= 10
		case c == '.' && i > 0:
			scale = 0.1
		case c == ',' && i > 0:
		default:
			return value, i > 0
		}
	}
	return value, len(w) > 0 && isDigit(w[0])
}
