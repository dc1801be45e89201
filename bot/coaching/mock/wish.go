package mock

import "strings"

// Wishes besides thenFinish.
const (
	wishHint   = "hint"
	wishStuck  = "stuck"
	wishRepeat = "repeat"
	wishSkip   = "skip"
)

// wishes are whole messages that are no answer.
func wishes() map[string]string {
	out := map[string]string{}
	for wish, phrases := range map[string]string{
		thenFinish: "finish|finish here|end|end here|enough|that is enough|thats enough|done|i am done|im done|finish now|end the rehearsal|end rehearsal|finish the interview|end the interview|debrief",
		wishHint:   "hint|a hint|give me a hint|hints|hint please|help|help me|i need help|i need a hint|what do you listen for|what are you listening for|tips|tip|any tips",
		wishStuck:  "i dont know|i do not know|dont know|do not know|idk|no idea|no story|i have no story|i dont have a story|i do not have a story|i have none|nothing|none|i cant think of anything|i cannot think of anything|nothing comes to mind|no example|i have no example|i dont have one|i do not have one|pass|not sure|im stuck|i am stuck|i never did",
		wishSkip:   "next|next question|the next question|another question|next one|next please",
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
	return wishes()[strings.Join(words, " ")]
}
