package discord

import (
	"errors"
	"net/http"

	"careercoach/bot/delivery"
)

// outcome turns what became of a request into what package delivery heeds. An
// error that leaves open whether Discord heard the request is passed on as it
// is: the reply is then sent again in doubt.
func outcome(err error) error {
	var e *apiError
	if err == nil || errors.Is(err, delivery.ErrWindowClosed) || !errors.As(err, &e) || !e.sure {
		return err
	}
	switch {
	case isTokenGone(e):
		return delivery.ErrWindowClosed
	case e.status == http.StatusTooManyRequests, e.word == "queued", e.word == "unreachable", e.status == http.StatusRequestTimeout:
		return delivery.Retry(e.word, e.after, err)
	case e.status == http.StatusUnauthorized: // an operator mends it
		return delivery.Retry(e.word, 0, err)
	}
	return delivery.Permanent(e.word, err)
}

// isTokenGone reports that the token of an interaction is used up or was never
// confirmed.
func isTokenGone(err error) bool {
	return hasCode(err, codeUnknownInteraction, codeBadWebhookToken, codeUnknownWebhook)
}
