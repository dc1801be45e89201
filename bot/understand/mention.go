package understand

import (
	"slices"
	"sort"
	"strings"

	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// A Mention is a place of the message that names one or more subjects.
type Mention struct {
	// Subjects holds more than one where they share the name.
	Subjects []knowledge.SubjectID
	// Start and End are the tokens it covers; both are 0 where the subject
	// was not named but carried over.
	Start, End int
	// Strength, above 0 to 1, says how surely the words mean the subject: an
	// ordinary word that happens to be a name counts little.
	Strength float64
	// Carried reports that the subject comes from an earlier turn.
	Carried bool
}

// A KindMention is a place that names a kind: "steps", "the schemes".
type KindMention struct {
	Kind       knowledge.KindID
	Start, End int
	Plural     bool
}

// The strength of a one-word name that is an ordinary word: a stop word ("it"),
// one of the most common words ("lead"), or another everyday word ("frugal").
const (
	stopStrength     = 0.15
	commonStrength   = 0.5
	everydayStrength = 0.75
)

// names finds subjects and kinds by what people call them.
type names struct {
	subjects phrases[knowledge.SubjectID]
	kinds    phrases[kindWord]
	kindOf   map[knowledge.SubjectID]knowledge.KindID
	called   map[string][]knowledge.SubjectID // by name, as stems
	sameName map[knowledge.SubjectID][]knowledge.SubjectID
	risky    map[string]float64 // strength of one-word names that are ordinary words, by stem
	written  map[string]bool    // those names as their authors wrote them, normalised
	upper    map[string]bool    // one-word names an author wrote in capitals
}

type kindWord struct {
	kind   knowledge.KindID
	plural bool
	word   string // normalised
}

func compileNames(base *knowledge.Base) *names {
	n := &names{
		kindOf:  map[knowledge.SubjectID]knowledge.KindID{},
		called:  map[string][]knowledge.SubjectID{},
		risky:   map[string]float64{},
		upper:   map[string]bool{},
		written: map[string]bool{},
	}
	kinds := map[knowledge.KindID]bool{}
	short := shortNames(base)
	for i := range base.Subjects {
		s := &base.Subjects[i]
		n.kindOf[s.ID] = s.Kind
		kinds[s.Kind] = true
		seen := map[string]bool{}
		for _, name := range slices.Concat([]string{s.Name}, s.Aliases, short[s.ID]) {
			key := strings.Join(stemsOf(name), " ")
			if key == "" || seen[key] {
				continue
			}
			seen[key] = true
			n.subjects.add(name, s.ID)
			n.called[key] = append(n.called[key], s.ID)
			n.rate(name, key)
		}
	}
	n.sameName = namesakes(n.called)
	for kind := range kinds {
		n.addKind(base.Kind(kind))
	}
	return n
}

// namesakes returns for each subject those that share a name with it.
func namesakes(called map[string][]knowledge.SubjectID) map[knowledge.SubjectID][]knowledge.SubjectID {
	out := map[knowledge.SubjectID][]knowledge.SubjectID{}
	for _, ids := range called {
		for _, a := range ids {
			for _, b := range ids {
				if a != b && !slices.Contains(out[a], b) {
					out[a] = append(out[a], b)
				}
			}
		}
	}
	for _, list := range out {
		slices.Sort(list)
	}
	return out
}

// rate notes whether a name is a single ordinary word.
func (n *names) rate(name, stem string) {
	if strings.Contains(stem, " ") {
		return
	}
	word := text.Normalize(name)
	strength := 1.0
	switch rank := text.EnglishRank(word); {
	case text.IsStop(word):
		strength = stopStrength
	case rank == 1:
		strength = commonStrength
	case rank == 2:
		strength = everydayStrength
	default:
		return
	}
	n.risky[stem] = strength
	n.written[word] = true
	if name == strings.ToUpper(name) {
		n.upper[word] = true
	}
}

func (n *names) addKind(k knowledge.Kind) {
	for _, word := range append([]string{k.Name}, k.Words...) {
		n.kinds.add(word, kindWord{k.ID, false, text.Normalize(word)})
	}
	n.kinds.add(k.Plural, kindWord{k.ID, true, text.Normalize(k.Plural)})
}

// isForm reports that the words are the kind's word or its plural, and not
// another word of the same stem.
func (w kindWord) isForm(tokens []text.Token) bool {
	said := text.Join(tokens)
	return said == w.word || strings.TrimSuffix(said, "s") == strings.TrimSuffix(w.word, "s") || strings.TrimSuffix(said, "es") == w.word || strings.TrimSuffix(said, "ies") == strings.TrimSuffix(w.word, "y")
}

// mentions returns the subjects a token sequence names, the longest name
// first where names overlap, by place.
func (n *names) mentions(raw string, tokens []text.Token, kinds []KindMention) []Mention {
	found := n.subjects.find(tokens)
	sort.SliceStable(found, func(i, j int) bool {
		return found[i].End-found[i].Start > found[j].End-found[j].Start
	})
	taken := make([]bool, len(tokens))
	var out []Mention
	for _, m := range found {
		if at := slices.IndexFunc(out, func(o Mention) bool { return o.Start == m.Start && o.End == m.End }); at >= 0 {
			if !slices.Contains(out[at].Subjects, m.Value) {
				out[at].Subjects = append(out[at].Subjects, m.Value)
			}
			continue
		}
		if slices.Contains(taken[m.Start:m.End], true) {
			continue
		}
		for i := m.Start; i < m.End; i++ {
			taken[i] = true
		}
		out = append(out, Mention{Subjects: []knowledge.SubjectID{m.Value}, Start: m.Start, End: m.End, Strength: 1})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	for i := range out {
		out[i].Strength = n.strength(raw, tokens, out[i], kinds)
	}
	n.support(out)
	return slices.DeleteFunc(out, func(m Mention) bool { return m.Strength <= stopStrength })
}

// strength weakens a one-word name that is an ordinary word, unless it is
// written in capitals as its author wrote it, or a word of its kind stands
// beside it, or nothing else in the message says anything.
func (n *names) strength(raw string, tokens []text.Token, m Mention, kinds []KindMention) float64 {
	weak, risky := n.risky[tokens[m.Start].Stem]
	if m.End-m.Start > 1 || !risky {
		return 1
	}
	word := tokens[m.Start].Text
	if !n.written[word] && !n.written[strings.TrimSuffix(word, "s")] {
		return stopStrength // another form: "based" for "base"
	}
	if n.upper[word] && hasUpper(raw, word) {
		return 1
	}
	for _, k := range kinds {
		if k.Start == m.End || k.End == m.Start {
			for _, s := range m.Subjects {
				if n.kindOf[s] == k.Kind {
					return 1
				}
			}
		}
	}
	if weak > stopStrength && (len(tokens) <= 2 || onlyLeans(tokens, m)) {
		return 0.9
	}
	return weak
}

// onlyLeans reports that all words but the name say nothing by themselves, as
// in "and lead?" or "what about bit".
func onlyLeans(tokens []text.Token, m Mention) bool {
	for i, t := range tokens {
		if (i < m.Start || i >= m.End) && !t.Stop && t.Text != "?" {
			return false
		}
	}
	return true
}

// support makes a weak name sure where another name of the same kind stands in
// the message: "junior or lead".
func (n *names) support(list []Mention) {
	for i := range list {
		if list[i].Strength >= 0.8 || list[i].Strength <= stopStrength {
			continue
		}
		for j := range list {
			if i != j && list[j].Strength >= 0.8 && n.sameKind(list[i], list[j]) {
				list[i].Strength = 1
			}
		}
	}
}

func (n *names) sameKind(a, b Mention) bool {
	for _, x := range a.Subjects {
		for _, y := range b.Subjects {
			if n.kindOf[x] == n.kindOf[y] {
				return true
			}
		}
	}
	return false
}

// hasUpper reports that the word stands in capitals in a message that is not
// in capitals throughout.
func hasUpper(raw, word string) bool {
	if raw == strings.ToUpper(raw) {
		return false
	}
	for _, field := range strings.FieldsFunc(raw, notWord) {
		if field == strings.ToUpper(word) {
			return true
		}
	}
	return false
}

func notWord(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9')
}

// kindsIn returns the kinds a token sequence names.
func (n *names) kindsIn(tokens []text.Token) []KindMention {
	var out []KindMention
	for i := 0; i < len(tokens); i++ {
		m, ok := n.kinds.at(tokens, i)
		if !ok || !m.Value.isForm(tokens[m.Start:m.End]) {
			continue
		}
		last := tokens[m.End-1]
		plural := m.Value.plural || strings.HasSuffix(last.Text, "s") && last.Text != last.Stem
		out = append(out, KindMention{m.Value.kind, m.Start, m.End, plural})
	}
	return out
}
