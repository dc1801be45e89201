package knowledge

import (
	"fmt"
	"math"
	"strings"
)

// checkFigure reports what a row of figures lacks or contradicts.
func (d *document) checkFigure(f located[Figure], b *Base) {
	name := "this figure"
	if id := string(f.value.ID); id != "" {
		name = fmt.Sprintf("figure %q", id)
		d.checkID(f.at("id"), "figure", id)
		if strings.ContainsAny(id, ".{}") {
			d.fail(f.at("id"), name+" has a dot or a brace in its id", "in {{id.low}} these have a meaning; write hyphens")
		}
	}
	if len(f.value.Subjects) == 0 {
		d.fail(f.at("subjects"), name+" has no subjects", "add `subjects: [id]`")
	}
	for i, id := range f.value.Subjects {
		d.checkSubjectID(f.at("subjects", i), id, b)
	}
	if f.value.Aspect == "" {
		d.fail(f.at("aspect"), name+" has no aspect", "add `aspect:` with what it tells: pay, duration, cost")
	}
	if f.value.Source == "" {
		d.fail(f.at("source"), name+" has no source", "add `source:` with the id of a source")
	} else {
		d.checkSourceID(f.at("source"), f.value.Source, b)
	}
	d.checkNumbers(f, name)
	d.checkUnit(f, name)
}

// numbers are the fields of a figure that hold one.
var numbers = []string{"value", "low", "median", "average", "high"}

func (d *document) checkNumbers(f located[Figure], name string) {
	some := f.value.Display != ""
	for _, field := range numbers {
		v := f.value.number(field)
		some = some || v != nil
		if v != nil && (math.IsNaN(*v) || math.IsInf(*v, 0)) {
			d.fail(f.at(field), fmt.Sprintf("the %s of %s is no finite number", field, name), "write digits alone")
		}
	}
	if !some {
		d.fail(f.place, name+" has no number", "add `value:`, or `low:` and `high:`, or `median:` and `average:`")
	}
	if f.value.Value != nil && (f.value.Low != nil || f.value.High != nil) {
		d.fail(f.at("value"), name+" has both a value and a range", "keep one of them")
	}
	if f.value.Low != nil && f.value.High != nil && *f.value.Low > *f.value.High {
		d.fail(f.at("low"), name+" has a low above its high", "swap them")
	}
}

func (d *document) checkUnit(f located[Figure], name string) {
	currency := f.value.Currency
	if f.value.Unit != "" && currency != "" {
		d.fail(f.at("unit"), name+" has both a unit and a currency", "keep one of them")
	}
	if currency != "" && !isCurrency(currency) {
		d.fail(f.at("currency"), fmt.Sprintf("%q is no currency code", shortened(currency)), "write three capital letters such as USD")
	}
}

func isCurrency(code string) bool {
	return len(code) == 3 && strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}
