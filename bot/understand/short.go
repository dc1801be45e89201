package understand

import (
	"slices"
	"strings"

	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// shortNames derives what people shorten subjects' names to: what stands in
// brackets ("Business Improvement Techniques (BIT)"), and what is left of a
// name without the words that most names of its kind share ("Senior" of
// "Senior Amazon Engineer"). A short name that two subjects of a kind would
// share is nobody's.
func shortNames(base *knowledge.Base) map[knowledge.SubjectID][]string {
	out := map[knowledge.SubjectID][]string{}
	byKind := map[knowledge.KindID][]*knowledge.Subject{}
	for i := range base.Subjects {
		s := &base.Subjects[i]
		byKind[s.Kind] = append(byKind[s.Kind], s)
		if inner, outer, ok := brackets(s.Name); ok {
			out[s.ID] = append(out[s.ID], inner, outer)
		}
	}
	for _, list := range byKind {
		owner := map[string][]knowledge.SubjectID{}
		shared := sharedWords(list)
		for _, s := range list {
			if short := without(s.Name, shared); short != "" {
				owner[short] = append(owner[short], s.ID)
			}
		}
		for short, ids := range owner {
			if len(ids) == 1 {
				out[ids[0]] = append(out[ids[0]], short)
			}
		}
	}
	return out
}

// brackets returns what stands in the brackets at the end of a name, and what
// stands before.
func brackets(name string) (inner, outer string, ok bool) {
	open := strings.LastIndexByte(name, '(')
	if open <= 0 || !strings.HasSuffix(name, ")") {
		return "", "", false
	}
	return name[open+1 : len(name)-1], strings.TrimSpace(name[:open]), true
}

// sharedWords returns the words that stand in more than half of the names, of
// three or more.
func sharedWords(list []*knowledge.Subject) []string {
	if len(list) < 3 {
		return nil
	}
	count := map[string]int{}
	for _, s := range list {
		for _, w := range distinct(s.Name) {
			count[w]++
		}
	}
	var out []string
	for w, n := range count {
		if 2*n > len(list) {
			out = append(out, w)
		}
	}
	return out
}

// without returns the words of a name that are not shared, where that leaves
// one or two words that say something.
func without(name string, shared []string) string {
	var rest []string
	all := distinct(name)
	for _, w := range all {
		if !slices.Contains(shared, w) {
			rest = append(rest, w)
		}
	}
	if len(rest) == 0 || len(rest) > 2 || len(rest) == len(all) || text.IsStop(rest[0]) {
		return ""
	}
	return strings.Join(rest, " ")
}

func distinct(name string) []string {
	var out []string
	for _, t := range text.Tokenize(text.Normalize(name)) {
		if !slices.Contains(out, t.Text) {
			out = append(out, t.Text)
		}
	}
	return out
}
