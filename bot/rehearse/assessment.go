package rehearse

// A Dimension is one thing an answer is judged by.
type Dimension string

// The dimensions, in the order of an answer.
const (
	Story     Dimension = "story"     // one event, at a time and a place
	Situation Dimension = "situation" // short, with the person's own task
	Actions   Dimension = "actions"   // what the person did, step by step
	Judgement Dimension = "judgement" // why this way and no other
	Result    Dimension = "result"    // what came of it, in figures
	Learning  Dimension = "learning"  // what it taught, and its later use
	Relevance Dimension = "relevance" // shows the principle that was asked for
)

// Dimensions returns all seven in the order in which Assessment.Scores has
// them.
func Dimensions() []Dimension {
	return []Dimension{Story, Situation, Actions, Judgement, Result, Learning, Relevance}
}

// Name returns the dimension in words, as a heading.
func (d Dimension) Name() string {
	switch d {
	case Story:
		return "Specific story"
	case Situation:
		return "Short situation and task"
	case Actions:
		return "Your own actions"
	case Judgement:
		return "Judgement"
	case Result:
		return "Result with a figure"
	case Learning:
		return "Learning"
	case Relevance:
		return "Fit with the principle"
	}
	return string(d)
}

// A Level is how well a dimension shows; as a number it is the points.
type Level int

// The levels.
const (
	Missing Level = 0
	Thin    Level = 2
	Clear   Level = 4
)

// String returns the level in words.
func (l Level) String() string {
	switch l {
	case Clear:
		return "clear"
	case Thin:
		return "thin"
	}
	return "missing"
}

// A Quote is a sentence of the answer as the person wrote it: Text is
// answer[Start:End], in bytes. The zero Quote quotes nothing.
type Quote struct {
	Start, End int
	Text       string
}

// A Score is the level of one dimension. Quote is the sentence that earned
// it; where the level is missing, the sentence where it could stand. Note says
// in one sentence what was seen.
type Score struct {
	Dimension Dimension
	Level     Level
	Quote     Quote
	Note      string
	also      []Quote // other sentences that speak for the level
}

// A Fix is one change that would help most. Text is plain and speaks to the
// person; Quote is the sentence it is about, if any. Do is Text without the
// quotation, for where that stands beside it.
type Fix struct {
	Dimension Dimension
	Text      string
	Do        string
	Quote     Quote
}

// A Reason is why an answer was not scored; it is empty for one that was.
type Reason string

// The reasons, each with a kind text in Assessment.Message.
const (
	ReasonScored       Reason = ""
	ReasonEmpty        Reason = "empty"        // no words at all
	ReasonShort        Reason = "short"        // under MinWords words
	ReasonNoise        Reason = "noise"        // keys hit at random, words in no order
	ReasonLanguage     Reason = "language"     // not English
	ReasonBuzzwords    Reason = "buzzwords"    // a list of fine words
	ReasonRepeated     Reason = "repeated"     // the same words again and again
	ReasonCopy         Reason = "copy"         // the question said again
	ReasonHypothetical Reason = "hypothetical" // what the person would do
	ReasonGeneral      Reason = "general"      // habits and opinions, no event
	ReasonNobody       Reason = "nobody"       // neither I nor we did anything
	ReasonVague        Reason = "vague"        // deeds without a thing they were done to
	ReasonUnrelated    Reason = "unrelated"    // nothing of the question or the principle, and little of a story
	ReasonTalk         Reason = "talk"         // about the answer and its points, not about an event
)

// MinWords is the number of words that an answer needs to be scored, not
// counting those that say nothing.
const MinWords = 40

// An Assessment is the feedback on one answer.
type Assessment struct {
	// Question is the one that was answered.
	Question Question
	// NotScored is why there are no scores; it is ReasonScored otherwise.
	NotScored Reason
	// Message says the reason to the person and what to do. It is empty for a
	// scored answer.
	Message string
	// Scores holds all seven dimensions in the order of Dimensions, nil for an
	// answer that was not scored.
	Scores []Score
	// Fixes holds up to two, the most important first.
	Fixes []Fix
	// Probe is the follow-up question at the thinnest place, empty for an
	// answer that was not scored.
	Probe string
	// Probed is the dimension that Probe asks about; empty where there is none.
	Probed Dimension
	// Notes are remarks that no score depends on: length, I and we, hedges,
	// figures that do not fit each other.
	Notes []string
	// Doubts are those of the notes that say that figures do not fit.
	Doubts []string
	// Words, I and We count the words of the answer. I and We also count my, myself,
	// me, our and us.
	Words, I, We int
	said         map[string]bool // the sentences, for Compare
	// ShortestSeconds and LongestSeconds are how long the answer takes to say,
	// at FastWords and SlowWords words a minute.
	ShortestSeconds, LongestSeconds int
}

// The pace of speech, in words a minute, that speaking time is told by. It is
// a rule of thumb for clear speech, not a figure of Amazon's.
const (
	SlowWords = 130
	FastWords = 150
)

// MaxTotal is the highest total, that of seven clear dimensions.
const MaxTotal = 7 * int(Clear)

// Total returns the sum of the levels, 0 to MaxTotal, and false for an answer
// that was not scored.
func (a Assessment) Total() (points int, scored bool) {
	for _, s := range a.Scores {
		points += int(s.Level)
	}
	return points, a.NotScored == ReasonScored
}

// Score returns the score of one dimension; it is the zero Score for an
// answer that was not scored.
func (a Assessment) Score(d Dimension) Score {
	for _, s := range a.Scores {
		if s.Dimension == d {
			return s
		}
	}
	return Score{}
}
