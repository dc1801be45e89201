package story

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"careercoach/bot"
	"careercoach/bot/coaching/prose"
)

// heard refuses what was typed where a part of a story is wanted and is none:
// that one does not know, a word of agreement, an order.
func heard(step, text string) (retry string) {
	words := prose.Plain(text)
	switch {
	case stuck(words):
		return "No hurry. " + wording().asks[step].Help
	case slices.Contains(smallWords(), words):
		return "“" + words + "” alone tells nothing of it. " + wording().asks[step].Help
	case isCommand(text):
		return "That is an order for your story bank, and this is open: `stop` leaves it, what you gave is kept, and then I can do that."
	case utf8.RuneCountInString(strings.TrimSpace(text)) < minPart && step != string(Title) && step != "method":
		return "That is a little short: please write at least " + strconv.Itoa(minPart) + " characters. " + wording().asks[step].Help
	}
	return ""
}

// minPart is how many code points a part of a story has at least.
const minPart = 10

// stuckWords is how many words a text has at most that says one does not know.
const stuckWords = 9

// stuck reports that words say that one does not know what to write. What goes
// on with the matter, as in "I did not know why", is a story.
func stuck(words string) bool {
	if len(strings.Fields(words)) > stuckWords {
		return false
	}
	words = strings.Join(slices.DeleteFunc(strings.Fields(words), func(w string) bool {
		return slices.Contains([]string{"really", "honestly", "just", "still", "sorry", "hmm", "um", "well", "now", "yet", "truly"}, w)
	}), " ")
	for _, begin := range []string{"i dont know", "i do not know", "dont know", "idk", "dunno", "no idea", "i have no idea", "not sure", "im not sure", "i am not sure", "i cant think of", "cant think of", "i cannot think of"} {
		rest, ok := strings.CutPrefix(words, begin)
		if ok && (rest == "" || slices.Contains([]string{" what", " how", " which", " where", " this", " that", " it", " anything", " any", " one", " a"}, firstWord(rest))) {
			return true
		}
	}
	return slices.Contains([]string{"what to write", "nothing comes to mind", "nothing", "help", "help me", "unsure"}, words)
}

// firstWord is the first word with the blank before it.
func firstWord(rest string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(rest, " "), " ")
	return " " + first
}

// smallWords are answers to no question that is asked here.
func smallWords() []string {
	return []string{"yes", "no", "ok", "okay", "y", "n", "yeah", "yep", "nope", "sure", "thanks", "thank you", "hi", "hello", "hey", "none", "na", "any", "maybe", "title", "situation", "task", "action", "result", "test", "done"}
}

// maxCommand is how many words a message has at most that is read as an order
// where text is wanted.
const maxCommand = 5

// isCommand reports that a text is an order that a flow of this package obeys.
func isCommand(text string) bool {
	if len(strings.Fields(text)) > maxCommand {
		return false
	}
	o, ok := readOrder(text, false)
	for _, f := range []bot.Flow{adding(), listing(), ledger()} {
		ok = ok || slices.Contains(f.Starts, prose.Plain(text))
	}
	return ok && !(o.verb == verbFor && o.write)
}

// unchanged reports that a person wants a text to stay as it is.
func unchanged(text string) bool {
	return slices.Contains([]string{
		"same", "the same", "same as before", "as before", "unchanged", "no change", "no changes", "keep it", "keep", "leave it", "leave it as it is", "keep it as it is",
		"as it is", "as is", "nothing", "dont change it", "it is fine", "its fine", "fine", "same as now", "stays", "keep the old one",
	}, prose.Plain(text))
}
