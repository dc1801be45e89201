package story

import (
	"strings"
	"time"

	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// The bounds of what is kept, in code points and, of the bank, in stories.
const (
	MaxStories = 40
	MaxTitle   = 100
	MaxPart    = 3000
	maxMethod  = 300
)

// ID names a story within a person's bank.
type ID string

// Part names one part of a story.
type Part string

// The parts of a story. Title is one of them where a story is edited.
const (
	Title     Part = "title"
	Situation Part = "situation"
	Task      Part = "task"
	Action    Part = "action"
	Result    Part = "result"
)

// Parts returns the four parts that tell a story, in order.
func Parts() []Part { return []Part{Situation, Task, Action, Result} }

// A Story is one event of a person's life, as they tell it. It is plain data
// that may be stored.
type Story struct {
	ID ID `json:"i"`
	// Number is what the person calls it by: it is never given again.
	Number int    `json:"n"`
	Title  string `json:"t"`
	// The parts; a part that is still to be written is empty.
	Situation string `json:"s,omitempty"`
	Task      string `json:"k,omitempty"`
	Action    string `json:"a,omitempty"`
	Result    string `json:"r,omitempty"`
	// Principles are those that the person has confirmed, as the knowledge
	// names them, in their order.
	Principles []knowledge.SubjectID `json:"p,omitempty"`
	// Methods are what the person said about how figures were measured.
	Methods []Method `json:"m,omitempty"`
	// Used counts how often it was told, in rehearsals and in interviews.
	Used int `json:"u,omitempty"`
	// LastUse is when it was last told.
	LastUse time.Time `json:"l,omitzero"`
	// Archived stories are kept and count for nothing.
	Archived bool `json:"x,omitempty"`
	// Into is the story that took this one's place when they were merged.
	Into ID `json:"o,omitempty"`
	// Changed is when its text was last changed.
	Changed time.Time `json:"c,omitzero"`
	// Was is the part that was changed last, as it read before; nil where none
	// was. Bank.Undo puts it back.
	Was *Was `json:"w,omitempty"`
}

// A Was is a part of a story as it read before it was changed.
type Was struct {
	Part    Part     `json:"p"`
	Text    string   `json:"t"`
	Methods []Method `json:"m,omitempty"`
}

// A Method says how a figure was measured.
type Method struct {
	Figure string `json:"f"` // see Figure.key
	How    string `json:"h"`
}

// Text returns a part, Title among them; empty for one that is not known.
func (s *Story) Text(p Part) string {
	if at := s.part(p); at != nil {
		return *at
	}
	return ""
}

func (s *Story) part(p Part) *string {
	switch p {
	case Title:
		return &s.Title
	case Situation:
		return &s.Situation
	case Task:
		return &s.Task
	case Action:
		return &s.Action
	case Result:
		return &s.Result
	}
	return nil
}

// Told returns the four parts as the story would be told, each a paragraph: so
// package rehearse reads no sentence across two of them, full stop or not.
func (s *Story) Told() string { return s.told(Parts()...) }

func (s *Story) told(parts ...Part) string {
	var out []string
	for _, p := range parts {
		if text := strings.TrimSpace(s.Text(p)); text != "" {
			out = append(out, text)
		}
	}
	return strings.Join(out, "\n\n")
}

// Lacks says in words what the story still needs to be complete: parts, a
// figure in its result, principles; nil for a complete one.
func (s *Story) Lacks() []string {
	var out []string
	for _, p := range Parts() {
		if s.Text(p) == "" {
			out = append(out, "the "+string(p))
		}
	}
	if s.Result != "" && len(rehearse.Figures(s.Result)) == 0 {
		out = append(out, "a figure in the result")
	}
	if len(s.Principles) == 0 {
		out = append(out, "its principles")
	}
	return out
}

// Complete reports that all four parts are told, the result with a figure, and
// that the person has said which principles it shows.
func (s *Story) Complete() bool { return len(s.Lacks()) == 0 }
