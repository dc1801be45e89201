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
)

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
