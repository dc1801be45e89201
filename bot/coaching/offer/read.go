package offer

import (
	"math"
	"regexp"
	"strings"
	"sync"

	"careercoach/knowledge"
)

// A Reading is an offer as it was read, with what was not understood.
type Reading struct {
	Offer Offer
	// Unread are pieces of the message, as typed in lower case, that look like
	// amounts and were left out.
	Unread []string
	// Shares is a number of shares; no value is known for it.
	Shares float64
	// Period reports that an amount is by the month or less.
	Period bool
	// BadVesting is a schedule that does not add up to 100.
	BadVesting string
	// Guessed reports that the message names no place, and the region was taken
	// from the person's settings or from the currency.
	Guessed bool
	// Unsure is the currency that amounts without one, or with a mere dollar
	// sign, were taken for, where that is not the US dollar.
	Unsure string
	// Mixed reports that amounts are in different currencies.
	Mixed bool
}

// maxMessage is how much of a message is read, in bytes.
const maxMessage = 2000

// Read reads what a message tells of an offer, with the levels and places of a
// knowledge. Home is the region that is meant where the message names none and
// its currency fits; it may be empty. Words that mean nothing here are passed
// over; a message without any amount gives an Offer for which Given is false.
func Read(base *knowledge.Base, message string, home knowledge.SubjectID) Reading {
	var r Reading
	message = prepared(message)
	parts := cut(message)
	r.readLevels(base, message)
	r.readPlace(base, message)
	r.readStock(parts)
	r.readAmounts(amountsOf(parts))
	r.readBonus(parts)
	r.settle(base, home)
	return r
}

// upperUS finds the country where it cannot be the pronoun.
var upperUS = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\bU\.S\.A?\.?|\bUSA?\b([^$D]|$)|\b(?:[Ii]n|[Tt]he) us\b`)
})

// prepared writes a message as the patterns want it: lower case, plain dashes
// and blanks.
func prepared(message string) string {
	if len(message) > maxMessage {
		message = strings.ToValidUTF8(message[:maxMessage], "")
	}
	message = upperUS().ReplaceAllStringFunc(message, func(s string) string {
		if last := s[len(s)-1:]; strings.Trim(last, "USA.us") != "" {
			return " usa " + last
		}
		return " usa "
	})
	message = strings.NewReplacer("–", "-", "—", "-", "−", "-", "\u2011", "-", "\u00a0", " ", "\u202f", " ", "’", "'", "\t", " ").Replace(message)
	return strings.ToLower(message)
}

// readStock reads how stock vests and what becomes of its price.
func (r *Reading) readStock(parts []part) {
	for i, p := range parts {
		switch p.kind {
		case kindVesting:
			if p.values != nil {
				r.Offer.Vesting = p.values
			} else if len(p.text) > 3 {
				r.BadVesting = p.text
			}
		case kindSchedule:
			r.Offer.Vesting = rules().schedule(scheduleAmazon).Percent
		case kindEven:
			r.Offer.Vesting = evenly(int(p.value))
		case kindShares:
			r.Shares = p.value
		case kindPeriod:
			r.Period = r.Period || ofAmount(parts, i)
		case kindPercent:
			r.readPercent(parts, i)
		}
	}
}

// ofAmount reports that a part stands behind an amount or its label.
func ofAmount(parts []part, i int) bool {
	return i > 0 && parts[i-1].kind == kindAmount || i > 1 && parts[i-1].kind == kindLabel && parts[i-2].kind == kindAmount
}

// evenly is a schedule of equal parts; of 0 years, the one of four.
func evenly(years int) []float64 {
	if years <= 0 || years > maxYears {
		return rules().schedule(scheduleEven).Percent
	}
	out := make([]float64, years)
	for i := range out {
		out[i] = 100 / float64(years)
	}
	return out
}

// readPercent reads a percentage: a part that vests each year, or a change of
// the price. That of a bonus is read with the amounts.
func (r *Reading) readPercent(parts []part, i int) {
	p := parts[i]
	near := func(kind kind, label string) bool {
		for j := max(0, i-2); j < min(len(parts), i+3); j++ {
			if parts[j].kind == kind && parts[j].text != "" && (label == "" || parts[j].text == label) {
				return true
			}
		}
		return false
	}
	signed := signedPercent(p)
	switch {
	case i+1 < len(parts) && parts[i+1].kind == kindYearly && p.value > 0 && int(100/p.value) <= maxYears:
		if n := int(100 / p.value); sums(evenly(n)) {
			r.Offer.Vesting = evenly(n)
		}
	case ofBonus(parts, i):
	case signed || near(kindFall, "") || near(kindLabel, labelPrice) || near(kindLabel, labelStock):
		change := p.value
		if !signed && near(kindFall, "") {
			change = -change
		}
		if change > -100 && change <= 1000 {
			r.Offer.Price = change
		} else {
			r.Unread = append(r.Unread, p.text)
		}
	default:
		r.Unread = append(r.Unread, p.text)
	}
}

func signedPercent(p part) bool {
	return strings.HasPrefix(p.text, "-") || strings.HasPrefix(p.text, "+")
}

// ofBonus reports that a percentage is that of a bonus: it stands beside that
// word and has no sign.
func ofBonus(parts []part, i int) bool {
	if signedPercent(parts[i]) {
		return false
	}
	bonus := func(j int) bool {
		return j >= 0 && j < len(parts) && parts[j].kind == kindLabel && parts[j].text == labelBonus
	}
	return bonus(i-1) || bonus(i+1)
}

// readAmounts puts the amounts where their labels say.
func (r *Reading) readAmounts(amounts []amount) {
	o := &r.Offer
	var loose []amount
	for _, a := range amounts {
		r.noteCurrency(a.currency)
		switch {
		case a.value == 0 && len(a.values) == 0:
			r.Unread = append(r.Unread, a.text)
		case a.label == labelBase:
			r.set(&o.Base, a)
		case a.label == labelBonus:
			r.set(&o.Bonus, a)
		case a.label == labelTotal:
			r.set(&o.Total, a)
		case a.label == labelStock:
			r.setStock(a)
		case a.label == labelSignOn:
			r.setSignOn(a)
		case a.label == labelPrice:
		default:
			loose = append(loose, a)
		}
	}
	for _, a := range loose {
		if o.Total == 0 && a.values == nil && a.value >= o.Base && a.value >= o.Bonus {
			o.Total = a.value
		} else {
			r.Unread = append(r.Unread, a.text)
		}
	}
}

// set sets an amount that was not given yet.
func (r *Reading) set(at *float64, a amount) {
	if *at != 0 || a.value == 0 {
		r.Unread = append(r.Unread, a.text)
		return
	}
	*at = a.value
}

// setStock sets the grant; one by the year vests evenly over four.
func (r *Reading) setStock(a amount) {
	o := &r.Offer
	if a.yearly && o.Stock == 0 {
		a.value *= 4
		o.Vesting = evenly(4)
	}
	r.set(&o.Stock, a)
}

// setSignOn adds a sign-on of one year or of several.
func (r *Reading) setSignOn(a amount) {
	values := a.values
	if values == nil {
		values = []float64{a.value}
	}
	have := r.Offer.SignOn
	for i, v := range values {
		for len(have) <= i {
			have = append(have, 0)
		}
		if have[i] != 0 && v != 0 || i >= maxSignOn {
			r.Unread = append(r.Unread, a.text)
			return
		}
		have[i] += v
	}
	r.Offer.SignOn = have
}

// readBonus reads a bonus in percent of the base.
func (r *Reading) readBonus(parts []part) {
	for i, p := range parts {
		if p.kind == kindPercent && ofBonus(parts, i) && r.Offer.Bonus == 0 && p.value > 0 && p.value <= 500 {
			r.Offer.Bonus = math.Round(r.Offer.Base * p.value / 100)
		}
	}
}
