package offer

import (
	"strconv"
	"strings"

	"careercoach/knowledge"
)

// maxText is how long the message of a choice may be, in bytes.
const maxText = 75

// Text writes an offer as one line that Read reads back: "offer L5 Seattle 160k
// base 40k/30k sign 200k stock 5/15/40/40 -20%". It is empty where that cannot be
// said in 75 bytes.
func (o Offer) Text(base *knowledge.Base) string {
	for _, place := range o.places(base) {
		words := []string{"offer"}
		for _, w := range append([]string{o.levelName(base), o.titleName(base), place, o.currencyName(base)}, o.money()...) {
			if w != "" {
				words = append(words, w)
			}
		}
		if text := strings.Join(words, " "); len(text) <= maxText && Read(base, text, "").Offer.same(o) {
			return text
		}
	}
	return ""
}

// same reports that nothing but the way to write the place differs.
func (o Offer) same(other Offer) bool {
	return o.Level == other.Level && o.Title == other.Title && o.Number == other.Number && o.Unknown == other.Unknown &&
		o.Region == other.Region && o.Elsewhere == other.Elsewhere && o.Currency == other.Currency &&
		o.Total == other.Total && o.Base == other.Base && o.Bonus == other.Bonus && o.Stock == other.Stock && o.Price == other.Price &&
		equal(o.SignOn, other.SignOn) && equal(o.Vesting, other.Vesting)
}

func equal(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// places are the ways to write the place, the best first.
func (o Offer) places(base *knowledge.Base) []string {
	s, ok := base.Subject(o.Region)
	if !ok {
		return []string{o.Elsewhere}
	}
	out := []string{o.Place, s.Name}
	short := s.Name
	for _, a := range s.Aliases {
		if len(a) >= 3 && len(a) < len(short) && !strings.ContainsAny(a, ". ") {
			short = a
		}
	}
	return append(out, short)
}

// levelName is how the level is written shortly.
func (o Offer) levelName(base *knowledge.Base) string {
	if o.Number != "" || o.Unknown != "" {
		return o.Number + o.Unknown
	}
	return shortest(base, o.Level)
}

func (o Offer) titleName(base *knowledge.Base) string { return shortest(base, o.Title) }

// shortest is the shortest name of a subject, of one word where there is such.
func shortest(base *knowledge.Base, id knowledge.SubjectID) string {
	s, ok := base.Subject(id)
	if !ok {
		return ""
	}
	short := s.Name
	for _, a := range s.Aliases {
		if words, best := strings.Count(a, " "), strings.Count(short, " "); len(a) >= 2 && (words == 0 && best > 0 || words == min(best, 1) && len(a) < len(short)) {
			short = a
		}
	}
	return short
}

// currencyName is empty where the place says the currency; else it stands
// before the first amount.
func (o Offer) currencyName(base *knowledge.Base) string {
	if o.Currency == currencyOf(base, o.Region) {
		return ""
	}
	return strings.ToLower(o.Currency)
}

// money writes the amounts, the schedule and the price.
func (o Offer) money() []string {
	var out []string
	add := func(v, label string) { out = append(out, v+" "+label) }
	for _, a := range []struct {
		v     float64
		label string
	}{{o.Total, "tc"}, {o.Base, "base"}, {o.Bonus, "bonus"}} {
		if a.v > 0 {
			add(short(a.v), a.label)
		}
	}
	if len(o.SignOn) > 0 {
		var years []string
		for _, v := range o.SignOn {
			years = append(years, short(v))
		}
		add(strings.Join(years, "/"), "sign")
	}
	if o.Stock > 0 {
		add(short(o.Stock), "stock")
	}
	if o.Vesting != nil {
		out = append(out, percentages(o.Vesting))
	}
	if o.Price != 0 {
		out = append(out, signed(o.Price)+"%")
	}
	return out
}

// percentages writes a schedule: "5/15/40/40", "even".
func percentages(p []float64) string {
	if equal(p, evenly(len(p))) {
		if len(p) == 4 {
			return "even"
		}
		return "even over " + strconv.Itoa(len(p)) + " years"
	}
	var out []string
	for _, v := range p {
		out = append(out, strconv.FormatFloat(v, 'f', -1, 64))
	}
	return strings.Join(out, "/")
}

// signed writes a change: "+10", "-20".
func signed(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if v > 0 {
		s = "+" + s
	}
	return s
}

// short writes an amount shortly and exactly: "160k", "1.25m", "162,345".
func short(v float64) string {
	switch {
	case v >= 1e6 && exact(v, 1e4):
		return strconv.FormatFloat(v/1e6, 'f', -1, 64) + "m"
	case v < 1000 || exact(v, 100):
		return strconv.FormatFloat(v/1e3, 'f', -1, 64) + "k"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func exact(v, unit float64) bool { return v == float64(int64(v/unit))*unit }
