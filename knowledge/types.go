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

// A Card is one answer and the ways people ask for it.
type Card struct {
	ID        CardID      `yaml:"id" json:"id" jsonschema:"required,description=Short unique name without blanks"`
	Title     string      `yaml:"title" json:"title,omitempty" jsonschema:"description=Heading shown over the answer"`
	Topic     TopicID     `yaml:"topic" json:"topic,omitempty" jsonschema:"description=Topic it is listed under"`
	Subjects  []SubjectID `yaml:"subjects" json:"subjects,omitempty" jsonschema:"description=What the card is about"`
	Aspect    AspectID    `yaml:"aspect" json:"aspect,omitempty" jsonschema:"description=What it says about its subjects: duration or cost or overview"`
	Decision  Decision    `yaml:"decision" json:"decision,omitempty" jsonschema:"enum=answer,enum=smalltalk,enum=decline,description=What the answer amounts to; decline marks a known gap"`
	Questions []string    `yaml:"questions" json:"questions" jsonschema:"required,minItems=1,description=How people ask; one is enough"`
	Answer    string      `yaml:"answer" json:"answer" jsonschema:"required,description=Markdown; {{id}} quotes a figure and \\{{ is a literal brace pair"`
	Sources   []SourceID  `yaml:"sources" json:"sources,omitempty" jsonschema:"description=Where the facts come from"`
	AsOf      string      `yaml:"as_of" json:"as_of,omitempty" jsonschema:"description=Date of the fact where it differs from its source's"`
	Caution   string      `yaml:"caution" json:"caution,omitempty" jsonschema:"description=One sentence of warning shown with the answer"`
	Related   []CardID    `yaml:"related" json:"related,omitempty" jsonschema:"description=Cards offered as follow-ups"`
}

// A Subject is a thing that can be asked about: a program, a level, a region.
type Subject struct {
	ID         SubjectID  `yaml:"id" json:"id" jsonschema:"required"`
	Kind       KindID     `yaml:"kind" json:"kind" jsonschema:"required,description=program or level or region or any word of your own"`
	Name       string     `yaml:"name" json:"name" jsonschema:"required"`
	Aliases    []string   `yaml:"aliases" json:"aliases,omitempty" jsonschema:"description=Other names people use"`
	Order      int        `yaml:"order" json:"order,omitempty" jsonschema:"description=Place among its siblings counted from 1; 0 means no place"`
	Parent     SubjectID  `yaml:"parent" json:"parent,omitempty" jsonschema:"description=The subject it is a part of"`
	Attributes Attributes `yaml:"attributes" json:"attributes,omitempty" jsonschema:"description=Facts that lists are filtered by"`
}

// A Figure is one row of numbers: what was measured, how much, and who says so.
type Figure struct {
	ID       FigureID    `yaml:"id" json:"id,omitempty" jsonschema:"description=Needed only where a card quotes the figure"`
	Subjects []SubjectID `yaml:"subjects" json:"subjects" jsonschema:"required,minItems=1"`
	Aspect   AspectID    `yaml:"aspect" json:"aspect" jsonschema:"required"`
	Value    *float64    `yaml:"value" json:"value,omitempty" jsonschema:"description=A single number"`
	Low      *float64    `yaml:"low" json:"low,omitempty"`
	Median   *float64    `yaml:"median" json:"median,omitempty"`
	Average  *float64    `yaml:"average" json:"average,omitempty"`
	High     *float64    `yaml:"high" json:"high,omitempty"`
	Open     bool        `yaml:"open" json:"open,omitempty" jsonschema:"description=The upper end is open: shown with a plus sign"`
	Unit     string      `yaml:"unit" json:"unit,omitempty" jsonschema:"description=months or years or percent or any noun"`
	Currency string      `yaml:"currency" json:"currency,omitempty" jsonschema:"description=ISO 4217 code such as USD"`
	Display  string      `yaml:"display" json:"display,omitempty" jsonschema:"description=How the whole figure is written when the usual form reads badly"`
	Measure  string      `yaml:"measure" json:"measure,omitempty" jsonschema:"description=What was measured"`
	Source   SourceID    `yaml:"source" json:"source" jsonschema:"required"`
	Date     string      `yaml:"date" json:"date,omitempty" jsonschema:"description=When it was true"`
	Caution  string      `yaml:"caution" json:"caution,omitempty"`
}

// A Source is a document that facts come from.
type Source struct {
	ID    SourceID `yaml:"id" json:"id" jsonschema:"required"`
	Title string   `yaml:"title" json:"title" jsonschema:"required"`
	URL   string   `yaml:"url" json:"url,omitempty"`
	Date  string   `yaml:"date" json:"date,omitempty" jsonschema:"description=Year or date the document speaks of"`
}

// A Topic is a heading of the list of what can be asked.
type Topic struct {
	ID      TopicID  `yaml:"id" json:"id" jsonschema:"required"`
	Title   string   `yaml:"title" json:"title" jsonschema:"required"`
	Summary string   `yaml:"summary" json:"summary,omitempty"`
	Ask     []string `yaml:"ask" json:"ask,omitempty" jsonschema:"description=Example questions"`
	Order   int      `yaml:"order" json:"order,omitempty"`
}

// A Kind says how people speak of a kind of subject. Kinds that no file
// describes go by their id and an English plural.
type Kind struct {
	ID     KindID   `yaml:"id" json:"id" jsonschema:"required"`
	Name   string   `yaml:"name" json:"name,omitempty" jsonschema:"description=Singular noun; the id where empty"`
	Plural string   `yaml:"plural" json:"plural,omitempty" jsonschema:"description=Plural noun; the name with an s where empty"`
	Words  []string `yaml:"words" json:"words,omitempty" jsonschema:"description=Other nouns people use for it"`
}

// An Aspect adds to or extends what the engine knows of what can be asked.
type Aspect struct {
	ID   AspectID `yaml:"id" json:"id" jsonschema:"required"`
	Name string   `yaml:"name" json:"name,omitempty" jsonschema:"description=Noun such as length or cost"`
	Cues []string `yaml:"cues" json:"cues,omitempty" jsonschema:"description=Words and phrases that ask for it"`
}
