package evaluate

import (
	"fmt"
	"strings"

	"careercoach/bot"
)

// Head is how many characters of an answer a phone shows without scrolling:
// the fact should stand within them.
const Head = 700

// An Asker answers a conversation of messages: the texts as a person reads
// them, with their replies.
type Asker func(turns []string) []Answer

// An Answer is a reply and its plain text.
type Answer struct {
	Text  string
	Reply bot.Reply
}

// A Failure is a message whose answer is not right.
type Failure struct {
	ID      string
	Turn    int // from 1; 0 outside conversations
	Text    string
	Reasons []string
	Answer  Answer
}

// Run asks every item and returns the report.
func Run(items []Item, ask Asker, labels func(string) bool) *Report {
	r := newReport()
	for _, item := range items {
		switch {
		case item.Label != "":
			r.label(item, ask([]string{item.Text})[0], labels(item.Label))
		case len(item.Turns) > 0:
			r.dialogue(item, ask)
		case item.Kind != "":
			r.outside(item, ask([]string{item.Text})[0])
		default:
			r.question(item, ask([]string{item.Text})[0])
		}
	}
	return r
}

func (r *Report) question(item Item, a Answer) {
	reasons := item.Reasons(a.Text)
	ok := len(reasons) == 0
	r.add("questions", ok)
	r.add("topic "+item.Topic, ok)
	r.add("style "+item.Style, ok)
	head := ok && len(item.Reasons(cut(a.Text, Head))) == 0
	r.add(fmt.Sprintf("questions, fact within %d characters", Head), head)
	switch {
	case !ok:
		r.fail(Failure{item.ID, 0, item.Text, reasons, a})
	case !head:
		r.fail(Failure{item.ID, 0, item.Text, []string{fmt.Sprintf("right, but not within %d characters", Head)}, a})
	}
}

// outside scores a message the coach must not answer from its knowledge.
func (r *Report) outside(item Item, a Answer) {
	reasons := item.Reasons(a.Text)
	d := a.Reply.Decision
	handled := d != bot.DecisionAnswer
	switch item.Kind {
	case "chitchat":
		handled = d == bot.DecisionSmalltalk
	case "far":
		handled = d == bot.DecisionDecline || d == bot.DecisionSmalltalk
	}
	if item.Kind == "injection" && len(reasons) == 0 {
		handled = true
	}
	if !handled {
		reasons = append(reasons, fmt.Sprintf("decision %s with card %q", d, a.Reply.Card))
	}
	r.add("outside "+item.Kind, len(reasons) == 0)
	if len(reasons) > 0 {
		r.fail(Failure{item.ID, 0, item.Text, reasons, a})
	}
}

func (r *Report) dialogue(item Item, ask Asker) {
	var turns []string
	for _, t := range item.Turns {
		turns = append(turns, t.User)
	}
	answers := ask(turns)
	whole := true
	for i, t := range item.Turns {
		reasons := t.Reasons(answers[i].Text)
		r.add("turns", len(reasons) == 0)
		if len(reasons) > 0 {
			whole = false
			r.fail(Failure{item.ID, i + 1, t.User, reasons, answers[i]})
		}
	}
	r.add("whole conversations", whole)
}

func (r *Report) label(item Item, a Answer, known bool) {
	if !known {
		r.unknown = append(r.unknown, a.Reply.Confidence)
		return
	}
	r.known = append(r.known, a.Reply.Confidence)
	place := -1
	for i, c := range a.Reply.Candidates {
		if string(c.Card) == item.Label {
			place = i
			break
		}
	}
	r.add("top-1", place == 0)
	r.add("top-3", place >= 0 && place < 3)
	if place != 0 {
		r.fail(Failure{item.ID, 0, item.Text, []string{"not " + item.Label}, a})
	}
}

// cut returns the first n characters.
func cut(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return strings.TrimRight(s, " \n")
}
