package state

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"careercoach/knowledge/text"
)

// A nameCue announces a name. What must stand behind it to be one is told by
// two modes: for the first word and for those behind it.
type nameCue struct {
	find        *regexp.Regexp
	first, more mode
}

// A mode says which words are taken for names; small words never are.
type mode int

const (
	likely  mode = iota // capitalised, or no English word
	capital             // capitalised
	every               // every word
)

// nameCues end where the name begins.
var nameCues = sync.OnceValue(func() []nameCue {
	return []nameCue{
		{regexp.MustCompile(`(?i)\b(?:my (?:full |first |last |real )?name(?: is|'s|s| =|:)|name ?[:=]|i go by|i am called|i'm called) *`), every, every},
		{regexp.MustCompile(`\b(?:Mrs?|Ms|Mx|Dr|Prof|MRS?|DR|mrs?|dr|prof)\b\.? *`), every, likely},
		{regexp.MustCompile(`(?i)\b(?:i am|i'm|im|this is|it's|it is|its|call me|hi|hello|hey|dear|(?:kind |best )?regards|sincerely|cheers|thanks|thx|signed|best,),? +`), likely, likely},
		{regexp.MustCompile(`(?i)\bmy (?:\pL+ )?(?:manager|boss|recruiter|mentor|mentee|colleague|coworker|co-worker|teammate|friend|wife|husband|partner|girlfriend|boyfriend|fiancee?|son|daughter|brother|sister|cousin|uncle|aunt|mom|mum|dad|mother|father|lead|interviewer|director|supervisor|skip(?: level)?|buddy)(?: (?:(?:is |was )?(?:called|named)|is|was))?,? +`), likely, likely},
		{regexp.MustCompile(`(?i)\b(?:manager|recruiter|interviewer|mentor|supervisor|colleague) +`), capital, capital},
	}
})

// nameWord is a word as names have them, or an initial with its full stop, and
// the blank before it.
var nameWord = regexp.MustCompile(`^ ?(?:(\pL)\.|(\pL[\pL\pM'-]*))`)

// maxName is how many words of a name are taken out.
const maxName = 3

// noNames are words that stand capitalised, or in no list of English words,
// where a name could, and are none. A constant text, so that no map is made.
const noNames = ` amazon aws american indian british german english scottish irish canadian australian mexican brazilian
 brazilian european asian african chinese french spanish italian dutch polish romanian ukrainian
 bot coach coder coders mid deployed hireable employable upskilling lang certification certifications onboarding
 junior senior lead principal staff engineer developer manager intern sde swe sdet devops frontend backend fullstack
 navy army marine usmc usaf uk usa us eu ata avta ceo cto hr it ai ml pm tpm qa cs phd mba bsc msc
 january february march april may june july august september october november december
 monday tuesday wednesday thursday friday saturday sunday `

// maskNames takes out the names that cues announce.
func maskNames(s string) string {
	for _, cue := range nameCues() {
		var out strings.Builder
		rest := s
		for {
			at := cue.find.FindStringIndex(rest)
			if at == nil || at[1] == len(rest) {
				break
			}
			out.WriteString(rest[:at[1]])
			rest = rest[at[1]:]
			if n := nameLen(rest, cue); n > 0 {
				out.WriteString(maskedName)
				rest = rest[n:]
			}
		}
		s = out.String() + rest
	}
	return s
}

// nameLen returns how much of the beginning of a text is a name.
func nameLen(s string, cue nameCue) int {
	n, which := 0, cue.first
	for range maxName {
		m := nameWord.FindStringSubmatch(s[n:])
		if m == nil || !isName(m[1]+m[2], which, n > 0) {
			break
		}
		n, which = n+len(m[0]), cue.more
	}
	return n
}

// isName reports that a word is taken for a name, or for more of one.
func isName(word string, which mode, more bool) bool {
	lower := strings.TrimSuffix(strings.ToLower(word), "'s")
	if text.IsStop(lower) || strings.Contains(noNames, " "+lower+" ") {
		return false
	}
	upper := strings.ToUpper(word) == word
	switch {
	case which == every:
		return true
	case upper && len(word) <= 3:
		return more // DOE behind JANE, but not SDE or AWS
	case unicode.IsUpper([]rune(word)[0]) && !upper:
		return true
	}
	return which == likely && !english(lower)
}

// english reports that a lower-case word, or what it is short for, is English.
func english(word string) bool {
	tokens := text.Tokenize(text.Normalize(word))
	for _, t := range tokens {
		if t.Stop || text.EnglishRank(t.Text) > 0 {
			return true // one part of mid-level is enough
		}
	}
	return len(tokens) == 0
}
