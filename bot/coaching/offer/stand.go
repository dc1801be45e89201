package offer

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"careercoach/knowledge"
)

// zone is where an amount lies in a figure.
type zone int

const (
	zoneBelow zone = iota
	zoneInside
	zoneAbove
)

// Stand says where amounts lie in a figure: one, or one for each year. It is
// empty where there is nothing to say. Amount and figure must be of the same
// currency.
func Stand(f *knowledge.Figure, amounts []float64) string {
	switch len(amounts) {
	case 0:
		return ""
	case 1:
		return standOne(f, amounts[0])
	}
	var said []string
	for from := 0; from < len(amounts); {
		to := from
		for to+1 < len(amounts) && zoneOf(f, amounts[to+1]) == zoneOf(f, amounts[from]) {
			to++
		}
		said = append(said, yearsFrom(from, to, len(amounts))+" "+standSome(f, amounts[from:to+1]))
		from = to + 1
	}
	return strings.Join(said, "; ")
}

// yearsFrom names years: "every year", "year 1", "years 2–4".
func yearsFrom(from, to, of int) string {
	switch {
	case from == 0 && to == of-1:
		return "every year"
	case from == to:
		return fmt.Sprintf("year %d", from+1)
	}
	return fmt.Sprintf("years %d–%d", from+1, to+1)
}

// ends are the ends of a figure, or its middle where it has no ends.
func ends(f *knowledge.Figure) (low, high float64, isRange bool) {
	switch {
	case f.Low != nil && f.High != nil:
		return *f.Low, *f.High, true
	case f.Low != nil:
		return *f.Low, math.Inf(1), true
	case f.High != nil:
		return math.Inf(-1), *f.High, true
	case f.Median != nil:
		return *f.Median, *f.Median, false
	case f.Average != nil:
		return *f.Average, *f.Average, false
	}
	return math.Inf(-1), math.Inf(1), false
}

func zoneOf(f *knowledge.Figure, v float64) zone {
	switch low, high, _ := ends(f); {
	case v < low:
		return zoneBelow
	case v > high:
		return zoneAbove
	}
	return zoneInside
}

// standOne says where one amount lies, by how much.
func standOne(f *knowledge.Figure, v float64) string {
	low, high, isRange := ends(f)
	if !isRange {
		return beyondMiddle(f, v)
	}
	switch zoneOf(f, v) {
	case zoneBelow:
		return f.Format(low-v) + " below the low end"
	case zoneAbove:
		if f.Open {
			return "above the highest amount named, where the band is open"
		}
		return f.Format(v-high) + " above the high end"
	}
	switch {
	case v == low && low == high:
		return "just that amount"
	case v == low:
		return "at the low end"
	case v == high:
		return "at the high end"
	case math.IsInf(low, 0) || math.IsInf(high, 0):
		return "inside"
	}
	return fmt.Sprintf("inside, %d%% of the way up", way(low, high, v))
}

// way is how far an amount is from the low to the high end, 1 to 99.
func way(low, high, v float64) int {
	return min(99, max(1, int(math.Round(100*(v-low)/(high-low)))))
}

// beyondMiddle says how far an amount is from the median and the average.
func beyondMiddle(f *knowledge.Figure, v float64) string {
	var said []string
	for _, m := range []struct {
		value *float64
		name  string
	}{{f.Median, "the median"}, {f.Average, "the average"}} {
		switch {
		case m.value == nil:
		case v == *m.value:
			said = append(said, "at "+m.name)
		case v < *m.value:
			said = append(said, f.Format(*m.value-v)+" below "+m.name)
		default:
			said = append(said, f.Format(v-*m.value)+" above "+m.name)
		}
	}
	return strings.Join(said, ", ")
}

// standSome says where the amounts of some years lie, which are all of one zone.
func standSome(f *knowledge.Figure, amounts []float64) string {
	least, most := slices.Min(amounts), slices.Max(amounts)
	low, high, isRange := ends(f)
	switch z := zoneOf(f, least); {
	case least == most:
		return standOne(f, least)
	case !isRange:
		middle := map[bool]string{true: "the median", false: "the average"}[f.Median != nil]
		if z == zoneBelow {
			return "up to " + f.Format(low-least) + " below " + middle
		}
		return "up to " + f.Format(most-low) + " above " + middle
	case z == zoneBelow:
		return "up to " + f.Format(low-least) + " below the low end"
	case z == zoneAbove && f.Open:
		return standOne(f, least)
	case z == zoneAbove:
		return "up to " + f.Format(most-high) + " above the high end"
	}
	return "inside"
}
