package mock

import (
	"time"

	"careercoach/bot"
	"careercoach/bot/rehearse"
)

// Ids of the steps.
const (
	stepWhat      = "what"
	stepPrinciple = "principle"
	stepFew       = "few"
	stepMode      = "mode"
	stepAnswer    = "answer"
	stepThen      = "then"
	stepRedo      = "redo"
	stepPart      = "part"
)

// What can be chosen after feedback, and what ends a rehearsal anywhere.
const (
	thenNext   = "next"
	thenAgain  = "again"
	thenRedo   = "redo"
	thenProbe  = "probe"
	thenFinish = "finish"
)

// A session is a run of the flow, replayed.
type session struct {
	run     bot.Run
	request request
	// before is the history that the plan was made from.
	before    History
	exchanges []exchange
	at        int // the question that is asked; len(exchanges) after the last
	over      bool
	// part is the dimension that is being written anew; probing reports that it
	// is as an answer to the follow-up.
	part    rehearse.Dimension
	probing bool
}

func (s *session) live() bool { return s.request.mode == modeLive }

// current returns the question that is asked, nil after the last.
func (s *session) current() *exchange {
	if s.at >= len(s.exchanges) {
		return nil
	}
	return &s.exchanges[s.at]
}

// begun reports whether a question was put.
func (s *session) begun() bool {
	if len(s.exchanges) == 0 {
		return false
	}
	if len(s.run.Given) == 0 {
		return firstStep(s.run) == stepAnswer
	}
	switch s.run.Given[len(s.run.Given)-1].Step {
	case stepWhat, stepPrinciple, stepFew:
		return false
	}
	return true
}

// done reports whether nothing more is asked.
func (s *session) done() bool { return s.over || s.at >= len(s.exchanges) }

// shown returns the questions that the person has seen.
func (s *session) shown() []exchange {
	return s.exchanges[:min(s.at+1, len(s.exchanges))]
}

// sessionOf replays a run. A history that cannot be read counts as none.
func sessionOf(r bot.Run) *session {
	history, _ := Load(r.Person.Profile)
	s := &session{run: r, request: requestOf(r), before: history.before(stampOf(r))}
	for _, it := range planOf(s.before, s.request) {
		s.exchanges = append(s.exchanges, exchange{item: it})
	}
	shown := r.Began
	for _, g := range r.Given {
		s.take(g, shown)
		if !g.At.IsZero() && (g.Step != stepAnswer || len(g.Values) == 0) { // a hint leaves the question in sight
			shown = g.At
		}
	}
	return s
}

// take replays one thing that was given, the step before it shown at a moment.
func (s *session) take(g bot.Given, shown time.Time) {
	e := s.current()
	if e == nil || s.over {
		return
	}
	switch g.Step {
	case stepAnswer:
		s.takeAnswer(e, g, shown)
	case stepThen:
		s.takeChoice(e, g)
	case stepRedo:
		if len(g.Values) > 0 && !s.leave(g.Values[0]) {
			s.part = rehearse.Dimension(g.Values[0])
		}
	case stepPart:
		if len(g.Values) > 0 {
			s.leave(g.Values[0])
			return
		}
		s.takePart(e, g)
	}
}

// leave goes on to the next question, or to the end, where that was chosen.
func (s *session) leave(choice string) bool {
	switch choice {
	case thenNext:
		s.at++
	case thenFinish:
		s.over = true
	default:
		return false
	}
	return true
}

// takePart puts a part into the try that counts.
func (s *session) takePart(e *exchange, g bot.Given) {
	counted := e.counted()
	if g.Skipped || counted == nil {
		return
	}
	if s.probing {
		e.probed = append(e.probed, counted.feedback().Probe)
	}
	whole := rehearse.SeatOf(e.question, counted.text, s.part).Put(counted.text, g.Text)
	e.add(try{text: whole, at: g.At})
}

func (s *session) takeAnswer(e *exchange, g bot.Given, shown time.Time) {
	switch {
	case len(g.Values) > 0: // no answer but a wish
		s.over = g.Values[0] == thenFinish
		return
	case g.Skipped:
		e.skipped = len(e.tries) == 0
		s.at++
		return
	}
	t := try{text: g.Text, at: g.At}
	if !g.At.IsZero() && !shown.IsZero() {
		t.took = max(0, g.At.Sub(shown))
	}
	e.add(t)
	if s.live() {
		s.at++
	}
}

func (s *session) takeChoice(e *exchange, g bot.Given) {
	if len(g.Values) == 0 { // a whole answer, typed at once
		e.add(try{text: g.Text, at: g.At})
		return
	}
	s.probing = g.Values[0] == thenProbe
	switch {
	case s.leave(g.Values[0]):
	case s.probing:
		s.part = e.thinnest()
	case len(g.Values) > 1: // redo, and which part
		s.part = rehearse.Dimension(g.Values[1])
	}
}
