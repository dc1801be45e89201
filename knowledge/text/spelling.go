package text

import "strings"

// squeeze shortens letters that are drawn out: "soooo" to "so", "helllo" to
// "hello". Three of a kind alone, and Roman numerals, stay.
func squeeze(w string) string {
	if !hasTriple(w) || strings.Trim(w, "ivx") == "" {
		return w
	}
	two, one := squeezeTo(w, 2), squeezeTo(w, 1)
	switch {
	case len(two) == 2 && len(w) == 3:
		return w
	case EnglishRank(two) > 0 || EnglishRank(one) == 0:
		return two
	}
	return one
}

// hasTriple reports whether a letter stands three times in a row.
func hasTriple(w string) bool {
	for i := 2; i < len(w); i++ {
		if w[i] == w[i-1] && w[i] == w[i-2] && w[i] >= 'a' && w[i] <= 'z' {
			return true
		}
	}
	return false
}

// squeezeTo cuts every run of three or more of one letter to n.
func squeezeTo(w string, n int) string {
	b := make([]byte, 0, len(w))
	for i := 0; i < len(w); {
		j := i
		for j < len(w) && w[j] == w[i] {
			j++
		}
		k := j - i
		if k >= 3 && w[i] >= 'a' && w[i] <= 'z' {
			k = n
		}
		b = append(b, w[i:i+k]...)
		i = j
	}
	return string(b)
}

// american gives the American spelling of words in -ise, -isation and -our
// where that spelling is an English word.
func american(w string) string {
	if len(w) < 6 {
		return w
	}
	if i := strings.LastIndex(w, "is"); i > 2 && isOneOf(w[i+2:], "e", "es", "ed", "ing", "er", "ers", "ation", "ations") {
		if z := w[:i] + "iz" + w[i+2:]; EnglishRank(z) > 0 {
			return z
		}
	}
	if i := strings.LastIndex(w, "our"); i > 1 && isOneOf(w[i+3:], "", "s", "ed", "ing", "ite", "ites", "able") {
		if o := w[:i] + "or" + w[i+3:]; EnglishRank(o) > 0 {
			return o
		}
	}
	return w
}
