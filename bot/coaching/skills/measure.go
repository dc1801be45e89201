package skills

import (
	"cmp"
	"slices"

	"careercoach/knowledge"
)

// Unknown is the level of a skill that the person does not know, or was not
// asked for. It is not 0.
const Unknown = -1

// Evidence is what stands behind a level.
type Evidence string

// The kinds of evidence, the weakest first.
const (
	Said    Evidence = ""  // the person's word
	Project Evidence = "p" // they name a project for it
	Story   Evidence = "s" // a story in their bank tells of it
)

// String returns the word that people read.
func (e Evidence) String() string {
	switch e {
	case Project:
		return "project"
	case Story:
		return "story"
	}
	return "said"
}

// An Own is where a person stands in one skill.
type Own struct {
	// Level is 0 to MaxLevel, or Unknown.
	Level int `json:"h"`
	// Evidence is what stands behind it.
	Evidence Evidence `json:"e,omitempty"`
}

// A Range is a share, 0 to 1, as far as it is known.
type Range struct{ Low, High float64 }

// A Line sets one need beside where the person stands.
type Line struct {
	Need
	Own
}

// Gap returns how many levels are missing, 0 where none is or the level is
// Unknown.
func (l Line) Gap() int {
	if l.Level == Unknown {
		return 0
	}
	return max(0, l.Required-l.Level)
}

// Evidenced returns the level that something stands behind, 0 where it is only
// said.
func (l Line) Evidenced() int {
	if l.Evidence == Said {
		return 0
	}
	return max(0, l.Level)
}

// A Measure is how a person stands against a level.
type Measure struct {
	// Lines are the needs, what counts most first.
	Lines []Line
	// Coverage is Σ w·min(h,r) / Σ w·r: what is unknown counts 0 at its low end
	// and r at its high end.
	Coverage Range
	// Evidenced is the same over the levels that something stands behind, what
	// is unknown at 0.
	Evidenced float64
	// Unknown counts the lines that are not known.
	Unknown int
}

// MeasureOf sets needs beside where a person stands; a skill that own does not
// hold is unknown.
func MeasureOf(needs []Need, own map[knowledge.SubjectID]Own) Measure {
	var m Measure
	var total, low, high, shown int
	for _, n := range needs {
		o, ok := own[n.Skill]
		if !ok || o.Level < 0 {
			o = Own{Level: Unknown}
		}
		l := Line{n, o}
		m.Lines = append(m.Lines, l)
		total += n.Weight * n.Required
		shown += n.Weight * min(l.Evidenced(), n.Required)
		if l.Level == Unknown {
			m.Unknown++
			high += n.Weight * n.Required
			continue
		}
		low += n.Weight * min(l.Level, n.Required)
		high += n.Weight * min(l.Level, n.Required)
	}
	if total > 0 {
		m.Coverage = Range{float64(low) / float64(total), float64(high) / float64(total)}
		m.Evidenced = float64(shown) / float64(total)
	}
	return m
}

// Gaps returns the lines with a gap, the largest w·(r-h) first, of equal ones
// what counts more.
func (m Measure) Gaps() []Line {
	var out []Line
	for _, l := range m.Lines {
		if l.Gap() > 0 {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b Line) int {
		return cmp.Or(cmp.Compare(b.Weight*b.Gap(), a.Weight*a.Gap()), cmp.Compare(b.Weight, a.Weight))
	})
	return out
}
