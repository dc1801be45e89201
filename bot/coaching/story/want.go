package story

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/prose"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// forForm is how people ask for a story that shows something, in the words of
// plain.
var forForm = regexp.MustCompile(`^(?:please |can you |could you |help me |i want to |i would like to |id like to |let me |lets |to )*((?:write|add|make|create|start|begin|new) )?(?:me )?(?:a |my |another |new |the |star )*(?:story|stories) (?:for|about|on|that shows|to show|showing) (.+)$`)

// readFor reads "story for earn trust" and "help me write a story about …". A
// story is only meant where it is to be written, or where a principle stands
// behind it: "stories about Amazon" is a question.
func readFor(message string) (order, bool) {
	if len(message) > 120 || strings.HasSuffix(strings.TrimSpace(message), "?") {
		return order{}, false
	}
	m := forForm.FindStringSubmatch(prose.Plain(message))
	if m == nil || slices.Contains([]string{"me", "us", "you", "it", "this", "that"}, m[2]) {
		return order{}, false
	}
	o := order{verb: verbFor, show: principleOf(m[2]), write: m[1] != ""}
	return o, o.show != "" || o.write
}

// principleOf returns the principle that words name, empty for none.
func principleOf(words string) knowledge.SubjectID {
	words = strings.TrimPrefix(words, "the ")
	for _, end := range []string{" leadership principle", " principle"} {
		words = strings.TrimSuffix(words, end)
	}
	for _, p := range rehearse.Principles() {
		if o := optionOf(p.ID); prose.Plain(o.Label) == words || slices.Contains(o.Names, words) || o.Value == words {
			return p.ID
		}
	}
	return ""
}

// meant returns the principle that a new story was begun for, empty for none.
func meant(r bot.Run) knowledge.SubjectID {
	rest, found := strings.CutPrefix(r.Rest, "for ")
	if !found {
		return ""
	}
	if id := principleOf(rest); id != "" {
		return id
	}
	return principleOf(prose.Plain(rest))
}

// forPrinciple shows the stories for a principle, or begins one.
func forPrinciple(r bot.Run, bank *Bank, o order) bot.Outcome {
	if !o.write {
		return bot.Outcome{Reply: showing(bank, o.show)}
	}
	if o.show == "" || unfinished(r.Person) { // with words behind it, the one left open would be lost
		return bot.Outcome{Next: addName}
	}
	return bot.Outcome{Next: addName, Rest: "for " + string(o.show)}
}

// unfinished reports that a person has left a new story open.
func unfinished(p bot.Person) bool {
	open := func(at bot.Progress) bool { return at.Flow == addName && !at.Done }
	return p.Flow != nil && open(*p.Flow) || slices.ContainsFunc(p.Paused, open)
}

// showing lists the stories that show a principle.
func showing(bank *Bank, id knowledge.SubjectID) bot.Reply {
	var found []Story
	for _, s := range bank.Active() {
		if slices.Contains(s.Principles, id) {
			found = append(found, s)
		}
	}
	name := nameOf(id)
	reply := bot.Reply{Title: "Stories for " + name}
	reply.Body = "None of your stories is for **" + name + "** yet. Such a story shows, by our reading:\n" + behaviors(id)
	if len(found) > 0 {
		reply.Body = "For **" + name + "** you have " + prose.CountOf(len(found), "story", "stories") + "."
		reply.Table = &bot.Table{Header: []string{"No.", "Story", "Still lacks"}}
		for i := range found {
			reply.Table.Rows = append(reply.Table.Rows, []string{strconv.Itoa(found[i].Number), prose.Clip(found[i].Title, 40), prose.And(found[i].Lacks())})
		}
		reply.Choices = append(reply.Choices, bot.Choice{Label: "Show story " + strconv.Itoa(found[0].Number), Text: "story " + strconv.Itoa(found[0].Number)})
	}
	reply.Choices = append(reply.Choices,
		bot.Choice{Label: "Write one", Text: "write a story for " + prose.Plain(name)},
		bot.Choice{Label: "Questions about it", Text: "what questions are asked about " + prose.Plain(name)},
		bot.Choice{Label: "My stories", Text: "stories"})
	return reply
}

// behaviors lists what a story for a principle shows.
func behaviors(id knowledge.SubjectID) string {
	var b strings.Builder
	for _, p := range rehearse.Principles() {
		if p.ID == id {
			for _, shows := range p.Behaviors {
				b.WriteString("\n- " + shows)
			}
		}
	}
	return b.String()
}
