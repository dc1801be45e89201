package mock

import (
	"slices"
	"strings"
)

// Wishes besides thenFinish.
const (
	wishHint   = "hint"
	wishStuck  = "stuck"
	wishRepeat = "repeat"
	wishSkip   = "skip"
	wishTime   = "time"
	wishStart  = "start"
	wishRetry  = "retry"
	wishProbe  = "follow-up"
	wishScrap  = "scrap" // a few words that tell nothing
	wishWhole  = "whole" // a part anew of an answer without points
)

// wishes are whole messages that are no answer.
func wishes() map[string]string {
	out := map[string]string{}
	for wish, phrases := range map[string]string{
		thenFinish: "finish|finish here|end|end here|enough|that is enough|thats enough|done|i am done|im done|finish now|end the rehearsal|end rehearsal|finish the interview|end the interview|debrief",
		wishHint:   "hint|a hint|give me a hint|hints|hint please|help|help me|i need help|i need a hint|what do you listen for|what are you listening for|tips|tip|any tips",
		wishStuck:  "i dont know|i do not know|dont know|do not know|idk|no idea|no story|i have no story|i dont have a story|i do not have a story|i have none|nothing|none|i cant think of anything|i cannot think of anything|nothing comes to mind|no example|i have no example|i dont have one|i do not have one|pass|not sure|im stuck|i am stuck|i never did",
		wishSkip:   "next|next question|the next question|another question|next one|next please",
		wishTime:   "how long|how much time|time left|how much longer|is there a time limit|is there a limit|how many words|how many minutes|how many sentences",
		wishStart:  "live|start|begin|start now|start the clock|start the interview|begin now|live mode|live please|on the clock|im ready|i am ready|lets start|lets begin|start please|practice|practice mode",
		wishRetry:  "try again|retry|once more|new try|let me try again|redo|redo it|redo one part|redo a part|start over|i want to try again|can i try again",
		wishProbe:  "answer the follow up|the follow up|follow up|answer the probe|answer follow up|follow up question",
		wishRepeat: "repeat|repeat the question|say it again|again|what was the question|the question again|question|pardon|sorry|ok|okay|ready|yes|sure|go|lets go|go on|hi|hello|thanks|thank you|can you repeat that|can you repeat the question|could you repeat the question",
	} {
		for phrase := range strings.SplitSeq(phrases, "|") {
			out[phrase] = wish
		}
	}
	return out
}

// wishOf returns what a short message wants instead of answering, empty where
// it answers.
func wishOf(text string) string {
	words := plainWords(text)
	if len(words) > 8 {
		return ""
	}
	if wish := wishes()[strings.Join(words, " ")]; wish != "" {
		return wish
	}
	for n := min(3, len(words)); n > 1; n-- { // "how long do I have"
		if wishes()[strings.Join(words[:n], " ")] == wishTime {
			return wishTime
		}
	}
	return ""
}

// scrapWords is how many words a text without a deed has at most that is taken
// for no answer.
const scrapWords = 7

// isScrap reports a few words in which nothing has happened.
func isScrap(text string) bool {
	words := plainWords(text)
	return len(words) <= scrapWords && !slices.ContainsFunc(words, isPastVerb)
}

// isPastVerb reports a word that looks like a verb in the past.
func isPastVerb(w string) bool {
	if strings.HasSuffix(w, "eed") {
		return w == "agreed" || w == "freed"
	}
	return strings.HasSuffix(w, "ed") && len(w) > 3 || slices.Contains(pastVerbs(), w)
}

// pastVerbs are common past forms that do not end in "ed".
func pastVerbs() []string {
	return strings.Fields(`was were had did made took went got told wrote found built led said ran saw came gave kept left lost met sold sent
		set cut put began bought brought taught thought chose won knew held fell grew drove spoke stood spent paid felt heard broke fought fed
		fled bid caught dealt dug drew fit flew forgot forgave hid hit laid lent lit meant quit rode rose sat shot shut slept stuck stole swore
		threw understood wore wound withdrew led undid redid overcame became began bent bound`)
}
