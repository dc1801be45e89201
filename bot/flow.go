package bot

import (
	"time"

	"careercoach/knowledge"
)

// A Flow is a guided conversation, or one command of the coaching: data and
// small pure functions. A flow without steps ends at once with Finish, which
// makes it a command. Its functions must not keep or change what they are
// given, and give the same for the same.
type Flow struct {
	// Name is its id and, behind a slash, its command: lower-case letters, 2
	// to 20. Required, unique.
	Name string
	// Title is what people read: "Program match". Required.
	Title string
	// About says in one sentence what it is good for. Required.
	About string
	// Menu is the message that begins it from the menu of flows; empty leaves it
	// out there.
	Menu string
	// Starts are the whole messages that begin it besides its name, as plain
	// writes them: lower case, no punctuation.
	Starts []string
	// Opens are beginnings of messages, as plain writes them, that begin it
	// with what stands behind them as Run.Rest: "story" opens with "story 3".
	// The command "/name …" always does. What reads as another's Starts is
	// that one's.
	Opens []string
	// Reads reports that a message which is none of the above begins the flow;
	// the whole message is then Run.Rest. It is asked after all other flows'
	// Starts and Opens. Nil: no such message.
	Reads func(message string) bool
	// Anytime reports that Reads is asked also while another flow waits for a
	// text, for messages of up to 40 words: what must not be taken for an answer.
	Anytime bool
	// Steps are its steps; the first is where it begins, unless First is set.
	Steps []Step
	// First chooses the step it begins at; empty: it ends at once. Nil means
	// the first of Steps.
	First func(Run) string
	// Finish says what comes out. Required.
	Finish func(Run) Outcome
	// Keep notes in the profile what is worth keeping after each answer and,
	// before Finish, at the end. It may be called again with the same Run: what
	// it writes must then be the same. Nil keeps nothing.
	Keep func(Run, Profile) error
	// Form can be filled in to begin a flow without steps: its fields are
	// Run.Fields. Name and Command are filled in. Nil: none.
	Form *Form
	// Unkept flows leave nothing behind, not even the choices they offered in
	// the conversation's memory: each Choice.Text must then say all. They have
	// no steps.
	Unkept bool
}

// A Step is one thing that a flow asks.
type Step struct {
	// ID names it within its flow; it is stored. Required, unique there.
	ID string
	// Ask says what is asked; its Choices, Select and Form are filled in from
	// the input where they are left empty. Required. It sees all that was
	// given so far and may begin with what follows from it: feedback on the
	// last answer.
	Ask func(Run) Reply
	// Input is what is wanted. Required.
	Input Input
	// Check looks at an answer of the right kind and may rewrite it; a retry
	// that is not empty refuses it and says what is wanted. Nil takes all.
	Check func(Run, Given) (g Given, retry string)
	// Next is the id of the step that follows when this one was answered;
	// empty ends the flow. Nil means the next of Steps, at the last the end.
	Next func(Run) string
	// Optional steps may be skipped.
	Optional bool
	// Together names the steps that one form can ask for at once, where the
	// platform has forms: they follow each other in Steps, have no Next but
	// the last of them, and take text, numbers or dates. Empty: alone.
	Together string
	// Label is the heading of the step's field in a form, at most 45 code
	// points. Empty takes the step out of forms.
	Label string
}

// InputKind is what a step takes.
type InputKind string

// The kinds of input.
const (
	// InputChoice is one of Options.
	InputChoice InputKind = "choice"
	// InputChoices are Min to Max of Options.
	InputChoices InputKind = "choices"
	// InputText is any text of Min to Max code points.
	InputText InputKind = "text"
	// InputNumber is a number from Min to Max: 12, 12.5, 1,200, 45k, 1.2m.
	InputNumber InputKind = "number"
	// InputDate is a day: 2026-03-01, 1 March 2026, tomorrow, in 3 weeks, in 2
	// months. A day without a year is the next of its kind.
	InputDate InputKind = "date"
)

// An Input is what a step takes.
type Input struct {
	Kind InputKind
	// Options are what can be chosen; required for the choices. The order is
	// that of their numbers, by which they can be chosen too.
	Options func(Run) []Option
	// Min and Max bound the number, the length of the text in code points or
	// the count of choices; a Max of 0 means no bound, for text 4,000.
	Min, Max float64
	// Long texts get a field of several lines in forms.
	Long bool
	// Free lets a text be given that an InputChoice does not offer: Check
	// sees it in Given.Text with Given.Values empty.
	Free bool
}

// An Option is one thing to choose.
type Option struct {
	// Value is what Given.Values holds. Required, without blanks at its ends.
	Value string
	// Label is what is shown, and what can be typed. Required.
	Label string
	// Names are other words for it, as plain writes them.
	Names []string
}

// A Given is what a person gave at a step.
type Given struct {
	Step string `json:"s"`
	// Text is what they wrote, cut to 4,000 code points; empty where skipped.
	Text string `json:"t,omitempty"`
	// Values are the chosen options.
	Values []string `json:"v,omitempty"`
	// Number is the number given.
	Number float64 `json:"n,omitempty"`
	// Date is the day given, at midnight UTC.
	Date time.Time `json:"d,omitzero"`
	// Skipped reports that the step was passed over.
	Skipped bool `json:"x,omitempty"`
	// At is when the answer came; the zero time where that is not known.
	At time.Time `json:"at,omitzero"`
}

// A Run is one passage through a flow, as its functions see it. Nothing in it
// may be changed.
type Run struct {
	// Base is the knowledge.
	Base *knowledge.Base
	// Now is when the message came; the zero time where that is not known.
	Now time.Time
	// Person is who it is with: settings and profile.
	Person Person
	// Rest is what stood behind the words that began the flow, as typed.
	Rest string
	// Fields are what was filled into Flow.Form; nil where nothing was.
	Fields []Field
	// Began is when the flow began.
	Began time.Time
	// Given is what was given so far, the oldest first; a step that was asked
	// again stands in it again.
	Given []Given
}

// Last returns what was given last at a step, false where nothing was. What
// was skipped is given, with Skipped set.
func (r Run) Last(step string) (Given, bool) {
	for i := len(r.Given) - 1; i >= 0; i-- {
		if r.Given[i].Step == step {
			return r.Given[i], true
		}
	}
	return Given{}, false
}

// Value returns the first value chosen last at a step, empty where none was.
func (r Run) Value(step string) string {
	if g, ok := r.Last(step); ok && len(g.Values) > 0 {
		return g.Values[0]
	}
	return ""
}

// Values returns what was chosen last at a step.
func (r Run) Values(step string) []string {
	g, _ := r.Last(step)
	return g.Values
}

// An Outcome is how a flow ends.
type Outcome struct {
	// Reply is shown; Decision, Confidence and Private are filled in.
	Reply Reply
	// Settings are the person's from now on; nil leaves them.
	Settings *Settings
	// Reminder is the person's from now on; one without Weekdays leaves none,
	// nil leaves what there is.
	Reminder *Reminder
	// Next is the name of a flow that begins at once, its first question below
	// Reply; empty: none.
	Next string
	// Rest is the Run.Rest of Next.
	Rest string
}

// A Progress is how far a person is in a flow. It is plain data that may be
// stored.
type Progress struct {
	Flow  string    `json:"f"`
	Step  string    `json:"s,omitempty"` // the one that is asked; empty where Done
	Rest  string    `json:"r,omitempty"`
	Began time.Time `json:"b,omitzero"`
	// Touched is when it was last gone on with.
	Touched time.Time `json:"at,omitzero"`
	Given   []Given   `json:"g,omitempty"`
	// Done reports that it ended; it is kept until the next begins, so that
	// its last answer can be taken back.
	Done bool `json:"x,omitempty"`
}
