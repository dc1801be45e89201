package mock

import (
	"slices"
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
	// probed are the follow-ups that were answered.
	probed []string
}

// last returns the last try, nil where there is none.
func (e *exchange) last() *try {
	if len(e.tries) == 0 {
		return nil
	}
	return e.tries[len(e.tries)-1]
}

// best returns the try that stands: the one with the most points, of equal ones
// the later; nil where none is scored.
func (e *exchange) best() *try { return bestOf(e.tries) }

func bestOf(tries []*try) *try {
	var best *try
	for _, t := range tries {
		if t.scored() && (best == nil || t.points() >= best.points()) {
			best = t
		}
	}
	return best
}

// counted is the try that counts: the one that stands, or else the last; nil
// where there is none.
func (e *exchange) counted() *try {
	if best := e.best(); best != nil {
		return best
	}
	return e.last()
}

// probe is the follow-up on the try that counts, empty where it was answered.
func (e *exchange) probe() string {
	counted := e.counted()
	if counted == nil || slices.Contains(e.probed, counted.feedback().Probe) {
		return ""
	}
	return counted.feedback().Probe
}

// add files a try.
func (e *exchange) add(t try) {
	t.question = e.question
	e.tries = append(e.tries, &t)
}

// thinnest returns the dimension that the probe is about.
func (e *exchange) thinnest() rehearse.Dimension {
	if counted := e.counted(); counted != nil && counted.feedback().Probed != "" {
		return counted.feedback().Probed
	}
	return rehearse.Actions
}
