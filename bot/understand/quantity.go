package understand

import (
	"strconv"
	"strings"

	"careercoach/knowledge/text"
)

// A Quantity is a number with its unit: "120 people", "five years".
type Quantity struct {
	Value      float64
	Unit       string // as Unit writes it
	Start, End int    // tokens
}

// unitOf gives units that are said in several ways one name.
var unitOf = map[string]string{
	"year": "year", "years": "year", "month": "month", "months": "month", "week": "week", "weeks": "week", "day": "day", "days": "day",
	"people": "person", "person": "person", "persons": "person", "employee": "person", "employees": "person", "staff": "person", "staffer": "person", "staffers": "person",
	"head": "person", "heads": "person", "headcount": "person", "worker": "person", "workers": "person", "colleagues": "person", "men": "person", "strong": "person", "folks": "person",
}

// Unit returns the name under which units of one meaning go, the word itself
// where it has no other name; of several words the first counts.
func Unit(words string) string {
	word, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(words)), " ")
	if u, ok := unitOf[word]; ok {
		return u
	}
	return word
}

var numbers = map[string]float64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100,
}

// quantities returns the numbers of a message that a unit follows, with at
// most one word between them; "in four months" is a moment and no quantity.
func quantities(tokens []text.Token) []Quantity {
	var out []Quantity
	for i := range tokens {
		v, ok := numberOf(tokens[i].Text)
		if !ok || i > 0 && (tokens[i-1].Text == "in" || tokens[i-1].Text == "within") {
			continue
		}
		for j := i + 1; j < len(tokens) && j <= i+2; j++ {
			if unit, ok := unitOf[tokens[j].Text]; ok {
				out = append(out, Quantity{v, unit, i, j + 1})
				break
			}
		}
	}
	return out
}

// numberOf reads "120", "5k", "2.5" and number words.
func numberOf(word string) (float64, bool) {
	if v, ok := numbers[word]; ok {
		return v, true
	}
	factor := 1.0
	if digits, ok := strings.CutSuffix(word, "k"); ok {
		word, factor = digits, 1000
	}
	if word == "" || word[0] < '0' || word[0] > '9' {
		return 0, false
	}
	v, err := strconv.ParseFloat(word, 64)
	return v * factor, err == nil
}

// Number returns the first number of a message, with or without a unit. "One"
// is none: it mostly stands for a subject.
func Number(tokens []text.Token) (float64, bool) {
	for _, t := range tokens {
		if v, ok := numberOf(t.Text); ok && t.Text != "one" {
			return v, true
		}
	}
	return 0, false
}

// numbered returns the number that says which of a kind is meant: "LP 15",
// "step number 4", "the 3rd"; 0 where there is none.
func numbered(tokens []text.Token, kinds []KindMention) int {
	for _, k := range kinds {
		for i := k.End; i < len(tokens) && i <= k.End+1; i++ {
			if tokens[i].Text == "number" || tokens[i].Text == "no" {
				continue
			}
			if v, ok := numberOf(tokens[i].Text); ok && v >= 1 && v <= 99 && v == float64(int(v)) && (i+1 >= len(tokens) || unitOf[tokens[i+1].Text] == "") {
				return int(v)
			}
			break
		}
	}
	for i := 0; i+1 < len(tokens); i++ {
		if v, ok := numberOf(tokens[i+1].Text); ok && tokens[i].Text == "number" && v == float64(int(v)) {
			return int(v)
		}
	}
	return 0
}
