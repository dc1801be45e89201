package plan

import (
	_ "embed" // the guide
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"

	"careercoach/bot"
	"careercoach/bot/coaching/strict"
	"careercoach/knowledge"
)

//go:embed guide.yaml
var guideFile []byte

// A TaskID names a task of the guide.
type TaskID string

// A task is something that a plan has units of.
type task struct {
	ID    TaskID             `yaml:"id"`
	Step  int                `yaml:"step"` // of the guide's seven
	Name  string             `yaml:"name"`
	Unit  string             `yaml:"unit"`
	Units string             `yaml:"units"`
	Cards []knowledge.CardID `yaml:"cards"`

	// Figure says how much there is to do; Low and High are its numbers, and
	// hold where the knowledge lacks it or there is none.
	Figure knowledge.FigureID `yaml:"figure"`
	Low    float64            `yaml:"low"`
	High   float64            `yaml:"high"`
	Months bool               `yaml:"months"` // it counts months, to be taken as weeks
	Each   int                `yaml:"each"`   // units for one of the figure

	Minutes int     `yaml:"minutes"` // of one unit
	Most    int     `yaml:"most"`    // units in a week
	From    float64 `yaml:"from"`    // part of the plan, 0 to 1
	To      float64 `yaml:"to"`

	Within      knowledge.FigureID `yaml:"within"`
	WithinWeeks int                `yaml:"within_weeks"` // 0: no bound

	Weight float64  `yaml:"weight"` // how much sooner than others it gets room
	More   []int    `yaml:"more"`   // orders of levels for which it counts more
	Not    []string `yaml:"not"`    // beginnings
}

// A beginning is where a person stands before the plan.
type beginning struct {
	ID      string               `yaml:"id"`
	Label   string               `yaml:"label"`
	Names   []string             `yaml:"names"`
	Figures []knowledge.FigureID `yaml:"figures"`
	Least   int                  `yaml:"least"` // months, the least of Figures; 0: the guide says nothing
	Cards   []knowledge.CardID   `yaml:"cards"`
}

// A guide is guide.yaml.
type guide struct {
	Tasks  []task      `yaml:"tasks"`
	Starts []beginning `yaml:"starts"`
}

// theGuide is the embedded guide.
var theGuide = sync.OnceValue(func() *guide {
	g, err := readGuide(guideFile)
	if err != nil {
		panic(fmt.Sprintf("the embedded guide of plans cannot be read: %v", err)) // a test reads it
	}
	return g
})

// readGuide reads a guide strictly.
func readGuide(data []byte) (*guide, error) {
	g := &guide{}
	if err := strict.Read("guide.yaml", data, g); err != nil {
		return nil, err
	}
	seen := map[TaskID]bool{}
	for _, t := range g.Tasks {
		if err := t.validate(); err != nil {
			return nil, fmt.Errorf("the task %q: %w", t.ID, err)
		}
		if seen[t.ID] {
			return nil, fmt.Errorf("the task %q stands there twice", t.ID)
		}
		seen[t.ID] = true
	}
	for i := range g.Tasks {
		if g.Tasks[i].Weight == 0 {
			g.Tasks[i].Weight = 1
		}
	}
	return g, nil
}

func (t *task) validate() error {
	switch {
	case t.ID == "" || t.Name == "" || t.Unit == "" || t.Units == "" || len(t.Cards) == 0:
		return errors.New("id, name, unit, units and cards are required")
	case t.Low < 1 || t.High < t.Low || t.Each < 1 || t.Minutes < 1 || t.Most < 1:
		return errors.New("low, high, each, minutes and most are 1 at least, and high no less than low")
	case t.From < 0 || t.To > 1 || t.From >= t.To:
		return errors.New("from and to are a part of the plan, 0 to 1")
	}
	return nil
}

// task returns the task of an id; one that the guide no longer has is given by
// its id alone, so that a plan of an older version can be read.
func (g *guide) task(id TaskID) *task {
	for i := range g.Tasks {
		if g.Tasks[i].ID == id {
			return &g.Tasks[i]
		}
	}
	return &task{ID: id, Name: string(id), Unit: "time", Units: "times", Minutes: 60, Most: 7, To: 1, Weight: 1}
}

// start returns the beginning of an id, the zero beginning for no such one.
func (g *guide) start(id string) beginning {
	i := slices.IndexFunc(g.Starts, func(b beginning) bool { return b.ID == id })
	if i < 0 {
		return beginning{}
	}
	return g.Starts[i]
}

// amounts returns the units that the guide asks for at least and at most.
func (t *task) amounts(base *knowledge.Base) (low, high int) {
	from, to := t.Low, t.High
	if f, ok := figure(base, t.Figure); ok {
		switch {
		case f.Value != nil:
			from, to = *f.Value, *f.Value
		case f.Low != nil && f.High != nil:
			from, to = *f.Low, *f.High
		}
	}
	if t.Months {
		from, to = from*weeksOfMonth, to*weeksOfMonth
	}
	units := func(n float64) int { return min(max(1, int(math.Round(n))), 1000) * t.Each }
	return units(from), units(to)
}

// weeksOfMonth is how many weeks a month has.
const weeksOfMonth = 52.0 / 12

// figure looks a figure up; base may be nil.
func figure(base *knowledge.Base, id knowledge.FigureID) (*knowledge.Figure, bool) {
	if base == nil || id == "" {
		return nil, false
	}
	return base.Figure(id)
}

// count writes an amount of the task: "7 sets", "1 story".
func (t *task) count(n int) string {
	if n == 1 {
		return "1 " + t.Unit
	}
	return fmt.Sprintf("%d %s", n, t.Units)
}

// options are the beginnings as choices.
func (g *guide) options(bot.Run) []bot.Option {
	var out []bot.Option
	for _, s := range g.Starts {
		out = append(out, bot.Option{Value: s.ID, Label: s.Label, Names: s.Names})
	}
	return out
}
