package offer

// An amount is an amount of money with what it is called.
type amount struct {
	part
	label string // empty: nothing
	// yearly reports that it is said to be by the year.
	yearly bool
}

// amountsOf returns the amounts of a message in their order, each with the
// label that belongs to it: "base 160k" as well as "160k base".
func amountsOf(parts []part) []amount {
	var out []amount
	for _, segment := range segments(joined(parts)) {
		found := pair(segment)
		if n := len(out); n > 0 && len(found) > 0 && second(out[n-1], found[0]) {
			found[0].label, found[0].values = labelSignOn, atYear(2, found[0].value)
		}
		out = append(out, found...)
	}
	spreadSignOn(out)
	return out
}

// second reports that an amount without a label is the second year of the
// sign-on before it.
func second(before, a amount) bool {
	return before.label == labelSignOn && before.values == nil && a.label == "" && a.values == nil && likeSignOn(before.value, a.value)
}

// likeSignOn reports that an amount may be the next year of a sign-on: it is not
// much larger.
func likeSignOn(first, next float64) bool { return next > 0 && next <= 2*first }

// joined makes one part of amounts that belong together: "40k/30k", and "40k and
// 30k" behind "sign-on".
func joined(parts []part) []part {
	var out []part
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		signs := len(out) > 0 && out[len(out)-1].kind == kindLabel && out[len(out)-1].text == labelSignOn
		for p.kind == kindAmount && i+2 < len(parts) && parts[i+2].kind == kindAmount {
			free := i+3 == len(parts) || parts[i+3].kind != kindLabel
			between := parts[i+1]
			if between.kind != kindJoin && !(between.kind == kindBreak && signs && free && between.text != ";" && likeSignOn(p.value, parts[i+2].value)) {
				break
			}
			if p.values == nil {
				p.values = []float64{p.value}
			}
			p.values = append(p.values, parts[i+2].value)
			if p.currency == "" {
				p.currency = parts[i+2].currency
			}
			i += 2
		}
		out = append(out, p)
	}
	return out
}

// segments cuts parts at commas and the like, and leaves out what says nothing
// of amounts.
func segments(parts []part) [][]part {
	out := [][]part{nil}
	for _, p := range parts {
		last := len(out) - 1
		switch p.kind {
		case kindBreak:
			out = append(out, nil)
		case kindAmount, kindLabel, kindYear, kindYearly, kindPercent:
			out[last] = append(out[last], p)
		}
	}
	return out
}

// pair brings the amounts and labels of a segment together. A label belongs to
// the amount before it or to the one behind it; where both could be, the way
// that leaves no amount alone at the end is taken.
func pair(segment []part) []amount {
	behind := pairTo(segment, true)
	if n := len(behind); n > 1 && behind[n-1].label == "" && behind[n-1].value > 0 {
		return pairTo(segment, false)
	}
	return behind
}

// pairTo pairs amounts with the labels behind them first, or with those before
// them.
func pairTo(segment []part, behind bool) []amount {
	var out []amount
	held := "" // a label that waits for its amount
	year := 0.0
	for i := 0; i < len(segment); i++ {
		switch p := segment[i]; p.kind {
		case kindLabel:
			held = p.text
		case kindYear:
			year = p.value
		case kindPercent:
			held = "" // a bonus in percent
			if ofBonus(segment, i) && (i == 0 || segment[i-1].text != labelBonus) {
				i++
			}
		case kindAmount:
			a := amount{part: p, label: held}
			a.text, held = p.text, ""
			next := follow(segment, i+1)
			if a.label == "" && next.label != "" && (behind || !next.leads) {
				a.label = next.label
				i = next.at
			}
			if a.yearly = next.yearly; year == 0 && next.year > 0 {
				year, segment = next.year, without(segment, next.yearAt, i)
			}
			if a.values == nil && year > 0 {
				a.values = atYear(int(year), a.value)
			}
			year = 0
			out = append(out, a)
		}
	}
	return out
}

// following is what stands behind an amount, up to the next amount.
type following struct {
	label  string
	at     int
	leads  bool // another amount follows the label
	yearly bool
	year   float64
	yearAt int
}

func follow(segment []part, from int) following {
	var f following
	for i := from; i < len(segment); i++ {
		switch p := segment[i]; {
		case p.kind == kindAmount:
			f.leads = true
			return f
		case p.kind == kindLabel && f.label == "":
			f.label, f.at = p.text, i
		case p.kind == kindLabel:
			return f // the second label belongs to what comes
		case p.kind == kindYearly:
			f.yearly = segment[i-1].kind != kindPercent
		case p.kind == kindYear && f.year == 0:
			f.year, f.yearAt = p.value, i
		}
	}
	return f
}

// without makes a part behind position i count for nothing.
func without(segment []part, at, i int) []part {
	if at <= i {
		return segment
	}
	out := append([]part(nil), segment...)
	out[at].kind = kindSkip
	return out
}

// atYear is a sign-on that is paid in one year.
func atYear(year int, value float64) []float64 {
	out := make([]float64, year)
	out[year-1] = value
	return out
}

// spreadSignOn calls amounts of a year a sign-on where another such amount is
// one: "sign-on 40k in year 1, 30k in year 2".
func spreadSignOn(amounts []amount) {
	signs := false
	for _, a := range amounts {
		signs = signs || a.label == labelSignOn
	}
	for i := range amounts {
		if a := &amounts[i]; signs && a.label == "" && len(a.values) > 0 {
			a.label = labelSignOn
		}
	}
}
