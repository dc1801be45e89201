package knowledge

import "strings"

// words makes a phrase of an id: "education-route" reads "education route".
func words(id string) string {
	return strings.Join(strings.FieldsFunc(id, func(r rune) bool { return r == '-' || r == '_' }), " ")
}

// plural returns the regular English plural of a noun phrase.
func plural(noun string) string {
	switch {
	case noun == "":
		return ""
	case strings.HasSuffix(noun, "y") && len(noun) > 1 && !strings.ContainsRune("aeiou", rune(noun[len(noun)-2])):
		return noun[:len(noun)-1] + "ies"
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "x"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "sh"):
		return noun + "es"
	}
	return noun + "s"
}

// singular returns the singular of a regular English plural, which a measure
// of time may follow: "hours a week" becomes "hour a week".
func singular(nouns string) string {
	for _, per := range []string{" a ", " an ", " per "} {
		if noun, time, found := strings.Cut(nouns, per); found {
			return singular(noun) + per + time
		}
	}
	for _, ending := range []struct{ plural, singular string }{
		{"ies", "y"}, {"sses", "ss"}, {"xes", "x"}, {"ches", "ch"}, {"shes", "sh"}, {"ss", "ss"}, {"s", ""},
	} {
		if stem, found := strings.CutSuffix(nouns, ending.plural); found {
			return stem + ending.singular
		}
	}
	return nouns
}
