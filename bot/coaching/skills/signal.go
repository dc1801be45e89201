package skills

import (
	"slices"
	"strconv"
	"strings"
)

// A signal is what words say about how well a skill is mastered.
type signal int

// The signals; all but bare are a level and what stands behind it.
const (
	bare     signal = iota // named, nothing more
	never                  // 0
	explains               // 1
	used                   // 2, with help or a little
	masters                // 3, by their word or their years
	built                  // 3, by what they did
	leads                  // 4
)

// own returns the level that a part gives to one of its skills. What is only
// named counts as used; what was done and can be shown is backed by a project.
func (m mention) own(p part) Own {
	o := Own{Level: 2}
	switch s := p.signal; {
	case s == never:
		o.Level = 0
	case s == explains:
		o.Level = 1
	case s == leads && !m.deed:
		o.Level = 4
	case s == leads || s == built || s == masters || s == bare && m.deed:
		o.Level = 3
	}
	if o.Level >= 2 && slices.ContainsFunc(p.words, func(w word) bool { return shows()[w.text] }) {
		o.Evidence = Project
	}
	return o
}

// manyYears is from how many years on a skill is taken as delivered alone; no
// number of years makes it led.
const manyYears = 2

// signalOf reads what words say about the skills they name. Words that are a
// skill's name do not count, except as a deed.
func signalOf(words []word, found []mention) (s signal, wished bool) {
	has := func(set map[string]bool) bool {
		for i, w := range words {
			if set[w.text] && !within(i, found) {
				return true
			}
		}
		return false
	}
	years, timed := yearsIn(words)
	switch {
	case has(wishes()):
		return bare, true
	case has(negations()) || timed && years == 0:
		return never, false
	case has(helped()):
		return used, false
	case has(led()):
		return leads, false
	case has(did()):
		return built, false
	case timed && years >= manyYears:
		return masters, false
	case has(studied()):
		return explains, false
	case has(little()) || timed:
		return used, false
	case has(strong()):
		return masters, false
	case has(worked()):
		return used, false
	}
	return bare, false
}

// within reports whether a word belongs to the name of a skill.
func within(i int, found []mention) bool {
	for _, m := range found {
		if m.start <= i && i < m.end {
			return true
		}
	}
	return false
}

// yearsIn returns the most years that words speak of, false where they speak of
// none: "5 yrs", "5+ years", "18 months". "5 years ago" is no such.
func yearsIn(words []word) (most float64, ok bool) {
	for i := range words {
		n, isAmount := amount(words, i)
		if !isAmount || i+2 < len(words) && words[i+2].text == "ago" || i+1 < len(words) && words[i+1].text == "ago" {
			continue
		}
		most, ok = max(most, n), true
	}
	return most, ok
}

// amount reads the years that begin at a word: "5 yrs", "5yrs", "18 months",
// "five years".
func amount(words []word, i int) (years float64, ok bool) {
	digits := strings.TrimRight(words[i].text, "+")
	number := strings.TrimRight(digits, "abcdefghijklmnopqrstuvwxyz")
	of, spelled := spelledNumbers()[digits]
	if !spelled {
		n, err := strconv.ParseFloat(number, 64)
		if err != nil || n < 0 || n > 60*12 {
			return 0, false
		}
		of = n
	}
	name := strings.TrimPrefix(digits, number)
	if spelled || name == "" {
		if i+1 >= len(words) {
			return 0, false
		}
		name = words[i+1].text
	}
	switch {
	case months()[name]:
		return of / 12, true
	case unit()[name]:
		return of, true
	}
	return 0, false
}
