package offer

import (
	"math"
	"slices"

	"careercoach/knowledge"
)

// An Offer is what a person told of a job offer. Amounts are in units of
// Currency, 0 where not given.
type Offer struct {
	// Level is of the kind amazon-level, Title of the kind level; empty where
	// not given or not in the knowledge.
	Level, Title knowledge.SubjectID
	// Number is a level by number without a figure of its own, as "L7";
	// Unknown another name of a level that the sources do not have.
	Number, Unknown string
	// Region is where the job is, Place its name or that of the city, as the
	// knowledge writes it; both are empty where not given. City reports that
	// Place is a city.
	Region knowledge.SubjectID
	Place  string
	City   bool
	// Elsewhere is a place that the sources have no figures for.
	Elsewhere string
	// Currency is an ISO 4217 code; empty where not known.
	Currency string
	// Total is the pay of a year as one number; Base and Bonus are by the year,
	// Stock is the whole grant at today's price.
	Total, Base, Bonus, Stock float64
	// SignOn is paid in year 1, 2 and so on; at most 4.
	SignOn []float64
	// Vesting is how much of Stock vests in each year, in percent that add up
	// to 100; nil where not given. At most 8 years.
	Vesting []float64
	// Price is a change of the share price in percent, above -100.
	Price float64
}

// A Year is what one year of an offer pays.
type Year struct {
	Base, Bonus, SignOn float64
	// Stock is what vests, at the changed price; Paper at today's.
	Stock, Paper float64
}

// Total is all that the year pays.
func (y Year) Total() float64 { return y.Base + y.Bonus + y.SignOn + y.Stock }

// OnPaper is all that the year pays at today's share price.
func (y Year) OnPaper() float64 { return y.Base + y.Bonus + y.SignOn + y.Paper }

// Parts reports that the offer says more than a total.
func (o Offer) Parts() bool { return o.Base > 0 || o.Bonus > 0 || o.Stock > 0 || len(o.SignOn) > 0 }

// Given reports that the offer says enough to be set beside a band: a total, a
// base or stock.
func (o Offer) Given() bool { return o.Total > 0 || o.Base > 0 || o.Stock > 0 }

// vesting is the schedule that is reckoned with: the one given, or evenly over
// four years.
func (o Offer) vesting() []float64 {
	if o.Vesting != nil || o.Stock == 0 {
		return o.Vesting
	}
	return rules().schedule(scheduleEven).Percent
}

// Years computes the years of an offer from its parts: as many as stock vests
// and a year without sign-on, at least one. Nil where it has no parts.
func (o Offer) Years() []Year {
	if !o.Parts() {
		return nil
	}
	vesting := o.vesting()
	n := max(len(vesting), 1)
	if len(o.SignOn) > 0 {
		n = max(n, len(o.SignOn)+1)
	}
	out := make([]Year, n)
	for i := range out {
		out[i].Base, out[i].Bonus = o.Base, o.Bonus
		if i < len(o.SignOn) {
			out[i].SignOn = o.SignOn[i]
		}
		if i < len(vesting) {
			out[i].Paper = math.Round(o.Stock * vesting[i] / 100)
			out[i].Stock = math.Round(o.Stock * vesting[i] / 100 * (1 + o.Price/100))
		}
	}
	return out
}

// Amounts are what is set beside a band: the total where one was given and the
// share price stays, else what each year pays; one where all years are alike.
func (o Offer) Amounts() []float64 {
	if o.Total > 0 && (o.Price == 0 || o.Stock == 0) {
		return []float64{o.Total}
	}
	var out []float64
	for _, y := range o.Years() {
		out = append(out, y.Total())
	}
	if len(out) > 0 && slices.Min(out) == slices.Max(out) {
		out = out[:1]
	}
	return out
}

// sums reports that percentages are a schedule.
func sums(percent []float64) bool {
	total := 0.0
	for _, p := range percent {
		if p < 0 {
			return false
		}
		total += p
	}
	return len(percent) > 0 && len(percent) <= maxYears && math.Abs(total-100) < 0.5
}

const (
	// maxYears bounds a schedule.
	maxYears = 8
	// maxSignOn bounds the years of a sign-on.
	maxSignOn = 4
	// maxAmount bounds an amount.
	maxAmount = 1e12
)
