package slack

import (
	"context"
	"errors"
	"time"

	"careercoach/bot/delivery"
)

// errNoToken: a call was not made, as there is no token for it at this moment.
var errNoToken = errors.New("there is no token at this moment")

// outcome turns what became of a call into what package delivery heeds: its
// refusals are for good, but for the few words that say "later". An error that
// leaves open whether Slack heard the call is passed on as it is; the reply is
// then sent again in doubt.
func outcome(err error) error {
	if err == nil || errors.Is(err, delivery.ErrWindowClosed) || errors.Is(err, errHalfDone) {
		return err
	}
	if errors.Is(err, ErrNotInstalled) {
		return delivery.Permanent("not_installed", err)
	}
	if errors.Is(err, errNoToken) {
		return delivery.Retry("no_token", 0, err)
	}
	var e *apiError
	if !errors.As(err, &e) || !e.sure {
		return err
	}
	switch e.word {
	case "expired_url", "used_url":
		return delivery.ErrWindowClosed
	case "unreachable", "upload_failed":
		return delivery.Retry(e.word, 0, err)
	}
	if later, ok := passing(e); ok {
		return delivery.Retry(e.word, later, err)
	}
	return delivery.Permanent(e.word, err)
}

// passing reports whether a refusal will pass, and after how long at least.
func passing(e *apiError) (time.Duration, bool) {
	switch e.word {
	case "rate_limited", "queued":
		return e.after, true
	case "service_unavailable", "request_timeout", "accesslimited", "token_expired",
		"external_channel_migrating", "streaming_state_conflict", "update_failed", "hash_conflict":
		return e.after, true
	case "team_added_to_org", "org_login_required": // the workspace is being moved
		return 10 * time.Minute, true
	}
	return 0, false
}

// isLost reports whether there is no message left to change, so that a new one
// has to take its place.
func isLost(err error) bool {
	return hasWord(err, "message_not_found", "cant_update_message", "edit_window_closed", "is_inactive")
}

// isShape reports whether Slack does not take the blocks.
func isShape(err error) bool {
	return hasWord(err, "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long",
		"invalid_attachments", "block_mismatch", "too_many_attachments", "invalid_arguments")
}

// hasWord reports whether an error is a refusal with one of the words.
func hasWord(err error, words ...string) bool {
	var e *apiError
	if !errors.As(err, &e) || !e.sure {
		return false
	}
	for _, w := range words {
		if e.word == w {
			return true
		}
	}
	return false
}

// callTime is what is kept free of a context's time for the call that follows
// a wait.
const callTime = 4 * time.Second

// turn waits for a turn in a lane, or says when to come back.
func (a *API) turn(ctx context.Context, method, lane string, pace pace) error {
	if a.pacer == nil {
		return nil
	}
	wait, err := a.pacer.wait(ctx, lane, pace, callTime)
	if err == nil && wait == 0 {
		return nil
	}
	return &apiError{method: method, word: "queued", after: wait, sure: true, err: err}
}

// heed closes a lane that Slack said was too busy.
func (a *API) heed(err error, lane string, pace pace) {
	var e *apiError
	if a.pacer != nil && errors.As(err, &e) && e.word == "rate_limited" {
		a.pacer.close(lane, pace, e.after)
	}
}

// permanentWord returns the word of a refusal that will not pass.
func permanentWord(err error) (string, bool) {
	var e *apiError
	if !errors.As(err, &e) || !e.sure || e.word == "unreachable" || e.word == "upload_failed" {
		return "", false
	}
	_, later := passing(e)
	return e.word, !later
}
