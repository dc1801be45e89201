package ready

import (
	"fmt"
	"slices"
	"strings"

	"careercoach/bot/coaching/skills"
)

// A Move is one next step, tried on the Inputs.
type Move struct {
	Text string
	// Say is the message that begins it.
	Say string
	// Bar is the place of the bar that it raises, From and To the bar before and
	// after.
	Bar      int
	From, To Bar
	// Guess reports that To is not known before it is done.
	Guess bool

	after [barCount]float64 // all bars, the lowest first
}

// maxMoves is how many moves are shown.
const maxMoves = 3

// A step is a move before it was tried.
type step struct {
	text, say string
	bar       int
	guess     bool
	try       func(*Inputs)
}

// Moves tries every next step and returns up to three that raise the bars most:
// those after which the lowest bar is highest, then the second lowest, and so
// on. Steps that raise nothing are left out.
func Moves(in Inputs) []Move {
	before := Bars(in)
	var out []Move
	for _, s := range slices.Concat(in.skillSteps(), in.storySteps(), in.practiceSteps(), in.logisticsSteps()) {
		tried := in
		s.try(&tried)
		after := Bars(tried)
		if after[s.bar].Share <= before[s.bar].Share {
			continue
		}
		m := Move{Text: s.text, Say: s.say, Bar: s.bar, From: before[s.bar], To: after[s.bar], Guess: s.guess}
		for i, b := range after {
			m.after[i] = b.Share
		}
		slices.Sort(m.after[:])
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b Move) int { return slices.Compare(b.after[:], a.after[:]) })
	return out[:min(len(out), maxMoves)]
}

// triedGaps is how many of the largest gaps are tried.
const triedGaps = 5

// skillSteps are the largest gaps, each raised by one level, and finding out
// what is not known, counted at the middle of the range.
func (in Inputs) skillSteps() []step {
	if !in.Skills.Known {
		return []step{{"Find your skills gap (counted at half until you know)", "skills gap", barSkills, true, func(in *Inputs) {
			in.Skills.Known, in.Skills.Measure.Coverage = true, skills.Range{Low: 0.5, High: 0.5}
		}}}
	}
	m := in.Skills.Measure
	total := 0
	for _, l := range m.Lines {
		total += l.Weight * l.Required
	}
	var out []step
	if m.Unknown > 0 {
		which := fmt.Sprintf("%d skills that are", m.Unknown)
		if m.Unknown == 1 {
			which = "one skill that is"
		}
		out = append(out, step{"Answer for the " + which + " unknown (counted at the middle of the range)", "/skills more", barSkills, true, func(in *Inputs) {
			c := &in.Skills.Measure.Coverage
			c.Low = (c.Low + c.High) / 2
		}})
	}
	for _, l := range m.Gaps()[:min(len(m.Gaps()), triedGaps)] {
		out = append(out, step{fmt.Sprintf("Raise %s from %d to %d", l.Name, l.Level, l.Level+1), "/gap " + strings.ToLower(l.Name), barSkills, false, func(in *Inputs) {
			in.Skills.Measure.Coverage.Low += float64(l.Weight) / float64(total)
		}})
	}
	return out
}

func (in Inputs) storySteps() []step {
	var out []step
	if in.Stories.Covered < in.Stories.All {
		text := "Write a complete story"
		if in.Stories.Next != "" {
			text += " for " + in.Stories.Next
		}
		out = append(out, step{text, "story", barStories, false, func(in *Inputs) {
			in.Stories.Stories++
			in.Stories.Covered++
			in.Stories.Complete++
		}})
	}
	if in.Stories.Complete < in.Stories.Covered {
		text := "Complete a story: all parts, and a figure in the result"
		if in.Stories.Thin != "" {
			text = "Complete your story for " + in.Stories.Thin + ": all parts, and a figure in the result"
		}
		out = append(out, step{text, "stories", barStories, false, func(in *Inputs) { in.Stories.Complete++ }})
	}
	return out
}

// One rehearsal is tried as so many answers, at the average so far; a first one
// at points between missing and clear.
const (
	perRehearsal = 3
	firstAverage = 2
	betterBy     = 0.5
)

func (in Inputs) practiceSteps() []step {
	p := in.Practice
	rehearse := step{fmt.Sprintf("Rehearse %d questions (counted at your average of %.1f)", perRehearsal, p.Average), "rehearse", barPractice, false, func(in *Inputs) {
		in.Practice.Scored += perRehearsal
		in.Practice.Last = in.Now
	}}
	if p.Scored == 0 {
		rehearse.text = fmt.Sprintf("Rehearse %d questions (counted at %d of %d points)", perRehearsal, firstAverage, topPoints)
		first := rehearse.try
		rehearse.guess, rehearse.try = true, func(in *Inputs) { first(in); in.Practice.Average = firstAverage }
		return []step{rehearse}
	}
	out := []step{rehearse}
	if p.Average < topPoints {
		out = append(out, step{fmt.Sprintf("Bring your weakest answers up, so that the average rises from %.1f to %.1f", p.Average, min(topPoints, p.Average+betterBy)), "rehearse weakest", barPractice, false, func(in *Inputs) {
			in.Practice.Average = min(topPoints, in.Practice.Average+betterBy)
		}})
	}
	return out
}

func (in Inputs) logisticsSteps() []step {
	if in.Logistics.All == 0 {
		return nil
	}
	if !in.Logistics.Known {
		return []step{{"Answer the checklist (counted at half until you do)", "logistics", barLogistics, true, func(in *Inputs) {
			in.Logistics.Known, in.Logistics.Done = true, in.Logistics.All/2
		}}}
	}
	var out []step
	for _, open := range in.Logistics.Open {
		out = append(out, step{open, "logistics", barLogistics, false, func(in *Inputs) { in.Logistics.Done++ }})
	}
	return out
}
