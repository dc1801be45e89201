package knowledge

import (
	"math"
	"strconv"
	"strings"
)

// symbols are the currencies written with a sign; all others are written with
// their ISO 4217 code before the number.
var symbols = map[string]string{"USD": "$", "EUR": "€", "GBP": "£"}

// Format writes a number of the figure's unit or currency: "$220,000",
// "INR 2.5M", "98%", "9 months".
func (f *Figure) Format(v float64) string { return f.format(v, false) }

// format sets a plus sign behind the number where the end is open.
func (f *Figure) format(v float64, open bool) string {
	number := amount(v)
	if open {
		number += "+"
	}
	if f.Currency != "" {
		return money(f.Currency) + number
	}
	return f.withUnit(number, v == 1 && !open)
}

// String writes the whole figure: its Display, or its range, or its median and
// average.
func (f *Figure) String() string {
	if f.Display != "" {
		return f.Display
	}
	var parts []string
	if f.Low != nil || f.High != nil {
		parts = append(parts, f.span())
	}
	if f.Median != nil {
		parts = append(parts, "median "+f.Format(*f.Median))
	}
	if f.Average != nil {
		parts = append(parts, "average "+f.Format(*f.Average))
	}
	return strings.Join(parts, ", ")
}

// span writes the range from Low to High, either of which may be nil.
func (f *Figure) span() string {
	switch {
	case f.Low == nil:
		return "up to " + f.format(*f.High, f.Open)
	case f.High == nil:
		return "from " + f.format(*f.Low, f.Open)
	case *f.Low == *f.High:
		return f.format(*f.High, f.Open)
	case symbols[f.Currency] != "":
		return f.Format(*f.Low) + "–" + f.format(*f.High, f.Open)
	}
	return money(f.Currency) + amount(*f.Low) + "–" + strings.TrimPrefix(f.format(*f.High, f.Open), money(f.Currency))
}

// withUnit sets the unit behind a number: "98%", "1 month".
func (f *Figure) withUnit(number string, one bool) string {
	switch f.Unit {
	case "":
		return number
	case "percent", "%":
		return number + "%"
	}
	if one {
		return number + " " + singular(f.Unit)
	}
	return number + " " + f.Unit
}

// money returns what stands before an amount: a sign, or the code and a blank.
func money(currency string) string {
	switch sign := symbols[currency]; {
	case currency == "" || sign != "":
		return sign
	default:
		return currency + " "
	}
}

// amount writes a number exactly: with thousands separators, or with M from a
// million up and B from a billion up where two decimals suffice.
func amount(v float64) string {
	for _, large := range []struct {
		unit float64
		sign string
	}{{1e9, "B"}, {1e6, "M"}} {
		short := decimal(v / large.unit)
		if _, fraction, _ := strings.Cut(short, "."); math.Abs(v) >= large.unit && len(fraction) <= 2 {
			return short + large.sign
		}
	}
	whole, fraction, _ := strings.Cut(decimal(v), ".")
	digits := strings.TrimPrefix(whole, "-")
	sign := whole[:len(whole)-len(digits)]
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if fraction != "" {
		digits += "." + fraction
	}
	return sign + digits
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
