package mock

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/prose"
	"careercoach/bot/rehearse"
)

// finish ends a rehearsal: a loop with a debrief, others with what was
// answered.
func finish(r bot.Run) bot.Outcome {
	s := sessionOf(r)
	switch {
	case s.answered() == 0:
		return bot.Outcome{Reply: bot.Reply{
			Title: "End of the rehearsal", Body: "There was no answer to give feedback on. Another time: one story is enough to begin with.",
			Choices: []bot.Choice{{Label: "Rehearse", Text: flowName}},
		}}
	case s.request.scope.isLoop():
		return bot.Outcome{Reply: s.debrief()}
	}
	return bot.Outcome{Reply: s.review()}
}

// answered counts the questions with an answer, scored or not.
func (s *session) answered() int {
	n := 0
	for i := range s.exchanges {
		if len(s.exchanges[i].tries) > 0 {
			n++
		}
	}
	return n
}

// review is the end of a rehearsal without interviewers.
func (s *session) review() bot.Reply {
	var b body
	reply := bot.Reply{Title: "How it went"}
	if s.live() && s.answered() == 1 {
		s.reviewOne(&b)
	} else {
		reply.Table = s.results()
		if s.live() {
			s.reviewEach(&b)
		}
		b.add("%s", s.repeated())
		b.add("%s", s.thread())
	}
	b.add("%s", s.next(&reply))
	if s.live() {
		b.add("%s", joined("Said aloud is at "+fmt.Sprint(rehearse.SlowWords)+" words a minute, a rule of thumb.", tell(s.run.Base, factTime)))
	}
	b.add("%s", joined(tell(s.run.Base, factMocks), ownReading))
	reply.Body, reply.Sources = b.String(), sources(s.run.Base, factMocks)
	return reply
}

// ownReading is said where points are.
const ownReading = "The points are our own reading of STAR, not Amazon's, and say nothing about your chances."

// reviewOne gives the whole feedback on the only answer.
func (s *session) reviewOne(b *body) {
	for i := range s.exchanges {
		if e := &s.exchanges[i]; e.last() != nil {
			if !e.last().scored() {
				b.add("Not scored. %s", cite.Quote(e.last().feedback().Message))
				return
			}
			b.add("%s: %d of %d points.", nameOf(e.question.Principle), e.last().points(), rehearse.MaxTotal)
			feedback(b, e)
			b.add("%s", cite.Quote(strings.Join(append(slices.Clone(e.last().feedback().Notes), tookText(e.last().took)), " ")))
		}
	}
}

// results is a row for each question that was asked.
func (s *session) results() *bot.Table {
	t := &bot.Table{Header: []string{"Question", "Points", "Said aloud"}}
	if s.live() {
		t.Header = append(t.Header, "Time taken")
	}
	for i, e := range s.exchanges {
		if len(e.tries) == 0 && !e.skipped {
			continue
		}
		row := []string{fmt.Sprintf("%d. %s", i+1, shortName(e.question.Principle)), e.pointsText(), e.spokenText()}
		if s.live() {
			row = append(row, e.tookText())
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// pointsText is how the tries at a question stood: "14 → 20".
func (e *exchange) pointsText() string {
	best := e.best()
	switch {
	case e.skipped:
		return "skipped"
	case best == nil:
		return "not scored"
	case len(e.tries) > 1 && e.tries[0].scored() && e.tries[0].points() != best.points():
		return fmt.Sprintf("%d → %d", e.tries[0].points(), best.points())
	case len(e.tries) > 1 && !e.tries[0].scored():
		return fmt.Sprintf("not scored → %d", best.points())
	}
	return fmt.Sprint(best.points())
}

// spokenText is how long an answer takes to say.
func (e *exchange) spokenText() string {
	if e.counted() == nil {
		return "–"
	}
	return fmt.Sprintf("%.1f min", float64(e.counted().feedback().LongestSeconds)/60)
}

// tookText is how long the answer took from when the question was put.
func (e *exchange) tookText() string {
	switch counted := e.counted(); {
	case counted == nil || counted.took <= 0:
		return "–"
	case counted.took > longPause:
		return "with a pause"
	default:
		return fmt.Sprintf("%.1f min", counted.took.Minutes())
	}
}

// reviewEach gives the best sentence of every answer and what would help most.
func (s *session) reviewEach(b *body) {
	for i, e := range s.exchanges {
		last := e.last()
		if last == nil {
			continue
		}
		text, open := last.mend()
		if open && last.scored() {
			text = last.strength() + text
		}
		b.add("**%d. %s:** %s", i+1, nameOf(e.question.Principle), cite.Quote(joined(append([]string{last.levels(), text}, last.feedback().Doubts...)...)))
	}
}

// thread says what is thinnest across all answers, empty where there is one
// answer or nothing stands out.
func (s *session) thread() string {
	sum, n := map[rehearse.Dimension]int{}, 0
	for _, e := range s.exchanges {
		if best := e.best(); best != nil {
			n++
			for _, score := range best.feedback().Scores {
				sum[score.Dimension] += int(score.Level)
			}
		}
	}
	if n < 2 {
		return ""
	}
	low := slices.MinFunc(rehearse.Dimensions(), func(a, b rehearse.Dimension) int { return cmp.Compare(sum[a], sum[b]) })
	if sum[low] >= n*3 {
		return "No part is thin across your answers."
	}
	return fmt.Sprintf("Across your answers, this part is thinnest: **%s**, with %.1f of %d points on average. %s", prose.Lower(low.Name()), float64(sum[low])/float64(n), rehearse.Clear, wanted(low))
}

// next says what to rehearse next and offers it.
func (s *session) next(reply *bot.Reply) string {
	weakest := s.byPoints()
	var names []string
	for _, e := range weakest[:min(2, len(weakest))] {
		name := shortName(e.question.Principle)
		if e.pointsOr() < inclinedFrom && !slices.Contains(names, name) {
			names = append(names, name)
			reply.Choices = append(reply.Choices, bot.Choice{Label: "Again: " + prose.Clip(name, 30), Text: flowName + " " + plainName(name)})
		}
	}
	reply.Choices = append(reply.Choices, bot.Choice{Label: "Another rehearsal", Text: flowName}, bot.Choice{Label: "My rehearsals", Text: "my rehearsals"})
	if len(names) == 0 {
		return ""
	}
	return "Worth another try, with another question: " + prose.And(names) + "."
}

// byPoints returns the questions that were answered, the lowest first; those
// not scored count as 0.
func (s *session) byPoints() []exchange {
	var out []exchange
	for _, e := range s.exchanges {
		if len(e.tries) > 0 {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b exchange) int { return cmp.Compare(a.pointsOr(), b.pointsOr()) })
	return out
}

// pointsOr are the points of the try that stands, 0 where there is none.
func (e *exchange) pointsOr() int {
	if best := e.best(); best != nil {
		return best.points()
	}
	return 0
}
