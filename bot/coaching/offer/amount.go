package offer

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// minAmount is the least that is taken for an amount where no "k" or the like
// stands behind it.
const minAmount = 1000

// currencies are the ways to write a currency, by its code.
func currencies() map[string]string {
	return map[string]string{
		"usd": "USD", "us$": "USD", "us dollar": "USD", "us dollars": "USD",
		"$": dollars, "dollar": dollars, "dollars": dollars,
		"cad": "CAD", "c$": "CAD", "ca$": "CAD", "aud": "AUD", "a$": "AUD", "au$": "AUD",
		"sgd": "SGD", "s$": "SGD", "sg$": "SGD", "brl": "BRL", "r$": "BRL", "reais": "BRL",
		"mxn": "MXN", "mx$": "MXN", "pesos": "MXN", "peso": "MXN",
		"£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP",
		"€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
		"₹": "INR", "rs": "INR", "rs.": "INR", "inr": "INR", "rupee": "INR", "rupees": "INR",
	}
}

// dollars is the sign that several currencies share.
const dollars = "$"

// scaleOf returns by how much a word multiplies the number before it. Those of
// India are of rupees.
func scaleOf(word string) (factor float64, rupees, ok bool) {
	switch word {
	case "k", "thousand":
		return 1e3, false, true
	case "m", "mm", "mn", "mio", "million":
		return 1e6, false, true
	case "l", "lakh", "lakhs", "lac", "lacs", "lpa":
		return 1e5, true, true
	case "cr", "crore", "crores":
		return 1e7, true, true
	}
	return 1, false, false
}

// amountPart reads an amount such as "$230,000", "45 lakh" or "85k eur". A
// number too small for one comes back with a value of 0, and one that belongs to
// a word as kindSkip.
func amountPart(before, found string) (part, int) {
	digits := strings.IndexAny(found, "0123456789")
	if r, _ := utf8.DecodeLastRuneInString(before); unicode.IsLetter(r) || unicode.IsDigit(r) {
		return part{kind: kindSkip}, digits + len(leading(found[digits:], "0123456789.,"))
	}
	p := part{kind: kindAmount, text: strings.TrimSpace(found)}
	p.currency = currencies()[strings.TrimSpace(found[:digits])]
	num := strings.TrimRight(leading(found[digits:], "0123456789., "), " .,")
	used := digits + len(num)
	word, length := nextWord(found[used:])
	factor, rupees, scaled := scaleOf(word)
	if scaled {
		used += length
		word, length = nextWord(found[used:])
	}
	if rupees && p.currency == "" {
		p.currency = "INR"
	}
	if word == "us" {
		word = strings.TrimSpace(found[used:])
		length = len(found) - used
	}
	if code := currencies()[word]; code != "" {
		p.currency, used = code, used+length
	}
	value, ok := readNumber(num, word)
	if scaled {
		value, ok = readNumber(num, "scaled")
	}
	if !scaled && p.currency == "" && len(num) == 4 && (num[:2] == "19" || num[:2] == "20") {
		return part{kind: kindSkip}, used // a year of the calendar
	}
	p.text, p.value = strings.TrimSpace(found[:used]), math.Round(value*factor)
	if before == "-" || strings.HasSuffix(before, " -") { // a debt is no pay
		p.text, ok = "-"+p.text, false
	}
	if !ok || p.value > maxAmount || p.value < minAmount && !scaled {
		p.value = 0
	}
	return p, max(used, 1)
}

// nextWord returns the word or sign that a text begins with, blanks before it,
// and how long both are.
func nextWord(s string) (word string, length int) {
	rest := strings.TrimLeft(s, " ")
	blanks := len(s) - len(rest)
	for _, sign := range []string{"€", "£", "₹", "$"} {
		if strings.HasPrefix(rest, sign) {
			return sign, blanks + len(sign)
		}
	}
	word = leading(rest, "abcdefghijklmnopqrstuvwxyz")
	return word, blanks + len(word)
}

// readNumber reads 230,000, 45,00,000, 230.000, 230 000, 162.5 and, where it is
// scaled, 162,5.
func readNumber(s, scaled string) (float64, bool) {
	s = strings.ReplaceAll(s, " ", "")
	for _, mark := range []string{",", "."} {
		head, tail, found := strings.Cut(s, mark)
		if found && len(tail) == 3 && len(head) <= 3 && mark == "." && scaled != "scaled" {
			s = head + tail // 230.000
		} else if found && mark == "," && scaled == "scaled" && len(tail) <= 2 {
			s = head + "." + tail // 162,5k
		}
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return n, err == nil && !math.IsInf(n, 0)
}

// percentOf reads "-20 %" and "+7.5 percent".
func percentOf(s string) float64 {
	s = strings.ReplaceAll(strings.ReplaceAll(s, " ", ""), ",", ".")
	n, _ := strconv.ParseFloat(leading(s, "+-0123456789."), 64)
	return n
}

// vestingPart reads "5/15/40/40"; without values where it does not add up to
// 100.
func vestingPart(before, found, after string) (part, int) {
	p := part{kind: kindVesting, text: strings.TrimSpace(found)}
	for _, s := range strings.FieldsFunc(found, func(r rune) bool { return !('0' <= r && r <= '9' || r == '.') }) {
		n, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return part{kind: kindSkip}, 1
		}
		p.values = append(p.values, n)
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsDigit(next) || len(p.values) < 2 {
		return part{kind: kindSkip}, 1
	}
	if !sums(p.values) {
		p.values = nil
	}
	return p, len(found)
}
