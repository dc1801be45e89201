package discord

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"
)

// An apiError is a refusal of Discord's, or a request that never left.
type apiError struct {
	status int
	code   int           // Discord's number for what is wrong; 0 where it gives none
	word   string        // for the log
	after  time.Duration // how long to wait before the next try
	sure   bool          // Discord surely did not do it
	err    error         // may be nil
}

// Error says what is wrong, without text or token.
func (e *apiError) Error() string {
	if e.err == nil {
		return "discord: " + e.word
	}
	return "discord: " + e.word + ": " + e.err.Error()
}

// Unwrap returns what went wrong on the way.
func (e *apiError) Unwrap() error { return e.err }

// Discord's numbers for what is wrong.
const (
	codeUnknownChannel     = 10003
	codeUnknownMessage     = 10008
	codeUnknownWebhook     = 10015
	codeUnknownInteraction = 10062
	codeAnswered           = 40060 // the interaction has its first answer
	codeNoDirect           = 50007 // the person takes no direct messages
	codeMissingPermissions = 50013
	codeBadWebhookToken    = 50027
	codeInvalidBody        = 50035
	codeNoHistory          = 160002 // a reply needs the permission to read the history
)

// refusal is an answer that says no.
func refusal(status int, data []byte, after time.Duration) error {
	var body struct {
		Code int `json:"code"`
	}
	_ = json.Unmarshal(data, &body) // then it is a page of HTML
	e := &apiError{status: status, code: body.Code, after: after, sure: true, word: "status_" + strconv.Itoa(status)}
	switch {
	case status == http.StatusTooManyRequests:
		e.word = "rate_limited"
	case status == http.StatusUnauthorized:
		e.word = "token_refused"
	case body.Code != 0:
		e.word = "code_" + strconv.Itoa(body.Code)
	}
	return e
}

// hasCode reports whether an error is a refusal with one of the numbers.
func hasCode(err error, codes ...int) bool {
	var e *apiError
	if !errors.As(err, &e) {
		return false
	}
	for _, c := range codes {
		if e.code == c {
			return true
		}
	}
	return false
}

// hasStatus reports whether an error is a refusal with that status.
func hasStatus(err error, status int) bool {
	var e *apiError
	return errors.As(err, &e) && e.status == status
}
