package main

import (
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"careercoach/bot/boltstore"
	"careercoach/bot/state"
)

// control answers what an operator asks of a store, as HTTP with JSON: a
// running coach on its socket, the commands within their own process. Errors
// are {"error": "..."} with a status from 400.
type control struct{ store *boltstore.Store }

// handler returns what is served.
func (c control) handler() http.Handler {
	mux := http.NewServeMux()
	for pattern, answer := range map[string]func(*http.Request) (any, error){
		"GET /info":          c.info,
		"GET /check":         c.check,
		"POST /compact":      c.compact,
		"GET /unanswered":    c.unanswered,
		"DELETE /unanswered": c.deleteUnanswered,
		"GET /feedback":      c.feedback,
	} {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			value, err := answer(r)
			writeJSON(w, value, err)
		})
	}
	mux.HandleFunc("GET /backup", c.backup)
	mux.HandleFunc("GET /export", c.export)
	return mux
}

// A refusal is an error that is the asker's to mend.
type refusal struct {
	status int
	text   string
}

// Error implements error.
func (r refusal) Error() string { return r.text }

// writeJSON writes an answer, or an error.
func writeJSON(w http.ResponseWriter, value any, err error) {
	status := http.StatusOK
	if err != nil {
		status, value = http.StatusInternalServerError, errorJSON{err.Error()}
		var r refusal
		if errors.As(err, &r) {
			status = r.status
		}
	}
	writeStatus(w, status, value)
}

// writeStatus writes an answer with a status.
func writeStatus(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(value) // who does not read it any more is gone
}

// errorJSON is what is wrong, with what to do.
type errorJSON struct {
	Error string `json:"error"`
}

func (c control) info(r *http.Request) (any, error) {
	info, err := c.store.Info(r.Context())
	return infoOf(info), err
}

// checkJSON is what a check found; Problem is empty where all is well.
type checkJSON struct {
	Problem string `json:"problem,omitempty"`
}

func (c control) check(r *http.Request) (any, error) {
	err := c.store.Check(r.Context())
	if errors.Is(err, boltstore.ErrDamaged) {
		return checkJSON{err.Error()}, nil
	}
	return checkJSON{}, err
}

// compact refuses: only a file that nobody holds can be replaced.
func (c control) compact(*http.Request) (any, error) {
	return nil, refusal{http.StatusConflict, "a running coach cannot compact its file: it does so at its next start " +
		"where more than half of the file is free; or stop it and run this again"}
}

func (c control) unanswered(r *http.Request) (any, error) {
	since, err := dayParam(r, "since")
	if err != nil {
		return nil, err
	}
	questions, err := state.Unanswered(r.Context(), c.store)
	if err != nil {
		return nil, err
	}
	return groupsSince(questions, since), nil
}

// deletedJSON is how many were deleted.
type deletedJSON struct {
	Deleted int `json:"deleted"`
}

func (c control) deleteUnanswered(r *http.Request) (any, error) {
	before, err := dayParam(r, "before")
	if err != nil {
		return nil, err
	}
	if before.IsZero() {
		return nil, refusal{http.StatusBadRequest, "say before which day, as before=2026-01-31"}
	}
	n, err := state.DeleteUnanswered(r.Context(), c.store, before)
	return deletedJSON{n}, err
}

func (c control) feedback(r *http.Request) (any, error) {
	opinions, err := state.Feedback(r.Context(), c.store)
	return feedbackOf(opinions), err
}

// dayParam reads a day of a request; the zero time where it is not given.
func dayParam(r *http.Request, name string) (time.Time, error) {
	text := r.FormValue(name)
	if text == "" {
		return time.Time{}, nil
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return day, refusal{http.StatusBadRequest, name + " must be a day such as 2026-01-31"}
	}
	return day, nil
}

func (c control) backup(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/octet-stream")
	if c.store.Backup(r.Context(), w) != nil {
		panic(http.ErrAbortHandler) // so that the reader sees that it is cut short
	}
}

func (c control) export(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/jsonl")
	if exportAll(r.Context(), c.store, w) != nil {
		panic(http.ErrAbortHandler)
	}
}
