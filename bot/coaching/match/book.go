package match

import (
	"cmp"
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"sync"

	"careercoach/bot/coaching/strict"
	"careercoach/knowledge"
)

//go:embed programs.yaml
var programsFile []byte

//go:embed questions.yaml
var questionsFile []byte

// A QuestionID names a question.
type QuestionID string

// The questions.
const (
	Work       QuestionID = "work"
	Country    QuestionID = "country"
	Scotland   QuestionID = "scotland"
	Military   QuestionID = "military"
	Background QuestionID = "background"
	School     QuestionID = "school"
	Time       QuestionID = "time"
	Goal       QuestionID = "goal"
	Degree     QuestionID = "degree"
)

// An option is an answer to a question.
type option struct {
	Value string   `yaml:"value"`
	Label string   `yaml:"label"` // {{figure}} stands for one
	Names []string `yaml:"names"`
	Heard []string `yaml:"heard"`
	Fit   string   `yaml:"fit"`
}

// A question is a line of questions.yaml, which says what its fields are for.
type question struct {
	ID      QuestionID              `yaml:"id"`
	Names   []string                `yaml:"names"`
	Title   string                  `yaml:"title"`
	Open    string                  `yaml:"open"`
	When    map[QuestionID][]string `yaml:"when"`
	Else    string                  `yaml:"else"`
	From    QuestionID              `yaml:"from"`
	Wish    bool                    `yaml:"wish"`
	Near    bool                    `yaml:"near"`
	Why     string                  `yaml:"why"`
	Ask     string                  `yaml:"ask"`
	Options []option                `yaml:"options"`
}

// A says is a fact with the card it rests on and the card's words for it.
type says struct {
	Card knowledge.CardID `yaml:"card"`
	Says string           `yaml:"says"`
}

// A condition is what a program asks for; programs.yaml says what its fields
// are for.
type condition struct {
	says     `yaml:",inline"`
	Asks     QuestionID         `yaml:"asks"`
	Name     string             `yaml:"name"`
	Met      []string           `yaml:"met"`
	Failed   []string           `yaml:"failed"`
	Mend     string             `yaml:"mend"`
	MendFrom []string           `yaml:"mend_from"`
	Cards    []knowledge.CardID `yaml:"mend_cards"`
}

// A degree says whether one can be earned in a program.
type degree struct {
	says  `yaml:",inline"`
	Gives bool `yaml:"gives"`
}

// A program is a line of programs.yaml.
type program struct {
	ID         knowledge.SubjectID `yaml:"id"`
	Short      string              `yaml:"short"`
	Names      []string            `yaml:"names"`
	Conditions []condition         `yaml:"conditions"`
	Goals      map[string]says     `yaml:"goals"` // by option of the question goal
	Degree     degree              `yaml:"degree"`
	Overview   knowledge.CardID    `yaml:"overview"`
	Apply      knowledge.CardID    `yaml:"apply"`
	Then       string              `yaml:"then"`
}

// A book is what the two files hold.
type book struct {
	Questions []question `yaml:"questions"`
	Programs  []program  `yaml:"programs"`
}

// theBook returns the book, read once. The files are compiled in and a test
// reads them: an error cannot happen in a program that was tested.
var theBook = sync.OnceValue(func() *book {
	b, err := newBook(questionsFile, programsFile)
	if err != nil {
		panic(err)
	}
	return b
})

// newBook reads the two files strictly.
func newBook(questions, programs []byte) (*book, error) {
	b := &book{}
	if err := cmp.Or(strict.Read("questions.yaml", questions, b), strict.Read("programs.yaml", programs, b)); err != nil {
		return nil, err
	}
	for _, p := range b.Programs {
		if err := b.check(p); err != nil {
			return nil, fmt.Errorf("reading programs.yaml: the program %q: %w", p.ID, err)
		}
	}
	return b, nil
}

// check refuses a program whose rows name no question, answer or card.
func (b *book) check(p program) error {
	if p.Overview == "" || p.Apply == "" || p.Short == "" {
		return fmt.Errorf("give it short, overview and apply")
	}
	for _, c := range p.Conditions {
		q := b.question(c.Asks)
		switch {
		case c.Name == "" || c.Card == "" || c.Says == "":
			return fmt.Errorf("the condition %q: give it name, card and says", c.Name)
		case c.Asks != "" && q == nil:
			return fmt.Errorf("the condition %q: there is no question %q: add it to questions.yaml", c.Name, c.Asks)
		}
		for _, v := range slices.Concat(c.Met, c.Failed, c.MendFrom) {
			if q == nil || q.option(v) == nil {
				return fmt.Errorf("the condition %q: %q is no answer to the question %q", c.Name, v, c.Asks)
			}
		}
	}
	for goal := range p.Goals {
		if q := b.question(Goal); q == nil || q.option(goal) == nil {
			return fmt.Errorf("there is no goal %q: add it to questions.yaml", goal)
		}
	}
	return nil
}

// question returns a question by its id, nil where there is none.
func (b *book) question(id QuestionID) *question {
	i := slices.IndexFunc(b.Questions, func(q question) bool { return q.ID == id })
	if i < 0 {
		return nil
	}
	return &b.Questions[i]
}

// program returns a program by its id, nil where there is none.
func (b *book) program(id knowledge.SubjectID) *program {
	i := slices.IndexFunc(b.Programs, func(p program) bool { return p.ID == id })
	if i < 0 {
		return nil
	}
	return &b.Programs[i]
}

// option returns an answer by its value, nil where there is none.
func (q *question) option(value string) *option {
	i := slices.IndexFunc(q.Options, func(o option) bool { return o.Value == value })
	if i < 0 {
		return nil
	}
	return &q.Options[i]
}

var figureQuote = regexp.MustCompile(`\{\{([^{}]+)\}\}`)

// fill puts the figures into a text; for those that the knowledge does not hold
// it says so.
func fill(base *knowledge.Base, text string) string {
	return figureQuote.ReplaceAllStringFunc(text, func(quote string) string {
		if base != nil {
			if f, ok := base.Figure(knowledge.FigureID(quote[2 : len(quote)-2])); ok {
				return f.String()
			}
		}
		return "time (not in my sources)"
	})
}
