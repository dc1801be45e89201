package mock

import (
	"strings"

	"careercoach/bot"
)

// liveHelp answers a cry for help out of an interview that is going on: it
// declines, and says why.
func liveHelp() bot.Flow {
	return bot.Flow{
		Name:   "livehelp",
		Title:  "No help in a live interview",
		About:  "Why I do not help while an interview is going on.",
		Reads:  cries,
		Finish: func(r bot.Run) bot.Outcome { return bot.Outcome{Reply: declineLive(r)} },
	}
}

func declineLive(r bot.Run) bot.Reply {
	var b body
	b.add("I do not help while an interview is going on: the answers have to be yours, or they are worth nothing to you or to those who ask.")
	b.add("%s", tell(r.Base, factAid))
	b.add("What you can do now: ask for a minute to think, ask what is meant, and take one event you know well. When it is over, come back; I gladly go through it with you.")
	return bot.Reply{Title: "Not in a live interview", Body: b.String(), Sources: sources(r.Base, factAid), Choices: []bot.Choice{{Label: "Rehearse later", Text: flowName}}}
}

// cries reports that a message asks for help in an interview that is going on:
// it says that the interview is now, and wants words to say. A question how
// things are, or what would be, is none.
func cries(message string) bool {
	words := plainWords(message)
	if len(words) < 4 || len(words) > 60 {
		return false
	}
	text := " " + strings.Join(words, " ") + " "
	if hasAny(text, "while", "during", "if", "when", "would", "tomorrow", "yesterday", "next week", "later", "is it", "are you allowed", "allowed", "permitted", "interview process", "interview loop", "interview stage", "interview phase", "interviewing process", "hiring process",
		"prepare", "preparing", "preparation", "practice", "practise", "rehearse") {
		return false
	}
	return isNow(text) && wantsWords(text)
}

// isNow reports that an interview is said to be going on.
func isNow(text string) bool {
	inside := hasAny(text, "in an interview", "in my interview", "in the interview", "in a interview", "in the middle of an interview", "in the middle of my interview", "in the middle of the interview",
		"on the call with the interviewer", "in a live interview", "in my loop", "in the loop", "in a phone screen", "in my phone screen", "in the phone screen", "in my amazon interview", "in an amazon interview",
		"in the amazon interview", "in the online assessment", "in my online assessment", "in my final interview", "in the onsite", "in my onsite", "have an interview", "having an interview", "having my interview", "sitting in")
	first := hasAny(text, "i am in", "im in", "i am sitting", "im sitting", "i am on", "im on", "i am having", "im having", "i have an interview", "am in")
	now := hasAny(text, "now", "right now", "at the moment", "at this moment", "this second", "currently", "live", "quick", "quickly", "fast")
	asked := hasAny(text, "they are asking me", "theyre asking me", "they are asking", "theyre asking", "interviewer is asking", "he is asking me", "hes asking me", "she is asking me", "shes asking me",
		"just asked me", "interviewer asked me just now", "is waiting for my answer", "are waiting for my answer", "interviewer is waiting", "bar raiser is asking", "is asking me", "are asking me")
	return inside && first && (now || asked) || asked && now || asked && hasAny(text, "waiting")
}

// wantsWords reports that somebody wants to be told what to say.
func wantsWords(text string) bool {
	return hasAny(text, "help", "help me", "what do i say", "what should i say", "what can i say", "what do i answer", "what should i answer", "what can i answer", "what shall i say", "what shall i answer",
		"what to say", "what to answer", "how do i answer", "how should i answer", "give me an answer", "give me the answer", "answer this", "answer for me", "tell me what", "feed me", "what do i tell them",
		"need an answer", "need the answer", "write me an answer", "what is the answer", "whats the answer", "solve this")
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
