package offer

import (
	"strings"

	"careercoach/knowledge"
)

// noteCurrency notes the currency of an amount.
func (r *Reading) noteCurrency(code string) {
	have := &r.Offer.Currency
	switch {
	case code == "" || code == *have:
	case *have == "" || *have == dollars && isDollar(code):
		*have = code
	case code == dollars && isDollar(*have):
	default:
		r.Mixed = true
	}
}

// isDollar reports the currencies that are written with a dollar sign.
func isDollar(code string) bool {
	switch code {
	case dollars, "USD", "CAD", "AUD", "SGD", "MXN", "BRL":
		return true
	}
	return false
}

// settle finds out the place from the currency, or from home, where the message
// does not name it, and the currency from the place.
func (r *Reading) settle(base *knowledge.Base, home knowledge.SubjectID) {
	o := &r.Offer
	if o.Region == "" && o.Elsewhere == "" && o.Given() {
		r.guess(base, home)
	}
	switch local := currencyOf(base, o.Region); {
	case o.Currency == dollars && isDollar(local):
		o.Currency = local
		if local != "USD" {
			r.Unsure = local
		}
	case o.Currency == dollars:
		o.Currency = "USD"
	case o.Currency == "" && o.Given():
		if o.Currency = local; local != "USD" {
			r.Unsure = local
		}
	}
}

// guess takes home for the region, or the only one that pays in the currency.
func (r *Reading) guess(base *knowledge.Base, home knowledge.SubjectID) {
	o := &r.Offer
	local := currencyOf(base, home)
	fits := o.Currency == "" || o.Currency == local || o.Currency == dollars && isDollar(local)
	switch {
	case local != "" && fits:
		o.Region = home
	case o.Currency == dollars:
		o.Region = regionOf(base, "USD")
	default:
		o.Region = regionOf(base, o.Currency)
	}
	if s, ok := base.Subject(o.Region); ok {
		o.Place, r.Guessed = s.Name, true
	}
}

// currencyOf is the currency of a region as the knowledge says; empty where it
// does not.
func currencyOf(base *knowledge.Base, region knowledge.SubjectID) string {
	s, ok := base.Subject(region)
	if !ok || len(s.Attributes["currency"]) == 0 {
		return ""
	}
	return strings.ToUpper(s.Attributes["currency"][0])
}

// regionOf is the only region that pays in a currency; empty where there is
// none or several.
func regionOf(base *knowledge.Base, currency string) knowledge.SubjectID {
	var found knowledge.SubjectID
	for _, s := range base.OfKind(kindRegion) {
		if currency != "" && currencyOf(base, s.ID) == currency {
			if found != "" {
				return ""
			}
			found = s.ID
		}
	}
	return found
}

// write writes an amount as the knowledge writes figures: "$230,000", "INR
// 4.5M".
func write(currency string, v float64) string {
	f := knowledge.Figure{Currency: currency}
	return f.Format(v)
}
