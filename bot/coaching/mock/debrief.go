package mock

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/prose"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// debrief is the end of a loop: each interviewer's vote, with the person's own
// words, and what to write next.
func (s *session) debrief() bot.Reply {
	var b body
	reply := bot.Reply{Title: "Debrief", Table: &bot.Table{Header: []string{"Interviewer", "Scored", "Points", "Vote"}}}
	if s.live() {
		reply.Table.Header = append(reply.Table.Header, "Time taken")
	}
	count := map[Vote]int{}
	var words, praised []string
	for i, who := range loop().Interviewers {
		asked := s.of(i)
		vote, scored, mean := voteOf(asked)
		count[vote]++
		points := "–"
		if scored > 0 {
			points = fmt.Sprintf("%s of %d", strings.TrimSuffix(fmt.Sprintf("%.1f", mean), ".0"), rehearse.MaxTotal)
		}
		row := []string{prose.Upper(who.Role), fmt.Sprintf("%d of %d", scored, len(asked)), points, string(vote)}
		if s.live() {
			row = append(row, tookAll(asked))
		}
		reply.Table.Rows = append(reply.Table.Rows, row)
		if text := opinion(asked, &praised); text != "" {
			words = append(words, fmt.Sprintf("- **%s** (%s): %s", prose.Upper(who.Role), pointsOf(asked, s.live()), text))
		}
	}
	b.add("%s", tally(count))
	if n := len(s.shown()); s.over && n < len(s.exchanges) {
		b.add("You ended at question %d of %d; who did not get to ask cannot say.", n, len(s.exchanges))
	}
	b.add("%s", strings.Join(words, "\n"))
	b.add("%s", s.repeated())
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
// answer, what has no points, and the thinnest place of the weakest answer that
// has; empty where nothing was answered. What was praised before is not quoted
// again.
func opinion(asked []exchange, praised *[]string) string {
	var high, low, unscored *exchange
	for i := range asked {
		e := &asked[i]
		if len(e.tries) == 0 {
			continue
		}
		if high == nil || e.pointsOr() > high.pointsOr() {
			high = e
		}
		switch {
		case !e.counted().scored():
			unscored = e
		case low == nil || e.pointsOr() < low.pointsOr():
			low = e
		}
	}
	if high == nil {
		return ""
	}
	strong := high.counted().strength()
	switch {
	case strong != "" && slices.Contains(*praised, strong):
		strong = "Strong: the same sentence as above. "
	case strong != "":
		*praised = append(*praised, strong)
	}
	var open []string
	for _, e := range []*exchange{unscored, low} {
		if e != nil {
			open = append(open, e.counted().concern(nameOf(e.question.Principle)))
		}
	}
	return cite.Quote(strong + strings.Join(open, " "))
}

// tookAll is how long the answers to some questions took together; a pause is
// no part of it.
func tookAll(asked []exchange) string {
	var sum time.Duration
	for i := range asked {
		if c := asked[i].counted(); c != nil && c.took <= longPause {
			sum += c.took
		}
	}
	if sum <= 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f min", sum.Minutes())
}

// pointsOf names the principles of some questions with their points, live also
// with the time taken.
func pointsOf(asked []exchange, live bool) string {
	var names []string
	for _, e := range asked {
		points := e.pointsText()
		switch took := e.tookText(); {
		case len(e.tries) == 0:
			points = "no answer"
		case live && strings.HasSuffix(took, "min"):
			points += " in " + took
		case live && e.counted().took > longPause:
			points += " " + took
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
