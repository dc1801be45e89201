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
)

// quoteWords is how many words of a sentence are quoted in a list.
const quoteWords = 9

// askThen gives feedback on the last answer and asks what is next.
func askThen(r bot.Run) bot.Reply {
	s := sessionOf(r)
	e := s.current()
	if e == nil || e.last() == nil {
		return bot.Reply{Body: "What next?"}
	}
	var b body
	last := e.last()
	switch {
	case last != e.counted():
		return e.weaker()
	case !last.scored():
		return e.unscored()
	}
	feedback(&b, e)
	b.add("%s", cite.Quote(strings.Join(last.feedback().Notes, " ")))
	if s.firstScored() == last {
		b.add("*Seven parts, %d points each, by our own reading of STAR: they judge this text, not you, and say nothing about your chances.*", rehearse.Clear)
	}
	b.add("What next?")
	reply := bot.Reply{Title: fmt.Sprintf("%s: %d of %d points", shortName(e.question.Principle), last.points(), rehearse.MaxTotal), Body: b.String()}
	if s.firstScored() == last {
		reply.Sources = sources(r.Base, factStar)
	}
	return reply
}

// firstScored returns the first try with points, nil where there is none.
func (s *session) firstScored() *try {
	for i := range s.exchanges {
		for j := range s.exchanges[i].tries {
			if t := s.exchanges[i].tries[j]; t.scored() {
				return t
			}
		}
	}
	return nil
}

// unscored says why an answer has no points.
func (e *exchange) unscored() bot.Reply {
	var b body
	b.add("%s", cite.Quote(e.last().feedback().Message))
	b.add("What next?")
	return bot.Reply{Title: shortName(e.question.Principle) + ": not scored", Body: b.String()}
}

// feedback writes what the last try shows, what changed since the one before,
// what would help and what an interviewer would ask next.
func feedback(b *body, e *exchange) {
	last := e.last()
	var changes []rehearse.Change
	if before := e.previous(); before != nil {
		c := rehearse.Compare(before.feedback(), last.feedback())
		changes = c.Changes
		b.add("%s %d → %d points.", c.Text, c.Before, c.After)
	}
	var lines []string
	for _, score := range last.feedback().Scores {
		lines = append(lines, "- "+line(score, changes, last.feedback().Fixes))
	}
	b.add("%s", strings.Join(lines, "\n"))
	fixes(b, last.feedback())
	e.expect(b)
}

// expect says what an interviewer would ask next, if that was not answered.
func (e *exchange) expect(b *body) {
	if probe := e.probe(); probe != "" {
		b.add("**Expect to be asked:** %s", cite.Quote(probe))
	}
}

// fixes writes the two changes that help most.
func fixes(b *body, a rehearse.Assessment) {
	var lines []string
	for i, f := range a.Fixes {
		lines = append(lines, fmt.Sprintf("%d. **%s:** %s", i+1, f.Dimension.Name(), cite.Quote(f.Do)))
	}
	if len(lines) > 0 {
		b.add("**What would help most**")
		b.add("%s", strings.Join(lines, "\n"))
	}
}

// previous returns the try that the last one is held against: the one that
// stood before it, or else the one before; nil where there is none.
func (e *exchange) previous() *try {
	if len(e.tries) < 2 {
		return nil
	}
	before := e.tries[:len(e.tries)-1]
	if best := bestOf(before); best != nil {
		return best
	}
	return before[len(before)-1]
}

// line says how one dimension stands, with the sentence that shows it.
func line(s rehearse.Score, changes []rehearse.Change, fixes []rehearse.Fix) string {
	if i := slices.IndexFunc(changes, func(c rehearse.Change) bool { return c.Dimension == s.Dimension }); i >= 0 {
		name, rest, _ := strings.Cut(changes[i].Text, ": ")
		return "**" + name + ":** " + cite.Quote(rest)
	}
	out := fmt.Sprintf("**%s:** %s.", s.Dimension.Name(), s.Level)
	fixed := slices.ContainsFunc(fixes, func(f rehearse.Fix) bool { return f.Dimension == s.Dimension })
	if s.Level != rehearse.Clear && !fixed {
		out += " " + cite.Quote(s.Note)
	}
	quote := "“" + cite.Quote(rehearse.Excerpt(s.Quote.Text, quoteWords)) + "”"
	if s.Level == rehearse.Missing {
		return out + " " + placeText(s.Dimension, quote)
	}
	return out + " " + quote
}

// longPause is the time from which a pause must lie between question and
// answer.
const longPause = 30 * time.Minute

// tookText says how long an answer was worked on.
func tookText(d time.Duration) string {
	switch {
	case d <= 0:
		return ""
	case d > longPause:
		return "There was a pause before this answer, so I do not count its time."
	case d < time.Minute:
		return "It came within a minute."
	}
	return fmt.Sprintf("It came after %s.", prose.Count(int(d.Round(time.Minute)/time.Minute), "minute"))
}
