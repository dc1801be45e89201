package ready

import (
	"fmt"
	"math"
	"time"

	"careercoach/bot/coaching/skills"
)

// Inputs are what the bars are made of.
type Inputs struct {
	Skills    SkillsState
	Stories   StoriesState
	Practice  PracticeState
	Logistics LogisticsState
	// Now is when it is asked; the zero time where that is not known: then
	// nothing counts as old.
	Now time.Time
}

// SkillsState is how the skills stand.
type SkillsState struct {
	// Known reports that a level was chosen and a skill is known.
	Known bool
	// Target names the level and area.
	Target string
	// Measure is how they stand; its Coverage makes the bar.
	Measure skills.Measure
}

// StoriesState is how the story bank stands.
type StoriesState struct {
	Stories int // that are not archived
	// All is how many principles there are; Covered of them have a story,
	// Complete of these a complete one.
	All, Covered, Complete int
	// Next names the first principle without a story, Thin the first with none
	// that is complete; empty where there is none.
	Next, Thin string
}

// PracticeState is how the rehearsals stand.
type PracticeState struct {
	Scored int // answers with points
	// Average is the mean of a dimension's points, 0 to 4.
	Average float64
	// Last is the day of the last scored answer; the zero time where that is
	// not known.
	Last time.Time
}

// LogisticsState is how the checklist stands.
type LogisticsState struct {
	Known     bool // it was answered
	Done, All int
	// Open are the moves that are left, in the guide's order.
	Open []string
}

// A Word says in words how far a bar is.
type Word string

// The words, the lowest first.
const (
	Starting Word = "starting"
	Building Word = "building"
	Close    Word = "close"
	Ready    Word = "ready to apply"
)

// The shares from which the higher words are used.
const (
	fromBuilding = 0.25
	fromClose    = 0.50
	fromReady    = 0.75
)

// WordOf returns the word for a share, 0 to 1.
func WordOf(share float64) Word {
	switch {
	case share >= fromReady:
		return Ready
	case share >= fromClose:
		return Close
	case share >= fromBuilding:
		return Building
	}
	return Starting
}

// A Bar is one of the four.
type Bar struct {
	Name  string
	Share float64 // 0 to 1
	// Made says what it is made of, with the figures put in.
	Made string
}

// Percent returns the share in whole percent, rounded down, so that no word is
// shown above its bar.
func (b Bar) Percent() int { return int(math.Floor(b.Share*100 + 1e-9)) }

// Places of the bars.
const (
	barSkills = iota
	barStories
	barPractice
	barLogistics
	barCount
)

// fullPractice is how many scored answers count as full practice: one for each
// of the 16 principles. It is our own measure.
const fullPractice = 16

// topPoints is the most points of a dimension.
const topPoints = 4

// Bars makes the four bars, in the order skills, stories, practice, logistics.
func Bars(in Inputs) [4]Bar {
	return [4]Bar{in.skills(), in.stories(), in.practice(), in.logistics()}
}

func (in Inputs) skills() Bar {
	b := Bar{Name: "Skills", Made: "not measured yet"}
	if in.Skills.Known {
		m := in.Skills.Measure
		b.Share = m.Coverage.Low
		b.Made = fmt.Sprintf("lower end of %s coverage, %d of %d skills unknown", m.Coverage, m.Unknown, len(m.Lines))
	}
	return b
}

func (in Inputs) stories() Bar {
	s := in.Stories
	b := Bar{Name: "Stories", Made: "no story yet"}
	if s.All > 0 {
		b.Share = float64(s.Covered+s.Complete) / float64(2*s.All)
	}
	if s.Stories > 0 {
		b.Made = fmt.Sprintf("(%d covered + %d complete) of 2 × %d principles", s.Covered, s.Complete, s.All)
	}
	return b
}

func (in Inputs) practice() Bar {
	p := in.Practice
	b := Bar{Name: "Practice", Made: "no scored answer yet"}
	if p.Scored > 0 {
		fresh := freshness(in.Now, p.Last)
		b.Share = min(1, float64(p.Scored)/fullPractice) * p.Average / topPoints * fresh
		b.Made = fmt.Sprintf("%d of %d answers × %.1f of %d points × %g%s", min(p.Scored, fullPractice), fullPractice, p.Average, topPoints, fresh, ago(in.Now, p.Last))
	}
	return b
}

// freshness is what practice still counts for, by the days since the last.
func freshness(now, last time.Time) float64 {
	switch days := daysSince(now, last); {
	case days <= 14:
		return 1
	case days <= 30:
		return 0.75
	case days <= 60:
		return 0.5
	}
	return 0.25
}

// daysSince counts whole days, 0 where one of the times is not known.
func daysSince(now, last time.Time) int {
	if now.IsZero() || last.IsZero() || now.Before(last) {
		return 0
	}
	return int(now.Sub(last) / (24 * time.Hour))
}

// ago says why a freshness is what it is.
func ago(now, last time.Time) string {
	switch days := daysSince(now, last); {
	case now.IsZero() || last.IsZero():
		return ""
	case days == 0:
		return " (last today)"
	case days == 1:
		return " (last yesterday)"
	default:
		return fmt.Sprintf(" (last %d days ago)", days)
	}
}

func (in Inputs) logistics() Bar {
	l := in.Logistics
	b := Bar{Name: "Logistics", Made: "not answered yet"}
	if l.Known && l.All > 0 {
		b.Share = float64(l.Done) / float64(l.All)
		b.Made = fmt.Sprintf("%d of %d on the checklist", l.Done, l.All)
	}
	return b
}

// Lowest returns the place of the lowest bar, the first of several.
func Lowest(bars [4]Bar) int {
	low := 0
	for i, b := range bars {
		if b.Share < bars[low].Share {
			low = i
		}
	}
	return low
}
