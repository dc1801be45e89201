package delivery

import (
	"errors"
	"time"
)

// Errors; test for them with errors.Is.
var (
	// ErrWindowClosed: the platform takes no reply to this event any more. A
	// Sender returns it; the reply is given up.
	ErrWindowClosed = errors.New("the platform takes no reply to this event any more")
	// ErrStopping: the delivery is shutting down and did not take the event.
	// The adapter must not acknowledge it, so that the platform sends it again.
	ErrStopping = errors.New("shutting down: the event was not taken")
	// ErrStuck: too many turns never returned. What waits is kept; start the
	// program again.
	ErrStuck = errors.New("too many turns never returned: start the program again")
)

// Retry is an error of a Sender: the platform refused the reply for now, and
// surely did not take it. after is what the platform asks to wait at least, 0
// where it says nothing; more than an hour is taken as an hour. word is for
// the log, "rate_limited": no text, no name, no token.
func Retry(word string, after time.Duration, err error) error {
	return &sendError{word: word, after: after, err: err}
}

// Permanent is an error of a Sender: the platform will never take the reply.
// word is for the log, "channel_not_found": no text, no name, no token.
func Permanent(word string, err error) error {
	return &sendError{word: word, permanent: true, err: err}
}

// sendError is what became of a try to send.
type sendError struct {
	word      string
	after     time.Duration
	permanent bool
	err       error // may be nil
}

// Error returns the word and the cause.
func (e *sendError) Error() string {
	if e.err == nil {
		return e.word
	}
	return e.word + ": " + e.err.Error()
}

// Unwrap returns the cause.
func (e *sendError) Unwrap() error { return e.err }
