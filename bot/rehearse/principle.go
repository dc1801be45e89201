package rehearse

import (
	_ "embed"
	"fmt"
	"slices"

	"careercoach/knowledge"
)

//go:embed principles.yaml
var principlesFile []byte

// A QuestionID names a question for good: it is kept in people's histories.
type QuestionID string

// A Question is one interview question.
type Question struct {
	// ID is empty for a question that is not among Questions.
	ID QuestionID
	// Principle is the one the question asks for; it may be empty.
	Principle knowledge.SubjectID
	// Text is what the interviewer says.
	Text string
	// Failure is true for a question about something that went wrong. What was
	// learned weighs more in the fixes then.
	Failure bool
}

// A Principle is a leadership principle as the scorer knows it.
type Principle struct {
	ID   knowledge.SubjectID
	Name string
	// Behaviors says, in our words, what a story shows where it fits.
	Behaviors []string
}

// principleFile is the form of principles.yaml.
type principleFile struct {
	Principles []struct {
		ID        knowledge.SubjectID `yaml:"id"`
		Name      string              `yaml:"name"`
		Behaviors []struct {
			Shows string   `yaml:"shows"`
			Cues  []string `yaml:"cues"`
			Deeds bool     `yaml:"deeds"`
		} `yaml:"behaviors"`
		Questions []struct {
			ID      QuestionID `yaml:"id"`
			Text    string     `yaml:"text"`
			Failure bool       `yaml:"failure"`
		} `yaml:"questions"`
	} `yaml:"principles"`
}

// A principleBook is principles.yaml, checked.
type principleBook struct {
	principles []Principle
	questions  [][]Question // by principle
	cues       []cueID
	deeds      map[cueID]bool // behaviours that show in deeds, not in words; cue is 0
}

// A cueID is one behaviour of one principle, and one of its cues.
type cueID struct {
	principle, behavior, cue int
}

// addPrinciples reads the principles and files their cues.
func (x *lexicon) addPrinciples(file []byte) error {
	var from principleFile
	if err := decode(file, &from); err != nil {
		return err
	}
	book := &principleBook{deeds: map[cueID]bool{}}
	seen := map[QuestionID]bool{}
	for i, p := range from.Principles {
		out := Principle{ID: p.ID, Name: p.Name}
		for j, b := range p.Behaviors {
			out.Behaviors = append(out.Behaviors, b.Shows)
			if b.Deeds {
				book.deeds[cueID{i, j, 0}] = true
			}
			for k, row := range b.Cues {
				x.addPhrase(row, phrase{sign: signCount, cue: len(book.cues)})
				book.cues = append(book.cues, cueID{i, j, k})
			}
		}
		var questions []Question
		for _, q := range p.Questions {
			if seen[q.ID] {
				return fmt.Errorf("the question %s stands twice: give it an id of its own", q.ID)
			}
			seen[q.ID] = true
			questions = append(questions, Question{q.ID, p.ID, q.Text, q.Failure})
		}
		book.principles = append(book.principles, out)
		book.questions = append(book.questions, questions)
	}
	x.principles = book
	return nil
}

// index returns the place of a principle, -1 for one that is not known.
func (b *principleBook) index(id knowledge.SubjectID) int {
	return slices.IndexFunc(b.principles, func(p Principle) bool { return p.ID == id })
}

// Principles returns the principles in Amazon's order. The slice is the
// caller's.
func Principles() []Principle {
	out := slices.Clone(english().principles.principles)
	for i := range out {
		out[i].Behaviors = slices.Clone(out[i].Behaviors)
	}
	return out
}

// Questions returns the practice questions of a principle, at least four, in
// a fixed order; nil for a principle that is not known. The slice is the
// caller's.
func Questions(principle knowledge.SubjectID) []Question {
	book := english().principles
	i := book.index(principle)
	if i < 0 {
		return nil
	}
	return slices.Clone(book.questions[i])
}
