package slack

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// An apiError is a refusal of Slack's, or a call that never left.
type apiError struct {
	method string
	word   string        // such as channel_not_found
	after  time.Duration // how long Slack asks to wait; 0 where it says nothing
	needed string        // the scopes that are missing, where Slack says so
	where  []string      // the places in the blocks that Slack does not take
	sure   bool          // Slack surely did not do it
	err    error         // what went wrong on the way; may be nil
}

// Error names the method and what is wrong, no text and no token.
func (e *apiError) Error() string { return e.method + ": " + e.word }

// Unwrap returns what went wrong on the way.
func (e *apiError) Unwrap() error { return e.err }

// answer is how every answer of the API begins.
type answer struct {
	OK       bool   `json:"ok"`
	Error    string `json:"error"`
	Needed   string `json:"needed"`
	Metadata struct {
		Messages []string `json:"messages"`
	} `json:"response_metadata"`
}

// noHeader is how long to wait after a 429 that does not say it.
const noHeader = 15 * time.Second

// readAnswer decodes an answer.
func readAnswer(method string, status int, header http.Header, data []byte, out any, now time.Time) error {
	var a answer
	readable := json.Unmarshal(data, &a) == nil
	switch {
	case status == http.StatusTooManyRequests:
		return &apiError{method: method, word: "rate_limited", after: retryAfter(header, now), sure: true}
	case readable && a.Error != "" && !a.OK:
		return refusal(method, header, a, now)
	case status >= 500: // it may have been done all the same
		return fmt.Errorf("calling %s: status %d", method, status)
	case status >= 300:
		return &apiError{method: method, word: "status_" + strconv.Itoa(status), sure: true}
	case !readable || !a.OK:
		return fmt.Errorf("calling %s: the answer is not Slack's", method)
	case out == nil:
		return nil
	}
	if err := json.Unmarshal(data, out); err != nil {
		return fmt.Errorf("calling %s: the answer cannot be read: %w", method, err)
	}
	return nil
}

// refusal is an answer that says no.
func refusal(method string, header http.Header, a answer, now time.Time) error {
	e := &apiError{method: method, word: word(a.Error), needed: word(a.Needed), sure: true}
	for _, m := range a.Metadata.Messages {
		if place := pointer(m); place != "" && len(e.where) < 5 {
			e.where = append(e.where, place)
		}
	}
	switch e.word {
	case "ratelimited", "rate_limited", "message_limit_exceeded":
		e.word, e.after = "rate_limited", retryAfter(header, now)
	case "internal_error", "fatal_error": // part of it may have been done
		e.sure = false
	}
	return e
}

// pointer is the place in the blocks that a message of Slack's names: the
// rest may quote a text.
func pointer(message string) string {
	_, rest, found := strings.Cut(message, "[json-pointer:")
	place, _, closed := strings.Cut(rest, "]")
	if !found || !closed || len(place) > 100 {
		return ""
	}
	return place
}

// word is a word of Slack's made fit for the log: letters, digits and a few
// signs, at most 80 of them.
func word(text string) string {
	if len(text) > 80 {
		return "other"
	}
	for _, r := range text {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && !strings.ContainsRune("_:,.-", r) {
			return "other"
		}
	}
	return text
}

// retryAfter reads the header of this name: seconds or a date, at least one
// second and at most one hour.
func retryAfter(header http.Header, now time.Time) time.Duration {
	text := strings.TrimSpace(header.Get("Retry-After"))
	wait := noHeader
	if seconds, err := strconv.ParseFloat(text, 64); err == nil && seconds >= 0 {
		wait = time.Duration(min(seconds, 3600) * float64(time.Second))
	} else if at, err := http.ParseTime(text); err == nil {
		wait = at.Sub(now)
	}
	return min(max(wait, time.Second), time.Hour)
}
