package story

import "slices"

// A Clash is two figures of two stories that seem to measure the same thing
// and differ.
type Clash struct {
	One, Other             Story
	OneFigure, OtherFigure Figure
}

// maxClashes bounds what Clashes returns.
const maxClashes = 10

// A reading is what one sentence says in one unit.
type reading struct {
	figure Figure // the first of them
	unit   string
	values []float64
	things []string
}

// Clashes returns figures of active stories that seem to measure the same
// thing, in the same unit, and differ; at most ten. Stories may tell of two
// different events in like words: whether they do only the person knows.
func (b Bank) Clashes() []Clash {
	active := b.Active()
	read, words := make([][]reading, len(active)), make([]map[string]bool, len(active))
	for i := range active {
		read[i], words[i] = readings(&active[i]), wordsOf(&active[i])
	}
	var out []Clash
	for i := range active {
		for j := i + 1; j < len(active); j++ {
			one := sameScene(words[i], words[j])
			for _, x := range read[i] {
				for _, y := range read[j] {
					if x.contradicts(y, one) && len(out) < maxClashes {
						out = append(out, Clash{active[i], active[j], x.figure, y.figure})
					}
				}
			}
		}
	}
	return out
}

// readings gathers the figures of a story by sentence and unit.
func readings(s *Story) []reading {
	var out []reading
	for _, f := range s.Figures() {
		if !f.Known {
			continue
		}
		unit, factor := base(f.Unit)
		i := slices.IndexFunc(out, func(r reading) bool {
			return r.unit == unit && r.figure.Part == f.Part && r.figure.Quote == f.Quote
		})
		if i < 0 {
			things := slices.DeleteFunc(slices.Clone(f.Things), func(t string) bool { return t == f.Unit })
			out = append(out, reading{figure: f, unit: unit, things: things})
			i = len(out) - 1
		}
		out[i].values = append(out[i].values, f.Value*factor)
	}
	return out
}

// contradicts reports that two sentences speak of the same things in the same
// unit, and that neither's values are all among the other's: a story may tell
// what was before as well, or leave it out. Of stories from one scene one thing
// in common is enough.
func (r reading) contradicts(o reading, scene bool) bool {
	same := sameThings(r.things, o.things) || scene && len(r.values) > 1 && len(o.values) > 1 && slices.ContainsFunc(r.things, func(t string) bool { return slices.Contains(o.things, t) })
	return r.unit == o.unit && same && !within(r.values, o.values) && !within(o.values, r.values)
}

// sameScene reports that two stories share so many words of matter that they
// may tell of one place and time, whether or not they are twins.
func sameScene(a, b map[string]bool) bool {
	shared := 0
	for w := range a {
		if b[w] {
			shared++
		}
	}
	return shared >= 4 && 20*shared >= 7*min(len(a), len(b))
}

// sameThings reports whether two sentences share two words of matter and at
// least half of the shorter one's, or hold the same.
func sameThings(a, b []string) bool {
	shared := 0
	for _, t := range a {
		if slices.Contains(b, t) {
			shared++
		}
	}
	return shared >= 2 && 2*shared >= min(len(a), len(b)) || shared >= 1 && shared == len(a) && shared == len(b)
}

func within(a, b []float64) bool {
	return !slices.ContainsFunc(a, func(v float64) bool { return !slices.Contains(b, v) })
}

// base returns the unit that others of its kind are told in.
func base(unit string) (string, float64) {
	switch unit {
	case "ms", "millisecond":
		return "second", 0.001
	case "minute":
		return "second", 60
	case "hour":
		return "second", 3600
	case "week":
		return "day", 7
	case "time": // "20 times" and "20"
		return "", 1
	}
	return unit, 1
}
