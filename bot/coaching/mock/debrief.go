package mock

import (
	"fmt"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// debrief is the end of a loop: each interviewer's vote, with the person's own
// words, and what to write next.
func (s *session) debrief() bot.Reply {
	var b body
	reply := bot.Reply{Title: "Debrief", Table: &bot.Table{Header: []string{"Interviewer", "Scored", "Points", "Vote"}}}
	count := map[Vote]int{}
	var words []string
	for i, who := range loop().Interviewers {
		asked := s.of(i)
		vote, scored, mean := voteOf(asked)
		count[vote]++
		points := "–"
		if scored > 0 {
			points = fmt.Sprintf("%s of %d", strings.TrimSuffix(fmt.Sprintf("%.1f", mean), ".0"), rehearse.MaxTotal)
		}
		reply.Table.Rows = append(reply.Table.Rows, []string{upperFirst(who.Role), fmt.Sprintf("%d of %d", scored, len(asked)), points, string(vote)})
		if text := opinion(asked); text != "" {
			words = append(words, fmt.Sprintf("- **%s** (%s): %s", upperFirst(who.Role), pointsOf(asked), text))
		}
	}
	b.add("%s", tally(count))
	if n := len(s.shown()); s.over && n < len(s.exchanges) {
		b.add("You ended at question %d of %d; who did not get to ask cannot say.", n, len(s.exchanges))
	}
	b.add("%s", strings.Join(words, "\n"))
	b.add("%s", s.thread())
	b.add("%s", s.toWrite())
	b.add("*The rule of the votes.* %s", voteRule)
	s.next(&reply)
	reply.Body = b.String()
	split := orElse(tell(s.run.Base, factSplit), "How a loop is split and decided is not in my sources.")
	reply.Caution = strings.TrimSuffix(split, ".") + "; these votes and points are our own reading and say nothing about your chances."
	reply.Sources = sources(s.run.Base, factSplit, factMocks)
	return reply
}

// tally says how the votes fell.
func tally(count map[Vote]int) string {
	var parts []string
	for _, v := range []Vote{VoteInclined, VoteNotInclined, VoteCannotSay} {
		if count[v] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", v, count[v]))
		}
	}
	return "The votes of the five: **" + strings.Join(parts, ", ") + "**."
}

// opinion is what an interviewer took away: the best sentence of the best
// answer and the thinnest place of the weakest; empty where nothing was
// answered.
func opinion(asked []exchange) string {
	var high, low *exchange
	for i := range asked {
		e := &asked[i]
		if len(e.tries) == 0 {
			continue
		}
		if high == nil || e.pointsOr() > high.pointsOr() {
			high = e
		}
		if low == nil || e.pointsOr() < low.pointsOr() {
			low = e
		}
	}
	if high == nil {
		return ""
	}
	return cite.Quote(high.counted().strength() + low.counted().concern(nameOf(low.question.Principle)))
}

// counted is the try that counts: the last with points, or else the last.
func (e *exchange) counted() *try {
	if best := e.best(); best != nil {
		return best
	}
	return e.last()
}

// pointsOf names the principles of some questions with their points.
func pointsOf(asked []exchange) string {
	var names []string
	for _, e := range asked {
		points := e.pointsText()
		if len(e.tries) == 0 {
			points = "no answer"
		}
		names = append(names, shortName(e.question.Principle)+" "+points)
	}
	return strings.Join(names, ", ")
}

// mostToWrite is how many stories are named to be written next.
const mostToWrite = 3

// toWrite says what to write next: first the principles without an answer that
// can be scored, then the weakest answers, each with its first fix.
func (s *session) toWrite() string {
	var lines []string
	seen := map[knowledge.SubjectID]bool{}
	add := func(id knowledge.SubjectID, text string) {
		if !seen[id] && len(lines) < mostToWrite {
			seen[id] = true
			lines = append(lines, fmt.Sprintf("%d. **%s:** %s", len(lines)+1, nameOf(id), text))
		}
	}
	for _, e := range s.byPoints() {
		t := e.counted()
		if text, open := t.mend(); open && t.scored() && t.points() < inclinedFrom {
			add(e.question.Principle, cite.Quote(text))
		} else if !t.scored() {
			add(e.question.Principle, "One event, told from beginning to end. This time: "+reasonText(t.feedback().NotScored)+".")
		}
	}
	for _, e := range s.shown() {
		if e.skipped {
			add(e.question.Principle, "You skipped the question: write one story for it.")
		}
	}
	if len(lines) == 0 {
		return ""
	}
	return "**What to write next**\n\n" + strings.Join(lines, "\n")
}
