package story

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"careercoach/bot/coaching/prose"
	"careercoach/bot/rehearse"
)

// A Figure is a number in a story, with where it stands and how it was
// measured.
type Figure struct {
	rehearse.Figure
	// Part is where it stands.
	Part Part
	// Method is what the person said about how it was measured; empty where
	// they said nothing. Figure.Measured tells whether the story itself does.
	Method string
}

// Open reports that nothing says how the figure was measured, where somebody
// might ask: of what was wrong and what came of it, and of any percentage or
// sum that was acted on; not of "two docks", nor of how often you did something.
func (f Figure) Open() bool {
	if f.Method != "" || f.Measured || f.small() {
		return false
	}
	share := strings.Contains("%$€£₹¥", f.Unit) && f.Unit != ""
	return f.Part == Situation || f.Part == Result || f.Part == Action && share
}

// small reports that a figure is a number under ten written as a word.
func (f Figure) small() bool {
	first, _ := utf8.DecodeRuneInString(f.Text)
	return f.Known && f.Value < 10 && unicode.IsLetter(first)
}

// key names a figure within its story.
func (f Figure) key() string {
	return string(f.Part) + "|" + prose.Clip(strings.ToLower(strings.Join(strings.Fields(f.Text), " ")), 60)
}

// Figures returns the figures of a story in the order of its parts.
func (s *Story) Figures() []Figure {
	var out []Figure
	for _, p := range Parts() {
		for _, found := range rehearse.Figures(s.Text(p)) {
			f := Figure{Figure: found, Part: p}
			f.Method = s.method(f.key())
			out = append(out, f)
		}
	}
	return out
}

func (s *Story) method(key string) string {
	for _, m := range s.Methods {
		if m.Figure == key {
			return m.How
		}
	}
	return ""
}

// measure notes how the figures of a claim were measured; an empty text takes
// back what was said.
func (s *Story) measure(c claim, how string) {
	how = prose.Clip(strings.TrimSpace(how), maxMethod)
	of := map[string]bool{}
	for _, f := range c.figures {
		of[f.key()] = true
	}
	s.Methods = slices.DeleteFunc(slices.Clone(s.Methods), func(m Method) bool { return of[m.Figure] })
	for _, f := range c.figures {
		if how != "" && of[f.key()] {
			s.Methods = append(s.Methods, Method{f.key(), how})
			of[f.key()] = false // each once
		}
	}
}

// A claim is what one sentence says in figures: they were measured together.
type claim struct {
	figures []Figure
	first   int // the place of its first figure in the story, from 1
}

// claims returns the figures of a story by sentence.
func (s *Story) claims() []claim {
	var out []claim
	for i, f := range s.Figures() {
		if n := len(out) - 1; n >= 0 && out[n].figures[0].Part == f.Part && out[n].figures[0].Quote == f.Quote {
			out[n].figures = append(out[n].figures, f)
			continue
		}
		out = append(out, claim{[]Figure{f}, i + 1})
	}
	return out
}

// open reports that nothing says how one of its figures was measured.
func (c claim) open() bool { return slices.ContainsFunc(c.figures, Figure.Open) }

// text names the figures.
func (c claim) text() string {
	var out []string
	for _, f := range c.figures {
		if t := f.oneLine(); !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return prose.And(out)
}

// openClaims returns the claims that nothing says the measuring of, those of
// the result first, at most n.
func (s *Story) openClaims(n int) []claim {
	var out []claim
	for _, inResult := range []bool{true, false} {
		for _, c := range s.claims() {
			if (c.figures[0].Part == Result) == inResult && c.open() && len(out) < n {
				out = append(out, c)
			}
		}
	}
	return out
}
