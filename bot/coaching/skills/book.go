package skills

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"sync"

	"careercoach/bot"
	"careercoach/bot/coaching/strict"
	"careercoach/knowledge"
)

//go:embed required.yaml
var requiredFile []byte

// MaxLevel is the highest level of a skill; the lowest is 0.
const MaxLevel = bot.MaxSkillLevel

// maxWeight is the highest importance of a skill; the lowest is 1.
const maxWeight = 3

// A row is one reading of the guide: what is asked of a skill, and where it was
// read.
type row struct {
	Required int              `yaml:"required"`
	Weight   int              `yaml:"weight"`
	Card     knowledge.CardID `yaml:"card"`
	Says     string           `yaml:"says"`
}

// An areaRow is what an area changes of one skill.
type areaRow struct {
	Skill    knowledge.SubjectID         `yaml:"skill"`
	Weight   int                         `yaml:"weight"`
	Required map[knowledge.SubjectID]int `yaml:"required"` // by level; nil leaves it
	Card     knowledge.CardID            `yaml:"card"`
	Says     string                      `yaml:"says"`
}

// An AreaID names a kind of team.
type AreaID string

// AnyArea is no particular kind of team.
const AnyArea AreaID = "any"

// An area is a kind of team that changes what counts.
type area struct {
	ID      AreaID              `yaml:"id"`
	Subject knowledge.SubjectID `yaml:"subject"`
	Name    string              `yaml:"name"`
	Names   []string            `yaml:"names"`
	Needs   []areaRow           `yaml:"needs"`
}

// A move is what to do next for a skill.
type move struct {
	Do    string             `yaml:"do"` // {{figure}} stands for one
	Cards []knowledge.CardID `yaml:"cards"`
	Cost  knowledge.FigureID `yaml:"cost"` // empty: the cards name none
}

// A skill is one line of the book.
type skill struct {
	ID    knowledge.SubjectID         `yaml:"id"`
	Words []string                    `yaml:"words"` // beside the knowledge's names
	Next  move                        `yaml:"next"`
	Needs map[knowledge.SubjectID]row `yaml:"needs"` // by level
}

// A book is required.yaml.
type book struct {
	Levels []knowledge.SubjectID `yaml:"levels"`
	Kinds  []string              `yaml:"kinds"` // of team, that change nothing
	Areas  []area                `yaml:"areas"`
	Skills []skill               `yaml:"skills"`
}

// required returns the book, read once. The file is compiled in and a test
// reads it: an error cannot happen in a program that was tested.
var required = sync.OnceValue(func() *book {
	b, err := newBook(requiredFile)
	if err != nil {
		panic(err)
	}
	return b
})

// newBook reads a required.yaml strictly.
func newBook(file []byte) (*book, error) {
	b := &book{}
	if err := strict.Read("required.yaml", file, b); err != nil {
		return nil, err
	}
	for _, s := range b.Skills {
		if s.Next.Do == "" || len(s.Next.Cards) == 0 {
			return nil, fmt.Errorf("reading required.yaml: the skill %q has no next step: give it do and cards", s.ID)
		}
		for level, r := range s.Needs {
			if err := b.check(level, r.Required, r.Weight); err != nil {
				return nil, fmt.Errorf("reading required.yaml: the skill %q: %w", s.ID, err)
			}
		}
	}
	for _, a := range b.Areas {
		for _, n := range a.Needs {
			if b.skill(n.Skill) == nil {
				return nil, fmt.Errorf("reading required.yaml: the area %q names the skill %q, which has no line: add one", a.ID, n.Skill)
			}
			for level, r := range n.Required {
				if err := b.check(level, r, n.Weight); err != nil {
					return nil, fmt.Errorf("reading required.yaml: the area %q: %w", a.ID, err)
				}
			}
		}
	}
	return b, nil
}

// check refuses a level that is not listed, and numbers out of their range.
func (b *book) check(level knowledge.SubjectID, required, weight int) error {
	switch {
	case !slices.Contains(b.Levels, level):
		return fmt.Errorf("the level %q is not among levels: add it there", level)
	case required < 1 || required > MaxLevel:
		return fmt.Errorf("%d is required at %s: give 1 to %d, or leave the row out", required, level, MaxLevel)
	case weight < 1 || weight > maxWeight:
		return fmt.Errorf("the weight at %s is %d: give 1 to %d", level, weight, maxWeight)
	}
	return nil
}

// skill returns a line of the book, nil where there is none.
func (b *book) skill(id knowledge.SubjectID) *skill {
	i := slices.IndexFunc(b.Skills, func(s skill) bool { return s.ID == id })
	if i < 0 {
		return nil
	}
	return &b.Skills[i]
}

// area returns a kind of team, that of no particular one where it is not known.
func (b *book) area(id AreaID) area {
	for _, a := range b.Areas {
		if a.ID == id {
			return a
		}
	}
	return area{ID: AnyArea, Name: "No particular area"}
}

var figureQuote = regexp.MustCompile(`\{\{([^{}]+)\}\}`)

// Fill puts figures into a sentence, {{id}} standing for one. Of those that the
// knowledge does not hold it says that.
func Fill(base *knowledge.Base, text string) string {
	return figureQuote.ReplaceAllStringFunc(text, func(quote string) string {
		f, ok := base.Figure(knowledge.FigureID(quote[2 : len(quote)-2]))
		if !ok {
			return "some (figure not in my sources)"
		}
		return f.String()
	})
}
