package knowledge

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// symbols are the currencies written with a sign; all others are written with
// their ISO 4217 code before the number.
var symbols = map[string]string{"USD": "$", "EUR": "€", "GBP": "£"}

// Format writes a number of the figure's unit or currency: "$220,000",
// "INR 2.5M", "98%", "9 months".
func (f *Figure) Format(v float64) string {
	if f.Currency != "" {
		return money(f.Currency) + amount(v)
	}
	return f.withUnit(amount(v), v == 1)
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
	plus := ""
	if f.Open {
		plus = "+"
	}
	switch {
	case f.Low == nil:
		return "up to " + f.Format(*f.High) + plus
	case f.High == nil:
		return "from " + f.Format(*f.Low) + plus
	case *f.Low == *f.High:
		if f.Currency != "" {
			return f.Format(*f.Low) + plus
		}
		return f.withUnit(amount(*f.Low)+plus, *f.Low == 1 && !f.Open)
	case f.Currency != "" && symbols[f.Currency] != "":
		return f.Format(*f.Low) + "–" + f.Format(*f.High) + plus
	case f.Currency != "":
		return f.Format(*f.Low) + "–" + amount(*f.High) + plus
	}
	return f.withUnit(amount(*f.Low)+"–"+amount(*f.High)+plus, false)
}

// withUnit sets the unit behind a number: "98%", "1 month".
func (f *Figure) withUnit(number string, one bool) string {
	switch f.Unit {
	case "":
		return number
	case "percent", "%":
		return number + "%"
	}
	unit := f.Unit
	if one {
		unit = strings.TrimSuffix(unit, "s")
	}
	return number + " " + unit
}

// quote returns what a reference in an answer stands for. The field is empty
// for the whole figure. The second result is false where the figure has no
// such number or the field is unknown.
func (f *Figure) quote(field string) (string, bool) {
	numbers := map[string]*float64{"value": f.Value, "low": f.Low, "high": f.High, "median": f.Median, "average": f.Average}
	if field == "" {
		return f.String(), true
	}
	v, ok := numbers[field]
	if !ok || v == nil {
		return "", false
	}
	text := f.Format(*v)
	if f.Open && field == "high" {
		text += "+"
	}
	return text, true
}

// money returns what stands before an amount: a sign, or the code and a blank.
func money(currency string) string {
	if s := symbols[currency]; s != "" {
		return s
	}
	return currency + " "
}

// amount writes a number with thousands separators; from a million up with M,
// from a billion up with B.
func amount(v float64) string {
	switch a := math.Abs(v); {
	case a >= 1e9:
		return trimZeros(v/1e9) + "B"
	case a >= 1e6:
		return trimZeros(v/1e6) + "M"
	}
	whole, fraction, _ := strings.Cut(trimZeros(v), ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}

// trimZeros writes at most two decimals, and none that say nothing.
func trimZeros(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// fill replaces every {{figure}} or {{figure.field}} of a Markdown text by the
// figure and \{{ by {{. The problems name what cannot be filled.
func (b *Base) fill(text string) (string, []string) {
	if !strings.Contains(text, "{{") {
		return text, nil
	}
	var out strings.Builder
	var problems []string
	for {
		at := strings.Index(text, "{{")
		if at < 0 {
			out.WriteString(text)
			return out.String(), problems
		}
		if at > 0 && text[at-1] == '\\' {
			out.WriteString(text[:at-1] + "{{")
			text = text[at+2:]
			continue
		}
		end := strings.Index(text[at:], "}}")
		if end < 0 {
			return out.String() + text, append(problems, "a {{ has no }}")
		}
		out.WriteString(text[:at])
		value, err := b.reference(text[at+2 : at+end])
		if err != "" {
			problems = append(problems, err)
		}
		out.WriteString(value)
		text = text[at+end+2:]
	}
}

func (b *Base) reference(ref string) (value, problem string) {
	id, field, _ := strings.Cut(strings.TrimSpace(ref), ".")
	f, ok := b.Figure(FigureID(id))
	if !ok {
		return "", fmt.Sprintf("the answer quotes the figure %q, which is declared nowhere", id)
	}
	value, ok = f.quote(field)
	if !ok {
		return "", fmt.Sprintf("the figure %q has no %q", id, field)
	}
	return value, ""
}
