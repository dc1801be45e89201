package match

import (
	"slices"
	"strings"

	"careercoach/bot/coaching/prose"
	"careercoach/knowledge"
)

// An order is what a person wants of a result.
type order struct {
	// all programs are to be shown.
	all bool
	// anew shows the answers, to be changed.
	anew bool
	// program is the one to be shown in full; empty: none.
	program knowledge.SubjectID
	// change is the question to which values are the new answer; empty: none.
	// Without values the answer was none of the question's.
	change QuestionID
	values []string
}

// maxOrder is how long an order can be, in bytes.
const maxOrder = 200

// readOrder reads "all", the name of a program, or a question with its new
// answer: "country uk", "goal software, it"; without the answer it is asked for.
// It returns false where it is none of these.
func readOrder(s string) (order, bool) {
	if len(s) > maxOrder {
		return order{}, false
	}
	words := prose.Plain(s)
	if slices.Contains([]string{"all", "show all", "all programs", "show all programs", "show me all programs", "list all programs", "everything", "list"}, words) {
		return order{all: true}, true
	}
	if slices.Contains([]string{"change an answer", "change answers", "change my answers", "answers", "my answers", "answer anew"}, words) {
		return order{anew: true}, true
	}
	if id := named(words); id != "" {
		return order{program: id}, true
	}
	return readChange(s)
}

// named returns the program of a name, empty where there is none.
func named(words string) knowledge.SubjectID {
	for _, lead := range []string{"for ", "with ", "the ", "details of ", "details ", "why "} {
		words = strings.TrimPrefix(words, lead)
	}
	for _, p := range theBook().Programs {
		if words == prose.Plain(string(p.ID)) || words == prose.Plain(p.Short) || slices.Contains(p.Names, words) {
			return p.ID
		}
	}
	return ""
}

// readChange reads a question with a new answer, the longest name of a question
// first.
func readChange(s string) (order, bool) {
	words := prose.Plain(s)
	var found *question
	rest, longest := "", 0
	for i := range theBook().Questions {
		q := &theBook().Questions[i]
		for _, name := range q.Names {
			if after, ok := strings.CutPrefix(words+" ", name+" "); ok && len(name) > longest {
				found, rest, longest = q, strings.TrimSpace(after), len(name)
			}
		}
	}
	switch {
	case found == nil:
		return order{}, false
	case rest == "":
		return order{change: found.ID}, true
	}
	parts := []string{rest}
	if found.most() > 1 {
		parts = splitList(s, found.Names)
	}
	return order{change: found.ID, values: found.values(parts)}, true
}

// splitList cuts a list at its commas and takes the name of the question off
// the first part.
func splitList(s string, names []string) []string {
	var parts []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' }) {
		if words := prose.Plain(part); words != "" {
			parts = append(parts, words)
		}
	}
	longest := 0
	for _, name := range names {
		if strings.HasPrefix(parts[0]+" ", name+" ") {
			longest = max(longest, len(name))
		}
	}
	if parts[0] = strings.TrimSpace(parts[0][longest:]); parts[0] == "" {
		parts = parts[1:]
	}
	return parts
}

// values returns the answers that the parts of a text are, nil where one of
// them is none of the question's or there are too many.
func (q *question) values(parts []string) []string {
	var out []string
	for i, part := range parts {
		words := strings.TrimPrefix(strings.TrimPrefix(prose.Plain(part), "to "), "and ")
		v := q.value(words)
		if first, second, and := strings.Cut(words, " and "); v == "" && and && q.most() > 1 {
			return q.values(slices.Concat(out, []string{first, second}, parts[i+1:]))
		}
		if v == "" {
			return nil
		}
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	if len(out) > 1 {
		out = slices.DeleteFunc(out, func(v string) bool { return v == Unsaid })
	}
	if len(out) > q.most() {
		return nil
	}
	return out
}

// value returns the answer of a name, empty where there is none.
func (q *question) value(words string) string {
	for _, o := range q.Options {
		if words == prose.Plain(o.Value) || words == prose.Plain(o.Label) || slices.Contains(o.Names, words) {
			return o.Value
		}
	}
	if words == Unsaid || words == "open" || slices.Contains(unsaidNames, words) {
		return Unsaid
	}
	return ""
}
