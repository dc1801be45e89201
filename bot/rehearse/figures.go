package rehearse

import (
	"math"
	"slices"
	"strings"
)

// A Figure is a number in a story that says how much.
type Figure struct {
	// Text is the figure as the person wrote it, with what it counts: "40%",
	// "$1.2 million", "12 late orders".
	Text string
	// Value is the number, finite; 0 where Known is not set: "half" and
	// "dozens" have none.
	Value float64
	Known bool
	// Unit is what it counts, in one spelling: "%", "$", "minute", "order";
	// empty for a bare number.
	Unit string
	// Things are the words of matter in its sentence, as stems, sorted: what
	// may have been measured.
	Things []string
	// Measured reports that the sentence says how the figure was found: by a
	// survey, a log, a count.
	Measured bool
	// Quote is the sentence.
	Quote Quote
}

// Figures returns the figures of a story in their order; nil where there are
// none. Dates, times of the day and numbers that count nothing are none.
func Figures(story string) []Figure {
	a := english().read(Question{}, story)
	var out []Figure
	for i := range a.sentences {
		s := &a.sentences[i]
		end := s.from
		for _, f := range s.figures {
			if f.word < end {
				continue // the second word of the one before: "2 of 50", "3 million"
			}
			var got Figure
			got, end = a.figure(s, f)
			got.Things, got.Measured, got.Quote = a.things(s), a.saysHow(s), a.quote(i)
			out = append(out, got)
		}
	}
	return out
}

// figure reads one figure and returns the word behind its number.
func (a *answer) figure(s *sentence, f figure) (Figure, int) {
	w := &a.words[f.word]
	out := Figure{}
	out.Value, out.Known = amount(w.text)
	out.Unit = writtenUnit(w.text)
	last := f.word
	for last+1 < s.to && scaleOf(a.words[last+1].text) > 0 && a.words[last+1].gap < gapComma {
		last++
		out.Value *= scaleOf(a.words[last].text)
	}
	next := last + 1
	if isOutOf(a.words, s, f.word) {
		last, next = f.word+2, f.word+3
		out.Known = false // a share, not a number
	} else if out.Unit == "" {
		out.Unit, last = a.unitOf(s, f, last)
	}
	out.Text = a.text[a.startOf(w):a.endOf(last)]
	if !out.Known || math.IsInf(out.Value, 0) {
		out.Value, out.Known = 0, false
	}
	return out, next
}

// unitOf returns what a figure counts and the word that says so; the last word
// of the number where none does.
func (a *answer) unitOf(s *sentence, f figure, last int) (string, int) {
	w := &a.words[f.word]
	switch {
	case f.kind == figurePercent && a.words[last].percent:
		return "%", last
	case w.money:
		return currency(a.text, w.start), last
	case f.kind == figurePlain:
		return "", last
	}
	for j := last + 1; j < s.to && j <= last+3 && a.words[j].gap < gapComma; j++ {
		switch n := &a.words[j]; {
		case n.class&percentWord != 0:
			return "%", j
		case n.class&(moneyWord|unitWord|peopleWord) != 0:
			return measure(n.stem), j
		case n.class&function != 0:
			return "", last
		case strings.HasSuffix(n.text, "s") && len(n.text) > 2 && n.class&number == 0:
			return n.stem, j
		}
	}
	return "", last
}

// startOf returns where a number begins, with its sign.
func (a *answer) startOf(w *word) int {
	if w.money {
		return w.start - len(currency(a.text, w.start))
	}
	return w.start
}

// endOf returns where a word ends, with a per cent sign behind it.
func (a *answer) endOf(i int) int {
	end := a.words[i].end
	if !a.words[i].percent {
		return end
	}
	rest := a.text[end:]
	at := strings.IndexAny(rest, "%％")
	if at < 0 {
		return end
	}
	return end + at + len("%") + 2*strings.Count(rest[at:at+1], "\xef")
}

// things returns the stems of the words of matter in a sentence.
func (a *answer) things(s *sentence) []string {
	var out []string
	for i := s.from; i < s.to; i++ {
		w := &a.words[i]
		goods := w.stem == "pallet" // a unit that is a thing as well
		if isConcrete(w) && (goods || w.class&(past|calendar|unitWord|moneyWord|peopleWord) == 0) {
			out = append(out, w.stem)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// saysHow reports whether a sentence says how its figures were found; that it
// tells what they were before is not enough.
func (a *answer) saysHow(s *sentence) bool {
	says := false
	a.x.hits(a.words, s.from, s.to, func(h hit) {
		says = says || h.phrase.sign == signMethod && a.words[h.start].text != "from"
	})
	return says
}

// currency returns the sign that stands before byte i.
func currency(text string, i int) string {
	for _, sign := range []string{"$", "€", "£", "₹", "¥"} {
		if strings.HasSuffix(text[:i], sign) {
			return sign
		}
	}
	return ""
}

// measure brings the stems of units to one spelling.
func measure(stem string) string {
	switch stem {
	case "sec", "secs":
		return "second"
	case "min", "mins", "minut":
		return "minute"
	case "hr", "hrs":
		return "hour"
	case "dollar", "usd":
		return "$"
	case "euro", "eur":
		return "€"
	case "pound", "gbp":
		return "£"
	}
	return stem
}
