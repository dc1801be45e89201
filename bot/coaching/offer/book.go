package offer

import (
	_ "embed"
	"fmt"
	"sync"

	"careercoach/bot/coaching/strict"
	"careercoach/knowledge"
)

//go:embed offer.yaml
var offerFile []byte

// A book is offer.yaml.
type book struct {
	General   []generalRow `yaml:"general"`
	Alike     []alikeRow   `yaml:"alike"`
	Above     numbersRow   `yaml:"above"`
	Below     numbersRow   `yaml:"below"`
	Unknown   []unknownRow `yaml:"unknown"`
	Outside   []outsideRow `yaml:"outside"`
	Places    []placeRow   `yaml:"places"`
	Elsewhere elsewhereRow `yaml:"elsewhere"`
	Geography []cityRow    `yaml:"geography"`
	Schedules []schedule   `yaml:"schedules"`
	Moves     []move       `yaml:"moves"`
}

// A generalRow is a figure that applies to every offer.
type generalRow struct {
	Figure knowledge.FigureID `yaml:"figure"`
	Name   string             `yaml:"name"`
	Card   knowledge.CardID   `yaml:"card"`
}

// An alikeRow names two levels that are described alike.
type alikeRow struct {
	Of   knowledge.SubjectID `yaml:"of"`
	To   knowledge.SubjectID `yaml:"to"`
	Both string              `yaml:"both"` // how both are described
	Card knowledge.CardID    `yaml:"card"`
}

// A numbersRow says of levels by number that they have no figure of their own.
type numbersRow struct {
	Level knowledge.SubjectID `yaml:"level"` // whose figure counts; empty: none
	From  int                 `yaml:"from"`
	To    int                 `yaml:"to"`
	Say   string              `yaml:"say"`
	Card  knowledge.CardID    `yaml:"card"`
}

// An unknownRow says of names of levels that the sources do not have them.
type unknownRow struct {
	Names []string         `yaml:"names"`
	Say   string           `yaml:"say"`
	Card  knowledge.CardID `yaml:"card"`
}

// An outsideRow is said without a card, as what is outside the sources.
type outsideRow struct {
	Levels []string              `yaml:"levels"` // by number
	Titles []knowledge.SubjectID `yaml:"titles"`
	Say    string                `yaml:"say"`
}

// A placeRow is a note on offers in some regions.
type placeRow struct {
	Regions  []knowledge.SubjectID `yaml:"regions"`
	City     bool                  `yaml:"city"`     // only where a city was named
	Level    bool                  `yaml:"level"`    // only where a level was named
	Currency string                `yaml:"currency"` // only in this currency
	Say      string                `yaml:"say"`
	Card     knowledge.CardID      `yaml:"card"`
}

// An elsewhereRow says of places that the sources have no figures for them.
type elsewhereRow struct {
	Say   string           `yaml:"say"`
	Card  knowledge.CardID `yaml:"card"`
	Names []string         `yaml:"names"`
}

// A cityRow says where cities lie.
type cityRow struct {
	Region knowledge.SubjectID `yaml:"region"`
	Names  []string            `yaml:"names"`
}

// A schedule is how stock vests.
type schedule struct {
	Name    string           `yaml:"name"`
	Label   string           `yaml:"label"`
	Percent []float64        `yaml:"percent"`
	Assumed string           `yaml:"assumed"` // said where nobody chose it
	Says    string           `yaml:"says"`    // said where it was chosen
	Card    knowledge.CardID `yaml:"card"`
}

// A move is one thing to do in a negotiation.
type move struct {
	When []fact           `yaml:"when"` // one of them must hold
	Say  string           `yaml:"say"`
	Card knowledge.CardID `yaml:"card"`
}

// A fact is what can hold of an offer.
type fact string

// The facts that moves hang on.
const (
	factAlways     fact = "always"
	factBelow      fact = "below"       // below a band, or low in it
	factAbove      fact = "above"       // above a band
	factNoParts    fact = "no-parts"    // only the total is known
	factNoSchedule fact = "no-schedule" // stock without a schedule
	factNoSignOn   fact = "no-sign-on"  // parts, and no sign-on among them
	factMuchStock  fact = "much-stock"  // a third of the pay or more
	factEurope     fact = "europe"      // paid in euros or pounds
)

// rules returns the book, read once. The file is compiled in and a test reads
// it: an error cannot happen in a program that was tested.
var rules = sync.OnceValue(func() *book {
	b, err := newBook(offerFile)
	if err != nil {
		panic(err)
	}
	return b
})

// newBook reads an offer.yaml strictly.
func newBook(file []byte) (*book, error) {
	b := &book{}
	if err := strict.Read("offer.yaml", file, b); err != nil {
		return nil, err
	}
	for _, s := range b.Schedules {
		if !sums(s.Percent) {
			return nil, fmt.Errorf("reading offer.yaml: the schedule %q does not add up to 100: mend percent", s.Name)
		}
	}
	if b.schedule(scheduleEven) == nil || b.schedule(scheduleAmazon) == nil {
		return nil, fmt.Errorf("reading offer.yaml: schedules must hold %q and %q", scheduleEven, scheduleAmazon)
	}
	known := map[fact]bool{factAlways: true, factBelow: true, factAbove: true, factNoParts: true, factNoSchedule: true, factNoSignOn: true, factMuchStock: true, factEurope: true}
	for _, m := range b.Moves {
		for _, w := range m.When {
			if !known[w] {
				return nil, fmt.Errorf("reading offer.yaml: the move %q hangs on %q, which is no fact", m.Say, w)
			}
		}
	}
	return b, nil
}

// The names of the schedules.
const (
	scheduleEven   = "even"
	scheduleAmazon = "amazon"
)

// schedule returns a schedule by its name, nil where there is none.
func (b *book) schedule(name string) *schedule {
	for i := range b.Schedules {
		if b.Schedules[i].Name == name {
			return &b.Schedules[i]
		}
	}
	return nil
}
