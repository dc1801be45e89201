package mock

import (
	"time"

	"careercoach/bot/rehearse"
)

// A try is one answer to a question.
type try struct {
	text string
	// took is how long it was worked on, with the question in sight; 0 where
	// that is not known.
	took time.Duration
	// at is when it came; the zero time where that is not known.
	at       time.Time
	question rehearse.Question
	judged   *rehearse.Assessment // nil until it is asked for
}

// feedback is what the rules say of it.
func (t *try) feedback() rehearse.Assessment {
	if t.judged == nil {
		a := rehearse.Feedback(t.question, t.text)
		t.judged = &a
	}
	return *t.judged
}

// scored reports whether a try has points.
func (t *try) scored() bool { return t.feedback().NotScored == rehearse.ReasonScored }

// points is the total of a try, 0 where it is not scored.
func (t *try) points() int {
	n, _ := t.feedback().Total()
	return n
}

// An exchange is a question and what was answered.
type exchange struct {
	item
	tries   []*try
	skipped bool
}

// last returns the last try, nil where there is none.
func (e *exchange) last() *try {
	if len(e.tries) == 0 {
		return nil
	}
	return e.tries[len(e.tries)-1]
}

// best returns the last try that is scored, nil where none is.
func (e *exchange) best() *try {
	for i := len(e.tries) - 1; i >= 0; i-- {
		if e.tries[i].scored() {
			return e.tries[i]
		}
	}
	return nil
}

// add files a try.
func (e *exchange) add(t try) {
	t.question = e.question
	e.tries = append(e.tries, &t)
}

// thinnest returns the dimension that the probe is about.
func (e *exchange) thinnest() rehearse.Dimension {
	if last := e.last(); last != nil && last.feedback().Probed != "" {
		return last.feedback().Probed
	}
	return rehearse.Actions
}
