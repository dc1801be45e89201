package mock

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"careercoach/bot"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// A Scope is what is rehearsed at once.
type Scope string

// The scopes.
const (
	ScopeOne   Scope = "one"   // one principle
	ScopeFew   Scope = "few"   // some that were chosen
	ScopeWeak  Scope = "weak"  // the weakest of the history
	ScopeShort Scope = "short" // a loop with two questions each
	ScopeLoop  Scope = "loop"  // a loop over all principles
)

// isLoop reports whether interviewers take turns.
func (s Scope) isLoop() bool { return s == ScopeShort || s == ScopeLoop }

// Modes of a rehearsal, as the step of the mode has them.
const (
	modePractice = "practice"
	modeLive     = "live"
)

// maxFew bounds the principles of a chosen few.
const maxFew = 8

// A request is what a person wants to rehearse.
type request struct {
	scope      Scope // empty: not said
	principles []knowledge.SubjectID
	mode       string // empty: not said
	// few reports that a few were asked for, whichever.
	few bool
	// strange are words that name nothing here.
	strange []string
}

// ready reports whether it says enough to make questions of it.
func (q request) ready() bool {
	switch q.scope {
	case ScopeOne, ScopeFew:
		return len(q.principles) > 0
	}
	return q.scope != ""
}

// readRequest reads "ownership live", "dive deep and earn trust", "a whole
// loop" and the like.
func readRequest(text string) request {
	var q request
	words := plainWords(text)
	for len(words) > 0 {
		n := q.readWords(words)
		if n == 0 {
			if !slices.Contains(fillers(), words[0]) {
				q.strange = append(q.strange, words[0])
			}
			n = 1
		}
		words = words[n:]
	}
	switch {
	case q.scope != "":
		q.principles = nil
	case q.few && len(q.principles) == 0:
		q.scope = ScopeFew
	case len(q.principles) == 1:
		q.scope = ScopeOne
	case len(q.principles) > 1:
		q.scope = ScopeFew
		q.principles = q.principles[:min(maxFew, len(q.principles))]
	}
	return q
}

// readWords reads what the words begin with and returns how many it took.
func (q *request) readWords(words []string) int {
	for n := min(8, len(words)); n > 0; n-- {
		switch phrase := strings.Join(words[:n], " "); {
		case phrase == "live" || phrase == "timed" || phrase == "on the clock" || phrase == "against the clock":
			q.mode = modeLive
		case phrase == "practice mode" || phrase == "practise mode" || phrase == "with hints" || phrase == "untimed":
			q.mode = modePractice
		case phrase == "short loop" || phrase == "shorter loop" || phrase == "half loop":
			q.scope = ScopeShort
		case phrase == "loop" || phrase == "whole loop" || phrase == "full loop" || phrase == "everything" || phrase == "all principles" || phrase == "all 16" || phrase == "all sixteen":
			q.scope = ScopeLoop
		case n == len(words) && (phrase == "all" || phrase == "all of them" || phrase == "every principle"):
			q.scope = ScopeLoop
		case phrase == "few" || phrase == "several":
			q.few = true
		case phrase == "weakest" || phrase == "weak" || phrase == "weak spots" || phrase == "weaknesses" || phrase == "my weakest principles":
			q.scope = ScopeWeak
		case n == 2 && (words[0] == "lp" || words[0] == "principle" || words[0] == "number") && q.addPlace(words[1]):
		case q.addName(phrase):
		default:
			continue
		}
		return n
	}
	return 0
}

// addPlace takes a principle by its place in Amazon's order.
func (q *request) addPlace(number string) bool {
	n, err := strconv.Atoi(number)
	all := rehearse.Principles()
	if err != nil || n < 1 || n > len(all) {
		return false
	}
	q.add(all[n-1].ID)
	return true
}

func (q *request) addName(phrase string) bool {
	id, ok := loop().words[phrase]
	if ok {
		q.add(id)
	}
	return ok
}

func (q *request) add(id knowledge.SubjectID) {
	if !slices.Contains(q.principles, id) {
		q.principles = append(q.principles, id)
	}
}

// fillers are words that change nothing in a request.
func fillers() []string {
	return strings.Fields(`a an the and or of on for about with in to my me please pls i want would like need lets let us us can we do it now some something else other another more quiz test
		principle principles leadership lp lps question questions interview interviews mock practice practise rehearse rehearsal rehearsing practising practicing
		story stories star mode one two three chosen just only amazon again next drill train session run start begin`)
}

// asksToRehearse reports that a whole message asks for a rehearsal and says of
// what, in words that are all known here: "practice dive deep live". What asks
// for a list of questions is none.
func asksToRehearse(message string) bool {
	words := plainWords(message)
	if len(words) < 2 || len(words) > 16 || strings.Contains(message, "?") {
		return false
	}
	text := strings.Join(words, " ")
	for _, before := range []string{"can you ", "could you ", "lets ", "please ", "i want to ", "i would like to ", "id like to ", "i need to ", "help me "} {
		text = strings.TrimPrefix(text, before)
	}
	rest, ok := cutLead(text)
	if q := readRequest(rest); !ok || len(q.strange) > 0 {
		return false
	} else if q.ready() || q.few || q.mode != "" {
		return true
	}
	after := strings.Fields(rest)
	return strings.HasPrefix(text, flowName) && slices.Contains(after, "else") || slices.Contains(after, "interview") || slices.Contains(after, "interviews")
}

// cardQuestion is worded as a wish to rehearse, and answered by a card.
const cardQuestion = "practice frugality with me"

// cutLead cuts off the words that ask to rehearse; false where there are none.
func cutLead(text string) (rest string, ok bool) {
	for _, lead := range []string{"rehearse", "mock interview", "do a mock interview", "do a mock loop", "interview me", "quiz me", "mock me", "test me"} {
		if rest, ok = strings.CutPrefix(text, lead+" "); ok {
			return rest, true
		}
	}
	for _, lead := range []string{"practice", "practise", "drill", "drill me on", "train"} {
		if rest, ok = strings.CutPrefix(text, lead+" "); ok && !strings.Contains(rest, "question") && text != cardQuestion {
			return rest, true
		}
	}
	return "", false
}

// plainWords returns the words of a text in lower case, without signs.
func plainWords(text string) []string {
	text = strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(text))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// requestOf returns what was asked for in a run, by the words that began it and
// by what was given since.
func requestOf(r bot.Run) request {
	q := readRequest(r.Rest)
	if g, ok := r.Last(stepWhat); ok {
		q = requestFrom(g, q.mode)
	}
	if q.scope == ScopeOne && len(r.Values(stepPrinciple)) > 0 {
		q.principles = []knowledge.SubjectID{knowledge.SubjectID(r.Value(stepPrinciple))}
	}
	if q.scope == ScopeFew && len(r.Values(stepFew)) > 0 {
		q.principles = nil
		for _, id := range r.Values(stepFew) {
			q.add(knowledge.SubjectID(id))
		}
	}
	if m := r.Value(stepMode); m != "" {
		q.mode = m
	}
	return q
}

// requestFrom reads what was given at the first step: a choice, or names.
func requestFrom(g bot.Given, mode string) request {
	if len(g.Values) > 0 {
		return request{scope: Scope(g.Values[0]), mode: mode}
	}
	q := readRequest(g.Text)
	if q.mode == "" {
		q.mode = mode
	}
	return q
}
