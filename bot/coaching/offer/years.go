package offer

import (
	"fmt"
	"strings"

	"careercoach/bot"
)

// yearsTable sets the years of an offer side by side; nil where they say no more
// than one number does.
func yearsTable(o Offer) *bot.Table {
	years := o.Years()
	if len(years) < 2 {
		return nil
	}
	columns := columnsOf(o)
	t := &bot.Table{Header: []string{"Year"}}
	for _, c := range columns {
		t.Header = append(t.Header, c.name)
	}
	sums := make([]float64, len(columns))
	for i, y := range years {
		row := []string{fmt.Sprint(i + 1)}
		for k, c := range columns {
			sums[k] += c.of(y)
			row = append(row, cell(c.of(y)))
		}
		t.Rows = append(t.Rows, row)
	}
	all := []string{"All"}
	for _, sum := range sums {
		all = append(all, cell(sum))
	}
	t.Rows = append(t.Rows, all)
	return t
}

// cell writes an amount shortly and exactly.
func cell(v float64) string {
	if v == 0 || v >= 1000 && !exact(v, 100) {
		return write("", v)
	}
	return short(v)
}

// A column is one part of the pay of a year.
type column struct {
	name string
	of   func(Year) float64
}

// columnsOf are the columns in which something stands.
func columnsOf(o Offer) []column {
	var out []column
	if o.Base > 0 {
		out = append(out, column{"Base", func(y Year) float64 { return y.Base }})
	}
	if o.Bonus > 0 {
		out = append(out, column{"Bonus", func(y Year) float64 { return y.Bonus }})
	}
	if len(o.SignOn) > 0 {
		out = append(out, column{"Sign-on", func(y Year) float64 { return y.SignOn }})
	}
	if o.Stock > 0 {
		out = append(out, column{"Stock", func(y Year) float64 { return y.Paper }})
	}
	total := strings.TrimSpace("Total " + o.Currency)
	out = append(out, column{total, Year.OnPaper})
	if o.Price != 0 && o.Stock > 0 {
		out = append(out, column{"At " + change(o.Price), Year.Total})
	}
	return out
}

// change writes a change of the price: "−20%", "+10%".
func change(price float64) string {
	return strings.Replace(signed(price), "-", "−", 1) + "%"
}

// readBack says what was read, so that a slip can be seen.
func readBack(o Offer) string {
	var parts []string
	add := func(name string, v float64) {
		if v > 0 {
			parts = append(parts, name+" "+write(o.Currency, v))
		}
	}
	add("total", o.Total)
	add("base", o.Base)
	add("bonus", o.Bonus)
	for i, v := range o.SignOn {
		if v > 0 {
			parts = append(parts, fmt.Sprintf("sign-on %s in year %d", write(o.Currency, v), i+1))
		}
	}
	add("stock", o.Stock)
	if o.Vesting != nil {
		parts = append(parts, "vesting "+vests(o.Vesting))
	}
	if o.Price != 0 {
		parts = append(parts, "share price "+change(o.Price))
	}
	return strings.Join(parts, ", ")
}

// vests says a schedule in words.
func vests(p []float64) string {
	if said := percentages(p); strings.HasPrefix(said, "even over") {
		return strings.Replace(said, "even ", "evenly ", 1)
	} else if said == "even" {
		return "evenly over 4 years"
	}
	return percentages(p) + "%"
}
