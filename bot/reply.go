package bot

import "careercoach/knowledge"

// Decision is what the coach made of a message.
type Decision string

// The decisions. Their names are a contract with programs outside.
const (
	// DecisionAnswer: the fact answers the question.
	DecisionAnswer Decision = "answer"
	// DecisionClarify: one question back, with the choices as buttons.
	DecisionClarify Decision = "clarify"
	// DecisionSuggest: "did you mean", at most three choices.
	DecisionSuggest Decision = "suggest"
	// DecisionSmalltalk: hello, thanks, help and the like.
	DecisionSmalltalk Decision = "smalltalk"
	// DecisionDecline: the knowledge does not hold what was asked for.
	DecisionDecline Decision = "decline"
	// DecisionFlow: a step of a coaching flow, or a command.
	DecisionFlow Decision = "flow"
)

// A Reply is the platform-neutral answer to one message. Adapters render it
// within their platform's limits and never drop the sources.
type Reply struct {
	// Title is a short plain-text heading; it may be empty.
	Title string
	// Body is Markdown: CommonMark with GFM tables, HTML taken as text.
	Body string
	// Table stands after the body; nil where there is none.
	Table *Table
	// Picture says what to plot beside the table; nil for nothing.
	Picture *Picture `json:",omitempty"`
	// Caution is one sentence of warning in Markdown; it may be empty.
	Caution string
	// Sources are the documents the facts come from, in order of use.
	Sources []Source
	// Choices are follow-ups or clarifications, best first. Sending a
	// choice's Text back as a message selects it.
	Choices []Choice
	// Select is a choice of several things; nil where there is none.
	Select *Select `json:",omitempty"`
	// Form is a form that can be filled in instead of typing; nil where there
	// is none.
	Form *Form `json:",omitempty"`
	// Decision says what the reply amounts to.
	Decision Decision
	// Card is the card that was given; empty where the answer was computed
	// from tables or none was given.
	Card knowledge.CardID
	// Confidence, 0 to 1, is the estimated probability that the first
	// candidate answers the question, whatever the decision.
	Confidence float64
	// Candidates is the ranking, best first, at most five.
	Candidates []Candidate
	// Unanswered reports that the question should be written down for the
	// people who keep the knowledge.
	Unanswered bool
	// Effect is what remains to be done with what is stored, by those who
	// keep it: package delivery does it and puts the reply of Forgotten or
	// Exported in this one's place. Without a Config.Kept it is always
	// EffectNone.
	Effect Effect
	// Files go with the reply; nil where there are none.
	Files []File
	// Private asks the adapter to show the reply to this person alone, where
	// the platform can.
	Private bool
}

// Effect is what a reply asks of those who keep the memory.
type Effect string

// The effects.
const (
	// EffectNone: nothing but keeping the memory that the turn returned.
	EffectNone Effect = ""
	// EffectExport: everything that is kept about the person is to be sent.
	EffectExport Effect = "export"
	// EffectForget: everything that is kept about the person is to be
	// deleted. The memory that the turn returned is empty.
	EffectForget Effect = "forget"
	// EffectMove: the message is to be answered in a direct message; this
	// reply says so where it was asked.
	EffectMove Effect = "move"
)

// A Select is a choice of several options. What was chosen is sent back as one
// message: the texts, with ", " between them.
type Select struct {
	Label   string   // what is chosen, at most 100 code points
	Options []Choice // 2 to 25; no text holds a comma
	Min     int      // at least
	Max     int      // at most; 0: all
}

// A Form is what a person can fill in at once. Sent back it is a Message with
// Command as its Text and the Fields. Coach.Form returns the same form for its
// name: platforms that open forms at a click need no more than that.
type Form struct {
	// Name is what the form is known by: at most 40 bytes.
	Name string
	// Title heads it, at most 24 code points.
	Title string
	// Button is what opens it, at most 40 code points.
	Button string
	// Command is the Message.Text of what is sent back.
	Command string
	// Fields are 1 to 5.
	Fields []FormField
}

// A FormField is one field of a form: text.
type FormField struct {
	Name     string
	Label    string // at most 45 code points
	Hint     string // at most 100 code points; may be empty
	Long     bool   // of several lines
	Optional bool
	Min, Max int // of code points; a Max of 0 means 3,000
}

// A File is sent along with a reply.
type File struct {
	Name      string // with an ending, without folders
	MediaType string // such as application/json
	Data      []byte
}

// A Table is a small table of plain-text cells.
type Table struct {
	Header []string
	Rows   [][]string
}

// A Source names a document a fact comes from, with the date it speaks of.
type Source struct {
	ID    knowledge.SourceID
	Title string
	URL   string // may be empty
	Date  string // may be empty
}

// A Choice is a button: Label is shown, Text is the message it sends.
type Choice struct {
	Label string
	Text  string

	card knowledge.CardID // where it leads; empty where the text is asked
}

// A Candidate is one card of the ranking; Score only orders.
type Candidate struct {
	Card  knowledge.CardID
	Score float64
}
