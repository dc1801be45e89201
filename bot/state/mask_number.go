package state

import (
	"regexp"
	"strings"
)

// numberLike is a run of digits with what people write between them, with the
// currency before it, or the letters of the word that it ends; maskNumber says
// which are figures.
var numberLike = regexp.MustCompile(`(?i)(?:[$€£₹¥]|\b(?:usd|eur|gbp|inr|cad|aud|brl|mxn|sgd|rs\.?) ?|\pL+)?(?:\+ ?)?\(?\d(?:[\s().,/+-]{0,3}\d)*`)

// letters begin a word such as L5, with its first digits.
var letters = regexp.MustCompile(`^\pL+\d+`)

// lettered is a word of letters and digits.
var lettered = regexp.MustCompile(`[\pL\pN_]*\pL[\pL\pN_]*\d[\pL\pN_]*|[\pL\pN_]*\d[\pL\pN_]*\pL[\pL\pN_]*`)

// secretLike is a word long enough for a key.
var secretLike = regexp.MustCompile(`[\pL\pN_+/=-]{20,}`)

// grouped are thousands written with commas, as in the West or in India;
// rounded are full thousands, years and short numbers are themselves.
var (
	grouped  = regexp.MustCompile(`^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d{1,2})?$`)
	small    = regexp.MustCompile(`^\d{1,3}$`)
	rounded  = regexp.MustCompile(`^[1-9]\d{0,4}000$`)
	year     = regexp.MustCompile(`^(?:19|20)\d\d$`)
	currency = regexp.MustCompile(`(?i)^(?:[$€£₹¥]|[a-z]+\.? ?)`)
	codes    = regexp.MustCompile(`(?i)^(?:usd|eur|gbp|inr|cad|aud|brl|mxn|sgd|rs)\b`)
)

// leastDigits is how many digits make a number that could be called.
const leastDigits = 7

// maxAmount is how many digits an amount of money has that names its currency.
const maxAmount = 8

// maskNumber takes out a run of digits unless it is short or made of figures.
func maskNumber(run string) string {
	if word := letters.FindString(run); word != "" && !codes.MatchString(strings.TrimRight(word, "0123456789")) {
		return word + numberLike.ReplaceAllStringFunc(run[len(word):], maskNumber) // lettered is for the word
	}
	digits := digitsIn(run)
	switch {
	case strings.Contains(run, "+") && digits >= leastDigits-1:
		return maskedNumber
	case digits < leastDigits || figures(run):
		return run
	}
	return maskedNumber
}

// figures reports that a run of digits is one or several amounts or years.
func figures(run string) bool {
	amount := currency.ReplaceAllString(run, "")
	if amount != run && digitsIn(amount) <= maxAmount && !strings.ContainsAny(amount, "-/ ()") {
		return true
	}
	parts := strings.FieldsFunc(amount, func(r rune) bool { return r == ' ' || r == '-' || r == '/' })
	for _, p := range parts {
		p = strings.TrimSuffix(p, ",")
		if !grouped.MatchString(p) && !rounded.MatchString(p) && !year.MatchString(p) && !(small.MatchString(p) && strings.Contains(amount, ",") && len(parts) == 2) {
			return false
		}
	}
	return len(parts) > 0
}

// maskLettered takes out a word of letters and digits that is an account or a
// plate rather than a level, an amount or a product: one with five digits or
// more that are no full thousands.
func maskLettered(word string) string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, word)
	if len(digits) < 5 || rounded.MatchString(digits) {
		return word
	}
	return maskedNumber
}

// maskSecret takes out a long word that has digits in it.
func maskSecret(word string) string {
	if digitsIn(word) < 2 || digitsIn(word) == len(word) {
		return word
	}
	return maskedSecret
}

func digitsIn(s string) int {
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}
