package knowledge

// The words of a knowledge base. Every identifier has a type of its own, so
// that a card cannot be passed where a subject is meant.
type (
	// CardID names a card: 1 to 100 characters without white space or
	// control characters.
	CardID string
	// SubjectID names a subject, under the same rule as CardID.
	SubjectID string
	// SourceID names a source, under the same rule as CardID.
	SourceID string
	// FigureID names a figure, under the same rule as CardID. It may be
	// empty: only a figure that a card quotes needs one.
	FigureID string
	// TopicID names a topic.
	TopicID string
	// KindID names a kind of subject: program, level, region.
	KindID string
	// AspectID names what can be asked about a subject: duration, cost, place.
	AspectID string
)

// Decision is what a card's answer amounts to when it is given.
type Decision string

// The decisions a card may carry. The empty value means DecisionAnswer.
const (
	// DecisionAnswer: the card states the fact that was asked for.
	DecisionAnswer Decision = "answer"
	// DecisionSmalltalk: the card is a greeting, thanks, help and the like.
	DecisionSmalltalk Decision = "smalltalk"
	// DecisionDecline: the card says that the sources do not hold what was
	// asked for, and may name the nearest fact that they do hold.
	DecisionDecline Decision = "decline"
)

// The fields below are tagged with their YAML name; schema and pattern say what
// is required of them, doc what an editor shows.

// A Card is one answer and the ways people ask for it.
type Card struct {
	ID        CardID      `yaml:"id" schema:"required" doc:"Short unique name without blanks."`
	Title     string      `yaml:"title" doc:"Heading shown over the answer."`
	Topic     TopicID     `yaml:"topic" doc:"Topic the card is listed under."`
	Subjects  []SubjectID `yaml:"subjects" doc:"What the card is about."`
	Aspect    AspectID    `yaml:"aspect" doc:"What it says about its subjects: overview, duration, cost, pay or any word of your own."`
	Decision  Decision    `yaml:"decision" doc:"What the answer amounts to; decline marks a known gap."`
	Questions []string    `yaml:"questions" schema:"required" doc:"How people ask; one is enough."`
	Answer    string      `yaml:"answer" schema:"required" doc:"Markdown. {{id}} quotes a figure, {{id.low}} one of its numbers, \\{{ is a literal pair of braces."`
	Sources   []SourceID  `yaml:"sources" doc:"Where the facts come from: ids of sources, or titles in words."`
	AsOf      string      `yaml:"as_of" doc:"Date of the fact where it differs from its source's."`
	Caution   string      `yaml:"caution" doc:"One sentence of warning shown with the answer."`
	Related   []CardID    `yaml:"related" doc:"Cards offered as follow-ups."`
}

// A Subject is a thing that can be asked about: a program, a level, a region.
type Subject struct {
	ID         SubjectID  `yaml:"id" schema:"required" doc:"Short unique name without blanks."`
	Kind       KindID     `yaml:"kind" doc:"Program, level, region or any word of your own; lists and comparisons run over one kind."`
	Name       string     `yaml:"name" schema:"required" doc:"What people call it."`
	Aliases    []string   `yaml:"aliases" doc:"Other names people type."`
	Order      int        `yaml:"order" doc:"Place among its siblings, counted from 1; 0 means no place."`
	Parent     SubjectID  `yaml:"parent" doc:"The subject it is a part of."`
	Attributes Attributes `yaml:"attributes" doc:"Facts that lists are filtered by."`
}

// A Figure is one row of numbers: what was measured, how much, and who says so.
type Figure struct {
	ID       FigureID    `yaml:"id" doc:"Needed only where a card quotes the figure."`
	Subjects []SubjectID `yaml:"subjects" schema:"required" doc:"What was measured."`
	Aspect   AspectID    `yaml:"aspect" schema:"required" doc:"What the numbers tell: pay, duration, cost or any word of your own."`
	Value    *float64    `yaml:"value" doc:"A single number."`
	Low      *float64    `yaml:"low" doc:"Lower end of a range."`
	Median   *float64    `yaml:"median"`
	Average  *float64    `yaml:"average"`
	High     *float64    `yaml:"high" doc:"Upper end of a range."`
	Open     bool        `yaml:"open" doc:"The upper end is open: shown with a plus sign."`
	Unit     string      `yaml:"unit" doc:"Months, years, percent or any noun in the plural."`
	Currency string      `yaml:"currency" pattern:"^[A-Z]{3}$" doc:"ISO 4217 code such as USD."`
	Display  string      `yaml:"display" doc:"How the whole figure is written where the usual form reads badly."`
	Measure  string      `yaml:"measure" doc:"What exactly was measured."`
	Source   SourceID    `yaml:"source" schema:"required" doc:"Who says so: the id of a source, or a title in words."`
	Date     string      `yaml:"date" doc:"When it was true."`
	Caution  string      `yaml:"caution" doc:"One sentence of warning shown with the figure."`
}

// A Source is a document that facts come from.
type Source struct {
	ID    SourceID `yaml:"id" schema:"required" doc:"Short unique name without blanks."`
	Title string   `yaml:"title" schema:"required" doc:"What a reader sees."`
	URL   string   `yaml:"url" pattern:"^https?://." doc:"Web address."`
	Date  string   `yaml:"date" doc:"Year or date that the document speaks of."`
}

// A Topic is a heading of the list of what can be asked.
type Topic struct {
	ID      TopicID  `yaml:"id" schema:"required" doc:"Short unique name without blanks."`
	Title   string   `yaml:"title" doc:"The heading; the id where empty."`
	Summary string   `yaml:"summary" doc:"One line below the heading."`
	Ask     []string `yaml:"ask" doc:"Example questions."`
	Order   int      `yaml:"order" doc:"Place in the list, smallest first."`
}

// A Kind says how people speak of a kind of subject. Kinds that no file
// describes go by their id and an English plural.
type Kind struct {
	ID     KindID   `yaml:"id" schema:"required" doc:"The word that subjects give as their kind."`
	Name   string   `yaml:"name" doc:"Singular noun; the id where empty."`
	Plural string   `yaml:"plural" doc:"Plural noun; the name with an s where empty."`
	Words  []string `yaml:"words" doc:"Other nouns people use for it."`
}

// An Aspect adds to or extends what the engine knows of what can be asked.
type Aspect struct {
	ID   AspectID `yaml:"id" schema:"required" doc:"The word that cards and figures give as their aspect."`
	Name string   `yaml:"name" doc:"Noun such as length or cost."`
	Cues []string `yaml:"cues" doc:"Words and phrases that ask for it."`
}
