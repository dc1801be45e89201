package mock

import (
	"slices"
	"strings"
)

// Bounds of a cry for help, in words.
const (
	minCry = 3
	maxCry = 60
)

// A cry is a message as the rules below see it: its words in lower case, one
// blank at each end.
type cry struct {
	words []string
	text  string
}

// cries reports that a message asks for help in an interview that is going on:
// it says that the interview is now, and asks what to say or tells what is
// being asked. A question how things are or would be, what lies ahead and what
// is over are none.
func cries(message string) bool {
	words := plainWords(message)
	if len(words) < minCry || len(words) > maxCry {
		return false
	}
	c := cry{words: words, text: " " + strings.Join(words, " ") + " "}
	c.text = strings.NewReplacer(" time when i ", " time ", " time i ", " time ", " time when ", " time ").Replace(c.text) // what is asked about
	if c.isGeneral() || c.isPast() || c.isAhead() {
		return false
	}
	asked, now := c.asked(), c.isNow()
	plea := c.wantsWords() || c.pleads()
	switch {
	case c.isInside():
		return plea || asked && now
	case c.isLive():
		return plea || asked
	case c.isOnCall():
		return now && (asked || plea) || asked && plea
	case c.interviews():
		return now && (asked && plea || c.pleadsAlone())
	case c.has("recruiter", "hr"):
		return false
	case c.justAsked():
		return plea && (c.meets() || c.has("they", "theyre", "he", "hes", "she", "shes"))
	}
	return asked && now && plea && c.meets()
}

// has reports whether one of the phrases stands in the message.
func (c cry) has(phrases ...string) bool { return hasAny(c.text, phrases...) }

// isGeneral reports a question about interviews, not out of one.
func (c cry) isGeneral() bool {
	if c.has("while", "during") && !c.has("right now", "rn") {
		return true
	}
	if c.has("if") && !c.has("asked if", "asked me if", "asking if", "asking me if", "know if", "idk if") {
		return true
	}
	return c.has("when they", "when i", "when im", "when you", "when an", "when the", "when asked", "when interviewing", "is it", "is that", "is there", "is this", "allowed", "permitted", "cheating", "what happens", "what if", "what should i expect", "how long", "how many", "how often",
		"how does", "how is", "what kind", "do they", "does amazon", "would it", "would that", "would i be", "would you help", "in general", "usually", "normally", "typically",
		"interview process", "interviewing process", "hiring process", "stage", "phase", "prepare", "prepares", "preparing", "preparation", "prep", "practice", "practise", "practicing", "rehearse", "rehearsing", "rehearsal", "mock", "ask me questions", "interview me",
		"email", "mail", "emailed", "wrote", "linkedin", "application form", "cover letter", "negotiate", "negotiation", "asking me to", "asked me to", "asked to")
}

// isPast reports that the interview is over.
func (c cry) isPast() bool {
	if c.has("last interview", "previous interview", "first interview", "recent interview", "past interview", "earlier interview") && !c.has("im in", "i am in") {
		return true
	}
	if c.has("i was asked") && !c.isNow() {
		return true
	}
	return c.has("yesterday", "last week", "last month", "last year", "last time", "last monday", "last tuesday", "last wednesday", "last thursday", "last friday", "ago", "i was in", "i was on", "i asked", "i told", "was in my", "was in an", "was interviewing", "had an interview", "had my interview", "had the interview", "i had a", "failed my interview", "failed the interview",
		"should i have", "could i have", "should have", "could have", "shouldve", "in hindsight", "afterwards", "after my interview", "after the interview", "just finished", "just had", "just came", "just got out", "is over", "this morning", "interviewed me", "i interviewed", "were asking", "was asking", "when i was", "did i")
}

// isAhead reports that the interview is still to come.
func (c cry) isAhead() bool {
	for i := 2; i < len(c.words); i++ { // "in 2 hours"
		if c.words[i-2] == "in" && slices.Contains(strings.Fields("minutes mins min hours hour days day weeks week"), c.words[i]) {
			return true
		}
	}
	return c.has("tomorrow", "tonight", "next week", "next month", "next monday", "next tuesday", "next wednesday", "next thursday", "next friday", "on monday", "on tuesday", "on wednesday", "on thursday", "on friday", "on saturday", "on sunday", "later", "soon", "upcoming", "coming up", "scheduled", "schedule",
		"invited", "invitation", "for an interview", "do next", "round next", "will be", "going to", "gonna", "from now", "in a few", "before my", "before the", "before an", "getting ready", "get ready", "will ask", "might ask", "may ask", "could ask")
}

// isNow reports a word for this moment.
func (c cry) isNow() bool {
	rest := strings.NewReplacer(" by now ", " ", " until now ", " ", " till now ", " ", " for now ", " ", " now that ", " ", " now and then ", " ", " up to now ", " ", " i live ", " ").Replace(c.text)
	return hasAny(rest, "now", "rn", "atm", "currently", "presently", "at the moment", "at this moment", "this moment", "this second", "this minute", "this instant", "as we speak", "just asked", "just got asked", "just been asked", "is asking", "are asking", "theyre asking", "hes asking", "shes asking",
		"waiting", "quick", "quickly", "fast", "hurry", "asap", "urgent", "urgently", "in the middle of", "midway through", "halfway through", "live")
}

// isScene reports a word for an interview.
func isScene(w string) bool {
	switch w {
	case "interveiw", "intervew", "iview", "loop", "onsite", "screen", "screening", "assessment", "oa", "hackerrank", "round", "superday":
		return true
	}
	return strings.HasPrefix(w, "interview") || strings.HasPrefix(w, "interviw")
}

// between are the words that may stand before the word for the interview.
func between() []string {
	return strings.Fields("a an the my this that amazon amazons aws live job phone video virtual zoom online chime teams remote final second third last panel technical tech behavioral behavioural coding system design leadership principles bar raiser hiring manager loop interview onsite in person big actual real first middle of round 1 2 3 4 5 6 one two three four five")
}

// isInside reports that somebody says that they are in an interview at this
// moment: "im in my amazon interview", "currently in my loop", "stuck in the
// interview".
func (c cry) isInside() bool {
	for i, w := range c.words {
		if !isScene(w) || strings.HasPrefix(w, "interviewe") || strings.HasPrefix(w, "interviewi") {
			continue
		}
		at := i
		for at > 0 && slices.Contains(between(), c.words[at-1]) && c.words[at-1] != "in" {
			at--
		}
		if at > 0 && c.enters(at-1) {
			return true
		}
	}
	return c.has("mid interview", "midinterview")
}

// enters reports that the words up to a place lead into where somebody is:
// "i am in", "currently having", "in" at the beginning.
func (c cry) enters(i int) bool {
	if !slices.Contains(strings.Fields("in inside on at having doing taking through of have mid into"), c.words[i]) {
		return false
	}
	head := c.words[max(0, i-6):i]
	if c.words[i] == "have" { // "I have an interview right now"
		return c.has("right now", "now", "rn") && slices.Contains(head, "i")
	}
	for _, w := range head {
		if slices.Contains(strings.Fields("im am iam sitting stuck currently live now rn still here halfway midway"), w) {
			return true
		}
	}
	return len(head) == 0 && c.isNow()
}

// isLive reports that an interview is called live or going on: "live interview
// right now".
func (c cry) isLive() bool {
	if c.has("interview is going on", "interview going on", "interview is live", "interview is happening", "interview happening", "interview is now", "interview has started", "interview just started", "interview started", "interview is on now") {
		return true
	}
	return strings.HasPrefix(c.text, " live interview ") || c.has("live interview", "live amazon interview", "live loop") && c.has("now", "right now", "rn", "im", "i am", "asked", "asking")
}

// isOnCall reports a call or a screen that somebody is on.
func (c cry) isOnCall() bool {
	for i, w := range c.words[:len(c.words)-1] {
		if w != "on" && w != "in" {
			continue
		}
		for _, place := range c.words[i+1 : min(i+4, len(c.words))] {
			if slices.Contains(strings.Fields("zoom call phone teams chime webex skype meet video videocall facetime line hackerrank"), place) {
				return c.meets()
			}
		}
	}
	return c.has("live with", "on with") && c.meets()
}

// interviews reports that somebody says that they interview: at this moment, or
// these weeks.
func (c cry) interviews() bool {
	return c.has("interviewing", "being interviewed", "getting interviewed")
}

// meets reports that an interview is named, or who holds one.
func (c cry) meets() bool {
	return slices.ContainsFunc(c.words, isScene) || c.has("bar raiser", "panel", "hiring manager", "recruiter", "amazon", "aws")
}

// asked reports that a question is said to have been put.
func (c cry) asked() bool {
	return c.has("asked", "asks", "asking", "ask me", "wants to know", "want to know", "wants me to", "want me to", "wants an example", "want an example", "wants a story", "want a story", "question is", "questions is", "the question", "waiting", "tell me about", "said tell me", "a question about", "question about")
}

// justAsked reports that a question was put at this moment.
func (c cry) justAsked() bool {
	return c.has("just asked", "just asks", "just got asked", "just been asked", "is asking me about", "is asking about", "is asking me why", "is asking me how", "are asking me", "are asking about", "theyre asking", "hes asking", "shes asking", "they are asking", "he is asking", "she is asking", "interviewer is asking",
		"interviewer asks", "interviewer is waiting", "waiting for my answer", "waiting for an answer", "asked me just now", "asked just now")
}

// hasAny reports whether one of the phrases stands in a text of words with a
// blank at each end.
func hasAny(text string, phrases ...string) bool {
	for _, p := range phrases {
		if strings.Contains(text, " "+p+" ") {
			return true
		}
	}
	return false
}
